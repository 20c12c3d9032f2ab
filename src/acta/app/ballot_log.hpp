// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/app/compressed.hpp"
#include "acta/count/ranked/ballot_log.hpp"
#include "acta/count/ranked/contest.hpp"

namespace acta::app {

/// Writes where ballots go as CSV: pass, round, ballots, from, to, value, ranking; a line for equal ballots that move
/// together. "from" is empty for first preferences, "to" is empty for nobody, with the reason in `why`. A ranking is
/// names with ">" between ranks, "=" between several at one rank, "-" for a blank rank, "?" for an overvote without
/// names.
class BallotLogFile : public count::BallotLog {
 public:
  /// Keeps references to both.
  BallotLogFile(const count::RankedContest& contest, CompressedFile& file);
  void step(const count::BallotStep& step) override;

 private:
  std::string ranking(std::uint32_t row) const;
  std::string name(count::Recipient recipient) const;

  const count::RankedContest& m_contest;
  CompressedFile& m_file;
};

}  // namespace acta::app

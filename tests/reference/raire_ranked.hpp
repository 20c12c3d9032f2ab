// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/ranked/contest.hpp"
#include "support/raire_cases.hpp"

namespace acta::test {

/// A contest of cases/audit/raire, candidates named by their numbers.
inline count::RankedContest ranked(const RaireContest& from) {
  count::RankedContest contest;
  for (int c = 0; c < from.ballots.candidates; ++c) contest.names.push_back(std::to_string(c));
  contest.excluded.assign(contest.names.size(), false);
  for (std::size_t r = 0; r < from.ballots.counts.size(); ++r) {
    contest.marks.insert(contest.marks.end(), from.ballots.rankings[r].begin(), from.ballots.rankings[r].end());
    contest.begin.push_back(static_cast<std::uint32_t>(contest.marks.size()));
    contest.counts.push_back(from.ballots.counts[r]);
    contest.ballots += from.ballots.counts[r];
  }
  return contest;
}

}  // namespace acta::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

struct RaireReading {
  BallotReading reading;
  std::string winner;         ///< as stated; empty: the file does not say
  std::int64_t informal = 0;  ///< ballots that are no votes, as stated
};

/// A .raire file: the number of contests; a line "Contest,id,n,c1,…,cn,winner,w[,informal,x]" each; then
/// "contest,ballot,c1,c2,…" in order of preference. `contest` empty: the only one. Ballots of other contests are
/// counted in a note.
/// Errors: not_found for the contest; format with line: a candidate that its contest does not have, a ballot of a
/// contest that is not listed, two ballots with one id; limit.
base::Result<RaireReading> read_raire(const std::string& name, std::string bytes, const std::string& contest,
                                      const BallotOptions& options);

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// What the manifests of a Dominion export say about one contest.
struct DominionContest {
  std::int64_t id = 0;
  std::string name;
  std::uint32_t ranks = 0;                                       ///< 0: the contest has no ranks
  std::vector<std::pair<std::int64_t, std::string>> candidates;  ///< in the manifest's order
  std::unordered_map<std::int64_t, std::string> portions;        ///< names of precinct portions by id
};

/// Reads ContestManifest.json, CandidateManifest.json and, where it is there, PrecinctPortionManifest.json.
/// `contest` is the id, or the description. Errors: not_found for a manifest or the contest; format with the path
/// inside the file, also for an id that stands twice; limit.
base::Result<DominionContest> read_dominion_manifests(const BallotFiles& files, const std::string& contest,
                                                      const BallotOptions& options);

/// The bytes of a file of the folder; not_found where it is not among the names.
base::Result<std::string> bytes_of(const BallotFiles& files, const std::string& name);

}  // namespace acta::read

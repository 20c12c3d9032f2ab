// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "acta/audit/irv_tallies.hpp"

/// The instant-runoff contests of cases/audit/raire.
namespace acta::test {

/// A contest as its file has it.
struct RaireContest {
  std::string name;  ///< as `case` in expected.jsonl: folder, "_", file
  audit::IrvBallots ballots;
  int recorded_winner = -1;  ///< -1 where the file has none
};
/// All members NAME.json of the archive, by name. Throws where it cannot be read.
std::vector<RaireContest> raire_contests(const std::filesystem::path& archive);

/// A row of expected.jsonl.
struct RaireResult {
  double difficulty = 0;                   ///< of raire-rs; where it has none, of a lattice program, 6 digits
  bool six_digits = false;                 ///< the latter
  std::size_t assertions = 0;              ///< of raire-rs, 0 where it has none
  int winner = -1;                         ///< raire-rs' winner, where the row has one
  std::vector<int> winners_by_count = {};  ///< raire-rs refused the recorded winner: who can win
};
std::map<std::string, RaireResult> raire_results(const std::filesystem::path& file);

}  // namespace acta::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "acta/app/ballot_source.hpp"
#include "acta/app/ranked_analysis.hpp"
#include "acta/report/ranked.hpp"

namespace acta::app {

struct RankedLawOptions : RankedAnalysis {
  std::filesystem::path ballots, law;
  std::string law_name;  ///< as named, for messages; its id without ".toml"
  std::optional<int> seats;
  BallotSourceOptions source;
  bool sensitivity = true;               ///< other arithmetics and readings, too
  bool families = false;                 ///< methods for analysis
  std::filesystem::path cdf;             ///< written: the ballots as NIST CDF, where nobody withdrew; empty: not
  std::filesystem::path blt, rctab_csv;  ///< written: the ballots as BLT and as RCTab's CSV; empty: not
  bool writes_ballots() const { return !cdf.empty() || !blt.empty() || !rctab_csv.empty(); }
  std::filesystem::path constraints;  ///< read::read_constraints; empty: none
  std::string cdf_date;               ///< of that file, as in ISO 8601
  std::string by;                     ///< "precinct", "batch": slices; empty: none
};

/// Counts ballots by a law with a [ranked] table. An empty law: nothing is counted, families only. Seats: the option's,
/// else the law's, else the ballots'. Errors: of the readers, with file, line and column; usage for a law of another
/// kind, for seats that nobody states or that the law states otherwise; of the count.
base::Result<report::RankedShown> count_by_law(const RankedLawOptions& options);

}  // namespace acta::app

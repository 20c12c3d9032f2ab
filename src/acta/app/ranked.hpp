// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "acta/app/ballot_source.hpp"
#include "acta/app/progress.hpp"
#include "acta/report/ranked.hpp"

namespace acta::app {

struct RankedLawOptions {
  std::filesystem::path ballots, law;
  std::string law_name;  ///< as named, for messages; its id without ".toml"
  std::optional<int> seats;
  BallotSourceOptions source;
  std::vector<std::string> draw;  ///< names in the order of a recorded draw of lots
  bool sensitivity = true;        ///< other arithmetics and readings, too
  bool families = false;          ///< methods for analysis
  std::int64_t tie_leaves = 0;    ///< ways to break ties that are tried; 0: none
  bool margins = false;
  std::filesystem::path ballot_log, official;  ///< empty: none
  std::filesystem::path cdf;                   ///< written: the ballots as NIST CDF, where nobody withdrew; empty: not
  std::filesystem::path constraints;           ///< read::read_constraints; empty: none
  std::string cdf_date;                        ///< of that file, as in ISO 8601
  std::string by;                              ///< "precinct", "batch": slices; empty: none
  /// Asked once all is counted and before `ballot_log` and `cdf` are written: an error keeps both from it. May be
  /// empty.
  std::function<base::Result<void>(const report::RankedShown&)> before_writing;
  Progress* progress = nullptr;
};

/// Counts ballots by a law with a [ranked] table. An empty law: nothing is counted, families only. Seats: the option's,
/// else the law's, else the ballots'. Errors: of the readers, with file, line and column; usage for a law of another
/// kind, for seats that nobody states or that the law states otherwise; of the count.
base::Result<report::RankedShown> count_by_law(const RankedLawOptions& options);

/// Candidates by name. Errors (usage): no such name.
base::Result<std::vector<std::uint32_t>> drawn_order(const count::RankedContest& contest,
                                                     const std::vector<std::string>& names);

}  // namespace acta::app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "acta/app/ranked_analysis.hpp"
#include "acta/app/rctab_config.hpp"
#include "acta/base/error.hpp"
#include "acta/report/ranked.hpp"

namespace acta::app {

struct RctabOptions : RankedAnalysis {
  /// What RCTab's documentation and RCTab 2.0.1 answer differently.
  count::ShareTest share_test = count::ShareTest::reaches;
  bool rounding = true;     ///< also counts with other decimals, where surpluses move
  bool needs_date = false;  ///< the configuration must say the date of the election
};

/// Counts what a configuration of RCTab describes. Paths in it are relative to its folder; sources are read in
/// parallel. Errors: of read_rctab_config, the readers and the count, with the file or the key they are about; no_date
/// before any ballot is read.
base::Result<report::RankedShown> count_rctab(const std::filesystem::path& config, const RctabOptions& options);

/// A report as a file.
struct RctabFile {
  std::string name;  ///< relative; of the contest, the pass and the slice, without characters that part folders
  std::string bytes;
};
/// Every report that RCTab would write, but for its summary and its copies of the ballots: detailed_report.json and
/// .csv of each pass, and of each slice in "Tabulate by Precinct" and "Tabulate by Batch". Names never meet.
std::vector<RctabFile> rctab_files(const report::RankedShown& shown, const std::string& generated_by);

}  // namespace acta::app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "acta/forensics/stations.hpp"
#include "acta/model/chart.hpp"
#include "acta/model/record.hpp"
#include "acta/model/sheets.hpp"

namespace acta::forensics {

struct ChartOptions {
  std::int64_t bins_per_percent = 4;     ///< of the histograms
  std::int64_t squares_per_percent = 1;  ///< of the fingerprints
  std::size_t fingerprints = 2;          ///< for so many of the options, in their order
};

/// Histogram of turnout (weighted by registered voters), of each option's share of the ballots counted (weighted by
/// ballots counted), and fingerprints (turnout and share, weighted by registered voters). Bins are cut exactly, by
/// integers. Votes by turnout with the band of admissible cores, and small fingerprints of the largest areas, of the
/// first option. Units without the numbers, with a zero denominator or above 100 % are counted as left out.
model::Charts charts(const model::Contest& contest, const model::SheetTable& sheets, const model::TurnoutBase& turnout,
                     const std::vector<std::size_t>& options, const ChartOptions& choice = {});

/// One election of several beside each other: that option's share, `name` above it. Units as in charts().
model::ElectionPrint election_print(std::string name, std::string option, const Stations& stations);

}  // namespace acta::forensics

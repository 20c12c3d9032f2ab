// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/report/report.hpp"

namespace acta::report {

/// Where voters of one election went in the next, as estimated: to be shown.
struct FlowsShown {
  std::string before, after;                                     ///< titles of the elections
  std::vector<std::string> from, to;                             ///< names of the choices, "did not vote" the last
  std::vector<double> from_share, to_share;                      ///< of the electors
  std::vector<std::vector<double>> share, low, high;             ///< [from][to]
  std::vector<std::vector<double>> interval_low, interval_high;  ///< empty without resamples
  std::string unit;                                              ///< "areas \"region\"", "stations"
  std::size_t units = 0, before_only = 0, after_only = 0;
  double misfit = 0;  ///< root mean square over units and choices, in [0, 1]
};

std::string flows_text(const FlowsShown& flows, const TextStyle& style);
std::string flows_json(const FlowsShown& flows);

}  // namespace acta::report

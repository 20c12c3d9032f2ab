// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/report/report.hpp"

namespace acta::report {

/// One method's estimate of the table.
struct FlowEstimate {
  std::string method;                      ///< "least_squares", "linear", "local_linear", "bayes"
  std::string name;                        ///< for people: "least squares"
  std::vector<std::vector<double>> share;  ///< [from][to]; empty: could not be estimated, see the note
  std::vector<std::vector<double>> interval_low, interval_high;  ///< 95 %; empty where the method has none
  std::string note;                                              ///< fit, convergence, or why there is no estimate
};

/// Where voters of one election went in the next, as estimated: to be shown.
struct FlowsShown {
  std::string before, after;                   ///< titles of the elections
  std::vector<std::string> from, to;           ///< names of the choices, "did not vote" the last
  std::vector<double> from_share, to_share;    ///< of the electors
  std::vector<FlowEstimate> estimates;         ///< in the order asked for
  std::vector<std::vector<double>> low, high;  ///< deterministic bounds, [from][to]
  std::string unit;                            ///< "areas \"region\"", "stations"
  std::size_t units = 0, before_only = 0, after_only = 0;
  std::vector<std::string> notes;  ///< what readers of the estimates should know
};

std::string flows_text(const FlowsShown& flows, const TextStyle& style);
std::string flows_json(const FlowsShown& flows);

}  // namespace acta::report

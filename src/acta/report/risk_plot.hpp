// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace acta::report {

struct RiskCurve {
  std::string label;                              ///< empty: none is written
  std::vector<std::pair<double, double>> points;  ///< draws and risk, draws rising; risk in [0, 1]
};
/// Risk against draws as an SVG of its own, the risk on a logarithmic axis from 1 downwards.
struct RiskPlot {
  std::string title;
  double limit = 0.05;
  std::vector<RiskCurve> curves;
  std::vector<double> rounds;  ///< draws after which a round ended
};
std::string risk_plot_svg(const RiskPlot& plot);

}  // namespace acta::report

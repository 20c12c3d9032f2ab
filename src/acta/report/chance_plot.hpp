// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace acta::report {

struct ChanceCurve {
  std::string label;                                    ///< empty: none is written
  std::vector<std::pair<std::int64_t, double>> points;  ///< draws, rising, and chance in [0, 1]
};
/// Distribution of a sample size: chance that an audit has ended by so many draws, as steps.
struct ChancePlot {
  std::string title, x_label;
  std::vector<ChanceCurve> curves;
};
/// As an SVG of its own.
std::string chance_plot_svg(const ChancePlot& plot);

}  // namespace acta::report

// SPDX-License-Identifier: Apache-2.0
#include "acta/report/chance_plot.hpp"

#include <gtest/gtest.h>

namespace acta::test {
namespace {

// The frame is 64 to 616 across and 36 to 276 down; 20 draws and a twentieth of air: 21 draws wide, so that 20 stand at
// 64 + 552 * 20 / 21 = 589.7 and 10 at 326.9; a chance of 1/2 stands half way, at 156.
TEST(ChancePlot, GoesUpInSteps) {
  const std::string svg = report::chance_plot_svg({"a < b", "draws & more", {{"c", {{10, 0.5}, {20, 1}}}}});
  EXPECT_NE(svg.find("points=\"64.0,276.0 326.9,276.0 326.9,156.0 589.7,156.0 589.7,36.0 616.0,36.0\""),
            std::string::npos)
      << svg;
  EXPECT_NE(svg.find("a &lt; b"), std::string::npos);
  EXPECT_NE(svg.find("draws &amp; more"), std::string::npos);
}

TEST(ChancePlot, HoldsWithoutPoints) {
  EXPECT_EQ(report::chance_plot_svg({"", "", {{"", {}}}}).find("nan"), std::string::npos);
  EXPECT_EQ(report::chance_plot_svg({}).find("inf"), std::string::npos);
}

}  // namespace
}  // namespace acta::test

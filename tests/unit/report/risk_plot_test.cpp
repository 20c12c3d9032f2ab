// SPDX-License-Identifier: Apache-2.0
#include "acta/report/risk_plot.hpp"

#include <gtest/gtest.h>

namespace acta::test {
namespace {

// The frame is 64 to 616 across and 36 to 276 down; four draws, and risks from 1 to 0.01 on a logarithmic axis: two
// draws stand at 340, a risk of 0.1 half way down at 156, one of 0.01 at the bottom.
TEST(RiskPlot, PutsRisksWhereTheyBelong) {
  const std::string svg = report::risk_plot_svg({"a < b", 0.1, {{"c & d", {{2, 0.1}, {4, 0.01}}}}, {2, 4}});
  EXPECT_NE(svg.find("points=\"64.0,36.0 340.0,156.0 616.0,276.0\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("y1=\"156.0\" y2=\"156.0\" stroke=\"#b45f06\""), std::string::npos);
  EXPECT_NE(svg.find("limit 10 %"), std::string::npos);
  EXPECT_NE(svg.find(">c &amp; d<"), std::string::npos);
  EXPECT_NE(svg.find("a &lt; b"), std::string::npos);
}

TEST(RiskPlot, HoldsWithoutPointsAndWithARiskOfZero) {
  EXPECT_EQ(report::risk_plot_svg({"", 0.05, {}, {}}).find("nan"), std::string::npos);
  const std::string svg = report::risk_plot_svg({"", 0.05, {{"", {{1, 0}}}}, {1}});
  EXPECT_EQ(svg.find("inf"), std::string::npos);
  EXPECT_NE(svg.find("616.0,276.0"), std::string::npos) << svg;  // at the bottom
}

}  // namespace
}  // namespace acta::test

// SPDX-License-Identifier: Apache-2.0
#include "acta/report/plots.hpp"

#include <gtest/gtest.h>

namespace acta::report {
namespace {

/// A report with one copy whose names try to leave their places.
std::vector<Plot> drawn() {
  static model::Contest contest;
  static model::CopyInfo info;
  contest.id = "../mayor";
  contest.name = "Mayor <script>alert(1)</script> & \"Co\"";
  contest.options = {{"ann", "Ann <b>", {}, {}}};
  info.id = "final";
  info.name = "Final";
  Report report;
  report.contests.emplace_back();
  report.contests[0].contest = &contest;
  report.contests[0].copies.emplace_back();
  CopyReport& copy = report.contests[0].copies[0];
  copy.info = &info;
  copy.charts.histograms = {{"turnout", "Turnout", 50, "voters", {0, 0}, 0},
                            {"ann", "Ann <b>", 50, "ballots", {3, 7}, 0}};
  copy.charts.fingerprints = {{"ann", "voters", 50, {{0, 1, 5}, {1, 1, 9}}, 0}};
  model::TurnoutCurve curve{
      "ann", std::vector<std::int64_t>(101, 4), std::vector<std::int64_t>(101, 6), {{50, 0.5, 1}, {60, 0.7, 2}}};
  copy.charts.curves = {curve};
  copy.charts.regions = {{"North", 10, 1, {{3, 4, 5}}}, {"South", 10, 1, {}}};
  return plots(report);
}

TEST(Plots, OneFileForEveryChart) {
  std::vector<std::string> names;
  for (const Plot& plot : drawn()) names.push_back(plot.name);
  EXPECT_EQ(names, (std::vector<std::string>{"---mayor-final-turnout.svg", "---mayor-final-ann.svg",
                                             "---mayor-final-ann-fingerprint.svg", "---mayor-final-ann-by-turnout.svg",
                                             "---mayor-final-ann-areas.svg"}));
}

TEST(Plots, NamesStayText) {
  for (const Plot& plot : drawn()) {
    EXPECT_TRUE(plot.svg.starts_with("<svg ")) << plot.name;
    EXPECT_TRUE(plot.svg.ends_with("</svg>\n")) << plot.name;
    EXPECT_EQ(plot.svg.find("<script"), std::string::npos) << plot.name;
    EXPECT_NE(plot.svg.find("&lt;script&gt;"), std::string::npos) << plot.name;
    EXPECT_EQ(plot.svg.find("nan"), std::string::npos) << plot.name;
    EXPECT_EQ(plot.svg.find("inf"), std::string::npos) << plot.name;
  }
}

/// Bars as high as their bins: 7 of 7 is the full height of 268, 3 of 7 of it 114.86.
TEST(Plots, BarsHaveTheirHeight) {
  const std::string svg = drawn()[1].svg;
  EXPECT_NE(svg.find("height=\"268.00\""), std::string::npos);
  EXPECT_NE(svg.find("height=\"114.86\""), std::string::npos);
}

}  // namespace
}  // namespace acta::report

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "acta/forensics/repeated_rows.hpp"
#include "acta/stats/chi_square.hpp"
#include "acta/stats/multiple.hpp"

namespace acta::forensics {
namespace {

/// Votes of one option in one area.
RegularSeries series_of(const VoteRows& rows, const std::vector<std::size_t>& group, std::size_t option) {
  double ballots = 0, votes = 0;
  for (const std::size_t i : group) {
    ballots += static_cast<double>(rows.ballots[i]);
    votes += static_cast<double>(rows.row(i)[option]);
  }
  RegularSeries series;
  series.option = option;
  series.rows = static_cast<std::int64_t>(group.size());
  series.mean = votes / static_cast<double>(group.size());
  const double p = ballots > 0 ? votes / ballots : 0;
  if (!(p > 0 && p <= 0.99)) return {};
  double statistic = 0;
  for (const std::size_t i : group) {
    const double expected = static_cast<double>(rows.ballots[i]) * p;
    const double d = static_cast<double>(rows.row(i)[option]) - expected;
    statistic += d * d / (expected * (1 - p));
  }
  const double degrees = static_cast<double>(group.size()) - 1;
  series.dispersion = statistic / degrees;
  const double lower = stats::chi_square_lower(statistic, degrees);
  series.log10_p = lower > 0 ? std::max(-300.0, std::log10(lower)) : -300;
  return series;
}

}  // namespace

RegularityTest regularity(const VoteRows& rows, std::int64_t fewest_rows, double log10_level) {
  std::vector<std::vector<std::size_t>> groups(rows.areas);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows.ballots[i] > 0) groups[rows.area[i]].push_back(i);
  std::vector<RegularSeries> all;
  for (std::uint32_t area = 0; area < rows.areas; ++area) {
    if (static_cast<std::int64_t>(groups[area].size()) < fewest_rows) continue;
    for (std::size_t option = 0; option < rows.options; ++option) {
      RegularSeries series = series_of(rows, groups[area], option);
      series.area = area;
      if (series.rows > 0 && series.mean >= 1) all.push_back(series);
    }
  }
  RegularityTest test;
  test.series = static_cast<std::int64_t>(all.size());
  std::vector<double> p;
  for (const RegularSeries& series : all) p.push_back(series.log10_p);
  const std::vector<double> adjusted = stats::holm(p);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].log10_adjusted = adjusted[i];
    test.log10_p = std::min(test.log10_p, adjusted[i]);
    if (adjusted[i] < log10_level) test.regular.push_back(all[i]);
  }
  std::stable_sort(test.regular.begin(), test.regular.end(),
                   [](const auto& a, const auto& b) { return a.log10_p < b.log10_p; });
  return test;
}

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/repeated_rows.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "acta/stats/poisson.hpp"

namespace acta::forensics {
namespace {

constexpr std::size_t kMostPairs = 1'000, kLargestArea = 5'000;

using Group = std::vector<std::size_t>;  ///< rows of one area

std::vector<Group> by_area(const VoteRows& rows, std::int64_t fewest) {
  std::vector<Group> groups(rows.areas);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows.ballots[i] >= fewest) groups[rows.area[i]].push_back(i);
  return groups;
}

bool near(const VoteRows& rows, std::size_t a, std::size_t b, std::int64_t within) {
  const auto first = rows.row(a), second = rows.row(b);
  for (std::size_t o = 0; o < rows.options; ++o)
    if (std::abs(first[o] - second[o]) > within) return false;
  return true;
}

/// P(|X - Y| <= within) for Poisson counts whose mean is half of a whole number.
class NearChance {
 public:
  explicit NearChance(std::int64_t within) : m_within(within) {}
  double operator()(std::int64_t twice_mean) {
    const auto at = static_cast<std::size_t>(std::min(twice_mean, kMost));
    if (at >= m_known.size()) m_known.resize(at + 1, -1);
    if (m_known[at] < 0) m_known[at] = stats::poisson_difference_within(static_cast<double>(at) / 2, m_within);
    return m_known[at];
  }

 private:
  static constexpr std::int64_t kMost = 4'000;
  std::int64_t m_within;
  std::vector<double> m_known;
};

/// Chance that these two are so near if both had the pair's own mean votes: the largest option follows from the others.
double pair_chance(const VoteRows& rows, std::size_t a, std::size_t b, NearChance& near_chance) {
  const auto first = rows.row(a), second = rows.row(b);
  std::int64_t largest = 0, sum = 0;
  double chance = 1;
  for (std::size_t o = 0; o < rows.options; ++o) largest = std::max(largest, first[o] + second[o]);
  bool left_out = false;
  for (std::size_t o = 0; o < rows.options; ++o) {
    const std::int64_t both = first[o] + second[o];
    sum += both;
    if (both == largest && !std::exchange(left_out, true)) continue;
    chance *= near_chance(both);
    if (chance < 1e-12) return 0;
  }
  return chance * near_chance(std::max<std::int64_t>(0, rows.ballots[a] + rows.ballots[b] - sum));  // invalid and blank
}

void add_pairs(const VoteRows& rows, Group group, std::int64_t within, NearChance& near_chance, RepeatedRows& result) {
  std::sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
    return rows.ballots[a] != rows.ballots[b] ? rows.ballots[a] < rows.ballots[b] : a < b;
  });
  for (std::size_t i = 0; i < group.size(); ++i)
    for (std::size_t j = i + 1; j < group.size() && rows.ballots[group[j]] - rows.ballots[group[i]] <= within; ++j) {
      result.expected += pair_chance(rows, group[i], group[j], near_chance);
      if (!near(rows, group[i], group[j], within)) continue;
      ++result.observed;
      const auto [a, b] = std::minmax(rows.unit[group[i]], rows.unit[group[j]]);
      if (result.pairs.size() < kMostPairs) result.pairs.emplace_back(a, b);
    }
}

}  // namespace

VoteRows vote_rows(const model::SheetTable& sheets) {
  VoteRows rows;
  std::vector<std::size_t> options;
  for (std::size_t o = 0; o < sheets.votes.size(); ++o)
    if (sheets.has_option(o)) options.push_back(o);
  rows.options = options.size();
  rows.areas = sheets.levels.empty() ? 1 : sheets.levels.back().areas.size();
  for (std::uint32_t unit = 0; unit < sheets.units(); ++unit) {
    const model::Cell ballots = model::ballots_counted(sheets, unit);
    const bool complete = std::all_of(options.begin(), options.end(), [&](std::size_t o) {
      return model::is_count(sheets.votes[o].cells[unit]) && sheets.votes[o].cells[unit] >= 0;
    });
    if (!complete || !model::is_count(ballots)) continue;
    rows.unit.push_back(unit);
    rows.area.push_back(sheets.levels.empty() ? 0 : sheets.area[unit]);
    rows.ballots.push_back(ballots);
    for (const std::size_t o : options) rows.votes.push_back(sheets.votes[o].cells[unit]);
  }
  return rows;
}

RepeatedRows repeated_rows(const VoteRows& rows, std::int64_t within, std::int64_t fewest) {
  RepeatedRows result;
  NearChance near_chance(within);
  for (Group& group : by_area(rows, fewest)) {
    result.rows += static_cast<std::int64_t>(group.size());
    if (group.size() < 2) continue;
    if (group.size() > kLargestArea) {
      ++result.areas_left_out;
      continue;
    }
    add_pairs(rows, std::move(group), within, near_chance, result);
  }
  std::sort(result.pairs.begin(), result.pairs.end());
  result.log10_p = stats::log10_poisson_upper(result.observed, result.expected);
  return result;
}

}  // namespace acta::forensics

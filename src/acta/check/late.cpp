// SPDX-License-Identifier: Apache-2.0
#include "acta/check/late.hpp"

#include <algorithm>
#include <cmath>

#include "acta/base/random.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::is_count;
using model::SheetTable;

constexpr std::uint64_t kSeed = 1;
constexpr std::uint32_t kDraws = 1'000;
constexpr std::size_t kMostDrawn = 200;        // more late sheets than that: their sum is as good as normal
constexpr double kNormal = 1.959963984540054;  // 97.5 per cent of the normal distribution lie below

struct Votes {
  std::int64_t all = 0, lead = 0;
};

/// Of every unit: column by column, as they lie in memory.
std::vector<Votes> votes_of(const SheetTable& table, std::size_t leader, std::size_t second) {
  std::vector<Votes> votes(table.units());
  for (std::size_t option = 0; option < table.votes.size(); ++option) {
    const int lead = option == leader ? 1 : option == second ? -1 : 0;
    const std::vector<Cell>& cells = table.votes[option].cells;
    for (std::size_t unit = 0; unit < cells.size(); ++unit) {
      if (!is_count(cells[unit])) continue;
      votes[unit].all += cells[unit];
      votes[unit].lead += lead * cells[unit];
    }
  }
  return votes;
}

/// Early sheets and their sums.
struct Early {
  std::vector<std::uint32_t> units;
  std::vector<std::int64_t> upto;  ///< votes of the units as far as this one
  Votes sum;
  double squares = 0;  ///< of leads per vote, times votes
  void add(std::uint32_t unit, const Votes& votes) {
    units.push_back(unit);
    sum.all += votes.all;
    sum.lead += votes.lead;
    squares += static_cast<double>(votes.lead) * static_cast<double>(votes.lead) / static_cast<double>(votes.all);
    upto.push_back(sum.all);
  }
  /// One of the units, each as often as it has votes.
  std::uint32_t draw(base::RandomStream& random) const {
    const auto vote = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(sum.all)));
    return units[static_cast<std::size_t>(std::upper_bound(upto.begin(), upto.end(), vote) - upto.begin())];
  }
};

class Neighbours {
 public:
  Neighbours(const SheetTable& table, const std::vector<std::uint32_t>& early, const std::vector<Votes>& votes)
      : m_table(table) {
    for (const model::AreaLevel& level : table.levels) m_levels.emplace_back(level.areas.size());
    for (const std::uint32_t unit : early) {
      if (votes[unit].all == 0) continue;
      m_whole.add(unit, votes[unit]);
      climb(unit, [&](std::size_t level, std::uint32_t area) {
        m_levels[level][area].add(unit, votes[unit]);
        return true;
      });
    }
  }

  /// Of the smallest area that has enough; the whole, where none has.
  const Early& around(std::uint32_t unit) const {
    const Early* found = &m_whole;
    climb(unit, [&](std::size_t level, std::uint32_t area) {
      if (m_levels[level][area].units.size() < kNeighbours) return true;
      found = &m_levels[level][area];
      return false;
    });
    return *found;
  }
  const Early& whole() const { return m_whole; }

 private:
  /// From the smallest area outwards, as long as `visit` says so.
  template <class Visit>
  void climb(std::uint32_t unit, Visit visit) const {
    if (m_levels.empty()) return;
    std::uint32_t area = m_table.area[unit];
    for (std::size_t level = m_levels.size(); level-- > 0;) {
      if (!visit(level, area)) return;
      area = m_table.levels[level].areas[area].parent;
    }
  }

  const SheetTable& m_table;
  Early m_whole;
  std::vector<std::vector<Early>> m_levels;
};

double rate_of(const Votes& votes) { return static_cast<double>(votes.lead) / static_cast<double>(votes.all); }

/// A late sheet's votes, and the early sheets that it is held against.
struct Held {
  double votes = 0;
  const Early* near = nullptr;
};

/// Sums of leads when every late sheet is one of its neighbours, ascending.
std::vector<double> drawn(const std::vector<Held>& sheets, const std::vector<Votes>& votes) {
  std::vector<double> sums;
  for (std::uint32_t n = 0; n < kDraws; ++n) {
    base::RandomStream random(kSeed, 0, n);
    double lead = 0;
    for (const Held& sheet : sheets) lead += sheet.votes * rate_of(votes[sheet.near->draw(random)]);
    sums.push_back(lead);
  }
  std::sort(sums.begin(), sums.end());
  return sums;
}

/// Of that sum, exactly.
double variance_of(const std::vector<Held>& sheets) {
  double variance = 0;
  for (const Held& sheet : sheets) {
    const double mean = rate_of(sheet.near->sum);
    const double spread = sheet.near->squares / static_cast<double>(sheet.near->sum.all) - mean * mean;
    variance += sheet.votes * sheet.votes * std::max(0.0, spread);
  }
  return variance;
}

}  // namespace

LateSheets late_sheets(const SheetTable& table, const std::vector<std::uint32_t>& late,
                       const std::vector<std::uint32_t>& early, std::size_t leader, std::size_t second) {
  const std::vector<Votes> votes = votes_of(table, leader, second);
  const Neighbours neighbours(table, early, votes);
  LateSheets result;
  std::vector<Held> sheets;
  for (const std::uint32_t unit : late) {
    ++result.sheets;
    result.votes += votes[unit].all;
    result.lead += votes[unit].lead;
    if (votes[unit].all == 0 || neighbours.whole().units.empty()) continue;
    const Early& near = neighbours.around(unit);
    result.without_near += &near == &neighbours.whole() ? 1 : 0;
    sheets.push_back({static_cast<double>(votes[unit].all), &near});
    result.expected += sheets.back().votes * rate_of(near.sum);
  }
  if (sheets.size() > kMostDrawn) {
    const double width = kNormal * std::sqrt(variance_of(sheets));
    result.low = result.expected - width;
    result.high = result.expected + width;
  } else if (!sheets.empty()) {
    const std::vector<double> sums = drawn(sheets, votes);
    result.low = sums[sums.size() / 40];
    result.high = sums[sums.size() - 1 - sums.size() / 40];
  }
  return result;
}

}  // namespace acta::check

// SPDX-License-Identifier: Apache-2.0
#include "acta/check/late.hpp"

#include <algorithm>
#include <cmath>
#include <map>

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
  double squares = 0;        ///< of leads per vote, times votes
  double place_squares = 0;  ///< the same of whole places
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
    add_places(early);
  }

  /// The early sheets of the same place: of the smallest area, however few; null where there are no areas.
  const Early* place_of(std::uint32_t unit) const {
    return m_levels.empty() ? nullptr : &m_levels.back()[m_table.area[unit]];
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
  /// Each place's share in the areas around it; without areas each sheet is a place.
  void add_places(const std::vector<std::uint32_t>& early) {
    if (m_levels.empty()) m_whole.place_squares = m_whole.squares;
    std::vector<bool> added(m_levels.empty() ? 0 : m_levels.back().size(), false);
    for (const std::uint32_t unit : early) {
      if (m_levels.empty() || added[m_table.area[unit]] || place_of(unit)->units.empty()) continue;
      added[m_table.area[unit]] = true;
      const Votes place = place_of(unit)->sum;
      const double square =
          static_cast<double>(place.lead) * static_cast<double>(place.lead) / static_cast<double>(place.all);
      m_whole.place_squares += square;
      climb(unit, [&](std::size_t level, std::uint32_t area) {
        m_levels[level][area].place_squares += square;
        return true;
      });
    }
  }

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

/// Late sheets of one place, and the early sheets that they are held against.
struct Held {
  std::vector<double> votes;  ///< of each sheet
  const Early* near = nullptr;
};

/// Sums of leads when the sheets of every late place are of one early place near it, ascending.
std::vector<double> drawn(const std::vector<Held>& places, const Neighbours& neighbours,
                          const std::vector<Votes>& votes) {
  std::vector<double> sums;
  for (std::uint32_t n = 0; n < kDraws; ++n) {
    base::RandomStream random(kSeed, 0, n);
    double lead = 0;
    for (const Held& held : places) {
      const std::uint32_t one = held.near->draw(random);
      const Early* place = neighbours.place_of(one);
      for (const double size : held.votes) lead += size * rate_of(votes[place ? place->draw(random) : one]);
    }
    sums.push_back(lead);
  }
  std::sort(sums.begin(), sums.end());
  return sums;
}

/// Of that sum, exactly: between places, for all sheets of a place together, and inside them, for each sheet.
double variance_of(const std::vector<Held>& places) {
  double variance = 0;
  for (const Held& held : places) {
    const double mean = rate_of(held.near->sum), all = static_cast<double>(held.near->sum.all);
    const double between = std::max(0.0, held.near->place_squares / all - mean * mean);
    const double inside = std::max(0.0, (held.near->squares - held.near->place_squares) / all);
    double sum = 0;
    for (const double size : held.votes) {
      sum += size;
      variance += size * size * inside;
    }
    variance += sum * sum * between;
  }
  return variance;
}

}  // namespace

LateSheets late_sheets(const SheetTable& table, const std::vector<std::uint32_t>& late,
                       const std::vector<std::uint32_t>& early, std::size_t leader, std::size_t second) {
  const std::vector<Votes> votes = votes_of(table, leader, second);
  const Neighbours neighbours(table, early, votes);
  LateSheets result;
  std::map<std::pair<const Early*, const Early*>, std::size_t> index;
  std::vector<Held> places;
  std::size_t sheets = 0;
  for (const std::uint32_t unit : late) {
    ++result.sheets;
    result.votes += votes[unit].all;
    result.lead += votes[unit].lead;
    if (votes[unit].all == 0 || neighbours.whole().units.empty()) continue;
    const Early& near = neighbours.around(unit);
    result.without_near += &near == &neighbours.whole() ? 1 : 0;
    const Early* place = neighbours.place_of(unit);
    const auto [at, first] = index.try_emplace({&near, place}, places.size());
    if (first || !place) places.push_back({{}, &near});
    Held& held = place ? places[at->second] : places.back();
    held.votes.push_back(static_cast<double>(votes[unit].all));
    result.expected += held.votes.back() * rate_of(near.sum);
    ++sheets;
  }
  if (sheets > kMostDrawn) {
    const double width = kNormal * std::sqrt(variance_of(places));
    result.low = result.expected - width;
    result.high = result.expected + width;
  } else if (!places.empty()) {
    const std::vector<double> sums = drawn(places, neighbours, votes);
    result.low = sums[sums.size() / 40];
    result.high = sums[sums.size() - 1 - sums.size() / 40];
  }
  return result;
}

}  // namespace acta::check

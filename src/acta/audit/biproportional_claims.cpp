// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "acta/audit/outcome_parts.hpp"
#include "acta/audit/two_way_divisors.hpp"

namespace acta::audit {
namespace {

using model::AreaSeats;
using model::kNone;

class Biproportional {
 public:
  Biproportional(ClaimBuilder& build, std::size_t t)
      : m_build(build),
        m_t(t),
        m_tier(build.law().tiers[t]),
        m_result(build.result().tiers[t]),
        m_ballot(build.ballot_of(m_tier.votes)) {
    for (std::size_t i = 0; i < build.lists(); ++i) m_by_list.push_back(upper_entrant(i));
  }

  void state() {
    if (m_tier.formula.quota || m_tier.formula.divisors.form != model::Divisors::Form::arithmetic)
      return m_build.fail(fmt::format("the formula {} has no assertions here", m_tier.formula.name));
    Parting parting{m_result.areas.front().passed, std::vector<char>(m_build.lists(), 0), m_result.seats};
    // Who is strongest in an area may be a list without seats, if it takes part.
    if (m_tier.strongest) parting.must.assign(m_build.lists(), 1);
    m_in = part_claims(m_build, m_t, {m_ballot, kNone}, parting, m_by_list, &m_tier.formula.divisors);
    std::vector<Entrant> entrants;
    for (std::size_t i = 0; i < m_in.size(); ++i)
      if (m_in[i]) entrants.push_back(m_by_list[i]);
    m_build.add(divisor_drafts(entrants, m_tier.formula.divisors, ""));
    cells();
  }

 private:
  Scope scope(std::size_t area) const { return {m_ballot, area}; }
  double post(std::int64_t seats) const { return divisor_of(m_tier.formula.divisors, seats); }

  /// Votes of all areas; where voters are counted, over the seats of the area and rounded: each by half a voter at
  /// most, which seat claims take as lost by the one and won by the other.
  Entrant upper_entrant(std::size_t list) const {
    Entrant one{m_build.name(list), {}, 0, m_result.seats[list], 0};
    for (const AreaSeats& seats : m_result.areas) {
      if (m_tier.voters && seats.total == 0) continue;
      const std::int64_t own = m_build.votes(scope(seats.area), list);
      one.votes.add(scope(seats.area), list, m_tier.voters ? 1 / static_cast<double>(seats.total) : 1);
      one.value += own;
      one.slack += m_tier.voters && seats.total > 1 ? 0.5 : 0;
    }
    if (one.slack > 0) one.slack = std::max(1.0, one.slack);  // fewer voters than one count as one
    return one;
  }

  /// d(s - 1) l_a m_i < V_ai < d(s) l_a m_i in every cell, l and m being numbers that are fixed beforehand: then s are
  /// V over both divisors, rounded, and the only seats with these sums (Balinski and Demange 1989).
  void cells() {
    std::vector<std::size_t> lists;
    for (std::size_t i = 0; i < m_build.lists(); ++i)
      if (m_result.seats[i] > 0) lists.push_back(i);
    std::vector<const AreaSeats*> areas;
    for (const AreaSeats& seats : m_result.areas)
      if (seats.total > 0) areas.push_back(&seats);
    TwoWayTable table;
    TwoWayDivisors divisors;
    // A seat that only the strongest list has by that rule has no lower bound; the rule is used where nothing else
    // fits.
    for (m_assured = false; divisors.margin <= 0; m_assured = true) {
      table = {lists.size(), {}};
      for (const AreaSeats* seats : areas)
        for (const std::size_t i : lists) table.cells.push_back(cell(*seats, i));
      divisors = two_way_divisors(table);
      if (m_assured || !m_tier.strongest) break;
    }
    if (divisors.margin <= 0) return m_build.fail("no divisors of areas and lists leave a margin");
    for (std::size_t r = 0; r < areas.size(); ++r)
      for (std::size_t c = 0; c < lists.size(); ++c)
        state_cell(*areas[r], lists[c], table.cells[r * lists.size() + c], divisors.rows[r] * divisors.columns[c]);
    for (const AreaSeats* seats : areas)
      if (m_tier.strongest) strongest(*seats);
  }
  bool is_assured(const AreaSeats& seats, std::size_t list) const {
    return m_assured && seats.seats[list] == 1 && first_of(seats) == list;
  }
  TwoWayCell cell(const AreaSeats& seats, std::size_t list) const {
    TwoWayCell one{static_cast<double>(m_build.votes(scope(seats.area), list)), 0, post(seats.seats[list])};
    if (seats.seats[list] > 0 && !is_assured(seats, list)) one.above = post(seats.seats[list] - 1);
    return one;
  }
  void state_cell(const AreaSeats& seats, std::size_t list, const TwoWayCell& cell, double divisor) {
    const std::string who = m_build.where(seats.area) + m_build.name(list);
    // d(0) = 0: a vote is enough for a seat, and none has it without.
    if (post(0) == 0 && seats.seats[list] < 2) {
      const bool has = seats.seats[list] == 1;
      m_build.add(who + (has ? " has a vote" : " has no vote"),
                  m_build.of_list(scope(seats.area), list, has ? 1 : -1).add_constant(has ? -0.5 : 0.5));
    }
    if (cell.below == 0) return;
    if (cell.above > 0)
      m_build.add(fmt::format("{} above {:.6g} votes, for {} seats", who, cell.above * divisor, seats.seats[list]),
                  m_build.of_list(scope(seats.area), list).add_constant(-cell.above * divisor));
    m_build.add(fmt::format("{} below {:.6g} votes, for no seat more", who, cell.below * divisor),
                m_build.of_list(scope(seats.area), list, -1).add_constant(cell.below * divisor));
  }
  std::size_t first_of(const AreaSeats& seats) const {
    std::size_t first = kNone;
    for (std::size_t i = 0; i < m_build.lists(); ++i)
      if (m_in[i] && (first == kNone || m_build.votes(scope(seats.area), i) > m_build.votes(scope(seats.area), first)))
        first = i;
    return first;
  }
  /// Whoever is strongest has a seat: nobody without one is; and who has one only so is ahead of all.
  void strongest(const AreaSeats& seats) {
    const std::size_t first = first_of(seats);
    if (seats.seats[first] == 0) return m_build.fail("the strongest list of an area has no seat there");
    for (std::size_t i = 0; i < m_build.lists(); ++i)
      if (m_in[i] && i != first && (seats.seats[i] == 0 || is_assured(seats, first)))
        m_build.add(
            fmt::format("{}{} has more votes than {}", m_build.where(seats.area), m_build.name(first), m_build.name(i)),
            m_build.of_list(scope(seats.area), first).add(scope(seats.area), i, -1));
  }

  ClaimBuilder& m_build;
  std::size_t m_t;
  const model::Tier& m_tier;
  const model::TierResult& m_result;
  std::size_t m_ballot;
  std::vector<Entrant> m_by_list;
  std::vector<char> m_in;  ///< taken as taking part
  bool m_assured = false;
};

}  // namespace

void biproportional_claims(ClaimBuilder& build, std::size_t t) {
  const model::TierResult& result = build.result().tiers[t];
  const bool sizes_known = apportionment_claims(build, t);
  build.begin(group_of(build, t, kNone, result.seats));
  const bool open = std::any_of(result.areas.begin(), result.areas.end(),
                                [](const AreaSeats& seats) { return seats.open > 0 || seats.unfilled > 0; });
  if (!sizes_known)
    build.fail("the number of seats of the areas is not proven");
  else if (open)
    build.fail("a tie, or seats that are not filled");
  else
    Biproportional(build, t).state();
  build.finish_group();
}

}  // namespace acta::audit

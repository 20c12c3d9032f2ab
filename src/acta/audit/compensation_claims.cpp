// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {
namespace {

using model::kNone;
using model::Overhang;
using model::Tier;

/// One region of a compensation tier, or the whole.
class Compensation {
 public:
  Compensation(ClaimBuilder& build, std::size_t t, const model::AreaSeats& seats, std::size_t region)
      : m_build(build),
        m_t(t),
        m_tier(build.law().tiers[t]),
        m_passed(seats.passed),
        m_scope{build.ballot_of(m_tier.votes), region},
        m_held(seats_of_tiers(build, m_tier.counts, region)) {}

  void state(const std::vector<std::int64_t>& own) {
    const bool goes_on = m_tier.overhang == Overhang::continued || m_tier.overhang == Overhang::excluded;
    const auto& share = m_build.result().tiers[m_t].share;
    if (!goes_on && share.size() != m_build.lists()) return m_build.fail("shares of several areas");
    for (std::size_t t = 0; t < m_t; ++t)
      if (counts(m_build.law().tiers[t].id)) m_build.needs(t);
    std::vector<Entrant> by_list;
    Parting parting{m_passed, {}, {}};
    for (std::size_t i = 0; i < m_build.lists(); ++i) {
      const std::int64_t seats = goes_on ? m_held[i] + own[i] : share[i];
      if (goes_on && share.size() == m_build.lists() && m_passed[i] && share[i] > seats)
        return m_build.fail(fmt::format("seats of {} that found no area", m_build.name(i)));
      by_list.push_back(
          {m_build.name(i), m_build.of_list(m_scope, i), m_build.votes(m_scope, i), seats, goes_on ? m_held[i] : 0});
      parting.must.push_back(m_held[i] > 0);
      parting.seats.push_back(seats);
    }
    divide(part_claims(m_build, m_t, m_scope, parting, by_list, divisors()), by_list);
    if (m_tier.places.rule == model::Places::Rule::one_each) can_be_placed(own);
  }

 private:
  bool counts(const std::string& id) const {
    return m_tier.first == id || std::count(m_tier.counts.begin(), m_tier.counts.end(), id) > 0;
  }
  const model::Divisors* divisors() const { return m_tier.formula.quota ? nullptr : &m_tier.formula.divisors; }
  void divide(const std::vector<char>& in, const std::vector<Entrant>& by_list) {
    const std::string where = m_build.where(m_scope.area);
    std::vector<Entrant> entrants;
    for (std::size_t i = 0; i < in.size(); ++i) {
      if (!in[i]) continue;
      entrants.push_back(by_list[i]);
      if (hangs_on_a_vote(i) && by_list[i].seats == by_list[i].held) m_build.add({vote_draft(by_list[i], where)});
    }
    if (m_tier.formula.quota && m_tier.overhang == Overhang::excluded)
      return exclusion_claims(m_build, entrants, m_tier.formula, where);
    formula_claims(m_build, entrants, m_tier.formula, where);
    if (m_tier.overhang == Overhang::levelled) last_seat(entrants);
  }
  /// Seats that a list holds are taken off, or covered, as those of lists that take part only if it has a vote here.
  bool hangs_on_a_vote(std::size_t list) const {
    return m_held[list] > 0 &&
           (m_tier.less_unqualified || (m_tier.overhang != Overhang::kept && m_tier.overhang != Overhang::uncovered));
  }
  /// One seat in an area at most: lists with a vote in every area find room for all of their seats.
  void can_be_placed(const std::vector<std::int64_t>& own) {
    for (const model::AreaSeats& place : m_build.result().tiers[m_t].areas)
      for (std::size_t i = 0; i < own.size(); ++i)
        if (own[i] > 0)
          m_build.add(fmt::format("{}{} has a vote", m_build.where(place.area), m_build.name(i)),
                      m_build.of_list({m_scope.ballot, place.area}, i).add_constant(-0.5));
  }
  /// The number of seats is the first that covers all: with one less, the list that has the last seat was not covered.
  /// With fewer still nobody has more (house monotonicity), so that none of those numbers is enough.
  void last_seat(const std::vector<Entrant>& entrants) {
    std::int64_t base = m_tier.seats.total;
    if (base == 0 || m_tier.seats.each > 0) return m_build.fail("a number of seats that is not stated");
    for (std::size_t i = 0; m_tier.less_unqualified && i < m_held.size(); ++i)
      if (!m_passed[i]) base -= m_held[i];
    if (m_build.result().tiers[m_t].share_total <= base) return;
    const auto quotient = [&](const Entrant& one) {
      return std::pair(static_cast<double>(one.value) / divisor_of(m_tier.formula.divisors, one.seats - 1), one.value);
    };
    const Entrant* last = nullptr;
    for (const Entrant& one : entrants)
      if (one.seats > 0 && (!last || quotient(one) < quotient(*last))) last = &one;
    for (const Entrant& one : entrants) {
      if (&one == last || one.seats == 0) continue;
      Entrant before = *last;
      --before.seats;
      m_build.add(ahead_drafts({one}, before, m_tier.formula.divisors));
    }
  }

  ClaimBuilder& m_build;
  std::size_t m_t;
  const Tier& m_tier;
  const std::vector<char>& m_passed;
  Scope m_scope;
  std::vector<std::int64_t> m_held;
};

}  // namespace

std::vector<std::int64_t> seats_of_tiers(const ClaimBuilder& build, const std::vector<std::string>& ids,
                                         std::size_t region) {
  std::vector<std::int64_t> seats(build.lists(), 0);
  for (std::size_t t = 0; t < build.law().tiers.size(); ++t) {
    if (std::count(ids.begin(), ids.end(), build.law().tiers[t].id) == 0) continue;
    for (const model::AreaSeats& area : build.result().tiers[t].areas) {
      if (!build.tree().within(area.area, region)) continue;
      for (const std::size_t winner : area.winners) ++seats[winner];
      for (std::size_t i = 0; area.winners.empty() && i < seats.size(); ++i) seats[i] += area.seats[i];
    }
  }
  return seats;
}

void compensation_claims(ClaimBuilder& build, std::size_t t) {
  const Tier& tier = build.law().tiers[t];
  const model::TierResult& result = build.result().tiers[t];
  const bool placed = tier.places.rule != model::Places::Rule::none;
  const bool whole = placed || tier.areas.empty();
  for (const model::AreaSeats& seats : result.areas) {
    const std::size_t region = whole ? kNone : seats.area;
    const std::vector<std::int64_t>& own = whole ? result.seats : seats.seats;
    build.begin(group_of(build, t, region, own));
    std::int64_t open = 0, unfilled = 0;
    for (const model::AreaSeats& one : result.areas)
      if (whole || one.area == region) open += one.open, unfilled += one.unfilled;
    if (open > 0)
      build.fail("a tie: no number of ballots proves it");
    else if (unfilled > 0)
      build.fail(fmt::format("{} seats are not filled", unfilled));
    else if (placed && !tier.areas.empty())
      build.fail("seats placed in areas inside other areas");
    else
      Compensation(build, t, seats, region).state(own);
    build.finish_group();
    if (whole) break;
  }
  const bool proven = build.last_proven();
  if (placed) place_claims(build, t);
  if (tier.places.rule == model::Places::Rule::votes && tier.places.guarantee == model::Guarantee::none &&
      !build.last_proven())
    build.revoke(tier.id, "how many of a list's seats its winners hold hangs on where they lie");
  if (tier.overhang == Overhang::uncovered && !(proven && build.last_proven()))
    for (const std::string& counted : tier.counts)
      build.revoke(counted, fmt::format("whether a winner has a seat hangs on tier {}, which is not proven", tier.id));
}

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#include "acta/count/partial.hpp"

#include <algorithm>
#include <map>

#include "acta/count/holdings.hpp"
#include "acta/count/partial_parts.hpp"

namespace acta::count {
namespace {

using model::Overhang;
using model::TierKind;

std::int64_t saturating(std::int64_t a, std::int64_t b) { return a > kNever - b ? kNever : a + b; }

/// No rule that leaves the plain division of a fixed number of seats.
bool plain(const Plan& plan, const TierPlan& own) {
  return !own.tier->majority && !own.tier->less_unqualified && !own.apportioned_by_votes &&
         (!own.tier->agreements || plan.poll->agreements.empty());
}

class Counter {
 public:
  Counter(const Plan& plan, const Votes& votes, const Standing& standing, const Outstanding& outstanding)
      : m_plan(plan), m_votes(votes), m_standing(standing), m_more(votes.rows(), 0), m_tiers(plan.tiers.size()) {
    for (std::size_t leaf = 0; leaf < votes.leaves().size(); ++leaf)
      for (std::size_t row = votes.leaves()[leaf]; row != kNone; row = votes.parent(row))
        m_more[row] = base::checked_add(m_more[row], outstanding.most[leaf]);
  }

  PartialCount count() {
    for (std::size_t t = 0; t < m_plan.tiers.size(); ++t) {
      m_tiers[t].assign(m_plan.lists(), {});
      m_plan.tiers[t].tier->kind == TierKind::external ? external(t) : tier(t);
    }
    for (std::size_t i = 0; i < m_plan.lists(); ++i) whole(i);
    return std::move(m_count);
  }

 private:
  void external(std::size_t t) {
    for (std::size_t i = 0; i < m_plan.lists(); ++i) {
      const std::int64_t seats = m_standing.tiers[t].sum[i];
      m_tiers[t][i] = {seats, seats};
    }
  }

  void tier(std::size_t t) {
    const auto& rows = seat_rows(m_plan.tiers[t]);
    for (std::size_t area = 0; area < rows.size(); ++area) {
      const PartialArea at{m_plan, m_votes, m_more, t, area, rows[area], m_standing.tiers[t].total[area]};
      const AreaRanges found = ranges_of(at);
      for (std::size_t i = 0; i < m_plan.lists(); ++i) {
        m_tiers[t][i].least += found.ranges[i].least;
        m_tiers[t][i].most = saturating(m_tiers[t][i].most, found.ranges[i].most);
      }
      m_bound = m_bound || found.bound || unseatable(t);
      if (!at.own().tier->provisional) report(at, found);
    }
  }

  /// Winners of the tier may stay without a seat.
  bool unseatable(std::size_t t) const {
    return std::any_of(m_plan.tiers.begin(), m_plan.tiers.end(), [&](const TierPlan& other) {
      return other.tier->kind == TierKind::compensation && other.tier->overhang == Overhang::uncovered &&
             std::find(other.counts.begin(), other.counts.end(), t) != other.counts.end();
    });
  }
  AreaRanges ranges_of(const PartialArea& at) const {
    const TierPlan& own = at.own();
    switch (own.tier->kind) {
      case TierKind::plurality:
        return own.apportioned_by_votes ? anything(at) : AreaRanges{plurality_ranges(at), drawn()};
      case TierKind::winner:
        return own.apportioned_by_votes ? anything(at)
                                        : AreaRanges{winner_ranges(at, chance_of(at, m_tiers)), drawn() || judged(own)};
      case TierKind::lists: return plain(m_plan, own) ? lists(at) : anything(at);
      default: return anything(at);
    }
  }
  bool drawn() const { return !m_plan.poll->drawn.empty(); }
  static bool judged(const TierPlan& own) { return !own.conditions.empty(); }
  AreaRanges lists(const PartialArea& at) const {
    const TierPlan& own = at.own();
    const auto row = m_votes.row(own.tally, at.row);
    const std::vector<std::int64_t> votes(row.begin(), row.end());
    const Chance chance = chance_of(at, m_tiers);
    AreaRanges found;
    if (const auto& quota = own.method.formula.quota) {
      const std::int64_t of = quota->of_valid ? m_votes.valid(own.tally, at.row) : 0;
      found.ranges = quota_ranges(votes, at.seats, at.outstanding(), *quota, of, chance);
    } else {
      found.ranges = divisor_ranges(votes, at.seats, at.outstanding(), own.method.signposts, chance);
    }
    found.bound = own.method.formula.quota || judged(own) || drawn();
    tighten(found.ranges, at.seats);
    return found;
  }

  /// As the seats stand where nothing is outstanding anywhere; else from none to all.
  AreaRanges anything(const PartialArea& at) const {
    AreaRanges found{std::vector<Range>(m_plan.lists()), m_more[0] > 0};
    for (std::size_t i = 0; i < m_plan.lists(); ++i) {
      const std::int64_t seats = m_standing.seats(at.tier, at.area, i, m_plan.lists());
      found.ranges[i] =
          m_more[0] > 0 ? Range{0, most_of(at)} : Range{seats, seats + m_standing.tiers[at.tier].open[at.area]};
    }
    return found;
  }
  std::int64_t most_of(const PartialArea& at) const {
    const TierPlan& own = at.own();
    if (own.tier->kind != TierKind::compensation) return own.apportioned_by_votes ? own.tier->seats.total : at.seats;
    const bool grows = own.tier->overhang == Overhang::kept || own.tier->overhang == Overhang::levelled;
    return own.total > 0 && !grows ? own.total : kNever;
  }

  void report(const PartialArea& at, const AreaRanges& found) {
    const bool seated = !unseatable(at.tier);
    AreaCertainty area{at.tier, at.area, at.seats, 0, 0, found.bound || !seated};
    for (std::size_t i = 0; i < m_plan.lists(); ++i) {
      const std::int64_t least = seated ? found.ranges[i].least : 0;
      m_count.ranges.push_back({at.tier, at.area, i, least, found.ranges[i].most, area.bound});
      area.certain += least;
    }
    area.open = std::max<std::int64_t>(0, area.total - area.certain);
    m_count.areas.push_back(area);
  }

  void whole(std::size_t list) {
    SeatRange range{kNone, 0, list, 0, 0, m_bound || filling_tiers(m_plan) > 1};
    for (std::size_t t = 0; t < m_plan.tiers.size(); ++t) {
      if (m_plan.tiers[t].tier->provisional) continue;
      if (!unseatable(t)) range.least += m_tiers[t][list].least;
      range.most = saturating(range.most, m_tiers[t][list].most);
    }
    for (std::size_t t = 0; t < m_plan.tiers.size(); ++t) range.least = std::max(range.least, share_least(t, list));
    m_count.ranges.push_back(range);
  }

  /// Seats of the tier's larger number that the list surely has, with its seats of tiers that are not set against them.
  std::int64_t share_least(std::size_t t, std::size_t list) {
    const TierPlan& own = m_plan.tiers[t];
    const Overhang overhang = own.tier->overhang;
    if (own.tier->kind != TierKind::compensation || own.tier->provisional || own.total == 0 ||
        own.method.formula.quota || !own.tier->areas.empty() || !plain(m_plan, own) || overhang == Overhang::excluded ||
        overhang == Overhang::continued)
      return 0;
    std::vector<Range>& shares = m_shares[t];
    if (shares.empty()) {
      const PartialArea at{m_plan, m_votes, m_more, t, 0, 0, own.total};
      const auto row = m_votes.row(own.tally, 0);
      shares =
          divisor_ranges({row.begin(), row.end()}, own.total, m_more[0], own.method.signposts, chance_of(at, m_tiers));
    }
    std::int64_t least = shares[list].least;
    for (std::size_t other = 0; other < m_plan.tiers.size(); ++other)
      if (other != t && !m_plan.tiers[other].tier->provisional &&
          std::find(own.counts.begin(), own.counts.end(), other) == own.counts.end())
        least += m_tiers[other][list].least;
    return least;
  }

  const Plan& m_plan;
  const Votes& m_votes;
  const Standing& m_standing;
  std::vector<std::int64_t> m_more;
  std::vector<std::vector<Range>> m_tiers;             ///< per tier and list, in all its areas
  std::map<std::size_t, std::vector<Range>> m_shares;  ///< of compensation tiers
  PartialCount m_count;
  bool m_bound = false;
};

}  // namespace

PartialCount partial_count(const Plan& plan, const Votes& votes, const Standing& standing,
                           const Outstanding& outstanding) {
  return Counter(plan, votes, standing, outstanding).count();
}

}  // namespace acta::count

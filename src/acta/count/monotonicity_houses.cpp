// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/evaluate.hpp"
#include "acta/count/monotonicity_parts.hpp"

namespace acta::count {
namespace {

using model::TierKind;

/// Seats of every list that a number of seats gives; nothing where they are tied.
using Seats = std::optional<std::vector<std::int64_t>>;

class Houses {
 public:
  Houses(const Plan& plan, const Votes& votes, const WatchLimits& limits)
      : m_plan(plan), m_votes(votes), m_limits(limits) {}

  void tier(std::size_t t) {
    const TierPlan& own = m_plan.tiers[t];
    const TierKind kind = own.tier->kind;
    if (own.tier->provisional || (kind != TierKind::lists && !whole(own))) return;
    if (whole(own)) return sizes(t, kNone, law_seats(*own.tier));
    for (std::size_t area = 0; area < own.rows.size(); ++area) sizes(t, area, own.seats[area]);
  }
  HouseWatch done() { return std::move(m_found); }

 private:
  /// One number of seats stands for the whole tier.
  static bool whole(const TierPlan& own) {
    const TierKind kind = own.tier->kind;
    if (kind == TierKind::compensation) return true;
    return (kind == TierKind::lists || kind == TierKind::biproportional) && !own.tier->seats.by.empty();
  }
  static std::int64_t law_seats(const model::Tier& tier) {
    return tier.seats.each > 0 ? tier.seats.each : tier.seats.total;
  }

  void sizes(std::size_t t, std::size_t area, std::int64_t house) {
    Seats before;
    for (std::int64_t size = std::max<std::int64_t>(0, house - m_limits.houses); size <= house + m_limits.houses;
         ++size) {
      const Seats now = area == kNone ? of_law(t, size) : of_area(t, area, size);
      if (before && now) compare(t, area, size - 1, house, *before, *now);
      before = now;
    }
  }
  Seats of_area(std::size_t t, std::size_t area, std::int64_t size) const {
    Plan plan = m_plan;
    plan.tiers[t].seats[area] = size;
    const Standing standing = evaluate(plan, m_votes);
    if (standing.tied) return std::nullopt;
    std::vector<std::int64_t> seats;
    for (std::size_t i = 0; i < plan.lists(); ++i) seats.push_back(held(plan, standing, {t, area, 0, i, 0}));
    return seats;
  }
  Seats of_law(std::size_t t, std::int64_t size) const {
    model::Law law = *m_plan.law;
    (law.tiers[t].seats.each > 0 ? law.tiers[t].seats.each : law.tiers[t].seats.total) = size;
    const auto plan = make_plan(*m_plan.poll, law, m_votes);
    if (!plan) return std::nullopt;
    const Standing standing = evaluate(*plan, m_votes);
    if (standing.tied) return std::nullopt;
    return whole_seats(*plan, standing);
  }
  void compare(std::size_t t, std::size_t area, std::int64_t size, std::int64_t house,
               const std::vector<std::int64_t>& before, const std::vector<std::int64_t>& now) {
    ++m_found.tried;
    m_found.exercised += before != now;
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (now[i] >= before[i]) continue;
      ++m_found.against;
      const std::int64_t distance = size < house ? house - size - 1 : size - house;
      if (m_found.smallest && distance >= m_distance) continue;
      m_distance = distance;
      m_found.smallest = HouseExample{t, area == kNone ? 0 : m_plan.tiers[t].rows[area], i, size, before[i], now[i]};
    }
  }

  const Plan& m_plan;
  const Votes& m_votes;
  const WatchLimits& m_limits;
  HouseWatch m_found;
  std::int64_t m_distance = 0;
};

}  // namespace

HouseWatch house_watch(const Plan& plan, const Votes& votes, const WatchLimits& limits) {
  Houses houses(plan, votes, limits);
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) houses.tier(t);
  return houses.done();
}

}  // namespace acta::count

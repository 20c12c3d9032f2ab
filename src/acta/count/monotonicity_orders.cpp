// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "acta/count/evaluate.hpp"
#include "acta/count/monotonicity_parts.hpp"

namespace acta::count {
namespace {

using model::TierKind;

constexpr int kMostOrders = 5'040;  ///< of seven tiers

/// Orders of a law's tiers.
class Orders {
 public:
  explicit Orders(const model::Law& law) : m_law(law) {}

  /// The law with its tiers in that order; nullopt where a tier would stand before one that it needs.
  std::optional<model::Law> reordered(const std::vector<std::size_t>& order, bool& otherwise) const {
    model::Law law = m_law;
    law.tiers.clear();
    std::vector<std::size_t> done;
    otherwise = false;
    for (const std::size_t t : order) {
      model::Tier tier = m_law.tiers[t];
      if (!ready(tier, done)) return std::nullopt;
      std::vector<std::string> counts;
      for (std::size_t other = 0; other < m_law.tiers.size(); ++other)
        if (to_count(t, other, done)) counts.push_back(m_law.tiers[other].id);
      std::vector<std::string> before = tier.counts;
      std::sort(before.begin(), before.end());
      std::vector<std::string> now = counts;
      std::sort(now.begin(), now.end());
      otherwise = otherwise || before != now;
      tier.counts = std::move(counts);
      if (tier.kind == TierKind::compensation && tier.counts.empty()) return std::nullopt;
      law.tiers.push_back(std::move(tier));
      done.push_back(t);
    }
    return law;
  }

 private:
  bool is_done(const std::string& id, const std::vector<std::size_t>& done) const {
    return std::any_of(done.begin(), done.end(), [&](std::size_t d) { return m_law.tiers[d].id == id; });
  }
  bool counts(std::size_t t, std::size_t other) const {
    const auto& ids = m_law.tiers[t].counts;
    return std::find(ids.begin(), ids.end(), m_law.tiers[other].id) != ids.end();
  }
  bool exchangeable(std::size_t a, std::size_t b) const {
    return m_law.tiers[a].kind == TierKind::compensation && m_law.tiers[b].kind == TierKind::compensation;
  }
  bool to_count(std::size_t t, std::size_t other, const std::vector<std::size_t>& done) const {
    if (t == other) return false;
    if (!exchangeable(t, other)) return counts(t, other);
    return (counts(t, other) || counts(other, t)) && std::find(done.begin(), done.end(), other) != done.end();
  }
  bool ready(const model::Tier& tier, const std::vector<std::size_t>& done) const {
    const auto given = [&](const std::string& id) { return id.empty() || is_done(id, done); };
    for (const model::Condition& condition : tier.conditions)
      if (!given(condition.tier)) return false;
    return given(tier.first) && std::all_of(tier.counts.begin(), tier.counts.end(), [&](const std::string& id) {
             const auto at =
                 std::find_if(m_law.tiers.begin(), m_law.tiers.end(), [&](const auto& t) { return t.id == id; });
             return is_done(id, done) || (at != m_law.tiers.end() && at->kind == TierKind::compensation &&
                                          tier.kind == TierKind::compensation);
           });
  }

  const model::Law& m_law;
};

void compare_order(OrderWatch& found, const model::Law& law, const std::vector<std::int64_t>& before,
                   const std::vector<std::int64_t>& now) {
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] == before[i]) continue;
    ++found.against;
    if (found.first) return;
    OrderExample example;
    for (const model::Tier& tier : law.tiers) example.order.push_back(tier.id);
    example.list = i;
    example.seats = before[i];
    example.then = now[i];
    found.first = std::move(example);
    return;
  }
}

}  // namespace

OrderWatch order_watch(const Plan& plan, const Votes& votes, const Standing& standing, const WatchLimits& limits) {
  OrderWatch found;
  const Orders orders(*plan.law);
  const std::vector<std::int64_t> before = whole_seats(plan, standing);
  std::vector<std::size_t> order(plan.tiers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (int looked = 0; std::next_permutation(order.begin(), order.end()); ++looked) {
    if (found.tried == limits.orders || looked == kMostOrders) {
      found.complete = false;
      return found;
    }
    bool otherwise = false;
    const auto law = orders.reordered(order, otherwise);
    if (!law) continue;
    const auto other = make_plan(*plan.poll, *law, votes);
    if (!other) continue;
    const Standing now = evaluate(*other, votes);
    if (now.tied) continue;
    ++found.tried;
    found.exercised += otherwise;
    compare_order(found, *law, before, whole_seats(*other, now));
  }
  return found;
}

}  // namespace acta::count

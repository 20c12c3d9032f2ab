// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {
namespace {

using model::Condition;

constexpr const char* kNoRoll = "a share of registered voters, who are not stated";

bool concerns(const Condition& condition, const model::ListVotes& list) {
  if (!condition.kind.empty() && condition.kind != list.kind) return false;
  return list.members >= condition.members_least &&
         (condition.members_most == 0 || list.members <= condition.members_most);
}

/// One condition of a tier for one list in one of the tier's areas.
class Judged {
 public:
  Judged(ClaimBuilder& build, const model::Tier& tier, Scope scope, std::size_t list, const Condition& condition)
      : m_build(build), m_list(list), m_condition(condition) {
    const std::size_t ballot = build.ballot_of(condition.votes.empty() ? tier.votes : condition.votes);
    if (condition.in == "area")
      m_scopes = {{ballot, scope.area}};
    else if (condition.in.empty())
      m_scopes = {{ballot, model::kNone}};
    else
      for (const std::size_t area : model::areas_of(build.poll(), condition.in)) m_scopes.push_back({ballot, area});
  }

  /// Ways to prove that it holds; empty where it does not. Each way is enough.
  std::vector<Drafts> holding() const {
    std::vector<Drafts> ways;
    if (!has_seats()) return ways;
    if (!m_condition.share && !m_condition.count) return {{}};
    for (const Scope& scope : m_scopes) {
      Drafts all;
      if (m_condition.share) all.push_back(share(scope, true));
      if (m_condition.count) all.push_back(count(scope, true));
      ways.push_back(std::move(all));
    }
    return ways;
  }
  /// Ways to prove that it does not hold: too few seats, or in every area the share or the count missed.
  std::vector<Drafts> failing() const {
    if (!has_seats()) return {{}};
    if (!m_condition.share && !m_condition.count) return {};
    Drafts all;
    for (const Scope& scope : m_scopes) {
      Drafts best;
      if (m_condition.share) best = {share(scope, false)};
      if (m_condition.count)
        if (Drafts one{count(scope, false)}; best.empty() || m_build.narrowest(one) > m_build.narrowest(best))
          best = std::move(one);
      all.insert(all.end(), best.begin(), best.end());
    }
    return {std::move(all)};
  }
  bool has_base() const {
    return !m_condition.share || std::all_of(m_scopes.begin(), m_scopes.end(), [&](const Scope& scope) {
      return m_build.base(scope, m_condition.of).has_value();
    });
  }

 private:
  bool has_seats() const {
    if (m_condition.seats == 0) return true;
    const auto& tiers = m_build.result().tiers;
    const auto tier =
        std::find_if(tiers.begin(), tiers.end(), [&](const auto& one) { return one.id == m_condition.tier; });
    return tier != tiers.end() && tier->seats[m_list] >= m_condition.seats;
  }
  Draft share(const Scope& scope, bool above) const {
    VoteSum sum;
    const double f = m_condition.share->to_double();
    sum.add(scope, m_list, above ? 1 : -1).add(*m_build.base(scope, m_condition.of), above ? -f : f);
    return {fmt::format("{}{} {} {:.6g} % of the {}", m_build.where(scope.area), m_build.name(m_list),
                        above ? "above" : "below", 100 * f, model::to_string(m_condition.of)),
            sum};
  }
  /// At least so many; whole votes, so that one more or less than the number is half a vote away from it.
  Draft count(const Scope& scope, bool above) const {
    VoteSum sum;
    const double sign = above ? 1 : -1;
    sum.add(scope, m_list, sign).add_constant(-sign * (static_cast<double>(*m_condition.count) - 0.5));
    return {fmt::format("{}{} {} {} votes", m_build.where(scope.area), m_build.name(m_list),
                        above ? "at least" : "less than", *m_condition.count),
            sum};
  }

  ClaimBuilder& m_build;
  std::size_t m_list;
  const Condition& m_condition;
  std::vector<Scope> m_scopes;
};

/// The way whose narrowest claim is widest.
const Drafts* easiest(const ClaimBuilder& build, const std::vector<Drafts>& ways) {
  const Drafts* best = nullptr;
  for (const Drafts& way : ways)
    if (!best || build.narrowest(way) > build.narrowest(*best)) best = &way;
  return best;
}

void need_tiers(ClaimBuilder& build, const model::Tier& tier) {
  for (const Condition& one : tier.conditions)
    for (std::size_t t = 0; one.seats > 0 && t < build.law().tiers.size(); ++t)
      if (build.law().tiers[t].id == one.tier) build.needs(t);
}

}  // namespace

std::optional<Drafts> takes_part(ClaimBuilder& build, std::size_t t, Scope scope, std::size_t list, bool passed,
                                 std::string& reason) {
  const model::Tier& tier = build.law().tiers[t];
  std::vector<Drafts> ways;
  Drafts all;
  for (const Condition& condition : tier.conditions) {
    if (!concerns(condition, build.poll().lists[list])) continue;
    if (condition.in == "area" && scope.area == model::kNone && !tier.areas.empty())
      return reason = "a condition that each area judges by itself", std::nullopt;
    const Judged judged(build, tier, scope, list, condition);
    if (!judged.has_base()) return reason = kNoRoll, std::nullopt;
    const std::vector<Drafts> own = passed ? judged.holding() : judged.failing();
    ways.insert(ways.end(), own.begin(), own.end());
    const Drafts* best = easiest(build, own);
    if (!passed && !best) return reason = "whether " + build.name(list) + " takes part", std::nullopt;
    if (best) all.insert(all.end(), best->begin(), best->end());
  }
  if (!passed) return all;
  const Drafts* best = easiest(build, ways);
  if (!best) return reason = "whether " + build.name(list) + " takes part", std::nullopt;
  return *best;
}

std::vector<char> part_claims(ClaimBuilder& build, std::size_t t, Scope scope, const Parting& parting,
                              const std::vector<Entrant>& by_list, const model::Divisors* divisors) {
  const model::Tier& tier = build.law().tiers[t];
  std::vector<char> in(build.lists(), 0), out(build.lists(), 0);
  const auto excluded = [&](std::size_t i) {
    return std::count(tier.except_kinds.begin(), tier.except_kinds.end(), build.poll().lists[i].kind) > 0;
  };
  need_tiers(build, tier);
  for (std::size_t i = 0; i < build.lists(); ++i) {
    if (excluded(i)) continue;
    in[i] = parting.passed[i] || tier.conditions.empty();
    const bool seatless = divisors && parting.seats[i] == 0 && !parting.must[i];
    if (tier.conditions.empty() || (seatless && parting.passed[i])) continue;
    std::string reason;
    const auto drafts = takes_part(build, t, scope, i, parting.passed[i] != 0, reason);
    if (!drafts && !seatless) {
      build.fail(reason);
      continue;
    }
    // A list without seats may as well take part and get none.
    if (seatless) {
      std::vector<Entrant> others;
      for (std::size_t k = 0; k < build.lists(); ++k)
        if (k != i && parting.passed[k] && !excluded(k) && by_list[k].seats > 0) others.push_back(by_list[k]);
      const Drafts kept = ahead_drafts(others, by_list[i], *divisors);
      const bool behind_anyhow = by_list[i].value == 0 && divisor_of(*divisors, 0) > 0;
      if (behind_anyhow || !drafts || build.narrowest(kept) > build.narrowest(*drafts)) {
        in[i] = 1;
        continue;
      }
    }
    build.add(*drafts);
  }
  return in;
}

}  // namespace acta::audit

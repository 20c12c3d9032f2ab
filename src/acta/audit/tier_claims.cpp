// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {
namespace {

using model::Tier;
using model::TierKind;

double ratio(const base::Ratio& r) { return r.to_double(); }

/// Winners of seats by most votes, against everybody else.
void plurality(ClaimBuilder& build, const model::AreaSeats& seats) {
  for (const std::size_t winner : seats.winners)
    for (std::size_t loser = 0; loser < build.poll().lists.size(); ++loser)
      if (std::find(seats.winners.begin(), seats.winners.end(), loser) == seats.winners.end())
        build.before(winner, loser);
}

/// Why the conditions of a tier have no claims; empty where they have.
std::string unusable(const Tier& tier) {
  for (const model::Condition& one : tier.conditions)
    if (!one.share || one.seats > 0 || one.count || !one.in.empty() || !one.votes.empty() || !one.kind.empty() ||
        one.members_most > 0 || one.of == model::ShareBase::registered)
      return "a condition other than a share of the ballots of the whole";
  return tier.conditions.size() > 1 ? "several ways to take part" : "";
}

void thresholds(ClaimBuilder& build, const Tier& tier, const model::AreaSeats& seats) {
  for (const model::Condition& one : tier.conditions)
    for (std::size_t list = 0; list < build.poll().lists.size(); ++list)
      build.share(list, *one.share, one.of, seats.passed[list] != 0);
}

/// The last seat of every list before the first that every other list did not get.
void divisor_seats(ClaimBuilder& build, const Tier& tier, const model::AreaSeats& seats) {
  for (std::size_t a = 0; a < seats.seats.size(); ++a)
    for (std::size_t b = 0; b < seats.seats.size() && seats.seats[a] > 0; ++b) {
      if (a == b || !seats.passed[b]) continue;
      std::vector<double> weights = build.zeros();
      const double won = ratio(model::divisor_at(tier.formula.divisors, seats.seats[a] - 1)),
                   lost = ratio(model::divisor_at(tier.formula.divisors, seats.seats[b]));
      weights[a] = 1 / won, weights[b] = -1 / lost;
      build.add(fmt::format("seat {} of {} before seat {} of {}", seats.seats[a], build.name(a), seats.seats[b] + 1,
                            build.name(b)),
                std::move(weights));
    }
}

/// Whole quotas of the votes of those who take part, and which remainder is larger.
void quota_seats(ClaimBuilder& build, const model::AreaSeats& seats) {
  const auto total = static_cast<double>(seats.total);
  double all = 0;
  for (std::size_t i = 0; i < seats.seats.size(); ++i)
    if (seats.passed[i]) all += static_cast<double>(build.poll().lists[i].votes);
  std::vector<std::int64_t> whole(seats.seats.size(), 0);
  for (std::size_t i = 0; i < whole.size(); ++i)
    if (seats.passed[i])
      whole[i] = static_cast<std::int64_t>(static_cast<double>(build.poll().lists[i].votes) * total / all);
  const auto of_passed = [&](std::vector<double>& weights, double weight) {
    for (std::size_t i = 0; i < whole.size(); ++i)
      if (seats.passed[i]) weights[i] += weight;
  };
  for (std::size_t a = 0; a < whole.size(); ++a) {
    if (!seats.passed[a]) continue;
    for (const bool above : {true, false}) {
      std::vector<double> weights = build.zeros();
      of_passed(weights, (above ? -1.0 : 1.0) * static_cast<double>(whole[a] + (above ? 0 : 1)) / total);
      weights[a] += above ? 1 : -1;
      if (!above || whole[a] > 0)
        build.add(fmt::format("{} {} {} whole quotas", build.name(a), above ? "at least" : "less than",
                              whole[a] + (above ? 0 : 1)),
                  std::move(weights));
    }
    for (std::size_t b = 0; b < whole.size() && seats.seats[a] > whole[a]; ++b) {
      if (!seats.passed[b] || seats.seats[b] > whole[b]) continue;
      std::vector<double> weights = build.zeros();
      of_passed(weights, -static_cast<double>(whole[a] - whole[b]) / total);
      weights[a] += 1, weights[b] -= 1;
      build.add(fmt::format("remainder of {} larger than that of {}", build.name(a), build.name(b)),
                std::move(weights));
    }
  }
}

void list_seats(ClaimBuilder& build, const Tier& tier, const model::AreaSeats& seats) {
  const auto& formula = tier.formula;
  const bool plain_quota = formula.quota && formula.quota->plus == 0 &&
                           formula.quota->rounding == model::Quota::Rounding::exact &&
                           formula.quota->rest == model::Quota::Rest::largest_remainder && !formula.quota->of_valid &&
                           !formula.quota->rest_needs_quota;
  const bool plain_divisors = !formula.quota && model::power_of(formula.divisors) == 1 &&
                              model::divisor_at(formula.divisors, 0).numerator() > 0;
  if (const std::string reason = unusable(tier); !reason.empty())
    return build.unproven(fmt::format("tier {}: {}", tier.id, reason));
  if (tier.agreements && !build.poll().agreements.empty())
    return build.unproven(fmt::format("tier {}: surplus agreements", tier.id));
  if (tier.majority) return build.unproven(fmt::format("tier {}: a clause on the majority", tier.id));
  if (!plain_quota && !plain_divisors)
    return build.unproven(fmt::format("tier {}: the formula {} has no assertions here", tier.id, formula.name));
  model::AreaSeats whole = seats;
  // Without a threshold everybody takes part, those without a reported vote too: the paper may have some.
  if (tier.conditions.empty()) whole.passed.assign(whole.seats.size(), 1);
  thresholds(build, tier, whole);
  plain_divisors ? divisor_seats(build, tier, whole) : quota_seats(build, whole);
}

}  // namespace

void tier_claims(ClaimBuilder& build, const Tier& tier, const model::TierResult& result) {
  if (!tier.areas.empty() || result.areas.size() != 1)
    return build.unproven(fmt::format("tier {}: {} areas are counted one by one; only the whole has assertions here",
                                      tier.id, result.areas.size()));
  const model::AreaSeats& seats = result.areas.front();
  if (seats.unfilled > 0)
    return build.unproven(fmt::format("tier {}: {} seats are not filled", tier.id, seats.unfilled));
  switch (tier.kind) {
    case TierKind::plurality: return plurality(build, seats);
    case TierKind::winner:
      for (std::size_t loser = 0; loser < seats.seats.size(); ++loser)
        for (std::size_t winner = 0; winner < seats.seats.size(); ++winner)
          if (seats.seats[winner] > 0 && winner != loser) build.before(winner, loser);
      return;
    case TierKind::lists: return list_seats(build, tier, seats);
    case TierKind::compensation:
    case TierKind::biproportional:
    case TierKind::external:
      return build.unproven(
          fmt::format("tier {}: {} seats have no assertions here", tier.id, model::to_string(tier.kind)));
  }
}

}  // namespace acta::audit

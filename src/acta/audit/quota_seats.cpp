// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/quota_seats.hpp"

#include <algorithm>
#include <numeric>

namespace acta::audit {
namespace {

using base::Int128;
using model::Quota;

/// The rest, to those in `who`: one each by remainder, round after round, or by averages.
void share_rest(std::vector<std::int64_t>& seats, const std::vector<Entrant>& entrants, const model::Formula& formula,
                std::vector<std::size_t> who, const std::vector<Int128>& remainders, std::int64_t open) {
  if (formula.quota->rest == Quota::Rest::highest_average) {
    const auto quotient = [&](std::size_t i) {
      const double divisor = divisor_of(formula.divisors, seats[i]);
      return std::pair(static_cast<double>(entrants[i].value) / divisor, entrants[i].value);
    };
    for (; open > 0; --open)
      ++seats[*std::max_element(who.begin(), who.end(),
                                [&](std::size_t a, std::size_t b) { return quotient(a) < quotient(b); })];
    return;
  }
  std::stable_sort(who.begin(), who.end(), [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t k = 0; open > 0; --open, ++k) ++seats[who[k % who.size()]];
}

}  // namespace

std::int64_t rounded_quota(Int128 base, Int128 parts, Quota::Rounding rounding) {
  const auto down = static_cast<std::int64_t>(base / parts);
  switch (rounding) {
    case Quota::Rounding::up: return base % parts > 0 ? down + 1 : down;
    case Quota::Rounding::nearest: return static_cast<std::int64_t>((2 * base + parts) / (2 * parts));
    case Quota::Rounding::down_plus_one: return down + 1;
    default: return down;
  }
}

std::optional<std::vector<std::int64_t>> quota_seats(const std::vector<Entrant>& entrants,
                                                     const model::Formula& formula, std::int64_t seats,
                                                     std::int64_t base_value) {
  const Quota& quota = *formula.quota;
  Int128 base = base_value;
  for (const Entrant& one : entrants)
    if (base_value == 0) base += one.value;
  const Int128 parts = std::max<Int128>(1, static_cast<Int128>(seats) + quota.plus);
  const bool exact = quota.rounding == Quota::Rounding::exact;
  const Int128 below = exact ? parts : 1,
               above = std::max<Int128>(1, exact ? base : rounded_quota(base, parts, quota.rounding));
  std::vector<std::int64_t> found;
  std::vector<Int128> remainders;
  std::vector<std::size_t> who;
  for (std::size_t i = 0; i < entrants.size(); ++i) {
    const Int128 votes = entrants[i].value * below;
    found.push_back(static_cast<std::int64_t>(votes / above));
    remainders.push_back(votes % above);
    if (entrants[i].value > 0 && (!quota.rest_needs_quota || found.back() > 0)) who.push_back(i);
  }
  const std::int64_t open = seats - std::accumulate(found.begin(), found.end(), std::int64_t{0});
  if (open < 0 || (open > 0 && (who.empty() || quota.rest == Quota::Rest::none))) return std::nullopt;
  share_rest(found, entrants, formula, std::move(who), remainders, open);
  return found;
}

}  // namespace acta::audit

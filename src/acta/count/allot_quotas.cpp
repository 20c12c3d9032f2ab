// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "acta/count/settle.hpp"

namespace acta::count {
namespace {

using base::Int128;

Int128 rounded_quota(Int128 votes, Int128 parts, model::Quota::Rounding rounding) {
  using Rounding = model::Quota::Rounding;
  const Int128 down = votes / parts;
  switch (rounding) {
    case Rounding::up: return votes % parts > 0 ? down + 1 : down;
    case Rounding::nearest: return (2 * votes + parts) / (2 * parts);
    case Rounding::down_plus_one: return down + 1;
    default: return down;
  }
}

/// Quotient and remainder; in 64 bits, where that is enough.
std::pair<std::int64_t, Int128> divided(Int128 a, Int128 b) {
  const auto short_a = static_cast<std::int64_t>(a), short_b = static_cast<std::int64_t>(b);
  if (short_a == a && short_b == b) return {short_a / short_b, short_a % short_b};
  const auto whole = static_cast<std::int64_t>(a / b);
  return {whole, a - static_cast<Int128>(whole) * b};
}

std::int64_t sum_of(const std::vector<std::int64_t>& seats) {
  return std::accumulate(seats.begin(), seats.end(), std::int64_t{0});
}

/// One seat each to the entries of `who` with the largest remainders, `open` of them.
void by_remainder(Allotment& result, const Quotas& quotas, std::vector<std::size_t> who, std::int64_t open,
                  const Division& division, model::Ties ties) {
  const auto larger = [&](std::size_t a, std::size_t b) { return quotas.remainder[a] > quotas.remainder[b]; };
  std::stable_sort(who.begin(), who.end(), larger);
  const auto places = static_cast<std::size_t>(open);
  const Int128 last = quotas.remainder[who[places - 1]];
  const bool tie = places < who.size() && quotas.remainder[who[places]] == last;
  std::vector<std::size_t> tied;
  for (std::size_t k = 0; k < who.size(); ++k) {
    if (tie && quotas.remainder[who[k]] == last) {
      tied.push_back(who[k]);
    } else if (k < places) {
      ++result.seats[who[k]];
      --open;
    }
  }
  if (tie) settle(result, std::move(tied), open, division, ties);
}

/// More whole quotas than seats: those with the smallest remainders have one less.
void give_back(Allotment& result, const Quotas& quotas, std::int64_t excess, const Division& division,
               model::Ties ties) {
  std::vector<std::size_t> holders;
  for (std::size_t i = 0; i < result.seats.size(); ++i)
    if (result.seats[i] > 0) holders.push_back(i);
  for (const std::size_t i : holders) --result.seats[i];
  const std::int64_t keep = static_cast<std::int64_t>(holders.size()) - excess;
  if (keep > 0) by_remainder(result, quotas, std::move(holders), keep, division, ties);
}

std::vector<std::size_t> takes_part(const Quotas& quotas, bool needs_quota) {
  std::vector<std::size_t> who;
  for (std::size_t i = 0; i < quotas.whole.size(); ++i)
    if (!needs_quota || quotas.whole[i] > 0) who.push_back(i);
  return who;
}

/// The rest by highest averages among `who`, from the seats that they have.
void by_average(Allotment& result, const Division& division, const Method& method,
                const std::vector<std::size_t>& who) {
  std::vector<std::int64_t> votes, least;
  std::vector<std::size_t> drawn;
  votes.reserve(who.size());
  least.reserve(who.size());
  for (const std::size_t i : who) {
    votes.push_back(division.votes[i]);
    least.push_back(result.seats[i]);
  }
  for (const std::size_t d : division.drawn)
    if (const auto at = std::find(who.begin(), who.end(), d); at != who.end())
      drawn.push_back(static_cast<std::size_t>(at - who.begin()));
  const Allotment rest = allot_averages({votes, division.seats, least, drawn, 0}, method);
  for (std::size_t k = 0; k < who.size(); ++k) result.seats[who[k]] = rest.seats[k];
  for (const std::size_t k : rest.tied) result.tied.push_back(who[k]);
  result.undecided = rest.undecided;
}

}  // namespace

Quotas quotas_of(const Division& division, const model::Quota& quota) {
  Quotas result;
  Int128 votes = division.quota_votes;
  if (votes == 0)
    for (const std::int64_t v : division.votes) votes += v;
  const Int128 parts = static_cast<Int128>(division.seats) + quota.plus;
  if (quota.rounding == model::Quota::Rounding::exact) {
    result.above = votes;
    result.below = std::max<Int128>(parts, 1);
  } else {
    result.above = std::max<Int128>(1, rounded_quota(votes, std::max<Int128>(parts, 1), quota.rounding));
  }
  result.whole.reserve(division.votes.size());
  result.remainder.reserve(division.votes.size());
  for (const std::int64_t v : division.votes) {
    const auto [whole, remainder] = divided(v * result.below, result.above);
    result.whole.push_back(whole);
    result.remainder.push_back(remainder);
  }
  return result;
}

Allotment allot_quotas(const Division& division, const Method& method) {
  const model::Quota& quota = *method.formula.quota;
  const Quotas quotas = quotas_of(division, quota);
  Allotment result;
  result.seats = quotas.whole;
  std::int64_t open = division.seats - sum_of(quotas.whole);
  while (open < 0 && result.tied.empty()) {
    const auto holders = std::count_if(result.seats.begin(), result.seats.end(), [](std::int64_t s) { return s > 0; });
    const std::int64_t excess = std::min<std::int64_t>(-open, holders);
    give_back(result, quotas, excess, division, method.ties);
    open += excess;
  }
  if (open <= 0) return result;
  const std::vector<std::size_t> who = takes_part(quotas, quota.rest_needs_quota);
  if (quota.rest == model::Quota::Rest::none || who.empty()) {
    result.unfilled = open;
  } else if (quota.rest == model::Quota::Rest::highest_average) {
    by_average(result, division, method, who);
  } else {
    const auto all = static_cast<std::int64_t>(who.size());
    for (; open > all; open -= all)
      for (const std::size_t i : who) ++result.seats[i];
    by_remainder(result, quotas, who, open, division, method.ties);
  }
  return result;
}

}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/allotment.hpp"
#include "acta/count/search.hpp"

namespace acta::count {
namespace {

using base::Int128;

/// Highest averages: the smallest quotient that has a seat stays above the largest that has none. Only pairs in which
/// one of the two changes can change their order.
/// `outside`: takes no part, whatever its votes.
template <class Outside>
void add_averages(Horizon& horizon, const Division& division, std::span<const int> slopes, const Signposts& posts,
                  const std::vector<std::int64_t>& seats, Outside outside) {
  const auto least = [&](std::size_t i) { return division.least.empty() ? 0 : division.least[i]; };
  const auto pair = [&](std::size_t holds, std::size_t wants) {
    if (seats[holds] <= least(holds) || outside(wants)) return;
    horizon.keep(posts.overtaken(division.votes[holds], slopes[holds], seats[holds] - 1, division.votes[wants],
                                 slopes[wants], seats[wants]));
  };
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    if (slopes[i] == 0) continue;
    if (slopes[i] < 0) horizon.keep(std::max<std::int64_t>(1, division.votes[i]));
    for (std::size_t k = 0; k < slopes.size(); ++k) {
      if (k == i) continue;
      if (slopes[i] < 0) pair(i, k);
      if (slopes[i] > 0) pair(k, i);
    }
  }
}

/// A tie for the last seats: it stays as it is while those tied are above all others, and none of them moves against
/// another.
void add_tie(Horizon& horizon, const Division& division, std::span<const int> slopes, const Signposts& posts,
             const Allotment& allotment) {
  std::vector<char> tied(slopes.size(), 0);
  for (const std::size_t t : allotment.tied) tied[t] = 1;
  for (const std::size_t t : allotment.tied) {
    if (slopes[t] != 0) return horizon.keep(1);
    for (std::size_t k = 0; k < slopes.size(); ++k)
      if (!tied[k])
        horizon.keep(posts.overtaken(division.votes[t], 0, allotment.seats[t], division.votes[k], slopes[k],
                                     allotment.seats[k]));
  }
}

/// The first m at which a rounded quota is another number; an exact one changes with every vote, linearly.
void add_quota(Horizon& horizon, const Division& division, int slope, const Quotas& quotas, const model::Quota& quota) {
  if (slope == 0 || quota.rounding == model::Quota::Rounding::exact) return;
  Division moved = division;
  moved.votes = {};
  const auto differs = [&](std::int64_t m) {
    moved.quota_votes = std::max<std::int64_t>(1, division.quota_votes + slope * m);
    return quotas_of(moved, quota).above != quotas.above;
  };
  horizon.keep(smallest(1, 2 * (division.seats + quota.plus) + 2, differs).value_or(1));
}

class QuotaHorizon {
 public:
  QuotaHorizon(Horizon& horizon, std::span<const int> slopes, int total_slope, const Quotas& quotas,
               const model::Quota& quota)
      : m_horizon(horizon), m_slopes(slopes), m_quotas(quotas) {
    m_above_slope = quota.rounding == model::Quota::Rounding::exact ? total_slope : 0;
  }

  void whole(std::size_t i) {
    m_horizon.not_below_zero(m_quotas.remainder[i], remainder_slope(i));
    m_horizon.above_zero(m_quotas.above - m_quotas.remainder[i], m_above_slope - remainder_slope(i));
  }
  void remainders(std::size_t larger, std::size_t smaller) {
    const Int128 gap = m_quotas.remainder[larger] - m_quotas.remainder[smaller];
    m_horizon.above_zero(gap, remainder_slope(larger) - remainder_slope(smaller));
  }

 private:
  Int128 remainder_slope(std::size_t i) const {
    return m_slopes[i] * m_quotas.below - static_cast<Int128>(m_quotas.whole[i]) * m_above_slope;
  }

  Horizon& m_horizon;
  std::span<const int> m_slopes;
  const Quotas& m_quotas;
  Int128 m_above_slope = 0;
};

void add_quotas(Horizon& horizon, const Division& given, std::span<const int> slopes, int total_slope,
                const Method& method, const Allotment& allotment) {
  const model::Quota& quota = *method.formula.quota;
  Division division = given;
  if (division.quota_votes == 0)
    for (const std::int64_t v : division.votes) division.quota_votes += v;
  const Quotas quotas = quotas_of(division, quota);
  add_quota(horizon, division, total_slope, quotas, quota);
  QuotaHorizon rule(horizon, slopes, total_slope, quotas, quota);
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    rule.whole(i);
    if (slopes[i] < 0) horizon.keep(std::max<std::int64_t>(1, division.votes[i]));
  }
  if (quota.rest == model::Quota::Rest::none) return;
  if (quota.rest == model::Quota::Rest::highest_average) {
    Division rest = division;
    rest.least = quotas.whole;
    return add_averages(horizon, rest, slopes, method.signposts, allotment.seats,
                        [&](std::size_t i) { return quota.rest_needs_quota && quotas.whole[i] == 0; });
  }
  const auto beyond = [&](std::size_t i) { return allotment.seats[i] - quotas.whole[i]; };
  for (std::size_t a = 0; a < slopes.size(); ++a)
    for (std::size_t b = 0; b < slopes.size(); ++b)
      if (beyond(a) > beyond(b)) rule.remainders(a, b);
}

}  // namespace

void add_horizon(Horizon& horizon, const Division& division, std::span<const int> slopes, int total_slope,
                 const Method& method, const Allotment& allotment) {
  if (method.formula.quota && allotment.undecided > 0) return horizon.keep(1);
  if (allotment.undecided > 0) add_tie(horizon, division, slopes, method.signposts, allotment);
  if (method.formula.quota)
    add_quotas(horizon, division, slopes, total_slope, method, allotment);
  else
    add_averages(horizon, division, slopes, method.signposts, allotment.seats, [](std::size_t) { return false; });
}

}  // namespace acta::count

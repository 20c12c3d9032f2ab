// SPDX-License-Identifier: Apache-2.0
#include "acta/count/signposts.hpp"

#include <numeric>

#include "acta/count/horizon.hpp"
#include "acta/count/search.hpp"

namespace acta::count {
namespace {

std::int64_t scaled(const base::Ratio& ratio, std::int64_t scale) {
  return base::checked_multiply(ratio.numerator(), scale / ratio.denominator());
}

}  // namespace

Signposts::Signposts(const model::Divisors& divisors) : m_form(divisors.form) {
  std::int64_t scale = divisors.step.denominator();
  for (const base::Ratio& d : divisors.head)
    scale = base::checked_multiply(scale / std::gcd(scale, d.denominator()), d.denominator());
  for (const base::Ratio& d : divisors.head) m_head.push_back(scaled(d, scale));
  m_step = scaled(divisors.step, scale);
}

base::Int128 Signposts::other_above(std::int64_t seats) const {
  // From some seat on a doubled divisor is larger than any number of votes.
  if (m_form == model::Divisors::Form::doubling)
    return static_cast<base::Int128>(1) << std::min<std::int64_t>(seats, 80);
  const auto product = static_cast<base::Int128>(seats) * (seats + 1);
  return m_form == model::Divisors::Form::geometric ? product : 2 * product;
}

int Signposts::compare_unbounded(std::int64_t votes_a, base::Int128 above_a, std::int64_t votes_b,
                                 base::Int128 above_b) {
  if (above_a == 0 && above_b == 0) return votes_a < votes_b ? -1 : votes_a > votes_b ? 1 : 0;
  return above_a == 0 ? 1 : -1;
}

std::int64_t Signposts::overtaken(std::int64_t votes_a, int slope_a, std::int64_t seats_a, std::int64_t votes_b,
                                  int slope_b, std::int64_t seats_b) const {
  if (slope_a >= 0 && slope_b <= 0) return kNever;
  if (power() == 1 && above(seats_a) > 0 && above(seats_b) > 0) {
    Horizon horizon;
    horizon.above_zero(weight(votes_a, seats_a) * above(seats_b) - weight(votes_b, seats_b) * above(seats_a),
                       weight(slope_a, seats_a) * above(seats_b) - weight(slope_b, seats_b) * above(seats_a));
    return horizon.first();
  }
  const std::int64_t most = slope_a < 0 ? votes_a : kMostVotes - votes_b;
  return smallest(1, most,
                  [&](std::int64_t m) {
                    return compare(votes_a + slope_a * m, seats_a, votes_b + slope_b * m, seats_b) <= 0;
                  })
      .value_or(kNever);
}

}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "acta/base/checked.hpp"
#include "acta/model/formula.hpp"

namespace acta::count {

/// More votes than a poll may hold in all, so that no product of the count overflows 128 bits.
inline constexpr std::int64_t kMostVotes = std::int64_t{1} << 42;
inline constexpr std::int64_t kMostSeats = 100'000;
inline constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

/// The divisors d(0), d(1), ... of a method as integers, for exact comparison of quotients votes / d(seats).
/// d is scaled by one factor: comparisons do not see it. REQUIRES everywhere: 0 <= votes <= kMostVotes, 0 <= seats.
class Signposts {
 public:
  explicit Signposts(const model::Divisors& divisors);

  /// -1, 0 or 1 as votes_a / d(seats_a) is smaller than, equal to or larger than votes_b / d(seats_b). Quotients over
  /// d = 0 are larger than all others, among them those of more votes.
  int compare(std::int64_t votes_a, std::int64_t seats_a, std::int64_t votes_b, std::int64_t seats_b) const {
    if (m_form == model::Divisors::Form::arithmetic) {
      const std::int64_t a = listed(seats_a), b = listed(seats_b);
      if (a > 0 && b > 0 && (a | b) < kShort) return (votes_a * b > votes_b * a) - (votes_a * b < votes_b * a);
    }
    const base::Int128 above_a = above(seats_a), above_b = above(seats_b);
    if (above_a == 0 || above_b == 0) return compare_unbounded(votes_a, above_a, votes_b, above_b);
    const base::Int128 left = weight(votes_a, seats_a) * above_b, right = weight(votes_b, seats_b) * above_a;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /// votes_a / d(seats_a) > votes_b / d(seats_b) now. The smallest m >= 1 for which that no longer holds when votes_a
  /// and votes_b change by slope_a * m and slope_b * m; kNever where it always holds. Slopes are -1, 0 or 1.
  std::int64_t overtaken(std::int64_t votes_a, int slope_a, std::int64_t seats_a, std::int64_t votes_b, int slope_b,
                         std::int64_t seats_b) const;

  int power() const { return m_form == model::Divisors::Form::geometric ? 2 : 1; }
  /// weight(votes, s) / above(s) is the quotient, or its square where power() is 2.
  base::Int128 above(std::int64_t seats) const {
    return m_form == model::Divisors::Form::arithmetic ? listed(seats) : other_above(seats);
  }
  base::Int128 weight(std::int64_t votes, std::int64_t seats) const {
    if (m_form == model::Divisors::Form::arithmetic || m_form == model::Divisors::Form::doubling) return votes;
    if (m_form == model::Divisors::Form::geometric) return static_cast<base::Int128>(votes) * votes;
    return static_cast<base::Int128>(votes) * (2 * seats + 1);
  }

 private:
  static constexpr std::int64_t kShort = std::int64_t{1} << 20;  // times kMostVotes it fits 63 bits

  std::int64_t listed(std::int64_t seats) const {
    const auto size = static_cast<std::int64_t>(m_head.size());
    return seats < size ? m_head[static_cast<std::size_t>(seats)] : m_head.back() + (seats - size + 1) * m_step;
  }
  base::Int128 other_above(std::int64_t seats) const;
  static int compare_unbounded(std::int64_t votes_a, base::Int128 above_a, std::int64_t votes_b, base::Int128 above_b);

  model::Divisors::Form m_form;
  std::vector<std::int64_t> m_head;
  std::int64_t m_step = 1;
};

}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "acta/count/biproportional_parts.hpp"

namespace acta::count::matrix {
namespace {

/// The value in decimals, off by no more than that share of it.
std::optional<base::Ratio> rounded(double value, double precision) {
  std::int64_t below = 1;
  double shown = value;
  while (std::abs(std::nearbyint(shown) - shown) > precision * shown || std::nearbyint(shown) < 1) {
    if (below >= 1'000'000'000'000'000 || shown > 1e15) return std::nullopt;
    below *= 10;
    shown *= 10;
  }
  if (!(shown < 4e18)) return std::nullopt;
  return base::Ratio(static_cast<std::int64_t>(std::nearbyint(shown)), below);
}

std::optional<Multipliers> as_fractions(const Problem& problem, const Centre& centre) {
  Multipliers found;
  for (std::size_t row = 0; row < problem.rows(); ++row) {
    const double divisor = std::exp(centre.row[row]) * static_cast<double>(problem.scale);
    const auto ratio = rounded(divisor, centre.row_room[row] / 8);
    if (!ratio) return std::nullopt;
    found.row.push_back(*ratio);
  }
  for (std::size_t column = 0; column < problem.columns(); ++column) {
    const auto ratio = rounded(std::exp(-centre.column[column]), centre.column_room[column] / 8);
    if (!ratio) return std::nullopt;
    found.column.push_back(*ratio);
  }
  return found;
}

/// -1, 0 or 1 as votes * scale / (row * column) is smaller than, equal to or larger than the post.
int compare(const Problem& problem, std::size_t cell, std::int64_t post, const base::Ratio& row,
            const base::Ratio& column) {
  const std::int64_t left[] = {problem.votes[cell], problem.scale, row.denominator(), column.denominator()};
  const std::int64_t right[] = {post, row.numerator(), column.numerator()};
  return compare_products(left, right);
}

}  // namespace

bool fits(const Problem& problem, const Seats& seats, const Multipliers& multipliers, bool strictly) {
  const int most = strictly ? -1 : 0;
  for (std::size_t row = 0; row < problem.rows(); ++row)
    for (std::size_t column = 0; column < problem.columns(); ++column) {
      const std::size_t c = problem.cell(row, column);
      if (problem.votes[c] == 0) continue;
      const auto x = static_cast<std::size_t>(seats[c]);
      const base::Ratio &r = multipliers.row[row], &k = multipliers.column[column];
      if (compare(problem, c, problem.posts[x], r, k) > most) return false;
      if (seats[c] > problem.least[c] && compare(problem, c, problem.posts[x - 1], r, k) < -most) return false;
    }
  return true;
}

std::optional<Multipliers> strict_certificate(const Problem& problem, const Seats& seats) {
  const auto centre = centre_of(problem, seats);
  if (!centre) return std::nullopt;
  auto multipliers = as_fractions(problem, *centre);
  if (multipliers && !fits(problem, seats, *multipliers, true)) multipliers.reset();
  return multipliers;
}

}  // namespace acta::count::matrix

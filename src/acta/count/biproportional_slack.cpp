// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/biproportional_parts.hpp"
#include "acta/count/signposts.hpp"

namespace acta::count {
namespace {

using base::Int128;
using matrix::Course;
using matrix::Problem;
using matrix::Seats;

std::int64_t bounded(Int128 n, std::int64_t most) { return n < 0 ? 0 : n > most ? most : static_cast<std::int64_t>(n); }

/// post * row * column / scale, rounded down, and whether it is whole; nullopt where that needs more than 128 bits.
struct Boundary {
  Int128 floor = 0;
  bool whole = false;
};
std::optional<Boundary> boundary(std::int64_t post, std::int64_t scale, const base::Ratio& row,
                                 const base::Ratio& column) {
  Int128 above = post, below = scale;
  for (const std::int64_t factor : {row.numerator(), column.numerator()})
    if (__builtin_mul_overflow(above, static_cast<Int128>(factor), &above)) return std::nullopt;
  for (const std::int64_t factor : {row.denominator(), column.denominator()})
    if (__builtin_mul_overflow(below, static_cast<Int128>(factor), &below)) return std::nullopt;
  return Boundary{above / below, above % below == 0};
}

std::int64_t slack_by(const BiproportionalResult& result, const Problem& problem, const Seats& seats,
                      const Course& course) {
  const auto bound = [&](std::size_t cell, std::int64_t post) {
    return boundary(post, problem.scale, result.area_divisors[problem.areas[cell / problem.columns()]],
                    result.list_divisors[problem.lists[cell % problem.columns()]]);
  };
  std::int64_t most = std::max<std::int64_t>(0, course.most);
  if (course.from && seats[*course.from] > problem.least[*course.from]) {
    const auto low = bound(*course.from, problem.posts[static_cast<std::size_t>(seats[*course.from]) - 1]);
    most = low ? bounded(problem.votes[*course.from] - low->floor - 1, most) : 0;
  }
  if (course.to) {
    const auto high = bound(*course.to, problem.posts[static_cast<std::size_t>(seats[*course.to])]);
    most = high ? bounded(high->floor - problem.votes[*course.to] - (high->whole ? 1 : 0), most) : 0;
  }
  return most;
}

}  // namespace

std::int64_t slack(const BiproportionalInput& input, const BiproportionalResult& result,
                   const BiproportionalChange& change) {
  const auto problem = matrix::problem_of(input);
  if (!problem || result.standing != BiproportionalResult::Standing::unique || result.area_divisors.empty()) return 0;
  const Seats seats = matrix::seats_of(*problem, result);
  return slack_by(result, *problem, seats, matrix::course_of(input, *problem, seats, change));
}

}  // namespace acta::count

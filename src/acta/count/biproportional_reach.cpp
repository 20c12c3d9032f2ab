// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "acta/count/biproportional_parts.hpp"

namespace acta::count {
namespace {

using matrix::Course;
using matrix::Problem;
using matrix::Seats;

/// Exactly whether the matrix is the only one after so many steps.
bool unique_after(Problem& problem, const Seats& seats, const Course& course, std::int64_t steps) {
  const auto move = [&](std::int64_t by) {
    if (course.from) matrix::set_votes(problem, *course.from, problem.votes[*course.from] - by);
    if (course.to) matrix::set_votes(problem, *course.to, problem.votes[*course.to] + by);
  };
  move(steps);
  bool unique = matrix::strict_certificate(problem, seats).has_value();
  if (!unique) {
    const matrix::Verdict verdict = matrix::judge(problem, seats);
    unique = verdict.best && verdict.tied.empty();
  }
  move(-steps);
  return unique;
}

/// Whether the tie is so far from a whole number of steps that rounding cannot have taken it across: then the next step
/// is past it.
bool is_clear(const Problem& problem, const Course& course, double tie) {
  const auto nodes = static_cast<double>(problem.nodes());
  const std::int64_t votes =
      std::max(course.from ? problem.votes[*course.from] : 0, course.to ? problem.votes[*course.to] : 0);
  const double doubt = 1e-12 * nodes * nodes * (static_cast<double>(votes) + std::abs(tie));
  return std::abs(tie - std::nearbyint(tie)) > doubt;
}

/// The largest n in [0, most] with good(n), where good holds up to some n and no further; good(0) holds.
template <class Good>
std::int64_t last_good(std::int64_t guess, std::int64_t most, const Good& good) {
  std::int64_t low = 0, high = most + 1;
  const auto test = [&](std::int64_t n) {
    if (n > low && n < high) (good(n) ? low : high) = n;
  };
  test(guess);
  for (std::int64_t width = 1; low + 1 < high; width *= 2) {
    width = std::min(width, (high - low) / 2);
    test(low + width);
    test(high - width);
  }
  return low;
}

}  // namespace

std::int64_t reach(const BiproportionalInput& input, const BiproportionalResult& result,
                   const BiproportionalChange& change) {
  auto problem = matrix::problem_of(input);
  if (!problem || result.standing != BiproportionalResult::Standing::unique) return 0;
  const Seats seats = matrix::seats_of(*problem, result);
  const Course course = matrix::course_of(input, *problem, seats, change);
  if (course.most <= 0) return 0;
  if (!course.from && !course.to) return course.most;
  const double tie = matrix::first_tie(*problem, seats, course);
  const std::int64_t guess =
      tie < static_cast<double>(course.most) ? static_cast<std::int64_t>(std::ceil(tie)) - 1 : course.most;
  const auto good = [&](std::int64_t steps) { return unique_after(*problem, seats, course, steps); };
  if (guess > 0 && is_clear(*problem, course, tie) && good(guess)) return guess;
  return last_good(guess, course.most, good);
}

}  // namespace acta::count

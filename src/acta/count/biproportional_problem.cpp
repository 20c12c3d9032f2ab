// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "acta/count/biproportional_parts.hpp"
#include "acta/count/signposts.hpp"

namespace acta::count::matrix {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::int64_t kLargestPost = std::int64_t{1} << 50;

Error usage(std::string message) { return {ErrorKind::usage, std::move(message), {}, {}}; }

bool has_shape(const std::vector<std::vector<std::int64_t>>& table, std::size_t rows, std::size_t columns) {
  return table.size() == rows &&
         std::all_of(table.begin(), table.end(), [&](const auto& row) { return row.size() == columns; });
}

bool all_within(const std::vector<std::int64_t>& values, std::int64_t most) {
  return std::all_of(values.begin(), values.end(), [&](std::int64_t value) { return value >= 0 && value <= most; });
}

base::Result<void> check_tables(const BiproportionalInput& input) {
  const std::size_t rows = input.area_seats.size(), columns = input.list_seats.size();
  if (!has_shape(input.votes, rows, columns)) return usage("votes are no table of the areas by the lists");
  if (!input.minimum.empty() && !has_shape(input.minimum, rows, columns))
    return usage("assured seats are no table of the areas by the lists");
  for (const auto& row : input.votes)
    if (!all_within(row, kMostVotes)) return Error{ErrorKind::limit, "votes of a cell are out of range", {}, {}};
  for (const auto& row : input.minimum)
    if (!all_within(row, kMostSeats)) return Error{ErrorKind::limit, "assured seats are out of range", {}, {}};
  return {};
}

base::Result<void> check_sums(const BiproportionalInput& input) {
  std::int64_t areas = 0, lists = 0;
  if (!all_within(input.area_seats, kMostSeats) || !all_within(input.list_seats, kMostSeats))
    return Error{ErrorKind::limit, "seats are out of range", {}, {}};
  for (const std::int64_t seats : input.area_seats) areas = base::checked_add(areas, seats);
  for (const std::int64_t seats : input.list_seats) lists = base::checked_add(lists, seats);
  if (areas != lists) return usage("areas have " + std::to_string(areas) + " seats and lists " + std::to_string(lists));
  if (areas > kMostSeats) return Error{ErrorKind::limit, "seats are out of range", {}, {}};
  return {};
}

bool scaled(const base::Ratio& ratio, std::int64_t scale, std::int64_t& value) {
  return !__builtin_mul_overflow(ratio.numerator(), scale / ratio.denominator(), &value) && value <= kLargestPost;
}

/// posts[0 .. most]
base::Result<void> set_posts(Problem& problem, const model::Divisors& divisors, std::int64_t most) {
  if (divisors.form != model::Divisors::Form::arithmetic)
    return usage("seats by areas and lists need divisors that grow by a constant step");
  const Error too_large{ErrorKind::limit, "divisors have terms that are too large", {}, {}};
  problem.scale = divisors.step.denominator();
  for (const base::Ratio& d : divisors.head)
    if (__builtin_mul_overflow(problem.scale / std::gcd(problem.scale, d.denominator()), d.denominator(),
                               &problem.scale) ||
        problem.scale > kLargestPost)
      return too_large;
  std::int64_t step = 0, post = 0;
  if (!scaled(divisors.step, problem.scale, step)) return too_large;
  for (std::int64_t s = 0; s <= most; ++s) {
    const auto at = static_cast<std::size_t>(s);
    if (at >= divisors.head.size() ? (post += step) > kLargestPost : !scaled(divisors.head[at], problem.scale, post))
      return too_large;
    if (post < 0 || (s > 0 && post <= problem.posts.back() && (post > 0 || problem.posts.back() > 0)))
      return usage("divisors do not ascend");
    problem.posts.push_back(post);
    problem.log_posts.push_back(std::log(static_cast<double>(post)));
  }
  return {};
}

std::vector<std::size_t> with_seats(const std::vector<std::int64_t>& seats, std::vector<std::int64_t>& kept) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < seats.size(); ++i)
    if (seats[i] > 0) {
      indices.push_back(i);
      kept.push_back(seats[i]);
    }
  return indices;
}

void set_cells(Problem& problem, const BiproportionalInput& input) {
  const auto zeros = std::count(problem.posts.begin(), problem.posts.end(), 0);
  for (const std::size_t area : problem.areas)
    for (const std::size_t list : problem.lists) {
      const std::int64_t votes = input.votes[area][list];
      problem.votes.push_back(votes);
      problem.log_votes.push_back(std::log(static_cast<double>(votes)));
      const std::int64_t assured = input.minimum.empty() ? 0 : input.minimum[area][list];
      problem.least.push_back(std::max<std::int64_t>(assured, votes > 0 ? zeros : 0));
    }
}

}  // namespace

base::Result<Problem> problem_of(const BiproportionalInput& input) {
  if (const auto checked = check_tables(input); !checked) return checked.error();
  if (const auto checked = check_sums(input); !checked) return checked.error();
  Problem problem;
  problem.areas = with_seats(input.area_seats, problem.area_seats);
  problem.lists = with_seats(input.list_seats, problem.list_seats);
  const auto largest = std::max_element(problem.area_seats.begin(), problem.area_seats.end());
  const std::int64_t most = largest == problem.area_seats.end() ? 0 : *largest;
  if (const auto set = set_posts(problem, input.divisors, most); !set) return set.error();
  set_cells(problem, input);
  return problem;
}

void set_votes(Problem& problem, std::size_t cell, std::int64_t votes) {
  problem.votes[cell] = votes;
  problem.log_votes[cell] = std::log(static_cast<double>(votes));
}

Lengths lengths_of(const Problem& problem, const Seats& seats) {
  constexpr double kNone = std::numeric_limits<double>::infinity();
  Lengths lengths{std::vector<double>(seats.size(), kNone), std::vector<double>(seats.size(), kNone)};
  for (std::size_t c = 0; c < seats.size(); ++c) {
    if (problem.votes[c] == 0) continue;
    const auto x = static_cast<std::size_t>(seats[c]);
    lengths.more[c] = problem.log_posts[x] - problem.log_votes[c];
    if (seats[c] > problem.least[c]) lengths.less[c] = problem.log_votes[c] - problem.log_posts[x - 1];
  }
  return lengths;
}

}  // namespace acta::count::matrix

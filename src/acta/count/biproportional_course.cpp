// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "acta/count/biproportional_parts.hpp"
#include "acta/count/signposts.hpp"

namespace acta::count::matrix {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

/// How many votes there are to move at all.
std::int64_t most_steps(const BiproportionalInput& input, const BiproportionalChange& change) {
  const auto& votes = input.votes[change.area];
  std::int64_t most = kNever;
  if (change.from) most = std::min(most, votes[*change.from]);
  if (change.to) most = std::min(most, kMostVotes - votes[*change.to]);
  return most;
}

/// The input's cell in the problem; nullopt where the area or the list has no seats.
std::optional<std::size_t> cell_of(const Problem& problem, std::size_t area, std::size_t list) {
  const auto row = std::lower_bound(problem.areas.begin(), problem.areas.end(), area);
  const auto column = std::lower_bound(problem.lists.begin(), problem.lists.end(), list);
  if (row == problem.areas.end() || *row != area || column == problem.lists.end() || *column != list)
    return std::nullopt;
  return problem.cell(static_cast<std::size_t>(row - problem.areas.begin()),
                      static_cast<std::size_t>(column - problem.lists.begin()));
}

/// Shortest ways from one list to all others by other areas than `row`; with `back`, from all others to it.
std::vector<double> ways(const Problem& problem, const matrix::Lengths& lengths, std::size_t row, std::size_t column,
                         bool back) {
  const auto& out = back ? lengths.more : lengths.less;
  const auto& in = back ? lengths.less : lengths.more;
  std::vector<double> distance(problem.columns(), kFar), area(problem.rows(), kFar);
  distance[column] = 0;
  for (std::size_t sweep = 0; sweep <= problem.rows(); ++sweep) {
    bool changed = false;
    for (std::size_t other = 0; other < problem.rows(); ++other) {
      if (other == row) continue;
      for (std::size_t k = 0; k < distance.size(); ++k)
        area[other] = std::min(area[other], distance[k] + out[problem.cell(other, k)]);
      for (std::size_t k = 0; k < distance.size(); ++k)
        if (const double way = area[other] + in[problem.cell(other, k)]; way < distance[k])
          distance[k] = way, changed = true;
    }
    if (!changed) break;
  }
  return distance;
}

}  // namespace

Course course_of(const BiproportionalInput& input, const Problem& problem, const Seats& seats,
                 const BiproportionalChange& change) {
  Course course{std::nullopt, std::nullopt, most_steps(input, change)};
  if (change.from) course.from = cell_of(problem, change.area, *change.from);
  if (change.to) course.to = cell_of(problem, change.area, *change.to);
  if (course.from && seats[*course.from] > 0) course.most = std::min(course.most, problem.votes[*course.from] - 1);
  // Where d(0) = 0 a first vote assures seats, and with the last vote this ends.
  if (problem.posts.empty() || problem.posts[0] > 0) return course;
  if (course.from) course.most = std::min(course.most, problem.votes[*course.from] - 1);
  if (course.to && problem.votes[*course.to] == 0) course.most = 0;
  return course;
}

Seats seats_of(const Problem& problem, const BiproportionalResult& result) {
  Seats seats;
  for (const std::size_t area : problem.areas)
    for (const std::size_t list : problem.lists) seats.push_back(result.seats[area][list]);
  return seats;
}

/// The cycle is a seat more for a list of the area, a way by other areas to another
/// list, a seat less for that one.
double first_tie(const Problem& problem, const Seats& seats, const Course& course) {
  const matrix::Lengths lengths = matrix::lengths_of(problem, seats);
  const std::size_t row = course.from.value_or(course.to.value_or(0)) / problem.columns();
  double first = kFar;
  if (course.to) {
    const auto way = ways(problem, lengths, row, *course.to % problem.columns(), false);
    const double post = static_cast<double>(problem.posts[static_cast<std::size_t>(seats[*course.to])]);
    const double votes = static_cast<double>(problem.votes[*course.to]);
    for (std::size_t column = 0; column < way.size(); ++column) {
      const std::size_t c = problem.cell(row, column);
      if (c == *course.to || lengths.less[c] == kFar) continue;
      const double at_most = post * std::exp(way[column] + lengths.less[c]);  // votes of `to` at the tie
      // Where the list that would lose the seat is `from`, its votes shrink at the same time: (v + m) / (w - m) = q.
      const double from = static_cast<double>(problem.votes[c]);
      const bool both = course.from && c == *course.from;
      first = std::min(first, both ? (at_most - votes) / (1 + at_most / from) : at_most - votes);
    }
  }
  if (course.from && lengths.less[*course.from] < kFar) {
    const auto way = ways(problem, lengths, row, *course.from % problem.columns(), true);
    const double post = static_cast<double>(problem.posts[static_cast<std::size_t>(seats[*course.from]) - 1]);
    for (std::size_t column = 0; column < way.size(); ++column) {
      const std::size_t c = problem.cell(row, column);
      if (c == *course.from || (course.to && c == *course.to)) continue;
      first = std::min(
          first, static_cast<double>(problem.votes[*course.from]) - post * std::exp(-way[column] - lengths.more[c]));
    }
  }
  return first;
}

}  // namespace acta::count::matrix

// SPDX-License-Identifier: Apache-2.0
// Proportional fitting, then each area by itself, then transfers between lists. Doubles throughout: what comes out is
// judged exactly afterwards.
#include <algorithm>

#include "acta/count/biproportional_parts.hpp"

namespace acta::count::matrix {
namespace {

/// Weights of columns, so that votes times weights give rows and columns about their shares.
std::vector<double> fitted_weights(const Problem& problem) {
  std::vector<double> weight(problem.columns(), 1.0);
  for (int round = 0; round < 12; ++round) {
    std::vector<double> sums(problem.columns(), 0.0);
    for (std::size_t row = 0; row < problem.rows(); ++row) {
      const std::int64_t* votes = &problem.votes[problem.cell(row, 0)];
      double total = 0;
      for (std::size_t column = 0; column < weight.size(); ++column)
        total += static_cast<double>(votes[column]) * weight[column];
      const double factor = total > 0 ? static_cast<double>(problem.area_seats[row]) / total : 0;
      for (std::size_t column = 0; column < weight.size(); ++column)
        sums[column] += static_cast<double>(votes[column]) * factor;
    }
    for (std::size_t column = 0; column < weight.size(); ++column)
      weight[column] = sums[column] > 0 ? static_cast<double>(problem.list_seats[column]) / sums[column] : 1.0;
  }
  return weight;
}

std::optional<Blocked> blocked_by_minimum(const Problem& problem) {
  std::vector<std::int64_t> assured(problem.columns(), 0);
  for (std::size_t row = 0; row < problem.rows(); ++row) {
    std::int64_t total = 0, votes = 0;
    for (std::size_t column = 0; column < problem.columns(); ++column) {
      const std::size_t c = problem.cell(row, column);
      total += problem.least[c];
      votes |= problem.votes[c];
      assured[column] += problem.least[c];
    }
    if (total > problem.area_seats[row])
      return blocked_at(problem, Blocked::Reason::area_minimum, {row}, {}, total, problem.area_seats[row]);
    if (votes == 0 && total < problem.area_seats[row])
      return blocked_at(problem, Blocked::Reason::area_without_votes, {row}, {}, problem.area_seats[row], total);
  }
  for (std::size_t column = 0; column < assured.size(); ++column)
    if (assured[column] > problem.list_seats[column])
      return blocked_at(problem, Blocked::Reason::list_minimum, {}, {column}, assured[column],
                        problem.list_seats[column]);
  return std::nullopt;
}

/// Highest averages within a row, from its least seats.
void share_out(const Problem& problem, std::size_t row, const std::vector<double>& weight, Seats& seats) {
  const std::size_t first = problem.cell(row, 0);
  std::vector<double> quotient(problem.columns());
  const auto next = [&](std::size_t column) {
    const auto x = static_cast<std::size_t>(seats[first + column]);
    return static_cast<double>(problem.votes[first + column]) * weight[column] / static_cast<double>(problem.posts[x]);
  };
  std::int64_t left = problem.area_seats[row];
  for (std::size_t column = 0; column < weight.size(); ++column) left -= seats[first + column];
  for (std::size_t column = 0; left > 0 && column < weight.size(); ++column)
    quotient[column] = problem.votes[first + column] > 0 ? next(column) : -1.0;
  for (; left > 0; --left) {
    const auto best = static_cast<std::size_t>(std::max_element(quotient.begin(), quotient.end()) - quotient.begin());
    ++seats[first + best];
    quotient[best] = next(best);
  }
}

}  // namespace

std::variant<Seats, Blocked> propose(const Problem& problem) {
  if (auto reason = blocked_by_minimum(problem)) return *std::move(reason);
  const std::vector<double> weight = fitted_weights(problem);
  Seats seats = problem.least;
  for (std::size_t row = 0; row < problem.rows(); ++row) share_out(problem, row, weight, seats);
  if (auto reason = transfer(problem, seats, weight)) return *std::move(reason);
  return seats;
}

}  // namespace acta::count::matrix

// SPDX-License-Identifier: Apache-2.0
#include "acta/count/biproportional.hpp"

#include <algorithm>

#include "acta/count/biproportional_parts.hpp"

namespace acta::count {
namespace {

using matrix::Multipliers;
using matrix::Problem;
using matrix::Seats;

std::vector<std::vector<std::int64_t>> table_of(const BiproportionalInput& input, const Problem& problem,
                                                const Seats& seats) {
  std::vector<std::vector<std::int64_t>> table(input.area_seats.size(),
                                               std::vector<std::int64_t>(input.list_seats.size(), 0));
  for (std::size_t row = 0; row < problem.rows(); ++row)
    for (std::size_t column = 0; column < problem.columns(); ++column)
      table[problem.areas[row]][problem.lists[column]] = seats[problem.cell(row, column)];
  return table;
}

void set_divisors(const BiproportionalInput& input, const Problem& problem, const Multipliers& multipliers,
                  BiproportionalResult& result) {
  result.area_divisors.assign(input.area_seats.size(), {1, 1});
  result.list_divisors.assign(input.list_seats.size(), {1, 1});
  for (std::size_t row = 0; row < problem.rows(); ++row)
    result.area_divisors[problem.areas[row]] = multipliers.row[row];
  for (std::size_t column = 0; column < problem.columns(); ++column)
    result.list_divisors[problem.lists[column]] = multipliers.column[column];
}

void set_tied(const Problem& problem, const std::vector<matrix::Verdict::Tied>& tied, Seats& seats,
              BiproportionalResult& result) {
  if (tied.empty()) return;
  result.standing = BiproportionalResult::Standing::tied;
  for (const matrix::Verdict::Tied& t : tied) {
    if (!t.gains) --seats[t.cell];
    result.tied.push_back({problem.areas[t.cell / problem.columns()], problem.lists[t.cell % problem.columns()]});
  }
  std::sort(result.tied.begin(), result.tied.end());
}

/// The best matrix from one of the right sums: proven at once where doubles see room, otherwise by exact search, which
/// improves it as long as it can.
void settle(const BiproportionalInput& input, const Problem& problem, Seats seats, BiproportionalResult& result) {
  auto multipliers = matrix::strict_certificate(problem, seats);
  while (!multipliers) {
    matrix::Verdict verdict = matrix::judge(problem, seats);
    if (!verdict.best) {
      matrix::apply(problem, seats, verdict.cycle);
      multipliers = matrix::strict_certificate(problem, seats);
      continue;
    }
    set_tied(problem, verdict.tied, seats, result);
    multipliers = std::move(verdict.multipliers);
    if (multipliers && !matrix::fits(problem, seats, *multipliers, verdict.tied.empty())) multipliers.reset();
    break;
  }
  result.seats = table_of(input, problem, seats);
  if (multipliers) set_divisors(input, problem, *multipliers, result);
}

/// The matrix to start from, where it has the right sums and nothing in it is out of question; nullopt otherwise.
std::optional<Seats> start_of(const BiproportionalInput& input, const Problem& problem) {
  if (input.start.size() != input.area_seats.size()) return std::nullopt;
  Seats seats;
  std::vector<std::int64_t> rows(problem.rows(), 0), columns(problem.columns(), 0);
  for (std::size_t row = 0; row < problem.rows(); ++row)
    for (std::size_t column = 0; column < problem.columns(); ++column) {
      const auto& line = input.start[problem.areas[row]];
      if (line.size() != input.list_seats.size()) return std::nullopt;
      const std::int64_t own = line[problem.lists[column]];
      const std::size_t cell = problem.cell(row, column);
      if (own < problem.least[cell] || (own > 0 && problem.votes[cell] == 0)) return std::nullopt;
      seats.push_back(own);
      rows[row] += own;
      columns[column] += own;
    }
  if (rows != problem.area_seats || columns != problem.list_seats) return std::nullopt;
  return seats;
}

}  // namespace

base::Result<BiproportionalResult> biproportional(const BiproportionalInput& input) {
  const auto problem = matrix::problem_of(input);
  if (!problem) return problem.error();
  BiproportionalResult result;
  if (auto start = start_of(input, *problem)) {
    settle(input, *problem, std::move(*start), result);
    return result;
  }
  auto proposal = matrix::propose(*problem);
  if (auto* const reason = std::get_if<Blocked>(&proposal)) {
    result.standing = BiproportionalResult::Standing::blocked;
    result.blocked = std::move(*reason);
    return result;
  }
  settle(input, *problem, std::get<Seats>(std::move(proposal)), result);
  return result;
}

bool certifies(const BiproportionalInput& input, const BiproportionalResult& result) {
  const auto problem = matrix::problem_of(input);
  if (!problem || result.area_divisors.size() != input.area_seats.size() ||
      result.list_divisors.size() != input.list_seats.size() || result.seats.size() != input.area_seats.size())
    return false;
  Seats seats;
  Multipliers multipliers;
  for (const std::size_t area : problem->areas) {
    multipliers.row.push_back(result.area_divisors[area]);
    for (const std::size_t list : problem->lists) seats.push_back(result.seats[area][list]);
  }
  for (const std::size_t list : problem->lists) multipliers.column.push_back(result.list_divisors[list]);
  return matrix::fits(*problem, seats, multipliers, result.standing == BiproportionalResult::Standing::unique);
}

}  // namespace acta::count

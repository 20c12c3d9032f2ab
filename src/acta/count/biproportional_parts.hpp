// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "acta/count/biproportional.hpp"

namespace acta::count::matrix {

/// The areas and lists that have seats, as flat tables. A cell holds x seats with least <= x; posts[s] / scale = d(s).
struct Problem {
  std::vector<std::size_t> areas, lists;  ///< indices into the input
  std::vector<std::int64_t> area_seats, list_seats;
  std::vector<std::int64_t> votes, least;
  std::vector<std::int64_t> posts;
  std::int64_t scale = 1;
  std::vector<double> log_votes, log_posts;

  std::size_t rows() const { return areas.size(); }
  std::size_t columns() const { return lists.size(); }
  std::size_t nodes() const { return rows() + columns(); }
  std::size_t cell(std::size_t row, std::size_t column) const { return row * columns() + column; }
};
base::Result<Problem> problem_of(const BiproportionalInput& input);
void set_votes(Problem& problem, std::size_t cell, std::int64_t votes);

using Seats = std::vector<std::int64_t>;  ///< by cell

/// A seat more in a cell is a step from its row to its column, a seat less one from the column to the row. Lengths are
/// logarithms of posts[x] / votes and of votes / posts[x - 1]; infinite where there is no such step. A matrix is right
/// when no cycle is shorter than 0, and alone when none is 0.
struct Lengths {
  std::vector<double> more, less;
};
Lengths lengths_of(const Problem& problem, const Seats& seats);

/// A matrix of the right sums, as good as doubles can tell, or why there is none.
std::variant<Seats, Blocked> propose(const Problem& problem);
/// Its last part: from rows with the right sums, shared out by votes times the columns' weights, to right sums of
/// columns; why not, where that cannot be.
std::optional<Blocked> transfer(const Problem& problem, Seats& seats, const std::vector<double>& weight);
/// With the input's indices for those of rows and columns.
Blocked blocked_at(const Problem& problem, Blocked::Reason reason, std::vector<std::size_t> rows,
                   std::vector<std::size_t> columns, std::int64_t due, std::int64_t room);

/// Numbers on rows and columns, r - y between -more and less in every cell: logarithms of the row's divisor and of one
/// over the column's; and how far each may be off.
struct Centre {
  std::vector<double> row, column;
  std::vector<double> row_room, column_room;
};
/// Well inside what the cells allow; nullopt where doubles see no room.
std::optional<Centre> centre_of(const Problem& problem, const Seats& seats);

/// Divisors as fractions, by row and by column.
struct Multipliers {
  std::vector<base::Ratio> row, column;
};
/// Whether every cell is where the divisors say: strictly, if asked.
bool fits(const Problem& problem, const Seats& seats, const Multipliers& multipliers, bool strictly);
/// The centre as fractions of few digits, where they hold strictly: then the matrix is the only one.
std::optional<Multipliers> strict_certificate(const Problem& problem, const Seats& seats);

/// What is exactly so of a matrix of the right sums.
struct Verdict {
  bool best = false;  ///< no cycle improves on it
  struct Tied {
    std::size_t cell = 0;
    bool gains = false;  ///< another matrix that is as good has a seat more there; otherwise one less
  };
  std::vector<Tied> tied;
  std::vector<std::size_t> cycle;  ///< nodes (rows, then columns) of a cycle that improves on it
  std::optional<Multipliers> multipliers;
};
Verdict judge(const Problem& problem, const Seats& seats);
/// Moves one seat along each step of the cycle.
void apply(const Problem& problem, Seats& seats, std::span<const std::size_t> cycle);

Seats seats_of(const Problem& problem, const BiproportionalResult& result);

/// The two cells whose votes change, so far as the matrix depends on them, and the steps that can be thought of.
struct Course {
  std::optional<std::size_t> from, to;
  std::int64_t most = 0;
};
Course course_of(const BiproportionalInput& input, const Problem& problem, const Seats& seats,
                 const BiproportionalChange& change);
/// Where doubles see the first cycle of length 0: after that many steps, infinite if never.
double first_tie(const Problem& problem, const Seats& seats, const Course& course);

/// -1, 0 or 1 as the product of the first (each >= 0) is smaller than, equal to or larger than that of the second.
int compare_products(std::span<const std::int64_t> first, std::span<const std::int64_t> second);
/// The quotient of two products in lowest terms; nullopt where a term needs more than 63 bits. REQUIRES: each > 0.
std::optional<base::Ratio> quotient_of(std::vector<std::int64_t> above, std::vector<std::int64_t> below);

}  // namespace acta::count::matrix

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/base/ratio.hpp"
#include "acta/model/formula.hpp"

namespace acta::count {

/// Seats of areas and of lists are both given; which list has how many in which area is asked (Balinski and Demange,
/// "Algorithms for proportional matrices in reals and integers", Mathematical Programming 45, 1989; Pukelsheim,
/// "Proportional Representation", 2nd ed. 2017, chapters 14 and 15).
struct BiproportionalInput {
  std::vector<std::vector<std::int64_t>> votes;      ///< [area][list], each in [0, kMostVotes]
  std::vector<std::int64_t> area_seats, list_seats;  ///< of one sum, at most kMostSeats
  model::Divisors divisors;  ///< Form::arithmetic, strictly ascending but for d(0) = d(1) = ... = 0
  std::vector<std::vector<std::int64_t>> minimum = {};  ///< [area][list] seats at least; empty: none
  std::vector<std::vector<std::int64_t>> start = {};    ///< seats perhaps near the answer; any give the same
};

struct BiproportionalCell {
  std::size_t area = 0, list = 0;
  friend auto operator<=>(const BiproportionalCell&, const BiproportionalCell&) = default;
};

/// Why no matrix has these sums.
struct Blocked {
  enum class Reason {
    area_without_votes,  ///< the area has seats, and no list with seats has votes there
    area_minimum,        ///< more seats of the area are assured than it has
    list_minimum,        ///< more seats of the list are assured than it has
    lists_short,         ///< the lists have votes (or the minimum leaves them room) in these areas only, and these have
                         ///< fewer seats for them than they must get; without areas: they have no votes at all
  } reason = Reason::lists_short;
  std::vector<std::size_t> areas, lists;  ///< ascending
  std::int64_t due = 0;                   ///< seats that would have to be placed there
  std::int64_t room = 0;                  ///< seats that can be: fewer than `due`
};

/// For every cell with votes, in an area and of a list with seats, d(x - 1) <= votes / (area divisor * list divisor)
/// <= d(x); "<" everywhere when unique. The first holds for no cell that has only the seats it is assured.
struct BiproportionalResult {
  enum class Standing {
    unique,   ///< one matrix fits
    tied,     ///< several fit: the law has to say which
    blocked,  ///< none fits
  } standing = Standing::unique;
  std::vector<std::vector<std::int64_t>> seats;  ///< [area][list]; of tied cells what is sure. Empty when blocked
  std::vector<BiproportionalCell> tied;          ///< each has its `seats` or one more; ascending
  std::optional<Blocked> blocked;
  /// The certificate. 1 for areas and lists without seats. Empty when blocked, and in the rare case that no fractions
  /// of 64-bit terms were found; the matrix was then proven by products along cycles.
  std::vector<base::Ratio> area_divisors, list_divisors;
};

/// Exact: doubles only propose. Errors (usage, limit): tables of other shapes, sums that differ, divisors of another
/// form.
base::Result<BiproportionalResult> biproportional(const BiproportionalInput& input);

/// Checks the certificate by integers alone.
bool certifies(const BiproportionalInput& input, const BiproportionalResult& result);

/// Votes of one area that change by one a step: `from` loses, `to` gains; one of them may be absent.
struct BiproportionalChange {
  std::size_t area = 0;
  std::optional<std::size_t> from, to;
};

/// A number n so that after 0, 1, ..., n steps the matrix is still the only one for the same sums, proven by the same
/// divisors; at most the votes of `from`, and kMostVotes in `to`. 0 unless the result is unique and certified.
std::int64_t slack(const BiproportionalInput& input, const BiproportionalResult& result,
                   const BiproportionalChange& change);

/// The largest such n, whatever the divisors: n + 1 steps give a tie, another matrix or none (or n is at the bound).
/// 0 unless the result is unique. Steps only ever make the matrix worse: of a cycle that could improve on it, one cell
/// of the area gains and one loses, so votes that leave `from` or come to `to` count for the cycle at every step alike.
std::int64_t reach(const BiproportionalInput& input, const BiproportionalResult& result,
                   const BiproportionalChange& change);

}  // namespace acta::count

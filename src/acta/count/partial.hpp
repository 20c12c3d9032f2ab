// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/count/standing.hpp"

namespace acta::count {

/// Votes that have not been counted yet: from none to `most` of them may come in each area of the last level, each for
/// any list, on every ballot. Registered voters of stations without a count are such a number. Not for ballots on which
/// a voter has several votes: give the number of votes, not of voters, there.
struct Outstanding {
  std::vector<std::int64_t> most;  ///< as Votes::leaves()
};

/// How many seats a list may come to have in one area of a tier, or in the whole (tier kNone), whoever gets the votes
/// that are outstanding. A seat that a tie would leave to a draw counts as possible, not as certain.
struct SeatRange {
  std::size_t tier = kNone;
  std::size_t area = 0;  ///< index into seat_rows() of the tier
  std::size_t list = 0;
  std::int64_t least = 0, most = 0;
  bool bound = false;  ///< proven, but perhaps wider than what can happen: least is no more, most no less than that
};

/// Certain seats of one area of a tier.
struct AreaCertainty {
  std::size_t tier = 0, area = 0;
  std::int64_t total = 0;
  std::int64_t certain = 0;  ///< sum of the least numbers of seats
  std::int64_t open = 0;     ///< the others
  bool bound = false;        ///< more of them may be certain than is proven here
};

struct PartialCount {
  std::vector<SeatRange> ranges;     ///< of every list in every area, then of every list in the whole
  std::vector<AreaCertainty> areas;  ///< of tiers that fill seats here; without external ones
};

/// Ranges of seats. What is exact and what a bound (doc/methods/seats-measures.md has the proofs):
///
/// - Divisor method without conditions, in areas of fixed numbers of seats: exact. A list keeps its k-th seat of S
/// while
///   fewer than S - k + 1 quotients of others reach its k-th quotient. Votes for the list itself never take it away, so
///   all outstanding votes may be thought to go to others. Other list j needs c_j(t) votes for t such quotients, the
///   first number with (v_j + c_j(t)) / d(t - 1) >= v_i / d(k - 1); the cheapest sum of c_j(t_j) with S - k + 1
///   quotients in all, found over all divisions of the quotients among lists, says whether there are enough outstanding
///   votes. (The c_j are whole votes rounded up, so taking the cheapest next quotient each time would not always be
///   cheapest.) The most that a list may have: all outstanding votes are its own.
/// - Plurality and winner-takes-all: exact, by the cheapest votes that lift enough others.
/// - With conditions: a list that may fail all of them has no certain seat; others are assumed to meet theirs where
/// that
///   takes seats from it. Under divisor methods fewer lists give nobody fewer seats, so this is a bound.
/// - Quotas: whole quotas of the largest sum of votes that may come; a bound.
/// - Compensation with a fixed number of seats of all tiers, reckoned in the whole, by a divisor method, where seats
/// beyond
///   the share are kept, levelled or not filled: in the whole a list has at least its certain seats of that division.
/// - Everything else (agreements, majority clauses, numbers of seats that hang on votes, biproportional seats, seats
///   placed in areas): 0 to all, as a bound.
PartialCount partial_count(const Plan& plan, const Votes& votes, const Standing& standing,
                           const Outstanding& outstanding);

}  // namespace acta::count

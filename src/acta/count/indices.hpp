// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/ratio.hpp"
#include "acta/model/law.hpp"
#include "acta/model/poll.hpp"
#include "acta/model/result.hpp"

namespace acta::count {

/// What indices of an election compare: votes and seats of each list.
struct VotesAndSeats {
  std::vector<std::int64_t> votes, seats;  ///< per list of the poll
  std::int64_t others =
      0;  ///< valid votes that the poll tells for no list: lists summed up by the source, or blank ones
};

/// The ballot by which a law's seats are to be in proportion: that of its last tier of lists, compensation or
/// biproportional seats, else of its first tier.
std::string measured_ballot(const model::Law& law);
/// Votes of that ballot (empty: the first) in the whole, and the seats of all tiers that are filled.
VotesAndSeats votes_and_seats(const model::Poll& poll, const model::CountResult& result,
                              const std::string& ballot = {});

/// What becomes of VotesAndSeats::others.
enum class Others {
  one_list,  ///< they count as one more list, without seats
  left_out,  ///< shares are taken of the votes of lists only
};

/// Formulas and sources: doc/methods/seats-measures.md. Fractions are exact; doubles are for showing only.
struct Indices {
  std::int64_t votes = 0, seats = 0;  ///< of which shares are taken
  std::int64_t lists_with_votes = 0, lists_with_seats = 0;
  double effective_votes = 0, effective_seats = 0;  ///< numbers of parties (Laakso and Taagepera 1979)
  double least_squares = 0;                         ///< in percentage points (Gallagher 1991)
  base::Ratio loosemore_hanby;                      ///< share, 0 to 1 (1971)
  std::optional<double> sainte_lague;               ///< in percentage points; none where a list has seats without votes
  std::vector<std::optional<base::Ratio>> advantage;  ///< per list: share of seats over share of votes
};
/// nullopt where there are no votes or no seats.
std::optional<Indices> indices_of(const VotesAndSeats& numbers, Others others = Others::one_list);

/// The list with most seats (of equals that with more votes) and how its shares differ.
struct Bonus {
  std::size_t list = 0;
  base::Ratio seats, votes;  ///< shares
  /// More than half of the seats with at most half of the votes.
  bool manufactured_majority = false;
};
std::optional<Bonus> bonus_of(const VotesAndSeats& numbers, Others others = Others::one_list);

/// Lists that have votes and no seat.
struct WithoutSeats {
  std::vector<std::size_t> by_threshold;  ///< took part in no tier
  std::vector<std::size_t> by_formula;    ///< took part and their votes gave them none
  std::int64_t votes_by_threshold = 0, votes_by_formula = 0;
  /// The largest list without a seat and the smallest one with a seat, where the first has more votes.
  struct Pair {
    std::size_t without = 0, with = 0;
  };
  std::optional<Pair> reversal;
};
WithoutSeats without_seats(const VotesAndSeats& numbers, const model::CountResult& result);

/// Areas of the last level (indices into Poll::areas) in which exactly one list has votes on that ballot; kNone for the
/// whole where the poll has no areas.
std::vector<std::size_t> uncontested(const model::Poll& poll, const std::string& ballot = {});

}  // namespace acta::count

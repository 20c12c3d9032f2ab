// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/model/law.hpp"
#include "acta/model/message.hpp"
#include "acta/model/poll.hpp"

namespace acta::model {

/// One step of a count with the standing before it.
struct Step {
  Message what;                        ///< "Seat 41 goes to Likud"
  std::string article;                 ///< of the law, or empty
  std::vector<std::int64_t> standing;  ///< seats per list before the step; those of a pair that is not yet
                                       ///< divided stand at its first list; empty where a step awards nothing
  std::optional<std::size_t> list;     ///< whom it concerns
  Message arithmetic;                  ///< "1066892 / 31 = 34415.87"
  std::size_t tier = kNone;            ///< index into CountResult::tiers; kNone: the whole
  std::size_t area = kNone;            ///< index into Poll::areas; kNone: the whole
};

/// How near one seat (or the outcome) is to going elsewhere.
struct SeatMargin {
  std::int64_t seat = 0;   ///< from 1: in the order of award where seats of the whole go one by one, otherwise the
                           ///< how-many-th of its holder there; 0: the outcome as a whole
  std::size_t holder = 0;  ///< list that has it
  std::optional<std::size_t> next;          ///< list that would have it instead
  std::optional<std::int64_t> votes_added;  ///< fewest votes added to one list alone that move it (ties count as moved)
  std::int64_t votes_moved = 0;             ///< fewest votes moved from one list to another in one area
  std::string note;

  std::optional<std::int64_t> votes_removed = {};  ///< fewest votes of one list that fall away
  std::size_t tier = kNone;                        ///< index into CountResult::tiers
  std::size_t area = kNone;                        ///< area of the seat; kNone: the whole
  std::size_t votes_area = kNone;                  ///< area in which votes move; kNone: anywhere
  std::string ballot = {};                         ///< on which they move
  std::optional<std::size_t> from = {}, to = {};  ///< lists between which they move, where they are not holder and next
  bool bound = false;  ///< votes_moved is a proven lower bound: fewer than that do not move the seat
};

enum class Outcome {
  decided,  ///< every seat has one holder
  runoff,   ///< the law asks for a second round
  tie,      ///< the law asks for a draw (or another decision) that the record does not hold
};
std::string_view to_string(Outcome outcome);

struct ListResult {
  std::int64_t seats = 0;
  bool passed_threshold = true;
  bool in_runoff = false;
};

/// Numbers between which a divisor may lie so that every list's votes over it, rounded by the rule, are its seats: a
/// certificate that the allotment is right. Absent where the formula is no divisor method.
struct DivisorInterval {
  base::Ratio above;    ///< the largest quotient that got no seat
  base::Ratio at_most;  ///< the smallest that got one
};

/// A candidate who has a seat of a list.
struct Elected {
  std::size_t candidate = 0;  ///< index into Poll::candidates
  std::string reason;         ///< "own votes", "order of the list", ...
};

/// The seats of one tier in one area.
struct AreaSeats {
  std::size_t area = kNone;  ///< index into Poll::areas; kNone: the whole
  std::int64_t total = 0;
  std::vector<std::int64_t> seats;   ///< per list
  std::vector<char> passed;          ///< per list: took part
  std::vector<std::size_t> winners;  ///< plurality: lists in order of votes, one per seat
  std::int64_t open = 0;             ///< seats that are tied
  std::vector<std::size_t> tied;     ///< lists among which
  std::int64_t unfilled = 0;         ///< seats that nobody gets (no list takes part, a winner is not covered)
  std::optional<DivisorInterval> interval;
  std::vector<Elected> elected;        ///< of lists with candidates, where the law says how: list by list
  std::vector<std::size_t> drawn_for;  ///< candidates among whom lots are to be drawn for a list's last seats
};

struct TierResult {
  std::string id, name;
  bool provisional = false;
  std::vector<AreaSeats> areas;     ///< one entry, of the whole, where the tier has no areas
  std::vector<std::int64_t> seats;  ///< per list, over all areas
  /// compensation: shares of each list in the seats of all tiers counted (the allotment of the whole), what was
  /// guaranteed to it, and the allotment's own interval.
  std::vector<std::int64_t> share, guaranteed;
  std::int64_t share_total = 0;
  std::optional<DivisorInterval> interval;
};

/// Votes to winners and seats, with the way there.
struct CountResult {
  Outcome outcome = Outcome::decided;
  std::vector<ListResult> lists;  ///< as Poll::lists
  std::vector<TierResult> tiers;  ///< as Law::tiers
  std::vector<Step> steps;
  std::vector<SeatMargin> margins;  ///< sorted by votes_moved, smallest first
  std::vector<std::size_t> tied;    ///< lists among which a draw is asked for, each once
  std::int64_t open = 0;            ///< seats (or places) that are tied: 0 unless the outcome is a tie
  Message statement;                ///< one sentence: the outcome and its margin
};

/// How many seats could change hands if `votes` votes moved in the worst way: the number of seats whose votes_moved is
/// at most `votes`, each judged alone, and all that are open in a tie. The outcome as a whole counts as one seat
/// however many margins it has.
std::int64_t seats_within(const CountResult& result, std::int64_t votes);

}  // namespace acta::model

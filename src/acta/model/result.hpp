// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/model/law.hpp"

namespace acta::model {

/// What is counted: one list's votes. An alliance is one list; an option outside any alliance is one list.
struct ListVotes {
  std::string id, name;
  std::int64_t votes = 0;
  std::vector<std::size_t> options;  ///< indices into Contest::options
};

/// Everything that a seat rule may look at. Pure numbers: no files, no stations.
struct Poll {
  std::vector<ListVotes> lists;
  std::int64_t valid = 0;    ///< valid votes; at least the sum over lists
  std::int64_t ballots = 0;  ///< ballots counted, valid or not; 0 when unknown
  struct Pair {
    std::size_t first = 0, second = 0;  ///< indices into lists
  };
  std::vector<Pair> agreements;
  /// Recorded draws of lots: lists in the order in which they were drawn, used where a tie asks for one.
  std::vector<std::size_t> drawn;
};

/// Lists by votes, most first; equal ones in the order of the poll.
std::vector<std::size_t> by_votes(const Poll& poll);

/// One step of a count with the standing before it.
struct Step {
  std::string what;                    ///< "Seat 41 goes to Likud"
  std::string article;                 ///< of the law, or empty
  std::vector<std::int64_t> standing;  ///< seats per list before the step; those of a pair that is not yet
                                       ///< divided stand at its first list; empty where a step awards nothing
  std::optional<std::size_t> list;     ///< whom it concerns
  std::string arithmetic;              ///< "1066892 / 31 = 34415.87"
};

/// How near one seat (or the outcome) is to going elsewhere.
struct SeatMargin {
  std::int64_t seat = 0;            ///< number of the seat in order of award, from 1; 0: the outcome as a whole
  std::size_t holder = 0;           ///< list that has it
  std::optional<std::size_t> next;  ///< list that would have it instead
  std::int64_t votes_added = 0;     ///< fewest votes added to `next` alone that move the seat (ties count as moved)
  std::int64_t votes_moved = 0;     ///< fewest votes moved from `holder` to `next` that move it
  std::string note;
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

/// Votes to winners and seats, with the way there.
struct CountResult {
  Outcome outcome = Outcome::decided;
  std::vector<ListResult> lists;  ///< as Poll::lists
  std::vector<Step> steps;
  std::vector<SeatMargin> margins;  ///< sorted by votes_moved, smallest first
  std::vector<std::size_t> tied;    ///< lists among which a draw is asked for, each once
  std::int64_t open = 0;            ///< seats (or places) that are tied: 0 unless the outcome is a tie
  std::string statement;            ///< one sentence: the outcome and its margin
};

/// How many seats could change hands if `votes` votes moved in the worst way: the number of seats whose votes_moved is
/// at most `votes`, each judged alone, and all that are open in a tie. The outcome as a whole counts as one seat
/// however many margins it has.
std::int64_t seats_within(const CountResult& result, std::int64_t votes);

}  // namespace acta::model

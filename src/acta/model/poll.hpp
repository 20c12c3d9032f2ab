// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace acta::model {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// What is counted: one list's votes. An alliance is one list; an option outside any alliance is one list, a candidate
/// without a party too.
struct ListVotes {
  std::string id, name;
  std::int64_t votes = 0;            ///< of the first ballot, all areas together
  std::vector<std::size_t> options;  ///< indices into Contest::options
  std::string kind = {};             ///< as the law's conditions name it: "minority", "regional", "independent"
  std::int64_t members = 1;          ///< parties that stand together in it
};

/// An area in which seats are filled or votes counted.
struct Area {
  std::string id, name;
  std::size_t level = 0;       ///< index into Poll::levels
  std::size_t parent = kNone;  ///< index into Poll::areas, of the level above; kNone at the first level
  std::optional<std::int64_t> population, registered, seats;
};

/// The votes of one ballot: what a voter marks once. Rows are the areas of the last level in the order of Poll::areas;
/// one row where the poll has no areas.
struct Tally {
  std::string ballot;                            ///< as laws name it: "first", "second"
  std::vector<std::vector<std::int64_t>> votes;  ///< [row][list]
  std::vector<std::int64_t> valid;               ///< [row], at least the sum over lists
  std::vector<std::int64_t> cast;                ///< [row], ballots valid or not; 0 where unknown
};

/// A candidate's own votes, where people and not only lists are voted for.
struct Candidate {
  std::string name;
  std::size_t list = kNone;
  std::size_t area = kNone;  ///< kNone: the whole
  std::int64_t votes = 0;
  std::string ballot;
};

/// Seats of an external tier.
struct ExternalSeats {
  std::string tier;
  std::size_t list = 0;
  std::int64_t seats = 0;
};

/// Everything that a seat rule may look at. Pure numbers: no files, no stations.
struct Poll {
  std::vector<ListVotes> lists;
  std::int64_t valid = 0;    ///< valid votes of the first ballot; at least the sum over lists
  std::int64_t ballots = 0;  ///< ballots counted, valid or not; 0 when unknown
  struct Pair {
    std::size_t first = 0, second = 0;  ///< indices into lists
  };
  std::vector<Pair> agreements;
  /// Recorded draws of lots: lists in the order in which they were drawn, used where a tie asks for one.
  std::vector<std::size_t> drawn;

  std::vector<std::string> levels;  ///< from the largest areas to the smallest; may be empty
  std::vector<Area> areas;          ///< level by level
  std::vector<Tally> tallies;       ///< empty: the lists' own votes are all there is
  std::vector<Candidate> candidates;
  std::vector<ExternalSeats> external;
};

/// Lists by votes, most first; equal ones in the order of the poll.
std::vector<std::size_t> by_votes(const Poll& poll);
/// Areas of that level, ascending; empty for a level that is not there.
std::vector<std::size_t> areas_of(const Poll& poll, const std::string& level);
/// The poll's only tally, made from the lists' votes where it has none; `ballot` empty: the first.
/// nullptr-free: returns an empty optional for a ballot that is not there.
std::optional<std::size_t> tally_of(const Poll& poll, const std::string& ballot);
/// Gives a poll without tallies the one that its lists' votes make (one row), so that every poll has one.
void complete(Poll& poll);

}  // namespace acta::model

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/read/ballots/reading.hpp"
#include "acta/read/ballots/text_index.hpp"

namespace acta::read {

/// Where a ballot comes from; empty: the source does not say.
struct BallotCard {
  std::string_view id, precinct, batch;
};

/// The marks of one ballot, and what was wrong with it. Two different marks at one rank become a set; the same mark
/// twice at one rank is one mark; kNoMark joins nothing. A function that returns false left a problem() behind, to
/// which the reader adds the place.
class BallotMarks {
 public:
  explicit BallotMarks(const BallotOptions& options) : m_options(options), m_most_ranks(options.most_ranks) {}

  /// `rank` counts from 1. False: no rank, a rank beyond `most_ranks` or beyond the limit.
  bool mark(std::uint64_t rank, model::RankMark mark);
  /// Forgets the marks since the last ballot.
  void drop_ballot();
  /// Ranks beyond this one are refused from now on; 0: up to the limit.
  void most_ranks(std::uint32_t ranks) { m_most_ranks = ranks; }
  /// The problem at a place, for the reader to return.
  base::Error problem(const base::Place& place) const;

 protected:
  bool fail(base::ErrorKind kind, std::string message);
  /// False: no positive count, several ballots with one id, too many ballots.
  bool is_sound(std::int64_t count, std::string_view id, std::int64_t before);

  BallotOptions m_options;
  model::RankMark m_refused = model::kNoMark;                        ///< of the name that is refused
  std::vector<model::RankMark> m_ballot;                             ///< marks of the ballot, by rank - 1
  std::vector<std::pair<std::uint32_t, model::RankMark>> m_further;  ///< marks at a rank that has one already

 private:
  std::uint32_t m_most_ranks;
  base::Error m_problem;
};

/// Fills a BallotReading ballot by ballot: mark(), mark(), …, end_ballot(). Equal rows of marks are stored once.
class BallotGrouper : public BallotMarks {
 public:
  BallotGrouper(std::string contest, const BallotOptions& options);

  /// The candidate of this code, added with this name where it is new. A code or name that is a label of the options
  /// has that label's meaning, a code that the source calls a `write_in` is kUndeclaredWriteIn; no candidate is added
  /// for them. nullopt: too many candidates.
  std::optional<model::RankMark> candidate(std::string_view code, std::string_view name, bool write_in = false);
  /// What candidate() answered for this code; nullopt: it was not asked.
  std::optional<model::RankMark> known(std::string_view code) const;
  /// What a cell means that holds a candidate's name, a label, or nothing. Trims. nullopt: too many candidates.
  std::optional<model::RankMark> named(std::string_view cell);
  std::size_t candidates() const { return m_reading.ballots.candidates.size(); }

  /// False: no positive count, too many ballots or marks, an id that an earlier ballot has, or one id for several
  /// ballots.
  bool end_ballot(std::int64_t count = 1, const BallotCard& card = {});

  void note(std::string_view text, const base::Place& place, std::uint64_t count = 1);
  bool noted(std::string_view text) const;
  BallotReading finish(std::uint32_t most_ranks) &&;

 private:
  std::optional<model::RankMark> label(std::string_view code, std::string_view name) const;
  void settle_sets();
  bool row_is(std::uint32_t row) const;
  std::optional<std::uint32_t> row_of_ballot();
  void grow_rows();
  void keep_card(std::uint32_t row, const BallotCard& card);

  BallotReading m_reading;
  TextIndex m_codes, m_ids, m_precincts, m_batches;
  std::vector<model::RankMark> m_mark_of_code;
  std::map<std::vector<model::RankMark>, model::RankMark> m_sets;
  std::vector<std::uint32_t> m_slots;  ///< row + 1 by hash; 0: free
  std::vector<std::uint64_t> m_hashes;
  std::int64_t m_ballots = 0;
};

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/read/ballots/grouper.hpp"
#include "acta/read/ballots/packed_ballots.hpp"
#include "acta/read/ballots/text_index.hpp"

namespace acta::read {

/// What a BallotGrouper is to a whole file, for one of several threads that read parts of it: ballots go to
/// PackedBallots, names are those of a grouper that nobody changes meanwhile. Ballots with names that are new wait
/// until settle().
class StreamGrouper : public BallotMarks {
 public:
  using Wide = PackedBallots::WideBallot;

  /// Keeps a reference to `names`.
  StreamGrouper(const BallotGrouper& names, const BallotOptions& options) : BallotMarks(options), m_names(names) {}

  /// Where the next ballots are added; nullptr: all of them wait.
  void add_to(PackedBallots* ballots) { m_ballots = ballots; }
  /// The row that the next calls are about.
  void begin_row(std::uint64_t line) {
    m_line = line;
    m_order = 0;
  }
  /// What a cell means that holds a candidate's name, a label, or nothing. Trims.
  std::optional<model::RankMark> named(std::string_view cell);
  /// As of a BallotGrouper; of a card only the id is looked at.
  bool end_ballot(std::int64_t count = 1, const BallotCard& card = {});
  void note(std::string_view text, const base::Place& place);

  /// Whether this is worth a walk over the table, and the walk; false: there are too many marks.
  bool is_full() const { return m_batch.waiting() >= PackedBallots::kFullBatch; }
  bool pass_on(bool last) { return !m_ballots || m_ballots->add(m_batch, last); }
  /// Marks of the distinct ballots that wait.
  std::size_t waiting() const { return m_waiting_marks; }

  /// A name that is new, and where it stood first: row, and the how manieth name there.
  struct NewName {
    std::uint64_t line = 0;
    std::uint32_t order = 0;
    std::string_view name;
    auto operator<=>(const NewName&) const = default;
  };
  /// Views live until settle().
  std::vector<NewName> new_names() const;
  /// Adds the ballots that wait. False: there are too many marks. REQUIRES: `names` knows the new names by now, and
  /// ballots have a place to be added to.
  bool settle();

  const std::vector<ReadingNote>& notes() const { return m_notes; }
  std::int64_t count() const { return m_count; }
  /// A hash of every ballot's id, where there is one.
  const std::vector<std::uint64_t>& ids() const { return m_ids; }

 private:
  static constexpr model::RankMark kNew = 0x4000'0000;  ///< + number in m_new

  Wide wide_ballot() const;
  bool add(Wide ballot, std::int64_t count);
  bool add_packed(std::int64_t count);

  /// A cell that was met before, and what it means: names that are known stay what they are.
  struct Recent {
    std::string cell;
    model::RankMark mark = model::kNoMark;
  };

  const BallotGrouper& m_names;
  std::array<Recent, 256> m_recent;
  PackedBallots* m_ballots = nullptr;
  PackedBallots::Batch m_batch;
  TextIndex m_new;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> m_new_at;
  std::map<Wide, std::int64_t> m_waiting;
  std::size_t m_waiting_marks = 0;
  std::vector<ReadingNote> m_notes;
  std::vector<std::uint64_t> m_ids;
  std::uint64_t m_line = 0;
  std::uint32_t m_order = 0;
  std::int64_t m_count = 0;
};

}  // namespace acta::read

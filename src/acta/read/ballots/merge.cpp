// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/merge.hpp"

#include <algorithm>

#include "acta/read/ballots/grouper.hpp"

namespace acta::read {
namespace {

using model::RankMark;

/// A candidate's key: code and name, as neither alone need tell two sources' candidates apart.
std::string key_of(const BallotReading& reading, std::size_t candidate) {
  const std::string& name = reading.ballots.candidates[candidate];
  return (reading.codes.empty() ? name : reading.codes[candidate]) + '\0' + name;
}

class Merge {
 public:
  Merge(const BallotReading& first, const BallotOptions& options)
      : m_keep(options.keep_cards), m_grouper(first.ballots.contest, options) {}

  base::Result<void> add(const BallotReading& from) {
    if (auto named = candidates(from); !named) return named;
    for (const ReadingNote& note : from.notes) m_grouper.note(note.text, note.first, note.count);
    return m_keep && !from.ballots.cards.row.empty() ? cards(from.ballots) : rows(from.ballots);
  }
  BallotReading finish(std::uint32_t most_ranks) && {
    BallotReading merged = std::move(m_grouper).finish(most_ranks);
    merged.codes = merged.ballots.candidates == m_codes ? std::vector<std::string>() : std::move(m_codes);
    return merged;
  }

 private:
  base::Result<void> candidates(const BallotReading& from) {
    m_marks.clear();
    for (std::size_t i = 0; i < from.ballots.candidates.size(); ++i) {
      const auto mark = m_grouper.candidate(key_of(from, i), from.ballots.candidates[i]);
      if (!mark) return m_grouper.problem({});
      if (*mark == m_codes.size()) m_codes.push_back(from.codes.empty() ? from.ballots.candidates[i] : from.codes[i]);
      m_marks.push_back(*mark);
    }
    return {};
  }
  bool one(std::uint64_t rank, RankMark mark) {
    return m_grouper.mark(rank, model::is_candidate(mark) ? m_marks[mark] : mark);
  }
  bool marks(const model::RankedBallots& from, std::uint32_t row) {
    for (std::uint32_t i = from.begin[row]; i < from.begin[row + 1]; ++i) {
      const std::uint64_t rank = i - from.begin[row] + 1;
      if (from.marks[i] < model::kFirstSet) {
        if (!one(rank, from.marks[i])) return false;
        continue;
      }
      for (const RankMark mark : from.sets[from.marks[i] - model::kFirstSet])
        if (!one(rank, mark)) return false;
    }
    return true;
  }
  base::Result<void> rows(const model::RankedBallots& from) {
    for (std::uint32_t row = 0; row < from.rows(); ++row)
      if (!marks(from, row) || !m_grouper.end_ballot(from.counts[row])) return m_grouper.problem({});
    return {};
  }
  base::Result<void> cards(const model::RankedBallots& from) {
    const auto& cards = from.cards;
    const auto text = [](const std::vector<std::uint32_t>& column, const std::vector<std::string>& names,
                         std::size_t card) {
      return column.empty() ? std::string_view() : std::string_view(names[column[card]]);
    };
    for (std::size_t card = 0; card < cards.row.size(); ++card) {
      const BallotCard made{cards.ids.empty() ? std::string_view() : std::string_view(cards.ids[card]),
                            text(cards.precinct, cards.precincts, card), text(cards.batch, cards.batches, card)};
      if (!marks(from, cards.row[card]) || !m_grouper.end_ballot(1, made)) return m_grouper.problem({});
    }
    return {};
  }

  bool m_keep;
  BallotGrouper m_grouper;
  std::vector<std::string> m_codes;
  std::vector<RankMark> m_marks;  ///< by candidate of the side that is added
};

}  // namespace

base::Result<void> merge_ballots(BallotReading& into, const BallotReading& from, const BallotLimits& limits) {
  BallotOptions options;
  options.limits = limits;
  options.keep_cards = !into.ballots.cards.row.empty() && !from.ballots.cards.row.empty();
  Merge merge(into, options);
  if (auto added = merge.add(into); !added) return added;
  if (auto added = merge.add(from); !added) return added;
  into = std::move(merge).finish(std::max(into.ballots.most_ranks, from.ballots.most_ranks));
  return {};
}

}  // namespace acta::read

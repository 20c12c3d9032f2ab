// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "acta/app/audit_cards_law.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;

const std::vector<read::CardsPart>& parts_of(const read::CardsContest& contest) {
  static const std::vector<read::CardsPart> none;
  return contest.law ? contest.law->parts : none;
}

/// The votes of some columns, card by card, as those of one contest.
class Joined {
 public:
  Joined(const read::CardsContest& contest, std::vector<audit::ContestRecords>& all, std::size_t first)
      : m_contest(contest), m_columns(std::span(all).subspan(first, parts_of(contest).size())) {
    for (const read::CardsPart& part : parts_of(contest))
      m_offsets.push_back(m_offset), m_offset += part.choices.size();
  }

  base::Result<void> run(audit::ContestRecords& records, const RecordedCardList& list) {
    for (std::size_t p = 0; p < m_columns.size(); ++p)
      if (m_columns[p].contest.choices.size() > parts_of(m_contest)[p].choices.size())
        return Error{ErrorKind::usage,
                     "the records of part \"" + parts_of(m_contest)[p].id + "\" have an undeclared write-in",
                     parts_of(m_contest)[p].place, "every choice has to be listed"};
    for (std::size_t card = 0; card < list.cards.size(); ++card) {
      const auto row = row_of(records, card);
      if (!row)
        return Error{ErrorKind::format, "a card has votes of two areas in contest \"" + m_contest.id + "\"",
                     list.place(card), "each card is of one area"};
      records.row_of_card.push_back(*row);
    }
    return {};
  }

 private:
  /// nullopt: two parts of one ballot.
  std::optional<std::uint32_t> row_of(audit::ContestRecords& records, std::size_t card) {
    m_vote.clear(), m_ballots.clear();
    for (std::size_t p = 0; p < m_columns.size(); ++p) {
      const std::uint32_t row = m_columns[p].row_of_card[card];
      if (row == audit::kNotOnCard) continue;
      const std::string& ballot = parts_of(m_contest)[p].ballot;
      if (std::find(m_ballots.begin(), m_ballots.end(), ballot) != m_ballots.end()) return std::nullopt;
      m_ballots.push_back(ballot);
      for (const audit::Choice choice : m_columns[p].votes.vote(row))
        m_vote.push_back(static_cast<audit::Choice>(m_offsets[p] + choice));
    }
    return m_ballots.empty() ? audit::kNotOnCard : records.votes.add(m_vote);
  }

  const read::CardsContest& m_contest;
  std::span<audit::ContestRecords> m_columns;
  std::vector<std::size_t> m_offsets;
  std::size_t m_offset = 0;
  audit::CardVote m_vote;
  std::vector<std::string> m_ballots;
};

}  // namespace

std::vector<CardsColumn> columns_of(const read::CardsFile& file) {
  std::vector<CardsColumn> columns;
  for (std::size_t c = 0; c < file.contests.size(); ++c) {
    std::size_t first = 0;
    for (const read::CardsPart& part : parts_of(file.contests[c])) {
      columns.push_back({part.id, c, &part, first});
      first += part.choices.size();
    }
    if (parts_of(file.contests[c]).empty()) columns.push_back({file.contests[c].id, c, nullptr, 0});
  }
  return columns;
}

const CardsColumn* column_with(const std::vector<CardsColumn>& columns, const std::string& id) {
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const CardsColumn& one) { return one.id == id; });
  return at == columns.end() ? nullptr : &*at;
}

read::CardsFile file_of_columns(const read::CardsFile& file) {
  read::CardsFile all = file;
  all.contests.clear();
  for (const CardsColumn& column : columns_of(file)) {
    all.contests.push_back(file.contests[column.contest]);
    if (!column.part) continue;
    read::CardsContest& own = all.contests.back();
    own.id = column.part->id, own.name = column.part->name, own.record_name = column.part->record_name;
    own.choices = column.part->choices, own.place = column.part->place;
    own.votes_for = 1, own.reported.clear(), own.law.reset();
  }
  return all;
}

base::Result<void> join_columns(const read::CardsFile& file, RecordedCardList& list) {
  std::vector<audit::ContestRecords> joined;
  std::size_t first = 0;
  for (const read::CardsContest& contest : file.contests) {
    const std::size_t parts = parts_of(contest).size();
    if (parts == 0) {
      joined.push_back(std::move(list.contests[first++]));
      continue;
    }
    joined.push_back(empty_records(contest));
    if (auto done = Joined(contest, list.contests, first).run(joined.back(), list); !done) return done;
    first += parts;
  }
  list.contests = std::move(joined);
  return {};
}

}  // namespace acta::app

// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_cards_table.hpp"

#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <functional>
#include <optional>

namespace acta::app {

/// What one part of a table says, with batches and votes numbered by itself.
class TableRecorder::Part {
 public:
  explicit Part(const RecordedCardList& list) : m_list(list), m_contests(list.contests.size()) {}

  void take(const read::RecordLine& line) {
    const std::uint32_t in = batch(line.batch);
    m_cards.push_back({std::string(line.card), in, static_cast<std::int32_t>(line.position)});
    m_lines.push_back(line.line());
    if (auto& farthest = m_farthest[in]; line.position > farthest.position)
      farthest = {line.position, line.line(), line.position_column()};
    for (std::size_t contest = 0; contest < m_contests.size(); ++contest) {
      const auto vote = line.vote(contest);
      m_contests[contest].rows.push_back(vote ? row(contest, *vote) : audit::kNotOnCard);
    }
    m_column = line.column();
  }

 private:
  friend class TableRecorder;
  struct Farthest {
    std::int64_t position = 0;
    std::uint64_t line = 0, column = 0;
  };
  struct Contest {
    audit::VoteRows votes;
    audit::RowColumn rows;
  };

  std::uint32_t batch(std::string_view name) {
    if (!m_batches.empty() && m_batches[m_last] == name) return m_last;
    const auto [at, added] = m_batch_of.emplace(name, static_cast<std::uint32_t>(m_batches.size()));
    if (added) m_batches.emplace_back(name), m_farthest.emplace_back();
    return m_last = at->second;
  }
  std::uint32_t row(std::size_t contest, std::span<const audit::Choice> marks) {
    audit::VoteRows& votes = m_contests[contest].votes;
    if (marks.size() <= 1) return votes.add(marks);
    return votes.add(audit::vote_of_marks(m_list.contests[contest].contest, {marks.begin(), marks.end()}));
  }

  const RecordedCardList& m_list;
  std::vector<RecordedCardList::Card> m_cards;
  std::vector<std::uint64_t> m_lines;
  std::vector<std::string> m_batches;
  std::vector<Farthest> m_farthest;
  std::unordered_map<std::string, std::uint32_t> m_batch_of;
  std::uint32_t m_last = 0;
  std::uint64_t m_column = 0;
  std::vector<Contest> m_contests;
};

class TableRecorder::Parts : public read::RecordSink {
 public:
  explicit Parts(const RecordedCardList& list) : m_list(list) {}
  void parts(std::size_t count) override {
    for (std::size_t k = 0; k < count; ++k) m_parts.emplace_back(m_list);
  }
  base::Result<void> take(std::size_t part, const read::RecordLine& line) override {
    m_parts[part].take(line);
    return {};
  }
  std::deque<Part>& all() { return m_parts; }

 private:
  const RecordedCardList& m_list;
  std::deque<Part> m_parts;
};

base::Result<void> TableRecorder::read(const std::string& name, std::string bytes, const read::CardsFile& file) {
  Parts parts(m_list);
  if (auto read = read::read_record_table(name, std::move(bytes), file, parts, m_part_bytes); !read) return read;
  m_tables.push_back({m_list.cards.size(), name, 0});
  for (const Part& part : parts.all()) m_tables.back().column = std::max(m_tables.back().column, part.m_column);
  append(parts.all());
  return {};
}

std::vector<std::uint32_t> TableRecorder::append_batches(const Part& part) {
  std::vector<std::uint32_t> number_of;
  for (std::size_t b = 0; b < part.m_batches.size(); ++b) {
    const auto [at, added] = m_batches.emplace(part.m_batches[b], static_cast<std::uint32_t>(m_list.batches.size()));
    if (added) m_list.batches.push_back(part.m_batches[b]), m_list.farthest.emplace_back();
    number_of.push_back(at->second);
    auto& farthest = m_list.farthest[at->second];
    if (const Part::Farthest& own = part.m_farthest[b]; own.position > farthest.position)
      farthest = {own.position, {m_tables.back().name, own.line, own.column}};
  }
  return number_of;
}

void TableRecorder::append_votes(std::size_t contest, const std::deque<Part>& parts) {
  audit::ContestRecords& records = m_list.contests[contest];
  for (const Part& part : parts) {
    const Part::Contest& own = part.m_contests[contest];
    std::vector<std::uint32_t> row_of;
    for (std::uint32_t row = 0; row < own.votes.size(); ++row) row_of.push_back(records.votes.add(own.votes.vote(row)));
    records.row_of_card.append(own.rows, row_of);
  }
}

void TableRecorder::append(std::deque<Part>& parts) {
  std::size_t cards = m_list.cards.size();
  for (const Part& part : parts) cards += part.m_cards.size();
  m_list.cards.reserve(cards);
  m_lines.reserve(cards);
  for (Part& part : parts) {
    const std::vector<std::uint32_t> number_of = append_batches(part);
    for (RecordedCardList::Card& card : part.m_cards) {
      card.batch = number_of[card.batch];
      m_list.cards.push_back(std::move(card));
    }
    m_lines.insert(m_lines.end(), part.m_lines.begin(), part.m_lines.end());
  }
  tbb::parallel_for(std::size_t{0}, m_list.contests.size(), [&](std::size_t contest) { append_votes(contest, parts); });
}

base::Result<void> TableRecorder::finish() {
  const auto& cards = m_list.cards;
  if (m_tables.empty()) return {};
  m_list.place_of = [tables = std::move(m_tables), lines = std::move(m_lines)](std::size_t card) -> base::Place {
    const auto after = std::upper_bound(tables.begin(), tables.end(), card,
                                        [](std::size_t at, const Table& table) { return at < table.first_card; });
    return {std::prev(after)->name, lines[card], std::prev(after)->column};
  };
  struct Id {
    std::size_t hash;
    std::uint32_t card;
  };
  std::vector<Id> ids(cards.size());
  tbb::parallel_for(std::size_t{0}, cards.size(), [&](std::size_t card) {
    ids[card] = {std::hash<std::string>{}(cards[card].id), static_cast<std::uint32_t>(card)};
  });
  tbb::parallel_sort(ids.begin(), ids.end(), [&](const Id& a, const Id& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    const int order = cards[a.card].id.compare(cards[b.card].id);
    return order != 0 ? order < 0 : a.card < b.card;
  });
  std::optional<std::uint32_t> second;
  for (std::size_t k = 1; k < ids.size(); ++k) {
    const std::string& id = cards[ids[k].card].id;
    if (ids[k].hash == ids[k - 1].hash && !id.empty() && cards[ids[k - 1].card].id == id)
      second = std::min(second.value_or(ids[k].card), ids[k].card);
  }
  if (!second) return {};
  return base::Error{
      base::ErrorKind::format, "card \"" + cards[*second].id + "\" has two records", m_list.place(*second), {}};
}

}  // namespace acta::app

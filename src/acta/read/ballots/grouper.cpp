// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/grouper.hpp"

#include <algorithm>

#include "acta/base/number_text.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

using model::RankMark;

std::uint64_t hash_of(const std::vector<RankMark>& marks) {
  std::uint64_t hash = 0x9e3779b97f4a7c15;
  for (const RankMark mark : marks) {
    hash = (hash ^ mark) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
  }
  return hash;
}

/// Adds a card's text to its column of numbers. A column begins with the first card that has one.
void add_to_column(std::vector<std::uint32_t>& column, TextIndex& names, std::string_view text, std::size_t before) {
  if (text.empty() && column.empty()) return;
  if (column.empty() && before > 0) column.assign(before, names.add("").first);
  column.push_back(names.add(text).first);
}

std::vector<std::string> texts_of(const TextIndex& index) {
  std::vector<std::string> texts;
  texts.reserve(index.size());
  for (std::size_t i = 0; i < index.size(); ++i) texts.emplace_back(index[i]);
  return texts;
}

}  // namespace

BallotGrouper::BallotGrouper(std::string contest, const BallotOptions& options) : BallotMarks(options) {
  m_reading.ballots.contest = std::move(contest);
  m_slots.assign(1024, 0);
}

bool BallotMarks::fail(base::ErrorKind kind, std::string message) {
  m_problem = {kind, std::move(message), {}, {}};
  return false;
}

base::Error BallotMarks::problem(const base::Place& place) const {
  base::Error error = m_problem;
  error.place = place;
  return error;
}

/// What a label of the options means; nullopt: code and name are no label.
std::optional<RankMark> BallotGrouper::label(std::string_view code, std::string_view name) const {
  const auto is = [&](const std::string& text) { return !text.empty() && (code == text || name == text); };
  if (is(m_options.undeclared_write_in_label)) return model::kUndeclaredWriteIn;
  if (is(m_options.overvote_label)) return model::kOvervoteLabel;
  if (is(m_options.skipped_label)) return model::kNoMark;
  return std::nullopt;
}

std::optional<RankMark> BallotGrouper::candidate(std::string_view code, std::string_view name, bool write_in) {
  if (const auto mark = known(code)) return mark;
  const auto meaning = write_in ? model::kUndeclaredWriteIn : label(code, name);
  auto& names = m_reading.ballots.candidates;
  if (!meaning && names.size() >= m_options.limits.candidates) {
    fail(base::ErrorKind::limit, "there are more than " + std::to_string(names.size()) + " candidates");
    return std::nullopt;
  }
  m_codes.add(code);
  m_mark_of_code.push_back(meaning.value_or(static_cast<RankMark>(names.size())));
  if (!meaning) {
    names.emplace_back(name);
    m_reading.codes.emplace_back(code);
    if (!m_options.refused.empty() && trimmed(name) == m_options.refused) m_refused = m_mark_of_code.back();
  }
  return m_mark_of_code.back();
}

std::optional<RankMark> BallotGrouper::known(std::string_view code) const {
  const auto number = m_codes.find(code);
  if (!number) return std::nullopt;
  return m_mark_of_code[*number];
}

std::optional<RankMark> BallotGrouper::named(std::string_view cell) {
  const std::string_view text = trimmed(cell);
  if (text.empty()) return model::kNoMark;
  return candidate(text, text);
}

bool BallotMarks::mark(std::uint64_t rank, RankMark mark) {
  if (rank == 0) return fail(base::ErrorKind::format, "a rank must be 1 or more");
  if (m_most_ranks != 0 && rank > m_most_ranks)
    return fail(base::ErrorKind::format, "rank " + std::to_string(rank) + " is beyond the " +
                                             std::to_string(m_most_ranks) + " ranks of the contest");
  if (rank > m_options.limits.ranks)
    return fail(base::ErrorKind::limit, "rank " + std::to_string(rank) + " is beyond the " +
                                            std::to_string(m_options.limits.ranks) + " ranks that are read");
  if (mark == model::kNoMark) return true;
  if (mark == m_refused) return fail(base::ErrorKind::format, "\"" + m_options.refused + "\" is no candidate");
  if (m_ballot.size() < rank) m_ballot.resize(rank, model::kNoMark);
  RankMark& stored = m_ballot[rank - 1];
  if (stored == model::kNoMark)
    stored = mark;
  else if (stored != mark)
    m_further.emplace_back(static_cast<std::uint32_t>(rank - 1), mark);
  return true;
}

/// Puts the marks that share a rank into sets.
void BallotGrouper::settle_sets() {
  std::sort(m_further.begin(), m_further.end());
  m_further.erase(std::unique(m_further.begin(), m_further.end()), m_further.end());
  for (auto from = m_further.begin(); from != m_further.end();) {
    RankMark& stored = m_ballot[from->first];
    std::vector<RankMark> marks{stored};
    const std::uint32_t rank = from->first;
    for (; from != m_further.end() && from->first == rank; ++from) marks.push_back(from->second);
    std::sort(marks.begin(), marks.end());
    auto& sets = m_reading.ballots.sets;
    const auto [set, added] = m_sets.emplace(std::move(marks), model::kFirstSet + static_cast<RankMark>(sets.size()));
    if (added) sets.push_back(set->first);
    stored = set->second;
  }
  m_further.clear();
}

bool BallotGrouper::row_is(std::uint32_t row) const {
  const auto& ballots = m_reading.ballots;
  const std::uint32_t begin = ballots.begin[row], end = ballots.begin[row + 1];
  return end - begin == m_ballot.size() &&
         std::equal(m_ballot.begin(), m_ballot.end(), ballots.marks.begin() + static_cast<std::ptrdiff_t>(begin));
}

void BallotGrouper::grow_rows() {
  m_slots.assign(m_slots.size() * 2, 0);
  const std::size_t mask = m_slots.size() - 1;
  for (std::size_t row = 0; row < m_hashes.size(); ++row) {
    std::size_t slot = m_hashes[row] & mask;
    while (m_slots[slot] != 0) slot = (slot + 1) & mask;
    m_slots[slot] = static_cast<std::uint32_t>(row + 1);
  }
}

/// The row that equals the ballot, added where it is new; nullopt: there is no room for it.
std::optional<std::uint32_t> BallotGrouper::row_of_ballot() {
  auto& ballots = m_reading.ballots;
  const std::uint64_t hash = hash_of(m_ballot);
  const std::size_t mask = m_slots.size() - 1;
  std::size_t slot = hash & mask;
  for (; m_slots[slot] != 0; slot = (slot + 1) & mask) {
    const std::uint32_t row = m_slots[slot] - 1;
    if (m_hashes[row] == hash && row_is(row)) return row;
  }
  if (ballots.marks.size() + m_ballot.size() > m_options.limits.marks) {
    fail(base::ErrorKind::limit, "there are more than " + std::to_string(m_options.limits.marks) + " marks");
    return std::nullopt;
  }
  const auto row = static_cast<std::uint32_t>(ballots.rows());
  ballots.marks.insert(ballots.marks.end(), m_ballot.begin(), m_ballot.end());
  ballots.begin.push_back(static_cast<std::uint32_t>(ballots.marks.size()));
  ballots.counts.push_back(0);
  m_hashes.push_back(hash);
  m_slots[slot] = row + 1;
  if (m_hashes.size() * 2 > m_slots.size()) grow_rows();
  return row;
}

void BallotGrouper::keep_card(std::uint32_t row, const BallotCard& card) {
  auto& cards = m_reading.ballots.cards;
  const std::size_t before = cards.row.size();
  cards.row.push_back(row);
  add_to_column(cards.precinct, m_precincts, card.precinct, before);
  add_to_column(cards.batch, m_batches, card.batch, before);
  if (card.id.empty() && cards.ids.empty()) return;
  cards.ids.resize(before);
  cards.ids.emplace_back(card.id);
}

bool BallotMarks::is_sound(std::int64_t count, std::string_view id, std::int64_t before) {
  if (count <= 0) return fail(base::ErrorKind::format, "a number of ballots must be 1 or more");
  if (count > static_cast<std::int64_t>(m_options.limits.ballots) - before)
    return fail(base::ErrorKind::limit, "there are more than " + std::to_string(m_options.limits.ballots) + " ballots");
  if (!id.empty() && count != 1) return fail(base::ErrorKind::format, "several ballots have one id");
  return true;
}

bool BallotGrouper::end_ballot(std::int64_t count, const BallotCard& card) {
  if (!is_sound(count, card.id, m_ballots)) return false;
  if (!card.id.empty() && !m_ids.add(card.id).second)
    return fail(base::ErrorKind::format,
                "two ballots have the id \"" + base::printable(base::cut(card.id, 100)) + "\"");
  if (!m_further.empty()) settle_sets();
  while (!m_ballot.empty() && m_ballot.back() == model::kNoMark) m_ballot.pop_back();
  const std::uint64_t cards = m_reading.ballots.cards.row.size() + static_cast<std::uint64_t>(count);
  if (m_options.keep_cards && cards > m_options.limits.cards)
    return fail(base::ErrorKind::limit, "there are more than " + std::to_string(m_options.limits.cards) +
                                            " ballots, too many to keep each by itself");
  const auto row = row_of_ballot();
  if (!row) return false;
  m_ballots += count;
  m_reading.ballots.counts[*row] += count;
  if (m_options.keep_cards)
    for (std::int64_t i = 0; i < count; ++i) keep_card(*row, card);
  m_ballot.clear();
  return true;
}

void BallotMarks::drop_ballot() {
  m_ballot.clear();
  m_further.clear();
}

void BallotGrouper::note(std::string_view text, const base::Place& place, std::uint64_t count) {
  for (ReadingNote& known : m_reading.notes)
    if (known.text == text) return void(known.count += count);
  m_reading.notes.push_back({std::string(text), count, place});
}

bool BallotGrouper::noted(std::string_view text) const {
  return std::any_of(m_reading.notes.begin(), m_reading.notes.end(),
                     [&](const ReadingNote& known) { return known.text == text; });
}

BallotReading BallotGrouper::finish(std::uint32_t most_ranks) && {
  m_reading.ballots.most_ranks = most_ranks;
  m_reading.ballots.cards.precincts = texts_of(m_precincts);
  m_reading.ballots.cards.batches = texts_of(m_batches);
  if (m_reading.codes == m_reading.ballots.candidates) m_reading.codes.clear();
  return std::move(m_reading);
}

}  // namespace acta::read

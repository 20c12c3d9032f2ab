// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/stream_grouper.hpp"

#include <algorithm>
#include <functional>

#include "acta/read/cells.hpp"

namespace acta::read {

using model::RankMark;

std::optional<RankMark> StreamGrouper::named(std::string_view cell) {
  ++m_order;
  if (cell.empty()) return model::kNoMark;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(cell[at]); };
  const std::size_t place = cell.size() + 3u * byte(0) + 5u * byte(cell.size() / 2) + 7u * byte(cell.size() - 1);
  Recent& recent = m_recent[place % m_recent.size()];
  if (recent.cell == cell) return recent.mark;
  const std::string_view text = trimmed(cell);
  if (text.empty()) return model::kNoMark;
  if (const auto known = m_names.known(text)) {
    recent = {std::string(cell), *known};
    return known;
  }
  const auto [number, added] = m_new.add(text);
  const std::pair at(m_line, m_order);
  if (added) m_new_at.push_back(at);
  m_new_at[number] = std::min(m_new_at[number], at);  // blocks come in any order
  return kNew + number;
}

/// False: the ballot does not fit, and nothing is added.
bool StreamGrouper::add_packed(std::int64_t count) {
  if (!m_ballots || !m_further.empty() || m_ballot.size() > m_ballots->ranks()) return false;
  PackedBallot packed;
  packed.count = count;
  for (std::size_t rank = 0; rank < m_ballot.size(); ++rank) {
    if (m_ballot[rank] == model::kNoMark) continue;
    if (!m_ballots->fits(m_ballot[rank])) return false;
    m_ballots->mark_any(packed, rank, m_ballot[rank]);
  }
  m_batch.add(packed);
  return true;
}

StreamGrouper::Wide StreamGrouper::wide_ballot() const {
  Wide wide(m_ballot.size());
  for (std::size_t rank = 0; rank < m_ballot.size(); ++rank)
    if (m_ballot[rank] != model::kNoMark) wide[rank].push_back(m_ballot[rank]);
  for (const auto& [rank, mark] : m_further) wide[rank].push_back(mark);
  for (auto& marks : wide) {
    std::sort(marks.begin(), marks.end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  }
  return wide;
}

bool StreamGrouper::end_ballot(std::int64_t count, const BallotCard& card) {
  if (!is_sound(count, card.id, m_count)) return false;
  if (!card.id.empty()) m_ids.push_back(std::hash<std::string_view>{}(card.id));
  m_count += count;
  if (!add_packed(count)) {
    Wide wide = wide_ballot();
    const auto is_new = [](RankMark mark) { return mark >= kNew && model::is_candidate(mark); };
    const bool waits = !m_ballots || std::any_of(wide.begin(), wide.end(), [&](const std::vector<RankMark>& marks) {
      return std::any_of(marks.begin(), marks.end(), is_new);
    });
    const std::size_t marks = wide.size();
    if (waits) {
      const auto [at, added] = m_waiting.try_emplace(std::move(wide), 0);
      at->second += count;
      if (added) m_waiting_marks += marks + 1;
    } else if (!m_ballots->add_wide(std::move(wide), count)) {
      return fail(base::ErrorKind::limit, m_ballots->limit_message());
    }
  }
  drop_ballot();
  return true;
}

void StreamGrouper::note(std::string_view text, const base::Place& place) {
  for (ReadingNote& known : m_notes)
    if (known.text == text) {
      ++known.count;
      if (place.line < known.first.line) known.first = place;
      return;
    }
  m_notes.push_back({std::string(text), 1, place});
}

std::vector<StreamGrouper::NewName> StreamGrouper::new_names() const {
  std::vector<NewName> names;
  for (std::size_t i = 0; i < m_new.size(); ++i) names.push_back({m_new_at[i].first, m_new_at[i].second, m_new[i]});
  return names;
}

bool StreamGrouper::add(Wide ballot, std::int64_t count) {
  while (!ballot.empty() && ballot.back().empty()) ballot.pop_back();
  m_ballot.assign(ballot.size(), model::kNoMark);
  bool single = true;
  for (std::size_t rank = 0; rank < ballot.size(); ++rank) {
    single = single && ballot[rank].size() < 2;
    if (!ballot[rank].empty()) m_ballot[rank] = ballot[rank].front();
  }
  const bool packed = single && add_packed(count);
  drop_ballot();
  return packed || m_ballots->add_wide(std::move(ballot), count);
}

bool StreamGrouper::settle() {
  std::vector<RankMark> own;
  for (std::size_t i = 0; i < m_new.size(); ++i) own.push_back(m_names.known(m_new[i]).value_or(model::kNoMark));
  bool room = true;
  for (const auto& [waiting, count] : m_waiting) {
    Wide ballot = waiting;
    for (auto& marks : ballot) {
      for (RankMark& mark : marks)
        if (mark >= kNew && model::is_candidate(mark)) mark = own[mark - kNew];
      std::erase(marks, model::kNoMark);
      std::sort(marks.begin(), marks.end());
      marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    }
    room = room && add(std::move(ballot), count);
  }
  m_waiting.clear();
  m_waiting_marks = 0;
  m_new = TextIndex();
  m_new_at.clear();
  return room;
}

}  // namespace acta::read

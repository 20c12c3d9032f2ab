// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/base/checked.hpp"
#include "acta/read/case_builder.hpp"

namespace acta::read {

using base::checked_add;
using base::ErrorKind;
using model::kNone;

void CaseBuilder::fail(ErrorKind kind, std::uint64_t line, std::string message, std::string advice) {
  if (!m_error) m_error = base::Error{kind, std::move(message), {m_file, line, line > 0 ? 1u : 0u}, std::move(advice)};
}

/// For each level the one in whose areas its areas lie.
std::vector<std::size_t> CaseBuilder::level_parents() {
  std::vector<std::size_t> parents(m_levels.size(), kNone);
  for (const Entry& entry : m_areas) {
    if (entry.outer == kNone) continue;
    std::size_t& parent = parents[level_index(entry.level)];
    const std::size_t own = level_index(m_areas[entry.outer].level);
    if (parent != kNone && parent != own)
      fail(ErrorKind::format, entry.line,
           "some areas of level " + entry.level + " lie in a " + m_levels[parent] + ", others in a " + m_levels[own],
           "say of each area in which area of the next larger level it lies");
    parent = own;
  }
  for (const Entry& entry : m_areas)
    if (const std::size_t parent = parents[level_index(entry.level)]; entry.outer == kNone && parent != kNone)
      fail(ErrorKind::format, entry.line,
           "\"" + entry.area.name + "\" lies in no " + m_levels[parent] + ", and other areas of its level do",
           "say so with `of`");
  return parents;
}

/// From the largest areas to the smallest: each level but the first lies in the one before.
void CaseBuilder::order_levels() {
  if (m_levels.size() > kMostLevels) return fail(ErrorKind::limit, 0, "a case has at most 10 levels of areas", {});
  const std::vector<std::size_t> parents = level_parents();
  std::vector<std::string> ordered;
  std::size_t last = kNone;
  while (ordered.size() < m_levels.size()) {
    const auto next = std::find(parents.begin(), parents.end(), last);
    if (next == parents.end() || std::count(parents.begin(), parents.end(), last) != 1)
      return fail(ErrorKind::format, m_areas.back().line, "it is not said in which areas those of each level lie",
                  "write area North level district of East, or area COLUMN level district of COLUMN level land");
    last = static_cast<std::size_t>(next - parents.begin());
    ordered.push_back(m_levels[last]);
  }
  m_levels = std::move(ordered);
}

CaseBuilder::Rows CaseBuilder::order_areas(model::Poll& poll) const {
  poll.levels = m_levels;
  Rows place(m_areas.size(), kNone);
  for (std::size_t level = 0; level < m_levels.size(); ++level)
    for (std::size_t a = 0; a < m_areas.size(); ++a) {
      if (m_areas[a].level != m_levels[level]) continue;
      place[a] = poll.areas.size();
      poll.areas.push_back(m_areas[a].area);
      poll.areas.back().level = level;
      poll.areas.back().parent = m_areas[a].outer == kNone ? kNone : place[m_areas[a].outer];
    }
  return place;
}

void CaseBuilder::empty_tallies(model::Poll& poll) {
  const auto is_leaf = [&](const model::Area& area) { return area.level + 1 == poll.levels.size(); };
  const std::size_t rows =
      poll.levels.empty() ? 1 : static_cast<std::size_t>(std::count_if(poll.areas.begin(), poll.areas.end(), is_leaf));
  if (m_ballots.empty()) m_ballots.emplace_back();
  if (m_ballots.size() > kMostBallots) return fail(ErrorKind::limit, 0, "a case has at most 20 ballots", {});
  if (m_votes.size() + m_valid.size() + m_cast.size() > kMostNumbers ||
      rows > kMostCells / m_ballots.size() / (poll.lists.size() + 2))
    return fail(ErrorKind::limit, 0, "areas times lists are more than 10,000,000 numbers",
                "leave out lists that are too small to matter, or add areas up");
  const std::vector<std::int64_t> zeros(rows, 0);
  for (const std::string& name : m_ballots)
    poll.tallies.push_back({name, {rows, std::vector<std::int64_t>(poll.lists.size(), 0)}, zeros, zeros});
}

std::size_t CaseBuilder::row_of(const model::Poll& poll, const Rows& place, const Number& number) {
  if (poll.levels.empty()) return 0;
  const std::size_t rows = poll.tallies[0].votes.size(), first = poll.areas.size() - rows;
  if (number.area != kNone && place[number.area] >= first) return place[number.area] - first;
  fail(ErrorKind::format, number.line,
       "votes are told for " +
           (number.area == kNone ? std::string("the whole") : "\"" + m_areas[number.area].area.name + "\"") +
           ", and there are areas of level " + poll.levels.back(),
       "tell all votes by the smallest areas");
  return 0;
}

void CaseBuilder::fill_tallies(model::Poll& poll, const Rows& place) {
  const auto add = [](std::int64_t& cell, std::int64_t votes) { cell = checked_add(cell, votes); };
  for (const Number& n : m_votes) add(poll.tallies[n.ballot].votes[row_of(poll, place, n)][n.list], n.votes);
  for (const Number& n : m_valid) add(poll.tallies[n.ballot].valid[row_of(poll, place, n)], n.votes);
  for (const Number& n : m_cast) add(poll.tallies[n.ballot].cast[row_of(poll, place, n)], n.votes);
  for (model::Tally& tally : poll.tallies)
    for (std::size_t row = 0; row < tally.votes.size(); ++row) {
      std::int64_t sum = 0;
      for (const std::int64_t votes : tally.votes[row]) add(sum, votes);
      tally.valid[row] = std::max(tally.valid[row], sum);
    }
  const model::Tally& first = poll.tallies[0];
  for (std::size_t row = 0; row < first.votes.size(); ++row) {
    for (std::size_t i = 0; i < poll.lists.size(); ++i) add(poll.lists[i].votes, first.votes[row][i]);
    add(poll.valid, first.valid[row]);
    add(poll.ballots, first.cast[row]);
  }
}

base::Result<model::Poll> CaseBuilder::finish(const std::string& file) {
  m_file = file;
  model::Poll poll;
  poll.lists = m_lists;
  order_levels();
  if (m_error) return *m_error;
  const Rows place = order_areas(poll);
  empty_tallies(poll);
  if (m_error) return *m_error;
  fill_tallies(poll, place);
  if (m_error) return *m_error;
  for (model::Candidate candidate : candidates) {
    if (candidate.area != kNone) candidate.area = place[candidate.area];
    poll.candidates.push_back(std::move(candidate));
  }
  poll.agreements = agreements;
  poll.drawn = drawn;
  poll.external = external;
  return poll;
}

}  // namespace acta::read

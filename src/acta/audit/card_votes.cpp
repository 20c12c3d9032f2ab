// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_votes.hpp"

#include <algorithm>

namespace acta::audit {

CardVote vote_of_marks(const CardContest& contest, CardVote marks) {
  if (is_ranked(contest.kind)) {
    CardVote ranking;
    for (const Choice choice : marks)
      if (std::find(ranking.begin(), ranking.end(), choice) == ranking.end()) ranking.push_back(choice);
    return ranking;
  }
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  if (marks.size() > static_cast<std::size_t>(contest.votes_for)) marks.clear();
  return marks;
}

std::uint32_t VoteRows::add(std::span<const Choice> vote) {
  // Most votes mark one choice or none.
  const std::size_t slot = vote.empty() ? 0 : std::size_t{vote.front()} + 1;
  if (vote.size() <= 1 && slot < m_single.size() && m_single[slot] != kNotOnCard) return m_single[slot];
  std::string key(reinterpret_cast<const char*>(vote.data()), vote.size_bytes());
  if (const auto known = m_row_of.find(key); known != m_row_of.end()) return known->second;
  const std::uint32_t row = size();
  m_row_of.emplace(std::move(key), row);
  if (vote.size() <= 1) {
    m_single.resize(std::max(m_single.size(), slot + 1), kNotOnCard);
    m_single[slot] = row;
  }
  m_choices.insert(m_choices.end(), vote.begin(), vote.end());
  m_begin.push_back(m_choices.size());
  return row;
}

}  // namespace acta::audit

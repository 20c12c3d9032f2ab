// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/stv_rankings.hpp"

#include <algorithm>

namespace acta::audit {

std::vector<char> marks_of(std::size_t choices, const std::vector<std::size_t>& list) {
  std::vector<char> marks(choices, 0);
  for (const std::size_t one : list) marks[one] = 1;
  return marks;
}

StvRankings::StvRankings(const VoteRows& votes, const CardTallies& tallies, std::size_t choices, BallotWorth worth)
    : m_worth(std::move(worth)), m_first(choices, 0), m_reach(choices, 0), m_nodes(1) {
  for (std::uint32_t row = 0; row < tallies.rows.size(); ++row) {
    const auto vote = votes.vote(row);
    if (vote.empty() || tallies.rows[row] <= 0) continue;
    const auto count = static_cast<double>(tallies.rows[row]);
    m_nodes[0].ballots += count;
    m_first[vote.front()] += count;
    std::size_t node = 0;
    for (const Choice choice : vote) {
      node = next_of(node, choice);
      m_nodes[node].ballots += count;
      m_reach[choice] += count;
    }
  }
  for (std::size_t o = 0; o < choices; ++o) m_own.push_back(counted(o, std::vector<char>(choices, 0)));
}

std::size_t StvRankings::next_of(std::size_t node, Choice choice) {
  for (const auto& [next, at] : m_nodes[node].next)
    if (next == choice) return at;
  m_nodes[node].next.emplace_back(choice, m_nodes.size());
  m_nodes.emplace_back();
  return m_nodes.size() - 1;
}

double StvRankings::below(std::size_t node, std::size_t o, const std::vector<char>& passed) const {
  double sum = 0;
  for (const auto& [choice, at] : m_nodes[node].next)
    sum += choice == o ? m_nodes[at].ballots : passed[choice] ? below(at, o, passed) : 0;
  return sum;
}

double StvRankings::counted(std::size_t o, const std::vector<char>& passed) const {
  const auto& [most, least, elected] = m_worth;
  std::vector<char> over = passed;
  for (std::size_t c = 0; c < elected.size(); ++c)
    if (elected[c]) over[c] = 1;
  double sum = 0;
  for (const auto& [choice, at] : m_nodes.front().next) {
    const double worth = elected.empty() || !elected[choice] ? 1 : least[choice];
    if (choice == o)
      sum += m_nodes[at].ballots;
    else if (over[choice] && worth > 0)
      sum += worth * below(at, o, over);
  }
  return sum;
}

struct StvRankings::Walk {
  const std::vector<char>& weights;
  std::size_t limit;
  StvBounds found;
  std::vector<Choice> path = {};  ///< those with a weight
  double worth = 1;               ///< of a ballot to others than its first choice
};

void StvRankings::walk(Walk& walk, std::size_t node, std::size_t weight) const {
  for (const auto& [choice, at] : m_nodes[node].next) {
    if (node == 0 && !m_worth.most.empty()) walk.worth = m_worth.most[choice];
    const double worth = m_nodes[at].ballots * (node == 0 ? 1 : walk.worth);
    walk.found.against[choice] += worth;
    for (const Choice o : walk.path) walk.found.ahead[o * choices() + choice] += worth;
    const auto added = static_cast<std::size_t>(walk.weights[choice]);
    if (weight + added >= walk.limit) continue;
    if (added > 0) walk.path.push_back(choice);
    this->walk(walk, at, weight + added);
    if (added > 0) walk.path.pop_back();
  }
}

StvBounds StvRankings::bounds(const std::vector<char>& weights, std::size_t limit) const {
  Walk all{weights, limit, {choices(), std::vector<double>(choices(), 0), {}}};
  all.found.ahead.assign(choices() * choices(), 0);
  walk(all, 0, 0);
  return std::move(all.found);
}

}  // namespace acta::audit

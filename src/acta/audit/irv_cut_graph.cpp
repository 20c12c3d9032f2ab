// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_cut_graph.hpp"

#include <algorithm>
#include <bit>

namespace acta::audit {

NebInUse::NebInUse(int candidates)
    : m_all(everybody(candidates)), m_losers(static_cast<std::size_t>(candidates), 0), m_winners(m_losers) {}

void NebInUse::use(int winner, int loser, bool on) {
  CandidateSet& losers = m_losers[static_cast<std::size_t>(winner)];
  CandidateSet& winners = m_winners[static_cast<std::size_t>(loser)];
  losers = on ? losers | only(loser) : losers & ~only(loser);
  winners = on ? winners | only(winner) : winners & ~only(winner);
}

CutGraph::CutGraph(const ProofQuestion& question)
    : m_question(question),
      m_candidates(question.neb.candidates()),
      m_neb(m_candidates),
      m_votes(static_cast<std::size_t>(m_candidates), 0) {
  for (int winner = 0; winner < m_candidates; ++winner)
    for (int loser = 0; loser < m_candidates; ++loser)
      if (winner != loser && question.neb.of(winner, loser) <= question.bound) m_neb.use(winner, loser, true);
  node(0);
}

std::int32_t CutGraph::node(CandidateSet set) {
  const auto [number, fresh] = m_sets.add(set);
  if (!fresh) return number;
  std::int64_t weakest = 0;
  CandidateSet not_next = 0;
  if (set != 0) {
    m_question.tallies.within(set, m_votes);
    weakest = m_votes[static_cast<std::size_t>(std::countr_zero(set))];
    for (CandidateSet left = set; left != 0; left &= left - 1)
      weakest = std::min(weakest, m_votes[static_cast<std::size_t>(std::countr_zero(left))]);
  }
  for (CandidateSet left = set; left != 0; left &= left - 1) {
    const int candidate = std::countr_zero(left);
    if (m_question.difficulty(m_votes[static_cast<std::size_t>(candidate)], weakest) <= m_question.bound)
      not_next |= only(candidate);
  }
  m_not_next.push_back(not_next);
  m_cuttable.push_back(0);
  m_linked.resize(m_linked.size() + static_cast<std::size_t>(m_candidates), -1);
  m_open.push_back(!m_opening && m_sets.size() <= m_most && set != everybody(m_candidates));
  return number;
}

std::int32_t CutGraph::after(std::int32_t from, int candidate) {
  const std::size_t forward = place(from, candidate);
  if (m_linked[forward] >= 0) return m_linked[forward];
  const std::int32_t to = node(m_sets[from] | only(candidate));
  m_linked[forward] = to;
  if (contains(m_not_next[static_cast<std::size_t>(to)], candidate))
    m_cuttable[static_cast<std::size_t>(from)] |= only(candidate);
  m_linked[place(to, candidate)] = from;
  return to;
}

bool CutGraph::open(std::int32_t from) {
  if (m_sets[from] == everybody(m_candidates)) return false;
  m_open[static_cast<std::size_t>(from)] = true;
  for (int candidate = 0; candidate < m_candidates; ++candidate)
    if (!contains(m_sets[from], candidate) && may_join(from, candidate)) after(from, candidate);
  return true;
}

void CutGraph::open_needed() {
  m_opening = true;
  std::vector<std::int32_t> reached{0};
  SetIndex seen;
  for (std::size_t next = 0; next < reached.size(); ++next) {
    const std::int32_t from = reached[next];
    if (!open(from)) continue;
    for (int candidate = 0; candidate < m_candidates; ++candidate) {
      if (contains(m_sets[from], candidate) || !may_join(from, candidate)) continue;
      const std::int32_t to = after(from, candidate);
      if (!cuttable(from, candidate) && seen.add(m_sets[to]).second) reached.push_back(to);
    }
  }
}

void CutGraph::open_more(std::size_t most) {
  for (std::int32_t next = 0; next < static_cast<std::int32_t>(m_sets.size()) && m_sets.size() < most; ++next)
    if (is_end(next)) open(next);
  m_opening = false;
  m_most = most;
}

}  // namespace acta::audit

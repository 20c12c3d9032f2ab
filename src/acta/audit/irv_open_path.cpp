// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_open_path.hpp"

#include <bit>

namespace acta::audit {

void NenInUse::use(CandidateSet continuing, int candidate, bool on) {
  const auto [number, fresh] = m_sets.add(continuing);
  if (fresh) m_not_next.push_back(0);
  CandidateSet& candidates = m_not_next[static_cast<std::size_t>(number)];
  candidates = on ? candidates | only(candidate) : candidates & ~only(candidate);
}

bool OpenPath::from(CandidateSet start, int barred) {
  if (start == m_all) return true;
  if (const std::int32_t number = m_known.find(start); number >= 0) return m_is_open[static_cast<std::size_t>(number)];
  m_known.add(start);
  m_is_open.push_back(false);
  std::vector<Visit> path{{start, m_all & ~start & (start == 0 ? ~only(barred) : m_all)}};
  while (!path.empty()) {
    Visit& visit = path.back();
    if (visit.left == 0) {
      path.pop_back();
      continue;
    }
    const int candidate = std::countr_zero(visit.left);
    visit.left &= visit.left - 1;
    const CandidateSet joined = visit.set | only(candidate);
    if (m_neb.forbids(candidate, visit.set) || m_nen.forbids(candidate, joined)) continue;
    const std::int32_t number = m_known.find(joined);
    if (joined == m_all || (number >= 0 && m_is_open[static_cast<std::size_t>(number)])) {
      for (const Visit& passed : path) m_is_open[static_cast<std::size_t>(m_known.find(passed.set))] = true;
      return true;
    }
    if (number >= 0) continue;
    m_known.add(joined);
    m_is_open.push_back(false);
    path.push_back({joined, m_all & ~joined});
  }
  return false;
}

}  // namespace acta::audit

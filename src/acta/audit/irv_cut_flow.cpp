// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_cut_flow.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace acta::audit {

void CutFlow::fit() {
  m_flow.resize(m_graph.size() * static_cast<std::size_t>(m_graph.candidates()), 0);
  m_level.resize(m_graph.size(), -1);
}

/// Where one more unit can go from `node` by letting `candidate` join, or by taking back a unit that came that way.
std::int32_t CutFlow::step(std::int32_t node, int candidate) {
  const bool flows = m_flow[m_graph.place(node, candidate)] > 0;
  if (contains(m_graph.set(node), candidate)) return flows ? m_graph.before(node, candidate) : -1;
  if (!m_graph.may_join(node, candidate)) return -1;
  const std::int32_t to = m_graph.after(node, candidate);
  if (static_cast<std::size_t>(to) >= m_level.size()) fit();
  return flows && m_graph.cuttable(node, candidate) ? -1 : to;
}

bool CutFlow::build_levels() {
  fit();
  m_level.assign(m_level.size(), -1);
  m_level[0] = 0;
  std::vector<std::int32_t> queue{0};
  std::int32_t end_level = std::numeric_limits<std::int32_t>::max();
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const std::int32_t node = queue[next], level = m_level[static_cast<std::size_t>(node)] + 1;
    if (level > end_level) break;
    for (int candidate = 0; candidate < m_graph.candidates(); ++candidate) {
      const std::int32_t to = step(node, candidate);
      if (to < 0 || m_level[static_cast<std::size_t>(to)] >= 0) continue;
      m_level[static_cast<std::size_t>(to)] = level;
      if (m_graph.is_end(to))
        end_level = level;
      else
        queue.push_back(to);
    }
  }
  return end_level != std::numeric_limits<std::int32_t>::max();
}

bool CutFlow::can_grow() {
  fit();
  m_level.assign(m_level.size(), -1);
  m_level[0] = 0;
  std::vector<std::int32_t> stack{0};
  while (!stack.empty()) {
    const std::int32_t node = stack.back();
    stack.pop_back();
    for (int candidate = 0; candidate < m_graph.candidates(); ++candidate) {
      const std::int32_t to = step(node, candidate);
      if (to < 0 || m_level[static_cast<std::size_t>(to)] >= 0) continue;
      if (m_graph.is_end(to)) return true;
      m_level[static_cast<std::size_t>(to)] = 0;
      stack.push_back(to);
    }
  }
  return false;
}

void CutFlow::augment(const std::vector<std::int32_t>& path) {
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const int candidate = std::countr_zero(m_graph.set(path[i]) ^ m_graph.set(path[i + 1]));
    const int change = contains(m_graph.set(path[i]), candidate) ? -1 : 1;
    m_flow[m_graph.place(path[i], candidate)] += change;
    m_flow[m_graph.place(path[i + 1], candidate)] += change;
  }
}

bool CutFlow::advance(std::int32_t node, std::vector<std::int32_t>& path) {
  std::uint8_t& candidate = m_next_candidate[static_cast<std::size_t>(node)];
  for (; candidate < m_graph.candidates(); ++candidate) {
    const std::int32_t to = step(node, candidate);
    if (to < 0 || m_level[static_cast<std::size_t>(to)] != m_level[static_cast<std::size_t>(node)] + 1) continue;
    path.push_back(to);
    return true;
  }
  return false;
}

/// The next shortest path to an end in the levels, or nothing.
std::vector<std::int32_t> CutFlow::next_path() {
  std::vector<std::int32_t> path{0};
  while (!path.empty() && !m_graph.is_end(path.back())) {
    if (advance(path.back(), path)) continue;
    m_level[static_cast<std::size_t>(path.back())] = -1;
    path.pop_back();
  }
  return path;
}

void CutFlow::block() {
  m_next_candidate.assign(m_graph.size(), 0);
  for (auto path = next_path(); !path.empty(); path = next_path()) augment(path);
}

void CutFlow::maximise() {
  while (build_levels()) block();
}

bool CutFlow::grows_by_two() {
  if (!build_levels()) return false;
  m_next_candidate.assign(m_graph.size(), 0);
  std::vector<std::int32_t> path = next_path();
  augment(path);
  if (!build_levels()) return false;
  std::reverse(path.begin(), path.end());
  augment(path);
  return true;
}

}  // namespace acta::audit

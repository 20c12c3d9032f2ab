// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/audit/irv_cut_graph.hpp"

namespace acta::audit {

/// Largest flow through a CutGraph from the empty set to its ends, by blocking flows (Dinic 1970, Soviet Math. Doklady
/// 11:1277): a step that NEN can cut carries 1, others any amount. Its value is the least number of NEN assertions that
/// go with the NEB in use. REQUIRES: every path has a step that can be cut, which a bound of at least D* ensures.
class CutFlow {
 public:
  explicit CutFlow(CutGraph& graph) : m_graph(graph) {}
  void maximise();
  /// Whether more would flow; after NEB were put out of use, whether they are needed. Searches in depth.
  bool can_grow();
  /// Whether at least two more would flow. One more, if there is just that, is taken.
  bool grows_by_two();
  /// Whether `node` could receive more flow: the steps from such nodes to others are a least cut. Valid after
  /// maximise() or a can_grow() that returned false.
  bool reached(std::int32_t node) const {
    return static_cast<std::size_t>(node) < m_level.size() && m_level[static_cast<std::size_t>(node)] >= 0;
  }

 private:
  std::int32_t step(std::int32_t node, int candidate);
  bool advance(std::int32_t node, std::vector<std::int32_t>& path);
  bool build_levels();
  void augment(const std::vector<std::int32_t>& path);
  std::vector<std::int32_t> next_path();
  void block();
  void fit();

  CutGraph& m_graph;
  std::vector<std::int32_t> m_flow;   ///< of the step by which a candidate joins or joined, at both of its nodes
  std::vector<std::int32_t> m_level;  ///< -1: not reached
  std::vector<std::uint8_t> m_next_candidate;
};

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/audit/irv_cut_graph.hpp"

namespace acta::audit {

/// The NEN assertions of a proof, as steps: for each set that remains, the candidates who are not the first to go.
class NenInUse {
 public:
  void use(CandidateSet continuing, int candidate, bool on);
  bool forbids(int candidate, CandidateSet continuing) const {
    const std::int32_t number = m_sets.find(continuing);
    return number >= 0 && contains(m_not_next[static_cast<std::size_t>(number)], candidate);
  }

 private:
  SetIndex m_sets;
  std::vector<CandidateSet> m_not_next;
};

/// Remembers from which sets all candidates can be reached by steps that no assertion in use forbids. Assertions may be
/// put out of use meanwhile only if they forbid nothing but steps to sets from which that is impossible.
class OpenPath {
 public:
  OpenPath(const NebInUse& neb, const NenInUse& nen, int candidates)
      : m_neb(neb), m_nen(nen), m_all(everybody(candidates)) {}
  /// Whether all candidates can be reached from `set`. From the empty set `barred` may not join.
  bool from(CandidateSet set, int barred);

 private:
  struct Visit {
    CandidateSet set, left;
  };
  const NebInUse& m_neb;
  const NenInUse& m_nen;
  CandidateSet m_all;
  SetIndex m_known;
  std::vector<bool> m_is_open;
};

}  // namespace acta::audit

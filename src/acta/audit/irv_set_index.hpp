// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "acta/audit/irv_tallies.hpp"

namespace acta::audit {

/// Numbers sets of candidates 0, 1, 2, ... in the order they are first seen. Open addressing, at most half full.
class SetIndex {
 public:
  SetIndex() : m_slots(64, kFree) {}

  /// Number of `set`, and whether it is new.
  std::pair<std::int32_t, bool> add(CandidateSet set) {
    if (2 * (m_sets.size() + 1) > m_slots.size()) grow();
    const std::size_t slot = find_slot(set);
    if (m_slots[slot] != kFree) return {m_slots[slot], false};
    m_slots[slot] = static_cast<std::int32_t>(m_sets.size());
    m_sets.push_back(set);
    return {m_slots[slot], true};
  }
  /// Number of `set`, or -1.
  std::int32_t find(CandidateSet set) const { return m_slots[find_slot(set)]; }
  std::size_t size() const { return m_sets.size(); }
  CandidateSet operator[](std::int32_t number) const { return m_sets[static_cast<std::size_t>(number)]; }

 private:
  static constexpr std::int32_t kFree = -1;

  std::size_t find_slot(CandidateSet set) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>((set * 0x9E3779B97F4A7C15U) >> 20) & mask;
    while (m_slots[slot] != kFree && m_sets[static_cast<std::size_t>(m_slots[slot])] != set) slot = (slot + 1) & mask;
    return slot;
  }
  void grow() {
    m_slots.assign(m_slots.size() * 2, kFree);
    for (std::size_t i = 0; i < m_sets.size(); ++i) m_slots[find_slot(m_sets[i])] = static_cast<std::int32_t>(i);
  }

  std::vector<std::int32_t> m_slots;
  std::vector<CandidateSet> m_sets;
};

}  // namespace acta::audit

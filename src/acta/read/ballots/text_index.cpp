// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/text_index.hpp"

#include <functional>

namespace acta::read {

/// REQUIRES: a free slot. The slot that holds the text, or the free one where it belongs.
std::size_t TextIndex::slot_of(std::string_view text) const {
  const std::size_t mask = m_slots.size() - 1;
  std::size_t slot = std::hash<std::string_view>{}(text)&mask;
  while (m_slots[slot] != 0 && m_texts[m_slots[slot] - 1] != text) slot = (slot + 1) & mask;
  return slot;
}

void TextIndex::grow() {
  m_slots.assign(m_slots.empty() ? 16 : m_slots.size() * 2, 0);
  for (std::size_t i = 0; i < m_texts.size(); ++i) m_slots[slot_of(m_texts[i])] = static_cast<std::uint32_t>(i + 1);
}

std::pair<std::uint32_t, bool> TextIndex::add(std::string_view text) {
  if (m_texts.size() * 2 >= m_slots.size()) grow();
  const std::size_t slot = slot_of(text);
  if (m_slots[slot] != 0) return {m_slots[slot] - 1, false};
  m_texts.push_back(text);
  m_slots[slot] = static_cast<std::uint32_t>(m_texts.size());
  return {m_slots[slot] - 1, true};
}

std::optional<std::uint32_t> TextIndex::find(std::string_view text) const {
  if (m_slots.empty()) return std::nullopt;
  const std::uint32_t found = m_slots[slot_of(text)];
  if (found == 0) return std::nullopt;
  return found - 1;
}

}  // namespace acta::read

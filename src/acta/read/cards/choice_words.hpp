// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace acta::read {

/// Finds the choice whose name a cell is, millions of times.
class ChoiceWords {
 public:
  static constexpr std::uint16_t kNone = 0xffff;

  /// The first of equal names counts. REQUIRES: names outlive this, fewer than 65,535.
  explicit ChoiceWords(const std::vector<std::string>& names);
  /// kNone where no choice has the name.
  std::uint16_t find(std::string_view text) const {
    const std::uint64_t head = head_of(text);
    for (std::size_t slot = slot_of(head, text.size());; slot = (slot + 1) & m_mask) {
      const Slot& one = m_slots[slot];
      if (one.choice == kNone) return kNone;
      if (one.head == head && one.size == text.size() && (one.size <= 8 || (*m_names)[one.choice] == text))
        return one.choice;
    }
  }

 private:
  struct Slot {
    std::uint64_t head = 0, size = 0;
    std::uint16_t choice = kNone;
  };
  /// Bytes of a text of up to eight, the first four and the last four of a longer one.
  static std::uint64_t head_of(std::string_view text) {
    const char* const bytes = text.data();
    const std::size_t size = text.size();
    if (size >= 4) {
      std::uint32_t first = 0, last = 0;
      std::memcpy(&first, bytes, 4);
      std::memcpy(&last, bytes + size - 4, 4);
      return std::uint64_t{first} << 32 | last;
    }
    if (size == 0) return 0;
    const auto byte = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(bytes[at])}; };
    return byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1);
  }
  std::size_t slot_of(std::uint64_t head, std::size_t size) const {
    const std::uint64_t mixed = (head ^ size) * 0x9e37'79b9'7f4a'7c15;
    return static_cast<std::size_t>(mixed >> 32) & m_mask;
  }

  const std::vector<std::string>* m_names;
  std::vector<Slot> m_slots;  ///< at most half of them taken
  std::size_t m_mask = 0;
};

inline ChoiceWords::ChoiceWords(const std::vector<std::string>& names) : m_names(&names) {
  std::size_t slots = 4;
  while (slots < names.size() * 4) slots *= 2;
  m_slots.resize(slots);
  m_mask = slots - 1;
  for (std::size_t k = 0; k < names.size(); ++k) {
    if (find(names[k]) != kNone) continue;
    const std::uint64_t head = head_of(names[k]);
    std::size_t slot = slot_of(head, names[k].size());
    while (m_slots[slot].choice != kNone) slot = (slot + 1) & m_mask;
    m_slots[slot] = {head, names[k].size(), static_cast<std::uint16_t>(k)};
  }
}

}  // namespace acta::read

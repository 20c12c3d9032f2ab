// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace acta::read {

/// Finds the choice whose name a cell is, millions of times.
class ChoiceWords {
 public:
  static constexpr std::uint16_t kNone = 0xffff, kNoMark = 0xfffe;

  /// The first of equal names counts. "blank", "undervote" and "overvote" mark nothing where no choice is named so.
  /// REQUIRES: names outlive this, fewer than 65,534.
  explicit ChoiceWords(const std::vector<std::string>& names);
  /// kNone where no choice has the name. REQUIRES: up to `readable` may be read.
  std::uint16_t find(std::string_view text, const char* readable) const {
    return find(text, readable - text.data() >= 8 ? first_eight(text) : head_of(text));
  }
  std::uint16_t find(std::string_view text) const { return find(text, head_of(text)); }

 private:
  struct Slot {
    std::uint64_t head = 0;
    std::uint32_t size = 0;
    std::uint16_t choice = kNone;
  };

  std::uint16_t find(std::string_view text, std::uint64_t head) const {
    for (std::size_t slot = slot_of(head, text.size());; slot = (slot + 1) & m_mask) {
      const Slot& one = m_slots[slot];
      if (one.choice == kNone) return kNone;
      if (one.head == head && one.size == text.size() && (one.size <= 8 || name(one.choice) == text)) return one.choice;
    }
  }
  void add(std::string_view name, std::uint16_t choice);
  std::string_view name(std::uint16_t choice) const {
    return choice < m_names->size() ? std::string_view((*m_names)[choice]) : std::string_view("undervote");
  }
  /// Bytes of a text of up to eight, the first eight of a longer one.
  static std::uint64_t head_of(std::string_view text) {
    std::uint64_t head = 0;
    std::memcpy(&head, text.data(), text.size() < 8 ? text.size() : 8);
    return head;
  }
  static std::uint64_t first_eight(std::string_view text) {
    std::uint64_t head = 0;
    std::memcpy(&head, text.data(), 8);
    constexpr bool kLowFirst = std::endian::native == std::endian::little;
    const std::size_t unused = text.size() < 8 ? 8 * (8 - text.size()) : 0;
    if (unused == 64) return 0;
    return kLowFirst ? head << unused >> unused : head >> unused << unused;
  }
  std::size_t slot_of(std::uint64_t head, std::size_t size) const {
    const std::uint64_t mixed = (head ^ size) * 0x9e37'79b9'7f4a'7c15;
    return static_cast<std::size_t>(mixed >> 32) & m_mask;
  }

  const std::vector<std::string>* m_names;
  std::vector<Slot> m_slots;  ///< at most half of them taken
  std::size_t m_mask = 0;
};

inline void ChoiceWords::add(std::string_view name, std::uint16_t choice) {
  if (find(name) != kNone) return;
  const std::uint64_t head = head_of(name);
  std::size_t slot = slot_of(head, name.size());
  while (m_slots[slot].choice != kNone) slot = (slot + 1) & m_mask;
  m_slots[slot] = {head, static_cast<std::uint32_t>(name.size()), choice};
}

inline ChoiceWords::ChoiceWords(const std::vector<std::string>& names) : m_names(&names) {
  std::size_t slots = 8;
  while (slots < (names.size() + 3) * 2) slots *= 2;
  m_slots.resize(slots);
  m_mask = slots - 1;
  for (std::size_t k = 0; k < names.size(); ++k) add(names[k], static_cast<std::uint16_t>(k));
  for (const char* const word : {"blank", "undervote", "overvote"}) add(word, kNoMark);
}

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "acta/base/text_column.hpp"

namespace acta::read {

/// Distinct texts, numbered from 0 in order of first appearance. About 20 bytes a text besides its own.
class TextIndex {
 public:
  /// The text's number, and whether it is new.
  std::pair<std::uint32_t, bool> add(std::string_view text);
  std::optional<std::uint32_t> find(std::string_view text) const;
  std::size_t size() const { return m_texts.size(); }
  /// REQUIRES: index < size(). The view lives until the next add.
  std::string_view operator[](std::size_t index) const { return m_texts[index]; }

 private:
  std::size_t slot_of(std::string_view text) const;
  void grow();

  base::TextColumn m_texts;
  std::vector<std::uint32_t> m_slots;  ///< number + 1; 0: free
};

}  // namespace acta::read

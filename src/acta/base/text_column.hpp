// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace acta::base {

/// Many short texts in one allocation: one string of bytes and where each text ends.
class TextColumn {
 public:
  std::size_t size() const { return m_ends.size(); }
  bool empty() const { return m_ends.empty(); }
  /// REQUIRES: index < size(). The view lives until the next push_back.
  std::string_view operator[](std::size_t index) const {
    const std::uint64_t begin = index == 0 ? 0 : m_ends[index - 1];
    return std::string_view(m_bytes).substr(begin, m_ends[index] - begin);
  }
  void push_back(std::string_view text) {
    m_bytes.append(text);
    m_ends.push_back(m_bytes.size());
  }
  void reserve(std::size_t texts, std::size_t bytes) {
    m_ends.reserve(texts);
    m_bytes.reserve(bytes);
  }

 private:
  std::string m_bytes;
  std::vector<std::uint64_t> m_ends;
};

}  // namespace acta::base

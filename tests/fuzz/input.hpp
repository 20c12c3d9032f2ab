// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "acta/read/grid.hpp"

namespace acta::fuzz {

/// Small bounds, so that a target spends its time on many inputs.
inline read::Limits limits() {
  read::Limits small;
  small.bytes = 1 << 20;
  small.cell = 1 << 16;
  small.line = 1 << 18;
  small.columns = 4'096;
  small.members = 64;
  return small;
}

inline std::string bytes(const std::uint8_t* data, std::size_t size) {
  return size == 0 ? std::string() : std::string(reinterpret_cast<const char*>(data), size);
}

/// Touches every cell, so that a span outside the bytes is noticed.
inline std::size_t touch(const read::Grid& grid) {
  std::size_t sum = 0;
  for (std::size_t r = 0; r < grid.rows(); ++r)
    for (std::size_t c = 0; c < grid.columns(r); ++c)
      for (const char byte : grid.cell(r, c)) sum += static_cast<unsigned char>(byte);
  return sum;
}

}  // namespace acta::fuzz

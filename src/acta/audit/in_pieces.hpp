// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace acta::audit {

/// Items `begin` to `end`, `end` not included.
struct Piece {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

/// 0 to `items` in up to `pieces` pieces of nearly equal length, in order; at least one piece.
inline std::vector<Piece> cut_in_pieces(std::uint64_t items, unsigned pieces) {
  const std::uint64_t count = std::clamp<std::uint64_t>(pieces, 1, std::max<std::uint64_t>(items, 1));
  std::vector<Piece> cut;
  std::uint64_t begin = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t end = begin + items / count + (i < items % count ? 1 : 0);
    cut.push_back({begin, end});
    begin = end;
  }
  return cut;
}

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

namespace acta::count {

/// Smallest n in [low, high] with changes(n), for a `changes` that stays true once it is; nullopt where it is false on
/// all of them.
template <class Changes>
std::optional<std::int64_t> smallest(std::int64_t low, std::int64_t high, Changes changes) {
  if (low > high || !changes(high)) return std::nullopt;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (changes(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

}  // namespace acta::count

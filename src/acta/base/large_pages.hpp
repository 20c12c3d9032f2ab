// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace acta::base {

/// Memory of many megabytes, read here and there, is reached quicker in pages of this size than in those of 4 KiB.
inline constexpr std::size_t kLargePage = std::size_t{2} << 20;

/// Advises the system to use large pages for what of the memory lies in whole ones, before it is first written to. An
/// advice: nothing happens where there are none, or where it is not taken.
void prefer_large_pages(void* memory, std::size_t bytes);

}  // namespace acta::base

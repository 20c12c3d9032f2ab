// SPDX-License-Identifier: Apache-2.0
#include "acta/base/large_pages.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace acta::base {
namespace {

/// Memory that begins and ends inside a page keeps what stands in it, and can be written to; less than a page, too.
TEST(LargePages, AnAdviceChangesNothing) {
  for (const std::size_t bytes : {std::size_t{100}, 3 * kLargePage + 12'345}) {
    std::vector<std::uint8_t> memory(bytes, 7);
    prefer_large_pages(memory.data() + 1, bytes - 2);
    for (const std::uint8_t one : memory) ASSERT_EQ(one, 7);
    memory[bytes / 2] = 8;
    EXPECT_EQ(memory[bytes / 2], 8);
  }
  prefer_large_pages(nullptr, 0);
}

}  // namespace
}  // namespace acta::base

// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "unit/check/random_table.hpp"

namespace {

using namespace acta::test;

// All checks on a table as large as Russia's of 2021 (96,325 stations, 14 lists) with twice its lists. 30 ms are meant
// for an optimised build on a quiet machine; the bound here is wide so that it only catches another order of growth.
TEST(Speed, AllChecksOfALargeTable) {
  const Hand hand = random_hand(96'000, 31, 20210919);
  auto best = std::chrono::nanoseconds::max();
  for (int run = 0; run < 5; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(hand.run().size(), acta::check::kinds().size() - 10);
    best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - begin);
  }
  const double milliseconds = std::chrono::duration<double, std::milli>(best).count();
  RecordProperty("milliseconds", std::to_string(milliseconds));
  EXPECT_LT(milliseconds, 2'000);
}

}  // namespace

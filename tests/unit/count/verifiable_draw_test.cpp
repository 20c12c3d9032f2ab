// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/verifiable_draw.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace acta::count {
namespace {

/// RFC 3797, section 6: ten of 25, numbered there from 1, by the lottery numbers of three sources.
TEST(VerifiableDraw, TheWorkedExampleOfTheRfc) {
  const auto order = verifiable_order("9319./2.5.8.10.12./9.18.26.34.41.45./", 25);
  ASSERT_TRUE(order);
  std::vector<std::uint32_t> first;
  for (std::size_t k = 0; k < 10; ++k) first.push_back((*order)[k] + 1);
  EXPECT_EQ(first, (std::vector<std::uint32_t>{17, 7, 2, 16, 25, 23, 8, 24, 19, 13}));
}

TEST(VerifiableDraw, TakesEveryItemOnceAndAnotherKeyAnotherOrder) {
  for (std::size_t items = 0; items < 40; ++items) {
    const auto order = verifiable_order("1./", items);
    ASSERT_TRUE(order);
    std::vector<std::uint32_t> sorted = *order;
    std::sort(sorted.begin(), sorted.end());
    for (std::uint32_t k = 0; k < items; ++k) ASSERT_EQ(sorted[k], k);
    ASSERT_EQ(sorted.size(), items);
  }
  EXPECT_NE(*verifiable_order("1./", 20), *verifiable_order("2./", 20));
}

TEST(VerifiableDraw, RefusesWhatItCannotDraw) {
  EXPECT_EQ(verifiable_order("", 3).error().kind, base::ErrorKind::usage);
  EXPECT_EQ(verifiable_order("1./", 65'537).error().kind, base::ErrorKind::usage);
}

}  // namespace
}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#include "acta/check/difference.hpp"

#include <gtest/gtest.h>

namespace acta::check {
namespace {

using model::Cell;
using model::kMissing;
using Cells = std::vector<Cell>;

DifferenceKind kind(const Cells& first, const Cells& second, Cell first_sum = kMissing, Cell second_sum = kMissing) {
  return kind_of({first, second, first_sum, second_sum});
}

TEST(Difference, OfOneNumber) {
  EXPECT_EQ(kind_of_number(100, 700), DifferenceKind::digit_misread);
  EXPECT_EQ(kind_of_number(16, 61), DifferenceKind::digits_swapped);
  EXPECT_EQ(kind_of_number(161, 116), DifferenceKind::digits_swapped);
  EXPECT_EQ(kind_of_number(1612, 2611), DifferenceKind::other_number);  // not neighbours
  EXPECT_EQ(kind_of_number(100, 10), DifferenceKind::digit_dropped);
  EXPECT_EQ(kind_of_number(10, 210), DifferenceKind::digit_dropped);
  EXPECT_EQ(kind_of_number(7, 123), DifferenceKind::other_number);
  EXPECT_EQ(kind_of_number(kMissing, 12), DifferenceKind::other_number);
}

TEST(Difference, OfASheet) {
  EXPECT_EQ(kind({kMissing, kMissing}, {3, 4}), DifferenceKind::absent);
  EXPECT_EQ(kind({0, 0}, {3, 4}), DifferenceKind::zero_filled);
  EXPECT_EQ(kind({3, 4, 5}, {4, 3, 5}), DifferenceKind::rows_swapped);
  EXPECT_EQ(kind({3, 4, 5}, {4, 5, 3}), DifferenceKind::rows_swapped);
  EXPECT_EQ(kind({30, 40, 5}, {35, 35, 5}), DifferenceKind::moved);
  EXPECT_EQ(kind({30, 40, 5}, {35, 30, 10}), DifferenceKind::several_numbers);
  EXPECT_EQ(kind({30, 40, 5}, {30, 75, 5}), DifferenceKind::total_for_part);      // 30 + 40 + 5
  EXPECT_EQ(kind({30, 40, 5}, {30, 80, 5}, 80), DifferenceKind::total_for_part);  // with blank ones
  EXPECT_EQ(kind({30, 40, 5}, {30, 48, 5}), DifferenceKind::digit_misread);
  EXPECT_EQ(kind({30, 40}, {30, 40}), DifferenceKind::not_votes);
}

// Which copy stands first does not change the kind.
TEST(Difference, IsTheSameTheOtherWayRound) {
  const std::vector<Cells> sheets = {{0, 0, 0},  {3, 4, 5}, {4, 3, 5},
                                     {12, 4, 5}, {8, 4, 0}, {kMissing, kMissing, kMissing}};
  int differ = 0;
  for (const Cells& a : sheets)
    for (const Cells& b : sheets) {
      if (a == b) continue;
      EXPECT_EQ(kind(a, b), kind(b, a));
      ++differ;
    }
  EXPECT_EQ(differ, 30);
}

}  // namespace
}  // namespace acta::check

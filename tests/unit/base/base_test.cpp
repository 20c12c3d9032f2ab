// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include "acta/base/checked.hpp"
#include "acta/base/error.hpp"
#include "acta/base/number_text.hpp"
#include "acta/base/random.hpp"
#include "acta/base/ratio.hpp"
#include "acta/base/sha256.hpp"
#include "acta/base/text_column.hpp"

namespace {

using namespace acta::base;

TEST(Checked, OverflowStopsTheProgram) {
  const std::int64_t largest = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(checked_add(largest - 1, 1), largest);
  EXPECT_DEATH((void)checked_add(largest, 1), "");
  EXPECT_DEATH((void)checked_subtract(-largest, 2), "");
  EXPECT_DEATH((void)checked_multiply(largest / 2 + 1, 2), "");
}

TEST(Checked, NinetyMillionLargestCellsStillAddUp) {
  EXPECT_GT(std::numeric_limits<std::int64_t>::max() / kLargestCount, 90'000'000);
}

TEST(Ratio, ComparesExactlyWhereDoublesCannot) {
  // 9007199254740993 = 2^53 + 1 has no double of its own.
  const Ratio a(9007199254740993, 2), b(9007199254740992, 2);
  EXPECT_GT(a, b);
  EXPECT_EQ(a.to_double(), b.to_double());
  EXPECT_EQ(Ratio(2, 4), Ratio(1, 2));
  EXPECT_EQ(Ratio(-7, 2).floor(), -4);
  EXPECT_EQ(Ratio(-7, 2).ceil(), -3);
  EXPECT_EQ(Ratio(7, 2).floor(), 3);
  EXPECT_EQ(Ratio(7, 2).ceil(), 4);
}

TEST(Ratio, RoundsHalfAwayFromZero) {
  EXPECT_EQ(to_percent(Ratio(1, 8), 1), "12.5");
  EXPECT_EQ(to_percent(Ratio(1, 8), 0), "13");
  EXPECT_EQ(to_decimal(Ratio(-1, 8), 2), "-0.13");
  EXPECT_EQ(to_decimal(Ratio(1, 2000), 3), "0.001");
  EXPECT_EQ(to_decimal(Ratio(1, 3), 0), "0");
}

TEST(Ratio, ReadsSharesExactly) {
  EXPECT_EQ(*parse_ratio("3.25 %"), Ratio(13, 400));
  EXPECT_EQ(*parse_ratio("0.0325"), Ratio(13, 400));
  EXPECT_EQ(*parse_ratio("13/400"), Ratio(13, 400));
  for (const char* bad : {"", "%", "1/0", "-1", "1e3", "3,25", "5%%", "1/2%", "0x1"})
    EXPECT_FALSE(parse_ratio(bad)) << bad;
}

TEST(Sha256, GivesTheStandardsExamples) {
  // FIPS 180-4 example values: the empty message and "abc".
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(RandomStream, DependsOnItsThreeNumbersAlone) {
  RandomStream a(7, 3, 1), b(7, 3, 1), c(7, 3, 2), d(7, 4, 1), e(8, 3, 1);
  const std::uint64_t first = a.next();
  EXPECT_EQ(first, b.next());
  EXPECT_NE(first, c.next());
  EXPECT_NE(first, d.next());
  EXPECT_NE(first, e.next());
}

TEST(RandomStream, GivesTheGeneratorsKnownAnswer) {
  // Random123 kat_vectors: philox4x32 10 rounds, counter 0, key 0 -> 6627e8d5 e169c58d bc57ac4c 9b00dbd8.
  RandomStream stream(0, 0, 0);
  EXPECT_EQ(stream.next(), 0xe169c58d6627e8d5u);
  EXPECT_EQ(stream.next(), 0x9b00dbd8bc57ac4cu);
}

TEST(RandomStream, BelowStaysBelow) {
  RandomStream stream(1, 1);
  std::uint64_t seen = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t value = stream.below(7);
    ASSERT_LT(value, 7u);
    seen |= 1u << value;
  }
  EXPECT_EQ(seen, 0x7Fu);
}

TEST(TextColumn, GivesBackWhatWasPut) {
  TextColumn column;
  column.push_back("a");
  column.push_back("");
  column.push_back("Ñandú");
  ASSERT_EQ(column.size(), 3u);
  EXPECT_EQ(column[0], "a");
  EXPECT_EQ(column[1], "");
  EXPECT_EQ(column[2], "Ñandú");
}

TEST(Error, NamesThePlaceThenTheAdvice) {
  const Error error{ErrorKind::format, "\"x\" is not a number", {"a.csv", 3, 2}, "write digits"};
  EXPECT_EQ(to_text(error), "a.csv:3:2: \"x\" is not a number\n  write digits");
}

TEST(NumberText, GroupsOfThree) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1'000), "1,000");
  EXPECT_EQ(grouped(-1'234'567), "-1,234,567");
}

TEST(NumberText, NeverCutsALetter) {
  EXPECT_EQ(cut("a\u0436\u0436", 2), "a");
  EXPECT_EQ(cut("a\u0436\u0436", 3), "a\u0436");
  EXPECT_EQ(cut("abc", 10), "abc");
}

TEST(NumberText, WhatSteersATerminalIsShown) {
  EXPECT_EQ(printable("a\033]0;x\007b"), "a\uFFFD]0;x\uFFFDb");
  EXPECT_EQ(printable("\033[1;31mred\033[0m", true), "\033[1;31mred\033[0m");
  EXPECT_EQ(printable("\033[2Jx", true), "\uFFFD[2Jx");
  EXPECT_EQ(printable("line\n\ttab"), "line\n\ttab");
  EXPECT_EQ(printable("\xC2\x9B"
                      "31m"),
            "\uFFFD31m");
  EXPECT_EQ(printable("a\xFF"
                      "b"),
            "a\uFFFD"
            "b");
  EXPECT_TRUE(has_controls("x\u202Ey"));
  EXPECT_FALSE(has_controls("\u05E9\u05DC\u05D5\u05DD caf\u00E9\n"));
  EXPECT_TRUE(is_utf8("caf\u00E9"));
  EXPECT_FALSE(is_utf8("caf\xE9"));
  EXPECT_FALSE(is_utf8("\xC0\xAF"));
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "acta/count/ranked/amount.hpp"
#include "acta/count/ranked/java_random.hpp"

namespace acta::count {
namespace {

TEST(RankedNumbers, TextsKeepTheirDecimals) {
  EXPECT_EQ(Amount(3).text(), "3") << "a whole number has no decimals";
  EXPECT_EQ(Amount::decimal(300, 2).text(), "3.00") << "trailing zeros stay";
  EXPECT_EQ(Amount::decimal(-5, 1).text(), "-0.5") << "sign of a number below 1";
  EXPECT_EQ((Amount(3) + Amount::decimal(0, 4)).text(), "3.0000") << "a sum has the larger number of decimals";
  EXPECT_EQ(Amount::decimal(25, 1).times(3).text(), "7.5") << "a multiple keeps its decimals";
  EXPECT_EQ(Amount::decimal(300, 2), Amount(3)) << "comparison is of values";
  EXPECT_EQ(parse_amount("012.50")->text(), "12.50") << "leading zeros are no octal number";
  EXPECT_TRUE(!parse_amount("1.2.3") && !parse_amount("") && !parse_amount(".")) << "no numbers";
}

TEST(RankedNumbers, QuotientsAreCutNotRounded) {
  const Arithmetic four{4}, exact{std::nullopt}, twenty{20};
  EXPECT_EQ(four.divide(Amount(178), Amount(15044)).text(), "0.0118") << "cut, not rounded: 0.01183...";
  EXPECT_EQ(four.divide(Amount(2), Amount(3)).text(), "0.6666") << "cut, not rounded: 0.6666...";
  EXPECT_EQ(four.multiply(Amount(1), Amount(0)).text(), "0.0000") << "a product has all decimals";
  EXPECT_EQ(exact.divide(Amount(4), Amount(6)).text(), "2/3") << "fractions are in lowest terms";
  EXPECT_EQ((exact.divide(Amount(1), Amount(3)).times(3)).text(), "1") << "three thirds are one";
  EXPECT_EQ(twenty.divide(Amount(1), Amount(3)).text(), "0.33333333333333333333") << "twenty decimals";
  EXPECT_TRUE(Amount::fraction(-7, 2).floor() == -4 && Amount::fraction(-7, 2).ceil() == -3) << "floor and ceiling";
  EXPECT_TRUE(Amount::fraction(2, 3) > Amount::decimal(6666, 4)) << "a fraction against a decimal";
}

/// Values that OpenJDK 17.0.15 gives.
TEST(RankedNumbers, JavaNumbersRepeat) {
  JavaRandom whole(42);
  EXPECT_TRUE(whole.next_int() == -1170105035 && whole.next_int() == 234785527) << "nextInt() of seed 42";
  JavaRandom bounded(42);
  for (const int expected : {30, 63, 48, 84, 70, 25}) EXPECT_EQ(bounded.next_int(100), expected) << "nextInt(100)";
  JavaRandom wide(5);
  for (const int expected : {379250092, 189533474, 1313869424, 1049914506, 991787854, 963357722})
    EXPECT_EQ(wide.next_int(1500000000), expected) << "nextInt with an incomplete last block";
  JavaRandom real(42), negative(-3);
  EXPECT_EQ(real.next_double(), 0.7275636800328681) << "nextDouble() of seed 42";
  EXPECT_EQ(negative.next_double(), 0.2687634822372562) << "nextDouble() of a negative seed";
  std::vector<int> items{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  JavaRandom seven(7);
  java_shuffle(std::span(items), seven);
  EXPECT_TRUE(items == std::vector<int>({0, 1, 9, 3, 7, 4, 8, 5, 2, 6})) << "Collections.shuffle of seed 7";
}

TEST(RankedNumbers, JavaTextsAndTheirHashOrder) {
  EXPECT_EQ(to_utf16("aé€😀").size(), 5) << "a character beyond the basic plane is two units";
  EXPECT_EQ(to_utf16("\xff\x41"), u"\uFFFD\u0041") << "bytes that are not UTF-8 are replaced";
  const std::vector<std::string> names{"Aa",    "BB",     "C",       "A",   "Zo\u00eb", "Sneezy", "Dopey",
                                       "Happy", "Grumpy", "Bashful", "Doc", "Sleepy",   "n",      "\u00dcber"};
  std::vector<std::uint32_t> keys(names.size());
  std::iota(keys.begin(), keys.end(), 0U);
  std::string order;
  for (const std::uint32_t key : java_hash_order(keys, names)) order += names[key] + ' ';
  EXPECT_EQ(order, "Aa BB A Sleepy C Happy Sneezy Grumpy Dopey n Bashful \u00dcber Zo\u00eb Doc ")
      << "order of a HashSet";
}

}  // namespace
}  // namespace acta::count

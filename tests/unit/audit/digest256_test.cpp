// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/digest256.hpp"

#include <gtest/gtest.h>

#include "acta/audit/tickets_consistent.hpp"
#include "acta/base/random.hpp"

namespace acta::audit {
namespace {

// FIPS 180-4, example "abc"; and in pieces.
TEST(Digest256, Sha256OfTheStandard) {
  const char* expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_EQ(to_hexadecimal(sha256("abc")), expected);
  Sha256Stream stream("a");
  stream.append("b");
  EXPECT_EQ(to_hexadecimal(stream.digest("c")), expected);
  EXPECT_NE(stream.digest(), sha256("abc"));
  stream.append("c");
  EXPECT_EQ(to_hexadecimal(stream.digest()), expected);
}

TEST(Digest256, ACopyOfAStreamGoesOnAlone) {
  const std::string long_text(1'000, 'x');
  Sha256Stream first(long_text);
  const Sha256Stream second = first;
  first.append("y");
  EXPECT_EQ(second.digest("z"), sha256(long_text + "z"));
  EXPECT_EQ(first.digest("z"), sha256(long_text + "yz"));
}

// 2^256 - 1 and 2^64 written out.
TEST(Digest256, DecimalDigits) {
  Digest256 number{};
  EXPECT_EQ(to_decimal(number), "0");
  number[23] = 1;
  EXPECT_EQ(to_decimal(number), "18446744073709551616");
  number.fill(0xFF);
  EXPECT_EQ(to_decimal(number), "115792089237316195423570985008687907853269984665640564039457584007913129639935");
}

// 2^256 - 1 is ...639935: divisible by 3 and 5 (2^4 - 1 = 15 divides it), and by 2^64 - 1.
TEST(Digest256, Remainders) {
  Digest256 number;
  number.fill(0xFF);
  EXPECT_EQ(remainder_of(number, 15), 0u);
  EXPECT_EQ(remainder_of(number, 16), 15u);
  EXPECT_EQ(remainder_of(number, ~std::uint64_t{0}), 0u);
  EXPECT_EQ(remainder_of(number, 1'000'000), 639'935u);
  EXPECT_EQ(remainder_of_billion(number), 129'639'935u);
}

TEST(Digest256, NineDigitsByTheShortWayAreThoseOfTheFullConversion) {
  base::RandomStream random(1, 2);
  for (int i = 0; i < 5'000; ++i) {
    Digest256 number{};
    for (std::size_t j = random.below(32); j < 32; ++j) number[j] = static_cast<unsigned char>(random.below(256));
    const std::string reversed = decimal_reversed(number);
    EXPECT_EQ(leading_digits(number), std::stoul(reversed.substr(0, 9))) << reversed;
  }
}

}  // namespace
}  // namespace acta::audit

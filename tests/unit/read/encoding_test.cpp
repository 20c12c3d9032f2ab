// SPDX-License-Identifier: Apache-2.0
#include "acta/read/encoding.hpp"

#include "acta/read/double_encoding.hpp"
#include "unit/read/grids.hpp"

namespace acta::read {
namespace {

using test::Cells;
using test::opened;

std::string decoded(const std::string& bytes, const std::string& encoding = {}) {
  const auto result = decode(bytes, encoding);
  EXPECT_TRUE(result) << base::to_text(result.error());
  return result ? result->utf8 : std::string();
}

TEST(Encoding, ByteOrderMarksAreTakenOff) {
  EXPECT_EQ(decoded("\xEF\xBB\xBF"
                    "a,b\n"),
            "a,b\n");
  EXPECT_EQ(decoded(std::string("\xFF\xFE"
                                "a\0,\0\xE9\0\n\0",
                                10)),
            "a,\xC3\xA9\n");
  EXPECT_EQ(decoded(std::string("\xFE\xFF\0a\0,\0\xE9\0\n", 10)), "a,\xC3\xA9\n");
}

TEST(Encoding, StatedOnes) {
  EXPECT_EQ(decoded("\xED", "windows-1252"), "\xC3\xAD");                              // i with acute
  EXPECT_EQ(decoded("\xF9\xEC\xE5\xED", "windows-1255"), "\u05E9\u05DC\u05D5\u05DD");  // shalom
  EXPECT_EQ(decoded("\xC4\xE0", "windows-1251"), "\u0414\u0430");                      // da
  EXPECT_EQ(decoded("\xE9", "ISO-8859-1"), "\xC3\xA9");
}

TEST(Encoding, ValidUtf8IsSureAndAsciiToo) {
  EXPECT_EQ(guess_encoding("Bol\xC3\xADvar,1\n").name, "UTF-8");
  EXPECT_EQ(guess_encoding("Bol\xC3\xADvar,1\n").confidence, 1);
  const auto ascii = decode("a,b\n1,2\n", "");
  EXPECT_EQ(ascii->from.confidence, 1);
}

TEST(Encoding, AGuessSaysThatItIsOne) {
  std::string text;
  for (int i = 0; i < 50; ++i)
    text +=
        "Bol\xEDvar;Anzo\xE1tegui;Gu\xE1rico;M\xE9rida;T\xE1"
        "chira\n";
  const auto result = decode(text, "");
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->guessed);
  EXPECT_LT(result->from.confidence, 1);
  EXPECT_NE(result->utf8.find("Bol\xC3\xADvar"), std::string::npos);
}

// "Bolivar" with its accent as UTF-8, read as Latin-1, written as UTF-8 again: C3 AD becomes C3 83 C2 AD.
TEST(Encoding, TwiceEncodedTextIsRepaired) {
  const std::string twice = "Bol\xC3\x83\xC2\xADvar;M\xC3\x83\xC2\xA9rida\n";
  EXPECT_TRUE(is_double_encoded(twice));
  EXPECT_EQ(decoded_twice(twice), "Bol\xC3\xADvar;M\xC3\xA9rida\n");
  const auto result = decode(twice, "");
  EXPECT_TRUE(result->from.double_encoded);
  EXPECT_EQ(result->utf8, "Bol\xC3\xADvar;M\xC3\xA9rida\n");
  EXPECT_FALSE(is_double_encoded("Bol\xC3\xADvar;M\xC3\xA9rida\n"));
}

TEST(Encoding, InvalidBytesAreReplacedAndCounted) {
  const auto result = decode(
      "a\xFF"
      "b\n",
      "UTF-8");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->replaced, 1u);
  EXPECT_EQ(result->first_replaced, 1u);
}

TEST(Encoding, UnknownNamesAreRefused) { EXPECT_FALSE(decode("a", "no-such-encoding")); }

}  // namespace
}  // namespace acta::read

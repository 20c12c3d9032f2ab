// SPDX-License-Identifier: Apache-2.0
#include "acta/read/cells.hpp"

#include <gtest/gtest.h>

#include "acta/base/checked.hpp"
#include "acta/read/number_text.hpp"

namespace acta::read {
namespace {

const NumberForm kPlain{{"", "NA", "\\N"}, "", false};

TEST(Numbers, PlainOnes) {
  EXPECT_EQ(read_number("12", kPlain).cell, 12);
  EXPECT_EQ(read_number(" 12\xC2\xA0", kPlain).cell, 12);
  EXPECT_EQ(read_number("007", kPlain).cell, 7);
  EXPECT_EQ(read_number("-3", kPlain).cell, -3);
}

TEST(Numbers, MissingIsNotZero) {
  for (const char* text : {"", " ", "NA", "\\N"}) EXPECT_EQ(read_number(text, kPlain).cell, model::kMissing) << text;
  EXPECT_EQ(read_number("-", kPlain).cell, model::kUnreadable);
}

TEST(Numbers, RepairsAreTold) {
  EXPECT_EQ(read_number("'12", kPlain).repair, Repair::apostrophe);
  EXPECT_EQ(read_number("'12", kPlain).cell, 12);
  const NumberForm grouped{{""}, ".", false};
  EXPECT_EQ(read_number("1.234.567", grouped).cell, 1'234'567);
  EXPECT_EQ(read_number("1.234.567", grouped).repair, Repair::thousands);
  EXPECT_EQ(read_number("1.23", grouped).cell, model::kUnreadable);
  EXPECT_EQ(read_number("1.234", kPlain).cell, model::kUnreadable);
  const NumberForm decimals{{""}, "", true};
  EXPECT_EQ(read_number("12.0", decimals).cell, 12);
  EXPECT_EQ(read_number("12.5", decimals).cell, model::kUnreadable);
  EXPECT_EQ(read_number("12.000", decimals).cell, model::kUnreadable);  // twelve, or twelve thousand
  const NumberForm both{{""}, ".", true};
  EXPECT_EQ(read_number("1.000", both).cell, 1'000);
  const NumberForm spaces{{""}, "\u202F\u00A0", false};
  EXPECT_EQ(read_number("1\u202F234\u00A0567", spaces).cell, 1'234'567);
}

TEST(Numbers, NeitherWordsNorGiantsAreNumbers) {
  for (const char* text : {"x", "12a", "1e5", "0x10", "--1", "1 2", "\xD9\xA3"})
    EXPECT_EQ(read_number(text, kPlain).cell, model::kUnreadable) << text;
  EXPECT_EQ(read_number(std::to_string(base::kLargestCount), kPlain).cell, base::kLargestCount);
  EXPECT_EQ(read_number(std::to_string(base::kLargestCount + 1), kPlain).cell, model::kUnreadable);
  EXPECT_EQ(read_number(std::string(400, '9'), kPlain).cell, model::kUnreadable);
}

TEST(Parts, OfAKey) {
  EXPECT_EQ(part_of("010101001.02.1.0001", {'.', 1, true}), "10101001");
  EXPECT_EQ(part_of("010101001.02.1.0001", {'.', 2, true}), "2");
  EXPECT_EQ(part_of("010101001.02.1.0001", {'.', 4, false}), "0001");
  EXPECT_EQ(part_of("010101001.02", {'.', 5, false}), "");
  EXPECT_EQ(part_of("000", {'.', 1, true}), "0");
  EXPECT_EQ(part_of("1.10", {}), "1.10");
}

TEST(WorkbookNumbers, KeepTheirDigits) {
  EXPECT_EQ(number_text(12), "12");
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(1.1), "1.1");
  EXPECT_EQ(plain_number("1.2E3"), "1200");
  EXPECT_EQ(plain_number("12.0"), "12");
  EXPECT_EQ(plain_number("x"), "x");
}

}  // namespace
}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#include "acta/read/shares.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "unit/read/records.hpp"

namespace acta::read {
namespace {

const NumberForm kPlain{{"", "\\N"}, "", false};

model::Cell cell(const char* text, model::Cell base) { return read_share(text, base, kPlain).cell; }

TEST(Shares, OneCountIsThePerCent) {
  // 197 / 494 = 39.87854...; 11 / 494 = 2.22672... : precinct 11-1 of Georgia 2012, election night
  EXPECT_EQ(cell("39.8785", 494), 197);
  EXPECT_EQ(cell(" 39,8785 % ", 494), 197);
  EXPECT_EQ(cell("2.2267", 494), 11);
  EXPECT_EQ(cell("0.0000", 494), 0);
  EXPECT_EQ(cell("100", 99), 99);
  EXPECT_EQ(cell("372.2222", 90), 335);  // precinct 25-39 of the same file
  EXPECT_EQ(cell("50", 2), 1);
}

TEST(Shares, RoundsHalfUp) {
  EXPECT_EQ(cell("12.5", 8), 1);
  EXPECT_EQ(cell("13", 8), 1);  // 12.5
  EXPECT_EQ(cell("12", 8), model::kUnreadable);
}

TEST(Shares, NothingIsGuessed) {
  EXPECT_EQ(read_share("39.8795", 494, kPlain).reason, "no count is this per cent of 494");
  // 50.0 of 10,000: 4,995 (49.95) to 5,004 (50.04)
  EXPECT_EQ(read_share("50.0", 10'000, kPlain).reason, "10 counts are this per cent of 10000 at its digits");
  EXPECT_EQ(cell("\\N", 494), model::kMissing);
  for (const char* text : {"x", "1.2.3", "1234567", "-1", "1e1", "12 of 20", ".5", "5.", "%"})
    EXPECT_EQ(read_share(text, 494, kPlain).reason, "not a per cent") << text;
  EXPECT_EQ(cell("0.5", model::kMissing), model::kUnreadable);
  EXPECT_EQ(cell("0", 0), 0);
  EXPECT_EQ(cell("1", 0), model::kUnreadable);
}

/// Every count of every base up to 250 comes back from its own per cent with four decimals.
TEST(Shares, EveryCountComesBack) {
  for (std::int64_t base = 1; base <= 250; ++base)
    for (std::int64_t count = 0; count <= base; ++count) {
      const std::int64_t units = (2 * count * 1'000'000 + base) / (2 * base);  // half up
      const std::string text = fmt::format("{}.{:04}", units / 10'000, units % 10'000);
      ASSERT_EQ(cell(text.c_str(), base), count) << text << " of " << base;
    }
}

TEST(Shares, OfATableAreReadAndTold) {
  const auto copy = test::copy_of(
      test::record_of("unit = \"u\"\nvoters = \"n\"\nshares_of = \"voters\"\nvotes = { a = \"a\", b = \"b\" }"),
      {"u,n,a,b\n1,494,39.8785,2.2267\n2,8,12.5,12\n3,,1,0\n"});
  EXPECT_EQ(copy.sheets().votes[0].cells, (std::vector<model::Cell>{197, 1, model::kUnreadable}));
  EXPECT_EQ(copy.sheets().votes[1].cells, (std::vector<model::Cell>{11, model::kUnreadable, model::kUnreadable}));
  EXPECT_EQ(copy.finding("R104").instances, 3);
  EXPECT_NE(copy.finding("R103").statement.find("3 counts were found from per cents"), std::string::npos);
  EXPECT_EQ(copy.sheets().kept[0].place.line, 3u);
  EXPECT_EQ(copy.sheets().kept[0].place.column, 4u);
}

TEST(Shares, NeedTheirWholeInTheTable) {
  const auto refused = test::try_copy(
      test::record_of("unit = \"u\"\nshares_of = \"voters\"\nvotes = { a = \"a\", b = \"b\" }"), {"u,a,b\n1,1,2\n"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "the table has no column for \"voters\"");
}

}  // namespace
}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#include "unit/read/records.hpp"

namespace acta::read {
namespace {

const std::string kWide = "unit = \"id\"\nvotes = { a = \"A\", b = \"B\" }\n";

TEST(Strict, TakesWhatNeedsNoRepair) { EXPECT_TRUE(test::try_copy(test::record_of(kWide), {"id,A,B\n1,2,3\n"}, true)); }

TEST(Strict, RefusesEveryRepairAtItsPlace) {
  const auto refused = [](const std::string& text, const std::string& more = {}) {
    const auto copy = test::try_copy(test::record_of(kWide + more), {text}, true);
    EXPECT_FALSE(copy) << text;
    return copy ? std::string() : base::to_text(copy.error().place);
  };
  EXPECT_EQ(refused("id,A,B\n1,2\n"), "s.csv:2:3");
  EXPECT_EQ(refused("id,A,B\n1,2,3\n2,'3,4\n"), "s.csv:3:2");
  EXPECT_EQ(refused("id,A,B\n1,2,x\n"), "s.csv:2:3");
  EXPECT_EQ(refused("id,A,B\n1,1.234,5\n", "thousands = \".\"\n"), "s.csv:2:2");
  EXPECT_EQ(refused("id,A,B\n1,4.0,5\n", "decimals = true\n"), "s.csv:2:2");
  EXPECT_EQ(refused("id,A,B\nBol\xC3\x83\xC2\xADvar M\xC3\x83\xC2\xA9rida,2,3\n"), "s.csv");
}

}  // namespace
}  // namespace acta::read

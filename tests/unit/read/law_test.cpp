// SPDX-License-Identifier: Apache-2.0
#include "acta/read/law.hpp"

#include <gtest/gtest.h>

#include "support/shared.hpp"

namespace acta::read {
namespace {

const std::string kLaw = "format = \"acta-law\"\nversion = 1\nname = \"L\"\n";

TEST(Law, EveryLawOfTheRepositoryIsOne) {
  int laws = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(ACTA_SOURCE_DIR) / "laws")) {
    if (entry.path().extension() != ".toml") continue;
    const auto law = parse_law(test::read_file(entry.path()), entry.path().filename().string());
    EXPECT_TRUE(law) << entry.path() << ": " << (law ? "" : base::to_text(law.error()));
    EXPECT_TRUE(!law || !law->clauses.empty()) << entry.path();
    ++laws;
  }
  EXPECT_GE(laws, 12);
}

TEST(Law, SharesAreExact) {
  const auto law = parse_law(kLaw + "rule = \"divisor\"\nseats = 120\nthreshold = \"3.25 %\"\n", "x.toml");
  ASSERT_TRUE(law);
  EXPECT_EQ(law->threshold, base::Ratio(13, 400));
}

TEST(Law, WrongOnesSayWhere) {
  const auto line = [](const std::string& text) {
    const auto law = parse_law(kLaw + text, "x.toml");
    EXPECT_FALSE(law) << text;
    return law ? 0 : law.error().place.line;
  };
  EXPECT_EQ(line("rule = \"lottery\"\n"), 4u);
  EXPECT_EQ(line("rule = \"divisor\"\nseats = 0\n"), 5u);
  EXPECT_EQ(line("rule = \"divisor\"\nthreshold = \"120 %\"\n"), 5u);
  EXPECT_EQ(line("rule = \"divisor\"\nsets = 3\n"), 5u);
  EXPECT_EQ(line("rule = \"divisor\nseats = 3\n"), 4u);
}

}  // namespace
}  // namespace acta::read

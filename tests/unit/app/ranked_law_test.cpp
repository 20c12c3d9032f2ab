// SPDX-License-Identifier: Apache-2.0
// Ballots of a file counted by laws of the folder laws.
#include <gtest/gtest.h>

#include "acta/app/ranked.hpp"
#include "unit/app/folder.hpp"

namespace acta::test {
namespace {

app::RankedLawOptions options_of(const Folder& folder, const std::string& ballots, const std::string& law) {
  folder.write("ballots.blt", ballots);
  app::RankedLawOptions options;
  options.ballots = folder / "ballots.blt";
  options.law = std::filesystem::path(ACTA_SOURCE_DIR) / "laws" / (law + ".toml");
  options.law_name = law + ".toml";
  options.sensitivity = false;
  return options;
}

/// Names of the elected, "A B", or what stopped the count.
std::string elected(const base::Result<report::RankedShown>& shown) {
  if (!shown) return shown.error().message;
  std::string names;
  for (const std::uint32_t c : shown->passes.front().elected) names += shown->contest.names[c] + " ";
  return names;
}

/// By hand, 19 ballots, two seats, quota floor(19 / 3) + 1 = 7. A has 10: a surplus of 3, all ten go on to B. The last
/// three of the file are A B C. B has 3, C 5, D 4: B goes, C has 8 and the seat. If equal ballots were put
/// together the last three would be A B D, and D would have 7.
TEST(RankedLaw, IrelandMovesTheLastOfTheFile) {
  const Folder folder;
  const std::string ballots =
      "4 2\n1 1 2 3 0\n5 1 2 4 0\n4 1 2 3 0\n5 3 0\n4 4 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"D\"\n\"t\"\n";
  EXPECT_EQ(elected(app::count_by_law(options_of(folder, ballots, "ie/dail"))), "A C ");
}

/// A long file is read as a stream, and whole where a line is not plain (here a blank); both as the short one. 3 of 5
/// ballots A > B, 2 C > B, in one of a thousand lines also A and C at one rank.
TEST(RankedLaw, LongFilesAreCountedAsShortOnes) {
  const Folder folder;
  std::string lines;
  for (int i = 0; i < 200; ++i)
    lines += i == 0 ? "x,1,,1\nx,1,2,\nx,1,2,\nx,,2,1\nx,,2,1\n" : "x,1,2,\nx,1,2,\nx,1,2,\nx,,2,1\nx,,2,1\n";
  std::string text = "id,A,B,C\n";
  std::size_t ballots = 0;
  for (; text.size() < (17u << 20); ballots += 1000) text += lines;
  const auto counted = [&](const std::string& all) {
    folder.write("ballots.csv", all);
    auto options = options_of(folder, "", "generic/irv");
    options.ballots = folder / "ballots.csv";
    options.source.first_column = 2;
    return app::count_by_law(options);
  };
  const auto streamed = counted(text), whole = counted(text + "x, 1,,\n");
  ASSERT_TRUE(streamed && whole);
  EXPECT_TRUE(streamed->contest.sorted);
  EXPECT_EQ(streamed->contest.rows(), 3u);
  EXPECT_EQ(streamed->passes[0].ballots, static_cast<std::int64_t>(ballots));
  EXPECT_EQ(whole->passes[0].ballots, static_cast<std::int64_t>(ballots) + 1);
  EXPECT_EQ(streamed->passes[0].rounds[0].figures.tally[0]->text(), std::to_string(ballots / 1000 * 599));
  EXPECT_EQ(whole->passes[0].rounds[0].figures.tally[0]->text(), std::to_string(ballots / 1000 * 599 + 1));
  EXPECT_EQ(elected(streamed), "A ");
}

/// A withdrew. NIST CDF would make A stand again, with 5 of 10.
TEST(RankedLaw, CdfDoesNotLoseWithdrawals) {
  const Folder folder;
  auto options = options_of(folder, "3 1\n-1\n5 1 2 0\n2 2 0\n3 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"t\"\n", "generic/irv");
  EXPECT_EQ(elected(app::count_by_law(options)), "B ");
  options.cdf = folder / "ballots.json";
  options.cdf_date = "2026-01-01T00:00:00Z";
  const auto refused = app::count_by_law(options);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::usage);
  EXPECT_FALSE(std::filesystem::exists(options.cdf));
}

/// Two seats, one after the other: A has 6 of 9 in round 1 of pass 1; B all 9 in round 1 of pass 2.
TEST(RankedLaw, TheLogTellsPassesOfOneRoundApart) {
  const Folder folder;
  auto options = options_of(folder, "3 2\n6 1 2 3 0\n3 2 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"t\"\n", "generic/irv");
  folder.write("passes.toml", "format = \"acta-law\"\nversion = 2\nname = \"x\"\n[ranked]\nmode = \"multi_pass\"\n");
  options.law = folder / "passes.toml";
  options.ballot_log = folder / "log.csv";
  const auto shown = app::count_by_law(options);
  ASSERT_TRUE(shown) << base::to_text(shown.error());
  EXPECT_EQ(*app::read_file(options.ballot_log, 10'000),
            "pass,round,ballots,from,to,value,why,ranking\n1,1,6,,A,1,,A>B>C\n1,1,3,,B,1,,B>C\n2,1,6,,B,1,,A>B>C\n"
            "2,1,3,,B,1,,B>C\n");
}

}  // namespace
}  // namespace acta::test

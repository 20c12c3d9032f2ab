// SPDX-License-Identifier: Apache-2.0
// Assertions for an audit from the ballots of a count.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "acta/app/ranked.hpp"
#include "acta/app/ranked_assertions.hpp"
#include "unit/app/folder.hpp"

namespace acta::test {
namespace {

base::Result<report::RankedShown> counted(const std::string& ballots, const std::string& law,
                                          const std::string& answers = {}) {
  const Folder folder;
  folder.write("ballots.blt", ballots);
  app::RankedLawOptions options;
  options.ballots = folder / "ballots.blt";
  options.law = std::filesystem::path(ACTA_SOURCE_DIR) / "laws" / (law + ".toml");
  options.law_name = law + ".toml";
  if (!answers.empty()) {
    folder.write("own.toml", "format = \"acta-law\"\nversion = 2\nname = \"own\"\n\n[ranked]\n" + answers);
    options.law = folder / "own.toml";
    options.law_name = "own.toml";
  }
  options.sensitivity = false;
  options.assertions = 0.05;
  return app::count_by_law(options);
}

std::vector<std::string> texts(const report::RankedAssertionsShown& pass) {
  std::vector<std::string> all;
  for (const auto& one : pass.irv) all.push_back(report::to_text(one));
  std::sort(all.begin(), all.end());
  return all;
}

/// -ln(0.05) 2 gamma, gamma = 1.03905: cards at a margin of all ballots.
const double kWork = -std::log(0.05) * 2 * 1.03905;

const std::string kThree = "3 1\n4 1 2 0\n3 2 1 0\n2 3 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"t\"\n";

/// Nine ballots: C goes, B has 5 against A's 4. Nobody but B can be shown to win by a margin of more than one ballot:
/// A against B among the last two is 4 to 5. So D* is 9 / 1.
TEST(RankedAssertions, OfOneSeatAreOfLeastWork) {
  const auto shown = counted(kThree, "generic/irv");
  ASSERT_TRUE(shown) << shown.error().message;
  ASSERT_EQ(shown->assertions.size(), 1u);
  const auto& pass = shown->assertions.front();
  EXPECT_EQ(pass.none, "");
  EXPECT_EQ(pass.statement, "B wins by instant-runoff");
  EXPECT_NEAR(pass.draws, kWork * 9, 1e-9);
  const auto all = texts(pass);
  EXPECT_TRUE(std::find(all.begin(), all.end(), "B has more than A when A, B remain") != all.end());
  for (const auto& one : pass.irv) EXPECT_GT(one.winner_votes, one.loser_votes);
}

/// A blank ballot is a card that can be drawn: ten cards, D* = 10 / 1.
TEST(RankedAssertions, EveryBallotIsACard) {
  const auto shown = counted("3 1\n4 1 2 0\n3 2 1 0\n2 3 2 0\n1 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"t\"\n", "generic/irv");
  ASSERT_TRUE(shown) << shown.error().message;
  EXPECT_NEAR(shown->assertions.front().draws, kWork * 10, 1e-9);
}

/// Three of eleven ballots mark A and B first, then C. Where that ends a ballot A has 5, B 1, C 2, and every way in
/// which B or C wins is refuted by a lead of 4: A over B at the start, A over C (6 to 2) among the last two. Where the
/// rank is passed over C has 5, and A leads C by 6 to 5 once B is gone: by one alone.
TEST(RankedAssertions, RanksAreReadAsTheCountReadsThem) {
  const std::string ballots = "3 1\n5 1 0\n1 2 1 0\n3 1=2 3 0\n2 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"t\"\n";
  const auto read = [&](const std::string& overvote) {
    return counted(ballots, "", "mode = \"single_winner\"\novervote = \"" + overvote + "\"\n");
  };
  const auto ended = read("exhaust"), passed = read("skip"), later = read("exhaust_if_several_continuing");
  ASSERT_TRUE(ended && passed);
  EXPECT_NEAR(ended->assertions.front().draws, kWork * 11 / 4, 1e-9);
  EXPECT_NEAR(passed->assertions.front().draws, kWork * 11, 1e-9);
  ASSERT_FALSE(later);
  EXPECT_NE(later.error().message.find("several marks may count once others are excluded"), std::string::npos);
}

/// The last two have four ballots each: no assertion proves either, and the count stands.
TEST(RankedAssertions, ATieHasNone) {
  const auto shown = counted("2 1\n4 1 0\n4 2 0\n0\n\"A\"\n\"B\"\n\"t\"\n", "",
                             "mode = \"single_winner\"\nties = \"candidate_order\"\n");
  ASSERT_TRUE(shown) << shown.error().message;
  EXPECT_NE(shown->assertions.front().none.find("a tie decides between A, B"), std::string::npos);
  EXPECT_FALSE(app::raire_json(*shown));
}

/// One seat after the other: B, then A of those who are left (4 + 3 to C's 2).
TEST(RankedAssertions, EveryPassHasItsOwn) {
  const auto shown = counted(kThree, "", "mode = \"multi_pass\"\nseats = 2\n");
  ASSERT_TRUE(shown) << shown.error().message;
  ASSERT_EQ(shown->assertions.size(), 2u);
  EXPECT_EQ(shown->assertions[1].statement, "A wins by instant-runoff");
  EXPECT_EQ(texts(shown->assertions[1]), std::vector<std::string>{"C goes out before A"});
  EXPECT_NEAR(shown->assertions[1].draws, kWork * 9 / 5, 1e-9);
}

/// RAIRE's form: who is not among those that remain is already eliminated.
TEST(RankedAssertions, RaireNamesTheEliminated) {
  const auto shown = counted(kThree, "generic/irv");
  ASSERT_TRUE(shown);
  const auto text = app::raire_json(*shown);
  ASSERT_TRUE(text) << text.error().message;
  const auto json = nlohmann::json::parse(*text);
  ASSERT_EQ(json["audits"].size(), 1u);
  const auto& audit = json["audits"][0];
  EXPECT_EQ(audit["winner"], "B");
  EXPECT_EQ(audit["eliminated"], (std::vector<std::string>{"A", "C"}));
  ASSERT_EQ(audit["assertions"].size(), shown->assertions[0].irv.size());
  std::size_t last_two = 0;
  for (const auto& one : audit["assertions"])
    if (one["assertion_type"] == "IRV_ELIMINATION" && one["loser"] == "A") {
      EXPECT_EQ(one["already_eliminated"], std::vector<std::string>{"C"});
      ++last_two;
    } else if (one["assertion_type"] == "WINNER_ONLY") {
      EXPECT_TRUE(one["already_eliminated"].empty());
    }
  EXPECT_EQ(last_two, 1u);
}

/// Two seats, 100 ballots: A has 50, more than a third. The assorter of "above 1/3" is 3/2 for A: its mean is 3/4, the
/// margin 1/2.
TEST(RankedAssertions, OfSeveralSeatsAreClaims) {
  const auto shown =
      counted("4 2\n50 1 0\n24 2 0\n16 3 0\n10 4 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"D\"\n\"t\"\n", "gb/scottish-local");
  ASSERT_TRUE(shown) << shown.error().message;
  const auto& pass = shown->assertions.front();
  ASSERT_FALSE(pass.stv.empty()) << pass.none;
  EXPECT_NE(pass.statement.find("elected: A, B; not elected: C, D"), std::string::npos) << pass.statement;
  const auto& quota = pass.stv.front();
  EXPECT_EQ(quota.text, "A has a quota of first preferences: more than 1/3 of the valid votes");
  EXPECT_NEAR(quota.margin, 0.5, 1e-12);
  EXPECT_NEAR(quota.upper, 1.5, 1e-12);
  EXPECT_NEAR(quota.cards, kWork * 3, 1e-9);
  for (const auto& one : pass.stv) EXPECT_LE(one.cards, pass.draws);
}

/// 960 ballots, three seats, quota 241. Cara's 255 go on to Dan at 14/255; Eva goes, Dan has 220 + 14 + 145 = 379. By
/// value his surplus of 138 takes Cara's ballots on at 14/255 * 138/379 = 0.02, by their number each at 138/620 =
/// 0.2226: Lou has 150 + 56 votes to Wim's 190. So no bound on what Cara's ballots are worth holds by number, and
/// nothing contradicts the count.
TEST(RankedAssertions, SurplusesByNumberBoundNoValues) {
  const std::string ballots =
      "5 3\n255 1 2 3 0\n220 2 0\n190 4 0\n150 3 0\n145 5 2 "
      "0\n0\n\"Cara\"\n\"Dan\"\n\"Lou\"\n\"Wim\"\n\"Eva\"\n\"t\"\n";
  const auto lou = counted(ballots, "",
                           "mode = \"several_winners_per_round\"\nseats = 3\ntransfers = \"one_at_a_time\"\n"
                           "surplus = \"unweighted_inclusive\"\ndecimals = \"exact\"\n");
  ASSERT_TRUE(lou) << lou.error().message;
  EXPECT_EQ(lou->contest.names[lou->passes[0].elected.back()], "Lou");
  EXPECT_EQ(lou->assertions.front().none, "");
  EXPECT_EQ(lou->assertions.front().statement.find("Wim;"), std::string::npos) << lou->assertions.front().statement;
}

/// The count stops after round 1, in which Ames alone is elected: nothing is said of the two seats left.
TEST(RankedAssertions, SeatsLeftEmptyHaveNone) {
  const auto shown = counted("4 3\n40 1 0\n19 2 0\n15 3 0\n1 4 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"D\"\n\"t\"\n", "",
                             "mode = \"several_winners_per_round\"\nseats = 3\nstop_after_round = 1\n");
  ASSERT_TRUE(shown) << shown.error().message;
  EXPECT_EQ(shown->assertions.front().none, "the count ended before its seats were filled");
  EXPECT_EQ(shown->findings.front().verdict, model::Verdict::remarkable);
  const auto all = counted("2 3\n4 1 0\n3 2 0\n0\n\"A\"\n\"B\"\n\"t\"\n", "gb/scottish-local");
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_EQ(all->assertions.front().statement, "All who stand are elected");
}

/// A withdrew, who is first on a ballot of B's: the form cannot say that B has it.
TEST(RankedAssertions, RaireCannotPassOver) {
  const auto shown = counted("3 1\n-1\n1 1 2 0\n4 2 0\n3 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"t\"\n", "generic/irv");
  ASSERT_TRUE(shown) << shown.error().message;
  EXPECT_EQ(texts(shown->assertions.front()), std::vector<std::string>{"C goes out before B"});
  EXPECT_EQ(shown->assertions.front().irv.front().winner_votes, 5);
  EXPECT_FALSE(app::raire_json(*shown));
  const auto passes = counted(kThree, "", "mode = \"multi_pass\"\nseats = 2\n");
  ASSERT_TRUE(passes);
  EXPECT_FALSE(app::raire_json(*passes));
}

TEST(RankedAssertions, RulesWithoutPublishedOnesAreRefused) {
  const std::string ballots = "4 2\n50 1 0\n24 2 0\n16 3 0\n10 4 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"D\"\n\"t\"\n";
  for (const std::string answers :
       {"mode = \"bottoms_up\"\n", "mode = \"several_winners_per_round\"\nquota = \"hare\"\n",
        "mode = \"several_winners_per_round\"\ntransfers = \"one_at_a_time\"\nfewest_votes = 5\n"}) {
    const auto shown = counted(ballots, "", answers);
    ASSERT_FALSE(shown) << answers;
    EXPECT_EQ(shown.error().message.rfind("--assertions: there are none", 0), 0u) << shown.error().message;
  }
}

}  // namespace
}  // namespace acta::test

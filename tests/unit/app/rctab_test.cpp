// SPDX-License-Identifier: Apache-2.0
#include "acta/app/rctab.hpp"

#include <set>

#include "unit/app/folder.hpp"

namespace acta::app {
namespace {

using test::Folder;

/// `rules`: of JSON, behind those that all here share. The table has a precinct in column 1, then Ames and Burr.
std::string config(const std::string& contest, const std::string& rules) {
  return R"({"tabulatorVersion": "2.0.1", "outputSettings": {"contestName": ")" + contest +
         R"(", "tabulateByPrecinct": true}, "cvrFileSources": [{"provider": "genericCsv", "filePath": "votes.csv",
    "firstVoteColumnIndex": 2, "firstVoteRowIndex": 2, "precinctColumnIndex": 1}],
    "candidates": [{"name": "Ames"}, {"name": "Burr"}], "rules": {"tiebreakMode": "useCandidateOrder",
    "overvoteRule": "exhaustImmediately", "decimalPlacesForVoteArithmetic": 4, "maxSkippedRanksAllowed": 0,
    "maxRankingsAllowed": "max", )" +
         rules + "}}";
}

const std::string kMajority = R"("winnerElectionMode": "singleWinnerMajority", "numberOfWinners": 1)";
const std::string kShare =
    R"("winnerElectionMode": "bottomsUpUsingPercentageThreshold", "numberOfWinners": 0,
       "multiSeatBottomsUpPercentageThreshold": "25")";

TEST(Rctab, NamesOfReportsStayInTheirFolderAndNeverMeet) {
  const Folder folder;
  folder.write("votes.csv", "precinct,Ames,Burr\nA b,1,\nA_b,1,\n../c,,1\n");
  folder.write("config.json", config("../Mayor/of: x", kMajority));
  const auto shown = count_rctab(folder / "config.json", {});
  ASSERT_TRUE(shown) << base::to_text(shown.error());
  std::set<std::string> names;
  for (const RctabFile& file : rctab_files(*shown, "test")) {
    EXPECT_TRUE(names.insert(file.name).second) << file.name;
    const std::filesystem::path path = file.name;
    EXPECT_EQ(path.lexically_normal(), path);
    EXPECT_TRUE(path.is_relative());
    EXPECT_TRUE(path.parent_path().empty() || path.parent_path() == "Tabulate by Precinct") << file.name;
  }
  EXPECT_EQ(names.size(), 8u);
  EXPECT_TRUE(names.contains("_.._Mayor_of__x_detailed_report.json"));
}

// 3 of 4 and 1 of 4: exactly a quarter reaches the percentage, and does not exceed it.
TEST(Rctab, AShareIsReachedAsDocumentedAndExceededAsCounted) {
  const Folder folder;
  folder.write("votes.csv", "precinct,Ames,Burr\nN,1,\nN,1,\nS,1,\nS,,1\n");
  folder.write("config.json", config("Council", kShare));
  RctabOptions options;
  EXPECT_EQ(count_rctab(folder / "config.json", options)->passes[0].elected.size(), 2u);
  options.share_test = count::ShareTest::exceeds;
  EXPECT_EQ(count_rctab(folder / "config.json", options)->passes[0].elected.size(), 1u);
}

/// A candidate whom the configuration does not have is told where a ballot first ranks him; ranks beyond the rules too.
TEST(Rctab, WhatNoCandidateHasIsToldWithItsPlace) {
  const Folder folder;
  const auto refusal = [&](const std::string& votes, std::string text) {
    folder.write("votes.csv", votes);
    folder.write("config.json", text);
    const auto shown = count_rctab(folder / "config.json", {});
    EXPECT_FALSE(shown);
    return shown ? std::string() : base::to_text(shown.error());
  };
  const std::string place = (folder / "votes.csv").string();
  EXPECT_EQ(refusal("precinct,Ames,Cole\nN,1,\nN,2,1\n", config("Mayor", kMajority)),
            place +
                ":3:3: candidates: ballots have \"Cole\", which is no candidate's name or alias\n  add it to the "
                "candidate's aliases");
  std::string three = config("Mayor", kMajority);
  three.replace(three.find("\"max\""), 5, "2");
  EXPECT_EQ(refusal("precinct,Ames,Burr\nN,1,\nN,1,3\n", three),
            place + ":3:3: maxRankingsAllowed: a ballot has a rank 3, the rules allow 2");
}

TEST(Rctab, ADrawOfSomebodyElseIsRefused) {
  const Folder folder;
  folder.write("votes.csv", "precinct,Ames,Burr\nN,1,\n");
  folder.write("config.json", config("Mayor", kMajority));
  RctabOptions options;
  options.draw = {"Cole"};
  const auto shown = count_rctab(folder / "config.json", options);
  ASSERT_FALSE(shown);
  EXPECT_EQ(shown.error().message, "--draw: \"Cole\" is no candidate's name");
}

/// More than is held at once: 400,000 times the three ballots, in quotes, with ids that differ.
std::string long_table(const std::string& end) {
  std::string text = "id,precinct,\"Ames, A\",Burr,Other\n";
  for (int i = 0; i < 400'000; ++i) {
    const std::string id = "b" + std::to_string(i);
    text += id + "-1,\"N, 1\",\"1\",2,\n" + id + "-2,S,,1,\n" + id + "-3,S,2,,1\n";
  }
  return text + end;
}

std::string long_config() {
  return R"({"tabulatorVersion": "2.0.1", "outputSettings": {"contestName": "Mayor"},
    "cvrFileSources": [{"provider": "genericCsv", "filePath": "votes.csv", "firstVoteColumnIndex": 3,
    "firstVoteRowIndex": 2, "idColumnIndex": 1, "precinctColumnIndex": 2, "undeclaredWriteInLabel": "Other"}],
    "candidates": [{"name": "Ames, A"}, {"name": "Burr"}], "rules": {"tiebreakMode": "useCandidateOrder",
    "overvoteRule": "exhaustImmediately", "decimalPlacesForVoteArithmetic": 4, "maxSkippedRanksAllowed": 0,
    "maxRankingsAllowed": "max", )" +
         kMajority + "}}";
}

/// Round 1: 400,000 each for Ames, Burr and write-ins; these go, and their ballots rank Ames second.
TEST(Rctab, ALongTableIsReadAsAStream) {
  const Folder folder;
  folder.write("votes.csv", long_table(""));
  folder.write("config.json", long_config());
  ASSERT_GT(std::filesystem::file_size(folder / "votes.csv"), std::uint64_t{16} << 20);
  const auto shown = count_rctab(folder / "config.json", {});
  ASSERT_TRUE(shown) << base::to_text(shown.error());
  EXPECT_EQ(shown->contest.rows(), 3u);
  EXPECT_EQ(shown->contest.ballots, 1'200'000);
  ASSERT_EQ(shown->passes[0].elected.size(), 1u);
  EXPECT_EQ(shown->contest.names[shown->passes[0].elected[0]], "Ames, A");
  EXPECT_TRUE(shown->sources[0].notes.empty());
}

TEST(Rctab, FaultsOfALongTableHaveTheirPlace) {
  const Folder folder;
  folder.write("config.json", long_config());
  const auto refusal = [&](const std::string& end) {
    folder.write("votes.csv", long_table(end));
    const auto shown = count_rctab(folder / "config.json", {});
    EXPECT_FALSE(shown);
    return shown ? std::string() : base::to_text(shown.error());
  };
  const std::string place = (folder / "votes.csv").string() + ":1200002:";
  EXPECT_EQ(refusal("b7-2,N,1,,\n"), place + "1: two ballots have the id \"b7-2\"");
  EXPECT_EQ(refusal("new,N,1,x,\n"), place + "4: a rank is no whole number: \"x\"");
}

}  // namespace
}  // namespace acta::app

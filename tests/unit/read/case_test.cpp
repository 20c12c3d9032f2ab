// SPDX-License-Identifier: Apache-2.0
#include "acta/read/case.hpp"

#include <gtest/gtest.h>

#include "acta/read/case_lines.hpp"
#include "unit/read/cases.hpp"

namespace acta::read {
namespace {

using Kind = Expectation::Kind;

Case read_case(const std::string& text, std::map<std::string, std::string> files = {}) {
  auto read = parse_case(text, "x.count", test::case_files(std::move(files)));
  EXPECT_TRUE(read) << text << (read ? "" : base::to_text(read.error()));
  return read ? std::move(read).value() : Case{};
}

TEST(Case, VotesByArea) {
  const Case read = read_case(
      "# A comment.\ntitle  Two districts  # here\nsource S\nsource T\n" + test::kCaseLaw +
      "area   North, \"South, East\"  level district\n"
      "votes\n       list       North   South, East\n       A B        1,000   20\n       C          30'000  4\n"
      "       valid      31500   24\n       cast       32000   25\n");
  EXPECT_EQ(read.title, "Two districts");
  EXPECT_EQ(read.source, "S; T");
  EXPECT_EQ(read.law.tiers.at(0).seats.total, 10);
  const model::Poll& poll = read.poll;
  ASSERT_EQ(poll.lists.size(), 2u);
  EXPECT_EQ(poll.lists[0].name, "A B");
  EXPECT_EQ(poll.lists[0].votes, 1'000 + 20);
  EXPECT_EQ(poll.lists[1].votes, 30'000 + 4);
  ASSERT_EQ(poll.areas.size(), 2u);
  EXPECT_EQ(poll.areas[1].name, "South, East");
  EXPECT_EQ(poll.levels, std::vector<std::string>{"district"});
  ASSERT_EQ(poll.tallies.size(), 1u);
  EXPECT_EQ(poll.tallies[0].votes[0], (std::vector<std::int64_t>{1'000, 30'000}));
  EXPECT_EQ(poll.tallies[0].valid, (std::vector<std::int64_t>{31'500, 24}));
  EXPECT_EQ(poll.valid, 31'500 + 24);
  EXPECT_EQ(poll.ballots, 32'000 + 25);
}

TEST(Case, VotesOfTheWhole) {
  const Case read = read_case(test::kCaseLaw + "votes\n  list  votes\n  A  7\n  B\t5\n");
  EXPECT_TRUE(read.poll.levels.empty());
  EXPECT_EQ(read.poll.tallies.at(0).votes, (std::vector<std::vector<std::int64_t>>{{7, 5}}));
  EXPECT_EQ(read.poll.valid, 12);
  EXPECT_EQ(read.poll.ballots, 0);
}

// A total of valid votes below the sum of the lists is lifted to it: 7 + 5.
TEST(Case, ValidIsAtLeastTheSumOfTheLists) {
  EXPECT_EQ(read_case(test::kCaseLaw + "votes\n  list  votes\n  A  7\n  B  5\n  valid  11\n").poll.valid, 12);
}

TEST(Case, EveryPollHasATally) {
  const Case read = read_case(test::kCaseLaw + "area  N, S  level district\nlist A\n");
  ASSERT_EQ(read.poll.tallies.size(), 1u);
  EXPECT_EQ(read.poll.tallies[0].votes, (std::vector<std::vector<std::int64_t>>{{0}, {0}}));
}

TEST(Case, BallotsAndNestedAreas) {
  const Case read = read_case(test::kCaseLaw +
                              "area  East  level land\narea  e1, e2  level district  of East\narea  West\tlevel land\n"
                              "area  w1  level district  of West\n"
                              "votes first\n  list  e1  e2  w1\n  A  1  2  3\n"
                              "votes list\n  list  e1  e2  w1\n  A  4  5  6\n  B  7  8  9\n");
  const model::Poll& poll = read.poll;
  EXPECT_EQ(poll.levels, (std::vector<std::string>{"land", "district"}));
  ASSERT_EQ(poll.areas.size(), 5u);
  EXPECT_EQ(poll.areas[1].name, "West");
  EXPECT_EQ(poll.areas[4].name, "w1");
  EXPECT_EQ(poll.areas[4].parent, 1u);
  EXPECT_EQ(poll.areas[0].parent, model::kNone);
  ASSERT_EQ(poll.tallies.size(), 2u);
  EXPECT_EQ(poll.tallies[0].ballot, "first");
  EXPECT_EQ(poll.tallies[1].ballot, "list");
  EXPECT_EQ(poll.tallies[1].votes[2], (std::vector<std::int64_t>{6, 9}));
  EXPECT_EQ(poll.lists[0].votes, 1 + 2 + 3);  // of the first ballot
}

TEST(Case, NumbersOfAreas) {
  const Case read = read_case(test::kCaseLaw +
                              "area  level land\n  area  population  seats\n  East  1,000  3\n  West  900  2\n"
                              "area  e1  level district  of East\n  area  registered\n  e1  70\n"
                              "area  w1  level district  of West\n");
  EXPECT_EQ(read.poll.areas[0].population, 1'000);
  EXPECT_EQ(read.poll.areas[1].seats, 2);
  EXPECT_EQ(read.poll.areas[2].registered, 70);
  EXPECT_FALSE(read.poll.areas[3].registered);
}

TEST(Case, ListsAndWhatTheyAre) {
  const Case read = read_case(test::kCaseLaw +
                              "agreement A with Big One\ndrawn C, A\n"
                              "votes\n  list  votes\n  C  1\n  x y  20\n  A  3\n  z  40\n"
                              "list Big One  kind alliance, members 3, cards x y, \"z\"\nlist A  kind minority\n");
  const model::Poll& poll = read.poll;
  ASSERT_EQ(poll.lists.size(), 3u);  // in the order of first appearance
  EXPECT_EQ(poll.lists[1].name, "Big One");
  EXPECT_EQ(poll.lists[1].votes, 20 + 40);
  EXPECT_EQ(poll.lists[1].members, 3);
  EXPECT_EQ(poll.lists[1].kind, "alliance");
  EXPECT_EQ(poll.lists[2].kind, "minority");
  ASSERT_EQ(poll.agreements.size(), 1u);
  EXPECT_EQ(poll.agreements[0].first, 2u);
  EXPECT_EQ(poll.agreements[0].second, 1u);
  EXPECT_EQ(poll.drawn, (std::vector<std::size_t>{0, 2}));
}

TEST(Case, Candidates) {
  const Case read = read_case(test::kCaseLaw +
                              "area  N, S  level district\ncandidates first\n  candidate  list  area  votes\n"
                              "  Ann Bo  A  N  10\n  Cy  A  S  20\n  Di  -  S  5\n");
  ASSERT_EQ(read.poll.candidates.size(), 3u);
  EXPECT_EQ(read.poll.candidates[0].name, "Ann Bo");
  EXPECT_EQ(read.poll.candidates[1].area, 1u);
  EXPECT_EQ(read.poll.candidates[1].ballot, "first");
  EXPECT_EQ(read.poll.lists[read.poll.candidates[2].list].name, "Di");
  EXPECT_EQ(read.poll.lists[0].votes, 10 + 20);
}

const std::string kTable =
    "land,district,kind,party,votes,all,won\n"
    "East,1,list,A,100,150,1\nEast,1,list,B,50,150,0\nEast,2,list,A,\"1,000\",1100,2\nEast,2,one,Ann,60,1100,0\n"
    "West,3,list,B,70,80,1\nWest,3,list,B,5,80,0\nNone,9,other,A,9999,1,1\n";

// By hand: district 3 has B twice, 70 + 5; the last row is of no kind that is wanted.
TEST(Case, TablesReadInPlace) {
  const std::string from = " from t.csv where kind = list list party area district level district of land level land";
  const Case read =
      read_case(test::kCaseLaw + "votes" + from + " votes votes valid all\nexpect seats list" + from + " seats won\n",
                {{"t.csv", kTable}});
  const model::Poll& poll = read.poll;
  EXPECT_EQ(poll.levels, (std::vector<std::string>{"land", "district"}));
  ASSERT_EQ(poll.areas.size(), 5u);
  EXPECT_EQ(poll.areas[4].parent, 1u);
  EXPECT_EQ(poll.tallies[0].votes, (std::vector<std::vector<std::int64_t>>{{100, 50}, {1'000, 0}, {0, 75}}));
  EXPECT_EQ(poll.tallies[0].valid, (std::vector<std::int64_t>{150, 1'100, 80}));
  ASSERT_EQ(read.expectations.size(), 1u);
  ASSERT_EQ(read.expectations[0].seats.size(), 5u);
  EXPECT_EQ(read.expectations[0].seats[2].seats, 2);
  EXPECT_EQ(read.expectations[0].seats[2].area, "2");
  EXPECT_EQ(read.expectations[0].seats[2].line, 4u);
}

TEST(Case, ThoseWhoStandAlone) {
  const Case read = read_case(test::kCaseLaw +
                                  "votes from t.csv where land = East, district = 2 list party single kind = one area "
                                  "district level district votes votes\n",
                              {{"t.csv", kTable}});
  ASSERT_EQ(read.poll.lists.size(), 2u);
  EXPECT_EQ(read.poll.lists[1].name, "Ann (2)");
}

TEST(Case, AreasReadInPlace) {
  const Case read = read_case(test::kCaseLaw + "areas from t.csv area land level land population pop seats s\n",
                              {{"t.csv", "land,pop,s\nEast,100,3\nWest,90,2\nEast,100,3\n"}});
  ASSERT_EQ(read.poll.areas.size(), 2u);
  EXPECT_EQ(read.poll.areas[0].population, 100);
  EXPECT_EQ(read.poll.areas[1].seats, 2);
}

TEST(Case, Expectations) {
  const Case read =
      read_case(test::kCaseLaw + "area  N, S  level d\nvotes\n  list  N  S\n  A B  1  2\n  C  3  4\n" +
                "expect seats list\n  list  N  S\n  A B  1  0\n  C  2  3\nexpect total A B 1\nexpect moved 1,550 N C\n"
                "expect added 9 \"A B\"\nexpect removed 3 S \"A B\"\nexpect unfilled 0\nexpect unfilled list 2\n"
                "expect interval list N 12.5 13.25\nexpect interval list 7 8\nexpect step   N: Seat 2 goes to C\n"
                "expect tie A B, C\n");
  const auto& all = read.expectations;
  ASSERT_EQ(all.size(), 11u);
  EXPECT_EQ(all[0].tier, "list");
  EXPECT_EQ(all[0].seats.size(), 4u);
  EXPECT_EQ(all[0].seats[3].area, "S");
  EXPECT_EQ(all[0].seats[3].seats, 3);
  EXPECT_EQ(all[1].kind, Kind::total);
  EXPECT_EQ(all[1].list, "A B");
  EXPECT_EQ(all[2].kind, Kind::moved);
  EXPECT_EQ(all[2].number, 1'550);
  EXPECT_EQ(all[2].area, "N");
  EXPECT_EQ(all[3].kind, Kind::added);
  EXPECT_EQ(all[3].list, "A B");
  EXPECT_EQ(all[4].area, "S");
  EXPECT_EQ(all[6].tier, "list");
  EXPECT_EQ(all[6].number, 2);
  EXPECT_EQ(all[7].area, "N");
  EXPECT_EQ(all[7].text, "12.5");
  EXPECT_EQ(all[7].more, "13.25");
  EXPECT_EQ(all[9].text, "N: Seat 2 goes to C");
  EXPECT_EQ(all[10].lists, (std::vector<std::string>{"A B", "C"}));
  EXPECT_EQ(all[10].place.line, test::kCaseLawLines + 19);
}

TEST(Case, LawsByIdWithValuesInPlace) {
  const std::string law = "format = \"acta-law\"\nversion = 2\nname = \"L\"\nseats = 5\n";
  const Case read = read_case("law xx/l\nset formula \"hare\"\nset seats 7  # more\n", {{"xx/l", law}});
  EXPECT_EQ(read.law.id, "xx/l");
  EXPECT_EQ(read.law.tiers.at(0).seats.total, 7);
  EXPECT_EQ(read.law.tiers[0].formula.name, "hare");
}

TEST(Case, RefusalsThatAreExpected) {
  const std::string law = "law {\nformat = \"acta-law\"\nversion = 2\nname = \"L\"\nseats = 0\n}\n";
  const Case read = read_case(law + "votes\n  list  votes\n  A  1\nexpect error between 1 and 100,000\n");
  ASSERT_TRUE(read.refused);
  EXPECT_EQ(base::to_text(read.refused->place), "x.count:5:9");
  EXPECT_EQ(read.expectations.at(0).text, "between 1 and 100,000");
  const auto refused = parse_case(law, "x.count", test::case_files());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().place.line, 5u);
}

TEST(Case, PeopleOfLists) {
  const Case read = read_case(test::kCaseLaw +
                                  "candidates from t.csv list party candidate who area d level d votes n\n"
                                  "expect elected from t.csv where won = 1 list party candidate who\n"
                                  "expect elected\n  list  candidate\n  A  Ann Bo\n",
                              {{"t.csv", "party,who,d,n,won\nA,Ann Bo,1,5,1\nA,Cy,1,7,0\nB,Di,2,\"1,000\",1\n"}});
  ASSERT_EQ(read.poll.candidates.size(), 3u);
  EXPECT_EQ(read.poll.candidates[2].name, "Di");
  EXPECT_EQ(read.poll.candidates[2].area, 1u);
  EXPECT_EQ(read.poll.tallies[0].votes, (std::vector<std::vector<std::int64_t>>{{5 + 7, 0}, {0, 1'000}}));
  ASSERT_EQ(read.expectations.size(), 2u);
  ASSERT_EQ(read.expectations[0].seats.size(), 2u);
  EXPECT_EQ(read.expectations[0].seats[1].list, "B");
  EXPECT_EQ(read.expectations[0].seats[1].area, "Di");
  EXPECT_EQ(read.expectations[0].seats[1].line, 4u);
  EXPECT_EQ(read.expectations[1].seats.at(0).area, "Ann Bo");
}

TEST(CaseNumber, Groups) {
  EXPECT_EQ(case_number("0"), 0);
  EXPECT_EQ(case_number("1,234,567"), 1'234'567);
  EXPECT_EQ(case_number("12'345"), 12'345);
  EXPECT_EQ(case_number("12,34,567"), 1'234'567);
  EXPECT_EQ(case_number("10000000000"), 10'000'000'000);
  for (const char* wrong : {"", "1,5", "1,", ",1", "1,,000", "1234,567", "1,2345", "1.5", "-1", "+1", "1 000", "1e3",
                            "10000000001", "99999999999999999999999999"})
    EXPECT_FALSE(case_number(wrong)) << wrong;
}

}  // namespace
}  // namespace acta::read

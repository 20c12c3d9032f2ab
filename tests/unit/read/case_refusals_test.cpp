// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "unit/read/cases.hpp"

namespace acta::read {
namespace {

/// Place of the error, which must have `words` in it. The lines of `text` count from 1.
std::string place_of(const std::string& text, const std::string& words,
                     const std::map<std::string, std::string>& files = {}) {
  const auto read = parse_case(test::kCaseLaw + text, "x", test::case_files(files));
  EXPECT_FALSE(read) << text;
  if (read) return {};
  EXPECT_NE(read.error().message.find(words), std::string::npos) << text << base::to_text(read.error());
  base::Place place = read.error().place;
  if (place.file == "x" && place.line > 0) place.line -= test::kCaseLawLines;
  return base::to_text(place);
}

const std::string kVotes = "votes\n  list  votes\n  A  1\n  B  2\n";
const std::string kAreas = "area  N, S  level d\nvotes\n  list  N  S\n  A  1  2\n";

TEST(CaseRefusals, Lines) {
  EXPECT_EQ(place_of("vote\n", "\"vote\" is no word"), "x:1:1");
  EXPECT_EQ(place_of("law xx/l\n", "one law"), "x:1:1");
  EXPECT_EQ(place_of("title  T\n  list  votes\n", "takes no table"), "x:2:1");
  EXPECT_EQ(place_of("set seats\n", "a key and a value"), "x:1:1");
  EXPECT_EQ(place_of("title\nset seats 0\n", "\"seats\" = 0: seats must lie"), "x:2:1");
  EXPECT_EQ(place_of("set formula hare\n", "\"formula\" = hare"), "x:1:1");
  EXPECT_EQ(place_of("set seats 4\nset tier.b.seats 0\n", "no such place"), "x:2:1");
  EXPECT_EQ(place_of("title  a\x1b[2Jb\n", "control character"), "x:1:1");
  EXPECT_EQ(place_of("title  a" + std::string(1, '\0') + "b\n", "control character"), "x:1:1");
}

TEST(CaseRefusals, Papers) {
  const std::string people = "candidates\n  candidate  list  votes\n  Ann  A  3\n";
  EXPECT_EQ(place_of("papers\n  list  empty\n  A  1\n", "no candidates of this ballot"), "x:1:1");
  EXPECT_EQ(place_of(kVotes + "papers\n  list  empty\n  A  1\n", "no candidates of this ballot"), "x:5:1");
  EXPECT_EQ(place_of(people + "papers\n  list  empty\n  B  1\n", "no votes are told of a list \"B\""), "x:6:1");
  EXPECT_EQ(place_of(people + "papers\n  list  empty\n  A  1\n  A  2\n", "two rows of the table are \"A\""), "x:7:3");
  EXPECT_EQ(place_of(people + "papers\n  list  blank\n  A  1\n", "says nothing of papers"), "x:6:6");
  EXPECT_EQ(place_of(people + "papers\n  list  empty\n  A  -1\n", "-1"), "x:6:6");
}

TEST(CaseRefusals, TheLaw) {
  const auto refused = [](const std::string& text) {
    const auto read = parse_case(text, "x", test::case_files());
    EXPECT_FALSE(read) << text;
    return read ? std::string() : base::to_text(read.error());
  };
  EXPECT_NE(refused("").find("has no law"), std::string::npos);
  EXPECT_NE(refused("law\n").find("takes the id"), std::string::npos);
  EXPECT_NE(refused("law {\nformat = 1\n").find("does not end"), std::string::npos);
  EXPECT_NE(refused("law xx/none\n").find("xx/none"), std::string::npos);
  EXPECT_NE(refused("  list  votes\n").find("line above it"), std::string::npos);
  EXPECT_EQ(refused("\nlaw {\nformat = \"acta-law\"\n}\n").find("x:2:1: the law file needs version"), 0u);
  EXPECT_EQ(
      refused("\nlaw {\nformat = \"acta-law\"\nversion = 2\nname = \"L\"\nseats = 1\nsaets = 2\n}\n").find("x:7:9"),
      0u);
}

TEST(CaseRefusals, Areas) {
  EXPECT_EQ(place_of("area  N\n", "areas have a level"), "x:1:1");
  EXPECT_EQ(place_of("area  level d\n", "names of areas"), "x:1:1");
  EXPECT_EQ(place_of("area  N  level d  of East\n", "no area \"East\""), "x:1:19");
  EXPECT_EQ(place_of("area  N  level big land\n", "one word"), "x:1:20");
  EXPECT_EQ(place_of("area  N  level d\n  area  people\n  N  5\n", "no number of an area"), "x:3:6");
  EXPECT_EQ(place_of("area  N  level d\n  area  seats\n  M  5\n", "there is no d \"M\""), "x:3:3");
  EXPECT_EQ(place_of("area  N  level d\n  area  seats\n  N  five\n", "no whole number"), "x:3:6");
  EXPECT_EQ(place_of("area  N  level d\n  area  seats\n  N  5\n  N  6\n", "elsewhere"), "x:4:6");
  EXPECT_EQ(place_of("area  E, W  level land\narea  N  level d  of E\narea  N  level d  of W\n", "two areas"), "x:3:1");
  EXPECT_EQ(place_of("area  E  level land\narea  N  level d\n", "not said in which"), "x:2:1");
  EXPECT_EQ(place_of("area  E  level land\narea  N  level d  of E\narea  S  level d\n", "lies in no land"), "x:3:1");
  EXPECT_EQ(place_of("area  E  level a\narea  N  level b  of E\narea  S  level c  of E\n", "not said in which"),
            "x:3:1");
}

TEST(CaseRefusals, Votes) {
  EXPECT_EQ(place_of("votes\n", "a table is expected"), "x:1:1");
  EXPECT_EQ(place_of("votes\n  party  votes\n  A  1\n", "headings begin with \"list\""), "x:2:3");
  EXPECT_EQ(place_of("votes\n  list  N\n  A  1\n", "no area \"N\""), "x:2:9");
  EXPECT_EQ(place_of("votes\n  list  votes\n  A  1  2\n", "3 cells, and there are 2 headings"), "x:3:3");
  EXPECT_EQ(place_of("votes\n  list  votes\n  A  1.5\n", "\"1.5\" is no whole number"), "x:3:6");
  EXPECT_EQ(place_of("votes\n  list  votes\n  A  99999999999999999999\n", "no whole number"), "x:3:6");
  EXPECT_EQ(place_of("votes\n  list  votes\n  A  -1\n", "no whole number"), "x:3:6");
  EXPECT_EQ(place_of("votes\n  list  votes\n  A  1\n  A  1\n", "two rows"), "x:4:3");
  EXPECT_EQ(place_of("area N level d\nvotes\n  list  N  N\n  A  1  2\n", "two headings"), "x:3:12");
  EXPECT_EQ(place_of("votes first second\n  list  votes\n  A  1\n", "one word"), "x:1:13");
  EXPECT_EQ(place_of(kAreas + "votes second\n  list  votes\n  A  3\n", "for the whole, and there are areas of level d"),
            "x:7:1");
  EXPECT_EQ(place_of("area E level land\narea N level d of E\nvotes\n  list  E\n  A  3\n", "for \"E\""), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "candidates\n  candidate  votes\n  Ann  3\n", "by lists and by candidates"), "x:5:1");
  EXPECT_EQ(place_of("candidates\n  candidate  age\n  Ann  3\n", "says nothing of a candidate"), "x:3:8");
}

TEST(CaseRefusals, Lists) {
  EXPECT_EQ(place_of("list  kind minority\n", "takes a name"), "x:1:1");
  EXPECT_EQ(place_of("list A members\n", "takes a value"), "x:1:8");
  EXPECT_EQ(place_of("list A members 0\n", "at least one party"), "x:1:16");
  EXPECT_EQ(place_of("list A kind x cards\n", "cards are missing"), "x:1:15");
  EXPECT_EQ(place_of("list A cards a\nlist B cards a\n", "card of another list"), "x:2:8");
  EXPECT_EQ(place_of("list A cards a\nlist B cards A\n", "list with cards"), "x:2:8");
  EXPECT_EQ(place_of("list A cards a\nlist a kind x\n", "card of another list"), "x:2:1");
  EXPECT_EQ(place_of(kVotes + "agreement A\n", "joins two lists"), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "agreement A with A\n", "two different lists"), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "agreement A with C\n", "no votes are told of a list \"C\""), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "drawn\n", "in which they were drawn"), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "drawn A, C\n", "list \"C\""), "x:5:1");
  EXPECT_EQ(place_of("external seats 5\n", "a tier, a list and a number"), "x:1:1");
  EXPECT_EQ(place_of("external t A many\n", "no whole number"), "x:1:14");
}

TEST(CaseRefusals, Expectations) {
  EXPECT_EQ(place_of("expect\n", "can be expected"), "x:1:8");
  EXPECT_EQ(place_of("expect seat\n", "can be expected"), "x:1:8");
  EXPECT_EQ(place_of("expect step\n", "not said what step"), "x:1:1");
  EXPECT_EQ(place_of("expect error\n", "not said what error"), "x:1:1");
  EXPECT_EQ(place_of(kVotes + "expect seats\n", "a table is expected"), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect seats\n  list  seats\n  C  1\n", "list \"C\""), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect seats\n  list  M\n  A  1\n", "no area \"M\""), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect seats other\n  list  seats\n  A  1\n", "no tier \"other\""), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect elected\n", "a table is expected"), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect elected seats\n", "takes a table, or from FILE"), "x:5:16");
  EXPECT_EQ(place_of(kVotes + "expect elected\n  list  name\n  A  Ann\n", "list and candidate"), "x:6:9");
  EXPECT_EQ(place_of(kVotes + "expect elected\n  list  candidate\n  C  Ann\n", "list \"C\""), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect total C 0\n", "list \"C\""), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect total A\n", "is missing"), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect total A x\n", "no whole number"), "x:5:16");
  EXPECT_EQ(place_of(kVotes + "expect moved 5\n", "is missing"), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect moved 5 M A\n", "no area \"M\""), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect moved 5 a b c\n", "a number, an area and a list"), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect tie A\n", "two lists or more"), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect interval list 1\n", "two numbers"), "x:5:1");
  EXPECT_EQ(place_of(kVotes + "expect interval list 1 2,5\n", "\"2,5\" is no decimal"), "x:5:24");
  EXPECT_EQ(place_of(kVotes + "expect unfilled other 1\n", "no tier"), "x:5:1");
}

TEST(CaseRefusals, TablesReadInPlace) {
  const auto refused = [](const std::string& text, const std::string& words, const std::string& table) {
    return place_of(text + "\n", words, {{"t", table}});
  };
  const std::string votes = "votes from t list party area d level d votes n";
  EXPECT_EQ(refused("votes from", "a file is missing", ""), "x:1:1");
  EXPECT_EQ(refused("votes from t party p", "no word of a table", ""), "x:1:1");
  EXPECT_EQ(refused("votes from t where a b", "\"=\" is missing", ""), "x:1:1");
  EXPECT_EQ(refused("votes from t area d", "\"level\" is missing", ""), "x:1:1");
  EXPECT_EQ(refused("votes from t votes n", "column holds the list", ""), "x:1:1");
  EXPECT_EQ(refused("votes from t list p", "column holds the votes", ""), "x:1:1");
  EXPECT_EQ(refused("areas from t seats s", "column holds the area", ""), "x:1:1");
  EXPECT_EQ(refused("expect seats from t list p", "column holds the seats", ""), "x:1:1");
  EXPECT_EQ(refused("candidates from t list p votes n", "column holds the candidate", ""), "x:1:1");
  EXPECT_EQ(refused("expect elected from t list p", "column holds the candidate", ""), "x:1:1");
  EXPECT_EQ(refused("candidates from t list p candidate c votes n", "a name is missing", "p,c,n\nA,,5\n"), "t:2:2");
  EXPECT_EQ(refused("candidates from t list p candidate c votes n\n  candidate  votes", "takes no table", ""), "x:2:1");
  EXPECT_EQ(refused(votes, "no column \"party\"", "p,d,n\nA,1,5\n"), "t:1");
  EXPECT_EQ(refused(votes, "\"5x\" is no number of votes", "party,d,n\nA,1,5x\n"), "t:2:3");
  EXPECT_EQ(refused(votes, "a name is missing", "party,d,n\n,1,5\n"), "t:2:1");
  EXPECT_EQ(refused(votes, "a name is missing", "party,d,n\nA,,5\n"), "t:2:2");
  EXPECT_EQ(refused("votes from t where d = 9 list party votes n", "no row", "party,d,n\nA,1,5\n"), "t");
  EXPECT_EQ(refused(votes + " valid v", "earlier row of the same area", "party,d,n,v\nA,1,5,9\nB,1,5,8\n"), "t:3:4");
  EXPECT_EQ(refused(votes.substr(0, votes.size() - 8) + " of l level l votes n", "lies in another area",
                    "party,d,l,n\nA,1,E,5\nA,1,W,5\n"),
            "t:3:1");
  EXPECT_EQ(refused("areas from t area d level d seats s", "elsewhere", "d,s\n1,5\n1,6\n"), "t:3:2");
  EXPECT_EQ(refused("areas from t area d level d votes s", "no number of an area", "d,s\n1,5\n"), "x:1:1");
}

/// Tests tell a file that is not there from one that is wrong.
TEST(CaseRefusals, FilesThatAreNotThere) {
  const auto read =
      parse_case(test::kCaseLaw + "votes from $shared/none.csv list a votes b\n", "x", test::case_files());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind, base::ErrorKind::not_found);
}

// Whatever the bytes are, there is an answer, and soon.
TEST(CaseRefusals, HostileText) {
  const auto kind = [](const std::string& text, const std::map<std::string, std::string>& files = {}) {
    const auto read = parse_case(test::kCaseLaw + text, "x", test::case_files(files));
    return read ? std::string("read") : base::to_text(read.error());
  };
  EXPECT_NE(kind("title  " + std::string(2'000'000, 'x') + "\n").find("longer"), std::string::npos);
  EXPECT_EQ(kind("title  " + std::string(1'000'000, 'x') + "\n"), "read");
  EXPECT_EQ(kind("title {\nsource }\n"), "read");
  EXPECT_NE(kind(std::string(1'000'000, 'x') + "\n").find("no word"), std::string::npos);
  EXPECT_NE(kind("set seats " + std::string(100'000, '[') + "\n"), "read");
  EXPECT_NE(kind("set seats { a" + std::string(200'000, '.') + "\n"), "read");
  std::string text;
  for (int i = 0; i < 101; ++i) text += "set seats 5\n";
  EXPECT_NE(kind(text).find("at most 100 keys"), std::string::npos);
  text.clear();
  for (int i = 0; i < 50'000; ++i) text += "area a level l" + std::to_string(i) + "\n";
  EXPECT_NE(kind(text).find("at most 10 levels"), std::string::npos);
  text.clear();
  for (int i = 0; i < 1'000; ++i) text += "votes b" + std::to_string(i) + "\n  list  votes\n  A  1\n";
  EXPECT_NE(kind(text).find("at most 20 ballots"), std::string::npos);
  std::string table = "l,a,n\n";
  for (int i = 0; i < 20'000; ++i) table += std::to_string(i) + "," + std::to_string(i) + ",10000000000\n";
  EXPECT_NE(kind("votes from t list l area a level d votes n\n", {{"t", table}}).find("10,000,000 numbers"),
            std::string::npos);
  EXPECT_EQ(kind("votes from t list l votes n\n", {{"t", table}}), "read");
}

}  // namespace
}  // namespace acta::read

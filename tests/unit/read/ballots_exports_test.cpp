// SPDX-License-Identifier: Apache-2.0
// Exports of voting systems: ES&S, Dominion, Hart.
#include "acta/read/ballots/dominion.hpp"
#include "acta/read/ballots/ess.hpp"
#include "acta/read/ballots/hart.hpp"
#include "unit/read/ballots.hpp"
#include "unit/read/packing.hpp"

namespace acta::read {
namespace {

using test::expect_refused;
using test::files_of;
using test::rows_of;

BallotOptions with_cards() {
  BallotOptions options;
  options.keep_cards = true;
  return options;
}

std::string cell(const std::string& attributes, const std::string& value) {
  return "<c " + attributes + "><v>" + value + "</v></c>";
}

base::Result<BallotReading> ess(const std::string& rows, const std::string& strings = "") {
  EssLayout layout;
  layout.first_vote_column = 2;
  layout.id_column = 1;
  return read_ess("e.xlsx", test::xlsx_of(rows, strings), layout, with_cards());
}

TEST(Ess, ARowABallotAColumnARank) {
  const auto read =
      ess("<row r='1'>" + cell("r='A1'", "1") + cell("r='C1'", "1") + "</row><row r='2'>" + cell("r='A2'", "10.0") +
              cell("r='B2' t='s'", "1") + cell("r='C2' t='s'", "0") + "</row><row r='3'/><row r='4'>" +
              cell("r='A4'", "11") + cell("r='C4' t='str'", "A") + "</row>",
          "<si><t>A</t></si><si><t>B </t></si>");
  EXPECT_EQ(rows_of(read), "1 B > A; 1 - > A");
  EXPECT_EQ(read->ballots.most_ranks, 2u);
  EXPECT_EQ(read->ballots.cards.ids, (std::vector<std::string>{"10", "11"}));
  EXPECT_EQ(read->notes[0].text, "rows without any cell are no ballots");
}

TEST(Ess, ACellMayHoldSeveralNamesAndBlanksMayBeWriteIns) {
  EssLayout layout;
  layout.first_vote_column = 1;
  layout.first_vote_row = 1;
  layout.overvote_delimiter = "//";
  layout.blank_is_write_in = true;
  BallotOptions options;
  options.most_ranks = 3;
  const std::string book = test::xlsx_of("<row r='1'>" + cell("r='A1' t='str'", "A//B") + cell("r='C1' t='str'", "A") +
                                         cell("r='D1' t='str'", "not a rank") + "</row>");
  EXPECT_EQ(rows_of(read_ess("e.xlsx", book, layout, options)), "1 A=B > write-in > A");
}

TEST(Ess, RefusesWithRowAndColumn) {
  expect_refused(read_ess("e.xlsx", "PK", {}, {}), "no workbook");
  expect_refused(read_ess("e.xlsx", test::packed({{"a", "b"}}, "zip"), {}, {}), "no workbook");
  expect_refused(ess("<row r='2'>" + cell("r='B2' t='s'", "7") + "</row>"), "e.xlsx:2:2: a shared string");
  expect_refused(ess("<row r='2'>" + cell("r='XFE2'", "7") + "</row>"), "e.xlsx:2: a cell out of place");
  expect_refused(ess("<row r='2'>" + cell("r='ZZZZZZZ2'", "7") + "</row>"), "out of place");
  expect_refused(ess("<row r='2'>" + cell("r='XFD2' t='str'", "A") + "</row>"), "e.xlsx:2:16384: rank 16383");
  expect_refused(ess("<row r='3'/><row r='2'/>"), "out of order");
  expect_refused(ess("<row r='99999999999'/>"), "out of order");
  expect_refused(ess("<row r='2'>" + cell("r='A2'", "7") + "</row><row r='3'>" + cell("r='A3'", "7") + "</row>"),
                 "e.xlsx:3:1: two ballots");
  expect_refused(ess("<!DOCTYPE a []>"), "document type");
  std::string deep;
  for (int i = 0; i < 10'000; ++i) deep += "<row>";
  expect_refused(ess(deep), "nested deeper");
}

const std::string kContests = R"({"List":[{"Description":"Mayor","Id":1,"NumOfRanks":3}]})";
const std::string kCandidates =
    R"({"List":[{"Description":"A","Id":5,"ContestId":1},{"Description":"B","Id":6,"ContestId":1}]})";

base::Result<BallotReading> dominion(const std::string& sessions, std::map<std::string, std::string> other = {}) {
  std::map<std::string, std::string> files{
      {"ContestManifest.json", kContests}, {"CandidateManifest.json", kCandidates}, {"CvrExport_1.json", sessions}};
  for (const auto& [name, bytes] : other) files[name] = bytes;
  return read_dominion(files_of(files), "1", with_cards());
}

std::string version(const std::string& current, const std::string& marks, const std::string& more = "") {
  return R"({"IsCurrent":)" + current + R"(,"PrecinctPortionId":3,"Cards":[{"Contests":[{"Id":1)" + more +
         R"(,"Marks":)" + marks + "}]}]}";
}
std::string session(const std::string& record, const std::string& marks, const std::string& more = "") {
  return R"({"TabulatorId":1,"BatchId":2,"RecordId":)" + record + R"(,"Original":)" + version("true", marks, more) +
         "}";
}
std::string sessions(const std::string& list) { return R"({"Sessions":[)" + list + "]}"; }
std::string mark(int candidate, int rank) {
  return R"({"CandidateId":)" + std::to_string(candidate) + R"(,"Rank":)" + std::to_string(rank) + "}";
}

TEST(Dominion, SessionsOfTheContest) {
  const std::string original = version("false", "[" + mark(5, 1) + "]"),
                    modified = version("true", "[" + mark(6, 1) + "]");
  const auto read =
      dominion(sessions(session("1", "[" + mark(6, 2) + "," + mark(5, 1) + "]") + "," +
                        session("2", R"([{"CandidateId":5,"Rank":1,"IsAmbiguous":true},)" + mark(5, 2) + "]") + "," +
                        session("3", "[" + mark(5, 1) + "," + mark(6, 1) + "]") + "," +
                        session("4", "[]", R"(,"OutstackConditionIds":[7])") + "," +
                        R"({"TabulatorId":1,"BatchId":2,"RecordId":"X","Original":)" + original + R"(,"Modified":)" +
                        modified + "}"),
               {{"PrecinctPortionManifest.json", R"({"List":[{"Id":3,"Description":"P"}]})"}});
  EXPECT_EQ(rows_of(read), "1 A > B; 1 - > A; 1 A=B; 1 B");
  EXPECT_EQ(read->codes, (std::vector<std::string>{"5", "6"}));
  EXPECT_EQ(read->ballots.cards.ids, (std::vector<std::string>{"1-2-1", "1-2-2", "1-2-3", ""}));
  EXPECT_EQ(read->ballots.cards.precincts, std::vector<std::string>{"P"});
  ASSERT_EQ(read->notes.size(), 2u);
  EXPECT_EQ(read->notes[0].text, "marks that are ambiguous are left out");
  EXPECT_EQ(read->notes[1].text, "contests with outstack condition 7 are left out");
}

TEST(Dominion, FilesAreReadInTheOrderOfTheirNumbers) {
  const auto read = dominion(sessions(session("1", "[" + mark(5, 1) + "]")),
                             {{"CvrExport_10.json", sessions(session("3", "[" + mark(6, 1) + "]"))},
                              {"CvrExport_2.json", sessions(session("2", "[]"))}});
  EXPECT_EQ(rows_of(read), "1 A; 1 ; 1 B");
}

TEST(Dominion, RefusesWithThePath) {
  expect_refused(read_dominion(files_of({}), "1", {}), "ContestManifest.json");
  expect_refused(
      read_dominion(files_of({{"ContestManifest.json", kContests}, {"CandidateManifest.json", kCandidates}}), "1", {}),
      "CvrExport.json");
  expect_refused(dominion(sessions(session("1", "[" + mark(5, 4) + "]"))), "/Sessions/0: rank 4");
  expect_refused(dominion(sessions(session("1", R"([{"CandidateId":5,"Rank":99999999999999999999}])"))),
                 "/Marks/0/Rank: ");
  expect_refused(dominion(sessions(session("1", "[" + mark(5, -1) + "]"))), "without rank");
  expect_refused(dominion(sessions(session("1", "[" + mark(7, 1) + "]"))), "candidate 7");
  expect_refused(dominion(sessions(session("1", "[]") + "," + session("1", "[]"))),
                 "/Sessions/1: two ballots have the id");
  expect_refused(dominion(sessions(session("1", R"([{"CandidateId":"5","Rank":1}])"))),
                 "CandidateId: this must be a whole number");
  expect_refused(dominion(R"({"Sessions":[[]]})"), "/Sessions/0: this must be an object");
  expect_refused(dominion(R"({"Sessions":{}})"), "/Sessions: this must be a list");
  expect_refused(dominion(sessions(session("1", R"([{"CandidateId":5,)")).substr(0, 130)), "no JSON");
  expect_refused(dominion(""), "no JSON");
  expect_refused(dominion(sessions("") + sessions("")), "behind its end");
  expect_refused(dominion(sessions(session("\"\xFF\"", "[]"))), "no JSON");
}

TEST(Dominion, NestingTakesNoMemory) {
  const std::string open(100'000, '['), close(100'000, ']');
  expect_refused(dominion(open), "");
  expect_refused(dominion(R"({"Sessions":[{"Original":)" + open + close + "}]}"), "");
  expect_refused(dominion(R"({"Other":)" + open + close + R"(,"Sessions":[5]})"),
                 "/Sessions/0: this must be an object");
}

TEST(Dominion, RefusesManifestsThatCannotBe) {
  expect_refused(dominion(sessions(""), {{"ContestManifest.json", R"({"List":[{"Id":1},{"Id":1}]})"}}),
                 "two entries have the Id 1");
  expect_refused(dominion(sessions(""),
                          {{"CandidateManifest.json", R"({"List":[{"Id":5,"ContestId":1},{"Id":5,"ContestId":1}]})"}}),
                 "two entries have the Id 5");
  expect_refused(dominion(sessions(""), {{"ContestManifest.json", R"({"List":[{"Id":1,"NumOfRanks":4000000000}]})"}}),
                 "NumOfRanks");
  expect_refused(dominion(sessions(""), {{"ContestManifest.json", R"({"List":[{"Id":2}]})"}}), "no contest");
}

std::string hart_ballot(const std::string& guid, const std::string& options) {
  return "\xEF\xBB\xBF<Cvr><Contests><Contest><Id>k</Id><Name>Mayor</Name><Options>" + options +
         "</Options></Contest></Contests><BatchNumber>b</BatchNumber><CvrGuid>" + guid +
         "</CvrGuid><PrecinctSplit><Name>P</Name></PrecinctSplit></Cvr>";
}
std::string option(const std::string& id, const std::string& name, const std::string& value) {
  return "<Option><Id>" + id + "</Id>" + (name.empty() ? "" : "<Name>" + name + "</Name>") + "<Value>" + value +
         "</Value></Option>";
}
base::Result<BallotReading> hart(const std::map<std::string, std::string>& files) {
  return read_hart(files_of(files), "k", with_cards());
}

TEST(Hart, AFileABallot) {
  const std::string write_in = "<Option><Id>w</Id><WriteInData><Text>x</Text></WriteInData><Value>100</Value></Option>";
  const auto read =
      hart({{"a.xml", hart_ballot("g1", option("o", "Ann", "010") + option("p", "Bob", "100"))},
            {"a.sig.xml", "not read"},
            {"b.xml", hart_ballot("g2", option("o", "Ann", "100") + write_in)},
            {"c.xml", "<Cvr><Contests><Contest><Id>other</Id></Contest></Contests><CvrGuid>g3</CvrGuid></Cvr>"}});
  EXPECT_EQ(rows_of(read), "1 Bob > Ann; 1 Ann=write-in");
  EXPECT_EQ(read->codes, (std::vector<std::string>{"o", "p"}));
  EXPECT_EQ(read->ballots.cards.ids, (std::vector<std::string>{"g1", "g2"}));
  EXPECT_EQ(read->ballots.cards.batches, std::vector<std::string>{"b"});
  EXPECT_EQ(read->ballots.most_ranks, 3u);
  EXPECT_EQ(to_text(read->notes[0].first), "c.xml");
}

TEST(Hart, RefusesWithTheFile) {
  expect_refused(hart({}), "no ballot (.xml)");
  expect_refused(hart({{"a.xml", "<Cvr/>"}}), "no ballot has the contest");
  expect_refused(hart({{"a.xml", hart_ballot("g", option("o", "", "012"))}}), "a.xml: option 1");
  expect_refused(hart({{"a.xml", hart_ballot("g", option("o", "", std::string(100'000, '1')))}}), "more ranks");
  expect_refused(hart({{"a.xml", hart_ballot("g", "")}, {"b.xml", hart_ballot("g", "")}}),
                 "b.xml: two ballots have the id");
  expect_refused(hart({{"a.xml", hart_ballot("g", option("o", "", "1") + option("o", "", "1"))}}), "another option");
  expect_refused(hart({{"a.xml", "<Ballot/>"}}), "the document is no Cvr");
}

}  // namespace
}  // namespace acta::read

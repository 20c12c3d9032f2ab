// SPDX-License-Identifier: Apache-2.0
// Ballots in delimited text: generic tables, RCTab's CSV, Cambridge's piles, Clear Ballot, Dominion's flat CSV.
#include "acta/read/ballots/clear_ballot.hpp"
#include "acta/read/ballots/dominion_flat.hpp"
#include "acta/read/ballots/rctab.hpp"
#include "acta/read/ballots/table.hpp"
#include "unit/read/ballots.hpp"

namespace acta::read {
namespace {

using test::expect_refused;
using test::rows_of;

BallotOptions labelled() {
  BallotOptions options;
  options.skipped_label = "skipped";
  options.overvote_label = "overvote";
  options.undeclared_write_in_label = "Write-in";
  options.keep_cards = true;
  return options;
}

TEST(BallotTable, AColumnARank) {
  BallotTableLayout layout;
  layout.form = BallotTableLayout::Form::rank_columns;
  layout.first_vote_column = 2;
  layout.last_vote_column = 4;
  layout.cards.count = 5;
  layout.overvote_delimiter = "|";
  const std::string table = "id,1st,2nd,3rd,n\na,A,skipped,B,2\nb,A|B,,Write-in,1\n\nc,overvote,B,,3\n";
  const auto read = read_ballot_table("t.csv", table, layout, labelled());
  EXPECT_EQ(rows_of(read), "2 A > - > B; 1 A=B > - > write-in; 3 overvote > B");
  EXPECT_EQ(read->ballots.cards.row.size(), 6u);
  layout.cards.id = 1;
  expect_refused(read_ballot_table("t.csv", table, layout, labelled()), "several ballots have one id");
}

TEST(BallotTable, AColumnACandidate) {
  EXPECT_EQ(rows_of(read_ballot_table("t.csv", "A,B,Write-in\n2,1,\n1,1,3\n,,1\n", {}, labelled())),
            "1 B > A; 1 A=B > - > write-in; 1 write-in");
}

TEST(BallotTable, RefusesWithRowAndColumn) {
  const auto read = [](const std::string& text) { return read_ballot_table("t.csv", text, {}, {}); };
  expect_refused(read("A,B\n1,2\n1,x\n"), "t.csv:3:2: a rank is no whole number");
  expect_refused(read("A,B\n1,4294967297\n"), "t.csv:2:2: rank 4294967297");
  expect_refused(read("A,B\n1,0\n"), "1 or more");
  expect_refused(read("A,A\n1,2\n"), "t.csv:1:2: two columns");
  expect_refused(read("A,,\n1,,2\n"), "without a candidate");
  expect_refused(read("A,B\n\"1,2\n"), "never closed");
  BallotTableLayout layout;
  layout.first_vote_column = 2;
  layout.cards.id = 1;
  expect_refused(read_ballot_table("t.csv", "id,A,B\nx,1,2\nx,2,1\n", layout, {}), "t.csv:3:1: two ballots");
  layout.first_vote_column = 0;
  expect_refused(read_ballot_table("t.csv", "A\n1\n", layout, {}), "count from 1");
}

TEST(RctabCsv, ColumnsAreFoundByTheirHeadings) {
  const std::string csv =
      "RCTab CVR Id,Precinct,Rank 1,Rank 2\n1,p,A,undervote\n2,p,\"A\nB\",Undeclared Write-ins\n3,p,overvote,A\n";
  const auto read = read_rctab_csv("r.csv", csv, labelled());
  EXPECT_EQ(rows_of(read_rctab_csv("r.csv", csv, {})), "1 A; 1 A=B > write-in; 1 overvote > A");
  EXPECT_EQ(read->ballots.cards.ids, (std::vector<std::string>{"1", "2", "3"}));
  EXPECT_EQ(read->ballots.cards.precincts, std::vector<std::string>{"p"});
  expect_refused(read_rctab_csv("r.csv", "Rank 1,Rank 3\n", {}), "without gap");
  expect_refused(read_rctab_csv("r.csv", "Rank 1,Rank1\n", {}), "same rank");
  expect_refused(read_rctab_csv("r.csv", "", {}), "r.csv");
}

TEST(PilesCsv, BallotsThatAreNotValidAreLeftOut) {
  const auto read = read_piles_csv(
      "council.csv", "precinct,ward,valid,pile,rank1,rank2\n1,2,1,7,A,B\n1,2,0,7,A,B\n1,2,1,8,,B\n", labelled());
  EXPECT_EQ(rows_of(read), "1 A > B; 1 - > B");
  EXPECT_EQ(read->ballots.cards.batches, (std::vector<std::string>{"7", "8"}));
  EXPECT_EQ(read->ballots.cards.precincts, std::vector<std::string>{"2-1"});
  ASSERT_EQ(read->notes.size(), 1u);
  EXPECT_EQ(to_text(read->notes[0].first), "council.csv:3:1");
}

TEST(ClearBallot, ChoicesOfTheContest) {
  const std::string csv =
      "RowNumber,BoxID,BallotID,PrecinctID,Choice_1_1:Mayor:1:Vote For 1:\"Lee, Ann\":D,"
      "Choice_2_1:Mayor:1:Vote For 1:Bob: Jr:D,Choice_3_1:Mayor:2:Vote For 1:\"Lee, Ann\":D\n"
      "1,b,x,p,0,1,1\n2,b,y,p,,,\n";
  const auto read = read_clear_ballot("c.csv", csv, "Mayor", labelled());
  EXPECT_EQ(rows_of(read), "1 Bob: Jr > Lee, Ann");
  EXPECT_EQ(read->ballots.cards.ids, std::vector<std::string>{"x"});
  EXPECT_EQ(read->notes[0].text, "ballots without the contest are left out");
}

TEST(ClearBallot, RefusesWhatCannotBe) {
  const std::string head = "BallotID,Choice_1_1:K:1:r:A:P,Choice_2_1:K:1:r:B:P\n";
  const auto read = [](const std::string& text, const char* contest) {
    return read_clear_ballot("c.csv", text, contest, {});
  };
  expect_refused(read(head + "1,0,2\n", "K"), "c.csv:2:3: a choice is neither");
  expect_refused(read(head, "Q"), "it has \"K\"");
  expect_refused(read(head + "1,0,1\n1,1,0\n", "K"), "c.csv:3:1: two ballots");
  expect_refused(read("Choice_1_1:K:7777777:r:A:P\n", "K"), "rank 7777777");
  expect_refused(read("Choice_1_1:K:1:r:A:P,Choice_2_1:K:1:r:A:P\n", "K"), "same choice");
}

const std::string kMayor = "\"Mayor (Number of positions=1, Number of ranks=2)\",";
const std::string kFlat = "Election,5.10,,,,,,,,,,\n,,,,,,," + kMayor + kMayor + kMayor + kMayor +
                          "Clerk (Vote For=1)\n,,,,,,,A(1),B(1),A(2),B(2),Z\n"
                          "CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,PrecinctPortion,BallotType,,,,,DEM\n"
                          "1,=\"7\",1,1,=\"7-1-1\",P1,x,1,0,0,1,1\n2,7,1,2,7-1-2,P2,x,1,1,0,0,\n"
                          "3,7,1,3,7-1-3,P2,x,,,,,1\n";

TEST(DominionFlat, RanksStandInTheHeadings) {
  const auto read = read_dominion_flat("flat.csv", kFlat, "Mayor", labelled());
  EXPECT_EQ(rows_of(read), "1 A > B; 1 A=B");
  EXPECT_EQ(read->ballots.cards.ids, (std::vector<std::string>{"7-1-1", "7-1-2"}));
  EXPECT_EQ(read->ballots.cards.batches, std::vector<std::string>{"7-1"});
  EXPECT_EQ(read->ballots.most_ranks, 2u);
  EXPECT_EQ(rows_of(read_dominion_flat("flat.csv", kFlat, "Clerk", {})), "2 Z");
  expect_refused(read_dominion_flat("flat.csv", kFlat, "Judge", {}), "it has \"Mayor\", \"Clerk\"");
  expect_refused(read_dominion_flat("f.csv", "a,b\n1,2\n", "K", {}), "CvrNumber");
  expect_refused(read_dominion_flat("f.csv", kFlat + "4,7,1,4,,P1,x,2,,,,\n", "Mayor", {}), "neither 0 nor 1");
}

}  // namespace
}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
// Tables of every form put together into sheets. All numbers are read off the texts above them.
#include "unit/read/records.hpp"

namespace acta::read {
namespace {

using model::kMissing;
using model::kUnreadable;
using model::Quantity;
using test::copy_of;
using test::record_of;

const std::string kWide = "unit = \"id\"\nvotes = { a = \"A\", b = \"B\" }\n";

TEST(Sheets, WideForm) {
  const auto copy =
      copy_of(record_of("areas = [\"town\"]\n" + kWide + "registered = \"R\"\nballots = [\"X\", \"Y\"]\n"),
              {"town,id,R,X,Y,A,B\nn,1,100,30,20,25,25\nn,2,80,10,5,10,5\ns,1,50,1,1,1,1\n"});
  const auto& sheets = copy.sheets();
  ASSERT_EQ(sheets.units(), 3u);
  EXPECT_EQ(sheets.keys[2], "s/1");  // numbers are unique only inside an area
  EXPECT_EQ(copy.votes(0), 36);
  EXPECT_EQ(sheets.quantity(Quantity::ballots)->cells, (std::vector<model::Cell>{50, 15, 2}));
  EXPECT_EQ(sheets.levels[0].areas.size(), 2u);
  EXPECT_EQ(base::to_text(sheets.place(1, sheets.quantity(Quantity::registered))), "s.csv:3:3");
}

TEST(Sheets, HeaderlessAndTitleLines) {
  const auto none = copy_of(record_of("header = 0\nunit = 1\nvotes = { a = 2, b = 3 }\n"), {"1,5,6\n2,7,8\n"});
  EXPECT_EQ(none.votes(0), 12);
  const auto title = copy_of(record_of("header = 2\n" + kWide), {"Results of the day,,\nid,A,B\n1,5,6\n"});
  EXPECT_EQ(title.votes(1), 6);
  EXPECT_EQ(title.sheets().places[0].line, 3u);
}

TEST(Sheets, LongFormAndSeveralTablesByKey) {
  const std::string more =
      "[[copy.table]]\nsource = \"t\"\nform = \"long\"\nunit = \"id\"\noption = \"who\"\ncount = \"n\"\n"
      "option_values = { a = \"1\", b = \"2\" }\n";
  const auto copy = copy_of(record_of("unit = \"id\"\nregistered = \"R\"\n", more),
                            {"id,R\nx,10\ny,20\n", "id,who,n\ny,1,4\nx,1,3\nx,2,5\nz,1,9\n"});
  ASSERT_EQ(copy.sheets().units(), 3u);  // z stands in the second table only: its votes are not lost
  EXPECT_EQ(copy.votes(0), 16);
  EXPECT_EQ(copy.votes(1), 5);
  EXPECT_EQ(copy.sheets().quantity(Quantity::registered)->cells[2], kMissing);
  EXPECT_EQ(copy.finding("R106").verdict, model::Verdict::fails);
}

TEST(Sheets, TotalsOfSeveralLevelsAreKeptApart) {
  const auto copy =
      copy_of(record_of("areas = [\"p\", \"t\"]\nunit = \"s\"\ntotals = \"zeros\"\nvotes = { a = \"A\", b = \"B\" }\n"),
              {"p,t,s,A,B\n0,00,0,10,6\n1,00,0,10,6\n1,01,0,3,4\n1,01,1,1,2\n1,01,2,2,2\n1,02,0,7,2\n1,02,1,7,2\n"});
  EXPECT_EQ(copy.sheets().units(), 3u);
  EXPECT_EQ(copy.votes(0), 10);
  ASSERT_EQ(copy.sheets().published.size(), 4u);
  EXPECT_EQ(copy.sheets().published[0].level, -1);
  EXPECT_EQ(copy.sheets().published[1].level, 0);
  EXPECT_EQ(copy.sheets().published[2].level, 1);
}

TEST(Sheets, ALevelColumnTellsTotalsFromUnits) {
  const auto copy =
      copy_of(record_of(kWide + "level = { column = \"kind\", unit = [\"station\"], total = { country = 0 } }\n"),
              {"kind,id,A,B\ncountry,,9,9\nstation,1,4,5\nstation,2,5,4\nodd,3,1,1\n"});
  EXPECT_EQ(copy.sheets().units(), 2u);
  EXPECT_EQ(copy.sheets().published.size(), 1u);
  EXPECT_EQ(copy.reading.tables[0].kept.count, 1u);
  EXPECT_EQ(copy.finding("R104").verdict, model::Verdict::fails);
}

TEST(Sheets, RowsOfOtherContestsAreCountedNotRead) {
  const auto copy = copy_of(record_of(kWide + "where = [{ column = \"contest\", is = [\"mayor\"] }]\n"),
                            {"contest,id,A,B\nmayor,1,2,3\ncouncil,1,9,9\n"});
  EXPECT_EQ(copy.votes(0), 2);
  EXPECT_EQ(copy.reading.tables[0].other_rows, 1u);
}

TEST(Sheets, EveryRowIsInExactlyOneCount) {
  const auto copy = copy_of(record_of(kWide), {"id,A,B\n1,2,3\n\n,,\n2,4\n3,5,6,7\n"});
  const auto& table = copy.reading.tables[0];
  EXPECT_EQ(table.title_rows + table.unit_rows + table.total_rows + table.name_rows + table.empty_rows +
                table.other_rows + table.kept_rows,
            copy.tables[0].grid.rows());
  EXPECT_EQ(table.empty_rows, 2u);
  EXPECT_EQ(table.short_rows.count, 1u);
  EXPECT_EQ(table.long_rows.count, 1u);
}

TEST(Sheets, AColumnThatALaterReleaseLacks) {
  const auto copy = copy_of(record_of("unit = \"id\"\nvotes = { a = \"A\" }\n"), {"id,A\n1,2\n"});
  EXPECT_TRUE(copy.sheets().has_option(0));
  EXPECT_FALSE(copy.sheets().has_option(1));
}

TEST(Sheets, PseudoStationsKeepTheirZero) {
  const auto copy = copy_of(record_of(kWide + "registered = \"R\"\n"), {"id,R,A,B\n1,0,5,6\n"});
  EXPECT_EQ(copy.sheets().quantity(Quantity::registered)->cells[0], 0);
}

TEST(Sheets, NothingIsTakenForZero) {
  const auto copy = copy_of(record_of(kWide), {"id,A,B\n1,NA,x\n"});
  EXPECT_EQ(copy.sheets().votes[0].cells[0], kMissing);
  EXPECT_EQ(copy.sheets().votes[1].cells[0], kUnreadable);
  ASSERT_EQ(copy.sheets().kept.size(), 1u);
  EXPECT_EQ(copy.sheets().kept[0].text, "x");
  EXPECT_EQ(base::to_text(copy.sheets().kept[0].place), "s.csv:2:3");
}

TEST(Sheets, ACellOfAJoinedTableNamesItsOwnFile) {
  const std::string more = "[[copy.table]]\nsource = \"t\"\nunit = \"id\"\nvotes = { a = \"A\", b = \"B\" }\n";
  const auto copy =
      copy_of(record_of("unit = \"id\"\nregistered = \"R\"\n", more), {"id,R\nx,10\n", "id,A,B\nx,1,2\n"});
  EXPECT_EQ(base::to_text(copy.sheets().place(0, copy.sheets().quantity(Quantity::registered))), "s.csv:2:2");
  EXPECT_EQ(base::to_text(copy.sheets().place(0, &copy.sheets().votes[1])), "t.csv, column 3");
}

TEST(Sheets, NamesAreOfAreasNotOfUnits) {
  const std::string more =
      "[[copy.table]]\nsource = \"t\"\nform = \"names\"\nareas = [\"r\"]\nunit = \"id\"\ntotals = \"zeros\"\nname = "
      "\"n\"\n";
  const auto copy = copy_of(record_of("areas = [\"r\"]\n" + kWide + "totals = \"zeros\"\n", more),
                            {"r,id,A,B\n1,5,2,3\n", "r,id,n\n1,0,North\n1,5,School\n"});
  EXPECT_EQ(copy.sheets().levels[0].areas[0].name, "North");
}

TEST(Sheets, OnlyWideTablesHoldQuantities) {
  const std::string more =
      "[[copy.table]]\nsource = \"t\"\nform = \"long\"\nunit = \"id\"\noption = \"who\"\ncount = \"n\"\n"
      "registered = \"R\"\n";
  EXPECT_FALSE(parse_record(record_of(kWide, more), "election.toml"));
}

TEST(Sheets, SumsOfColumnsThatAreTooLargeAreKept) {
  const auto copy =
      copy_of(record_of(kWide + "ballots = [\"X\", \"Y\"]\n"), {"id,A,B,X,Y\n1,2,3,9000000000,9000000000\n"});
  EXPECT_EQ(copy.sheets().quantity(Quantity::ballots)->cells[0], kUnreadable);
  EXPECT_EQ(copy.sheets().kept_count, 1u);
}

TEST(Findings, EachKindHoldsAndDoesNot) {
  using model::Verdict;
  const auto fine = copy_of(record_of(kWide), {"id,A,B\n1,2,3\n"});
  for (const char* code : {"R101", "R102", "R103", "R104", "R105"})
    EXPECT_EQ(fine.finding(code).verdict, Verdict::holds) << code;
  EXPECT_EQ(fine.finding("R106").verdict, Verdict::not_checked);
  EXPECT_EQ(copy_of(record_of(kWide), {"id,A,B\n1,2,3\nBol\xC3\x83\xC2\xADvar M\xC3\x83\xC2\xA9rida,1,1\n"})
                .finding("R101")
                .verdict,
            Verdict::remarkable);
  EXPECT_EQ(copy_of(record_of(kWide), {"id,A,B\n1,2\n"}).finding("R102").verdict, Verdict::remarkable);
  EXPECT_EQ(copy_of(record_of(kWide), {"id,A,B\n1,'2,3\n"}).finding("R103").verdict, Verdict::remarkable);
  EXPECT_EQ(copy_of(record_of(kWide), {"id,A,B\n1,two,3\n"}).finding("R104").verdict, Verdict::fails);
  EXPECT_EQ(copy_of(record_of(kWide), {"id,A,B,extra\n1,2,3,4\n"}).finding("R105").verdict, Verdict::remarkable);
}

}  // namespace
}  // namespace acta::read

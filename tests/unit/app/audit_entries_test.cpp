// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_entries.hpp"

#include <gtest/gtest.h>

namespace acta::test {
namespace {

const app::EntryForm kForm = {{"sheet", "place", "draws"}, {"Ames", "Burr"}};

std::vector<app::PaperEntry> read(const std::string& csv) {
  const auto got = app::read_entries("p.csv", csv, kForm);
  EXPECT_TRUE(got) << (got ? "" : base::to_text(got.error()));
  return got ? *got : std::vector<app::PaperEntry>{};
}
std::string refusal(const std::string& csv) {
  const auto got = app::read_entries("p.csv", csv, kForm);
  return got ? "" : base::to_text(base::Error{got.error().kind, got.error().message, got.error().place, {}});
}

TEST(Entries, AreTheRowsThatAreFilledIn) {
  const auto got = read("sheet,place,draws,Ames,Burr\nA,North,1 2,60,40\nB,North,3,,\nC,South,4, 70 ,30\n");
  ASSERT_EQ(got.size(), 2u);
  EXPECT_EQ(got[0].unit, "A");
  EXPECT_EQ(got[1].where, "p.csv:4");
  EXPECT_EQ(got[1].values, (std::vector<std::pair<std::string, std::string>>{{"Ames", "70"}, {"Burr", "30"}}));
}

TEST(Entries, MayComeWithoutTheListsOtherColumnsAndFromASpreadsheet) {
  EXPECT_EQ(read("Burr;sheet;Ames\r\n40;A;60\r\n").size(), 1u);
  EXPECT_EQ(read("sheet,Ames,Burr\n'=A1,60,40\n")[0].unit, "=A1");
  EXPECT_EQ(read("sheet,Ames,Burr,\nA,60,40,\n").size(), 1u);
  // a short row: the cell is blank, which the kind of audit refuses
  EXPECT_EQ(read("sheet,Ames,Burr\nA,60\n")[0].values[1].second, "");
  // handed on, for the kind to refuse
  EXPECT_EQ(read("sheet,Ames,Burr,Cole\nA,60,40,1\n")[0].values.size(), 3u);
}

TEST(Entries, SayWhereSomethingIsWrong) {
  EXPECT_EQ(refusal("sheet,Ames\nA,60\n"), "p.csv:1: there is no column \"Burr\"");
  EXPECT_EQ(refusal("Ames,Burr\n60,40\n"), "p.csv:1: there is no column \"sheet\"");
  EXPECT_EQ(refusal("sheet,Ames,Burr,Ames\nA,60,40,1\n"), "p.csv:1:4: column \"Ames\" is there twice");
  EXPECT_EQ(refusal("sheet,Ames,Burr\n,60,40\n"), "p.csv:2:1: no sheet is named");
  EXPECT_EQ(refusal("sheet,Ames,Burr\nA,60,40\nB,1,1\nA,60,41\n"), "p.csv:4:1: A is on line 2, too");
  EXPECT_EQ(refusal("sheet,Ames,Burr\nA,60,40,9\n"), "p.csv:2:4: a cell under no heading");
  EXPECT_EQ(refusal("sheet,Ames,Burr\nA,,\n"), "p.csv: no row is filled in");
  EXPECT_NE(refusal(""), "");
}

}  // namespace
}  // namespace acta::test

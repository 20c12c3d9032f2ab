// SPDX-License-Identifier: Apache-2.0
#include "acta/read/workbook.hpp"

#include "support/shared.hpp"
#include "unit/read/grids.hpp"
#include "unit/read/packing.hpp"

namespace acta::read {
namespace {

using test::Cells;
using test::opened;
using test::xlsx_of;

TEST(Xlsx, CellsOfEveryType) {
  const std::string bytes = xlsx_of(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>votes &amp; "
      "more</t></is></c></row>"
      "<row r=\"2\"><c r=\"A2\"><v>12</v></c><c r=\"B2\"><v>0.5</v></c><c r=\"C2\" t=\"b\"><v>1</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>1+1</f><v>two</v></c></row>",
      "<si><t>station</t></si>");
  EXPECT_EQ(opened("x.xlsx", bytes), (Cells{{"station", "votes & more"}, {"12", "0.5", "TRUE"}, {"two"}}));
}

TEST(Xlsx, GapsKeepTheirPlace) {
  const Cells cells = opened("x.xlsx", xlsx_of("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"D1\"><v>2</v></c></row>"));
  ASSERT_FALSE(cells.empty());
  EXPECT_EQ(cells[0], (std::vector<std::string>{"", "1", "", "2"}));
}

TEST(Xlsx, ASheetIsChosenByName) {
  const std::string bytes = xlsx_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  EXPECT_EQ(*xlsx_sheets("x.xlsx", bytes), std::vector<std::string>{"Sheet1"});
  TableHints hints;
  hints.member = "Sheet2";
  EXPECT_EQ(test::refused("x.xlsx", bytes, hints).kind, base::ErrorKind::not_found);
}

TEST(Xlsx, InsideAZip) {
  const std::string book = xlsx_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  EXPECT_EQ(opened("x.zip", test::packed({{"x.xlsx", book}}, "zip")), (Cells{{"1"}}));
}

TEST(Xlsx, ACellIsReadWholeOrNotAtAll) {
  Limits limits;
  limits.cell = 100;
  const std::string cell = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>100" + std::string(200, ' ') + "5</v></c></row>";
  (void)test::refused("x.xlsx", xlsx_of(cell), {}, limits);
  (void)test::refused(
      "x.xlsx",
      xlsx_of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", "<si><t>" + std::string(200, 'x') + "</t></si>"),
      {}, limits);
}

TEST(Xlsx, EmptyCellsCountForTheBound) {
  Limits limits;
  limits.cells = 1'000;
  std::string rows;
  for (int i = 1; i <= 10; ++i)
    rows += "<row r=\"" + std::to_string(i) + "\"><c r=\"GR" + std::to_string(i) + "\"><v>1</v></c></row>";
  (void)test::refused("x.xlsx", xlsx_of(rows), {}, limits);
}

TEST(Xlsx, BrokenXmlIsRefused) { (void)test::refused("x.xlsx", xlsx_of("<row r=\"1\"><c></row>")); }

// ORIGIN.md beside the project: 10,517 tables, a title line above the header.
TEST(Xls, Venezuela2000) {
  ACTA_NEED_SHARED("data/venezuela-2000/resultados_elecc_2000.xls");
  const std::string bytes = test::read_file(test::shared("data/venezuela-2000/resultados_elecc_2000.xls"));
  const Cells cells = opened("x.xls", bytes);
  ASSERT_EQ(cells.size(), 10'519u);
  EXPECT_EQ(cells[1][10], "chavez");
  EXPECT_EQ(cells[2][10], "608");
  for (std::size_t kept = 512; kept < bytes.size(); kept += bytes.size() / 97)
    EXPECT_FALSE(open_table("x.xls", bytes.substr(0, kept), {})) << "cut to " << kept << " bytes";
}

}  // namespace
}  // namespace acta::read

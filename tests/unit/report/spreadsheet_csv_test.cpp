// SPDX-License-Identifier: Apache-2.0
#include "acta/report/spreadsheet_csv.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace acta::test {
namespace {

TEST(SpreadsheetCsv, KeepsFormulasFromBeingRun) {
  EXPECT_EQ(report::spreadsheet_cell("=1+1"), "'=1+1");
  EXPECT_EQ(report::spreadsheet_cell("+1"), "'+1");
  EXPECT_EQ(report::spreadsheet_cell("-1"), "'-1");
  EXPECT_EQ(report::spreadsheet_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(report::spreadsheet_cell("\t=1"), "\"'\t=1\"");
  EXPECT_EQ(report::spreadsheet_cell("=HYPERLINK(\"a\",\"b\")"), "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
  EXPECT_EQ(report::spreadsheet_cell("A-1"), "A-1");
  EXPECT_EQ(report::spreadsheet_cell("'s Heer"), "'s Heer");
  EXPECT_EQ(report::spreadsheet_cell("a;b"), "\"a;b\"");
  EXPECT_EQ(report::spreadsheet_row(std::vector<std::string>{"a", "", "=b"}), "a,,'=b\n");
}

TEST(SpreadsheetCsv, ComesBackAsItWas) {
  for (const char* text : {"=1", "'=1", "''=1", "'", "", "'s Heer", "-", "A"})
    EXPECT_EQ(report::from_spreadsheet(report::spreadsheet_cell(text)), text);
}

}  // namespace
}  // namespace acta::test

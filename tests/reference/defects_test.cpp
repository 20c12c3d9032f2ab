// SPDX-License-Identifier: Apache-2.0
// Known faults of real records, as data/ORIGIN.md beside the project names them: each check must find them.
#include "reference/recipes.hpp"

namespace acta {
namespace {

using model::Verdict;
using test::recipe;

// "signed > valid + invalid in 918 precincts, less in 19; turnout above the list in 17".
TEST(Defects, Georgia2012) {
  ACTA_NEED_SHARED("data/georgia-2012");
  const auto& read = recipe("ge-2012-parliament");
  const auto& sheets = read.sheets();
  std::int64_t more = 0, fewer = 0, above = 0;
  for (std::size_t i = 0; i < sheets.units(); ++i) {
    const auto signed_for = sheets.quantity(model::Quantity::voters)->cells[i];
    const auto found = model::ballots_counted(sheets, i);
    if (model::is_count(signed_for) && model::is_count(found)) {
      more += signed_for > found;
      fewer += signed_for < found;
    }
    const auto list = sheets.quantity(model::Quantity::registered)->cells[i] +
                      sheets.quantity(model::Quantity::registered_special)->cells[i];
    above += signed_for > list;
  }
  EXPECT_EQ(more, 918);
  EXPECT_EQ(fewer, 19);
  EXPECT_EQ(above, 17);
}

// "station sums equal the national row"; "14 stations have no candidate rows under the same key, one village subtotal
// does not add up".
TEST(Defects, Taiwan2004) {
  ACTA_NEED_SHARED("data/taiwan-2004");
  const auto& read = recipe("tw-2004-president");
  EXPECT_EQ(read.finding("C204").verdict, Verdict::holds);
  EXPECT_EQ(read.finding("C203").verdict, Verdict::fails);
  EXPECT_EQ(read.finding("C105").verdict, Verdict::remarkable);
  std::int64_t without = 0;
  for (std::size_t i = 0; i < read.sheets().units(); ++i)
    without += !model::is_count(read.sheets().votes[0].cells[i]) && read.sheets().keys[i].starts_with("03/014");
  EXPECT_EQ(without, 14);
}

// "The protocol relations hold in every row because the collecting software enforces them."
TEST(Defects, Russia2021ArithmeticProvesNothing) {
  ACTA_NEED_SHARED("data/russia");
  const auto& read = recipe("ru-2021-duma");
  EXPECT_EQ(read.finding("C101").verdict, Verdict::holds);
  EXPECT_EQ(read.finding("C209").verdict, Verdict::remarkable);
}

// "valid + null is not the total in 8,289 rows".
TEST(Defects, Venezuela2000) {
  ACTA_NEED_SHARED("data/venezuela-2000");
  const auto& read = recipe("ve-2000-president");
  const auto& sheets = read.sheets();
  std::int64_t differ = 0;
  for (std::size_t i = 0; i < sheets.units(); ++i) {
    const auto sum = model::options_sum(sheets, i);
    const auto null = sheets.quantity(model::Quantity::invalid)->cells[i];
    const auto total = sheets.quantity(model::Quantity::ballots)->cells[i];
    if (model::is_count(sum) && model::is_count(null) && model::is_count(total)) differ += sum + null != total;
  }
  EXPECT_EQ(differ, 8'289);
}

// There are no sheets: everything that needs them must say so, and nothing may hold by silence.
TEST(Defects, Venezuela2020SaysWhatCannotBeChecked) {
  const auto& read = recipe("ve-2020-assembly");
  for (const char* code : {"C101", "C102", "C103", "C201"}) {
    EXPECT_EQ(read.finding(code).verdict, Verdict::not_checked) << code;
    EXPECT_FALSE(read.finding(code).reason.empty()) << code;
  }
}

}  // namespace
}  // namespace acta

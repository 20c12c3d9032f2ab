// SPDX-License-Identifier: Apache-2.0
// What ORIGIN.md of the data says of several copies of the same sheets.
#include <map>
#include <string>

#include "reference/recipes.hpp"

namespace acta {
namespace {

using Row = std::vector<model::Cell>;

/// Numbers of each sheet by its key: votes of `options`, and the quantities named.
std::map<std::string, Row> rows_of(const model::SheetTable& sheets, const std::vector<model::Quantity>& quantities) {
  std::map<std::string, Row> rows;
  for (std::size_t u = 0; u < sheets.units(); ++u) {
    Row& row = rows[std::string(sheets.keys[u])];
    for (const auto& column : sheets.votes)
      if (!column.cells.empty()) row.push_back(column.cells[u]);
    for (const auto quantity : quantities) row.push_back(sheets.quantity(quantity)->cells[u]);
  }
  return rows;
}

struct Compared {
  std::size_t common = 0, differ = 0;
};

Compared compare(const std::map<std::string, Row>& a, const std::map<std::string, Row>& b) {
  Compared result;
  for (const auto& [key, row] : a)
    if (const auto other = b.find(key); other != b.end()) {
      ++result.common;
      result.differ += other->second != row;
    }
  return result;
}

// "549 and 706 sheets differ from the final copy; the two preliminary copies never contradict each other; `Inscritos`
// never differs".
TEST(Copies, Bolivia2019) {
  ACTA_NEED_SHARED("data/bolivia-2019");
  const auto& read = test::recipe("bo-2019-president");
  const std::vector<model::Quantity> papers = {model::Quantity::blank, model::Quantity::invalid};
  const auto final = rows_of(read.sheets(0), papers), later = rows_of(read.sheets(1), papers),
             earlier = rows_of(read.sheets(2), papers);
  EXPECT_EQ(compare(earlier, final).differ, 549u);
  EXPECT_EQ(compare(later, final).differ, 706u);
  EXPECT_EQ(compare(earlier, later).differ, 0u);
  const auto rolls = [&](std::size_t copy) {
    std::map<std::string, Row> rows;
    const auto& sheets = read.sheets(copy);
    for (std::size_t u = 0; u < sheets.units(); ++u)
      rows[std::string(sheets.keys[u])] = {sheets.quantity(model::Quantity::registered)->cells[u]};
    return rows;
  };
  EXPECT_EQ(compare(rolls(1), rolls(0)).differ, 0u);
  EXPECT_EQ(compare(rolls(2), rolls(0)).differ, 0u);
}

// "V1 and V2 agree on all 24,530 common sheets; 21,924 QR readings match a V1 sheet, 7 of them differ by 1 to 3 votes".
TEST(Copies, Venezuela2024) {
  ACTA_NEED_SHARED("data/venezuela-2024");
  const auto& read = test::recipe("ve-2024-president");
  const auto v1 = rows_of(read.sheets(0), {}), v2 = rows_of(read.sheets(1), {}), qr = rows_of(read.sheets(2), {});
  EXPECT_EQ(compare(v1, v2).common, 24'530u);
  EXPECT_EQ(compare(v1, v2).differ, 0u);
  EXPECT_EQ(compare(qr, v1).common, 21'924u);
  EXPECT_EQ(compare(qr, v1).differ, 7u);
}

}  // namespace
}  // namespace acta

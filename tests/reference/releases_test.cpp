// SPDX-License-Identifier: Apache-2.0
// The four releases of December 2020, against methods/seats-and-bulletins.md, section 2.
#include "reference/recipes.hpp"

namespace acta {
namespace {

using model::Verdict;

const model::Finding& finding(const std::string& code) {
  for (const model::Finding& one : test::recipe("ve-2020-assembly").report.findings)
    if (one.code == code) return one;
  throw std::runtime_error(code);
}

const model::Number& number(const model::Finding& of, const std::string& name) {
  for (const model::Number& one : of.numbers)
    if (one.name == name) return one;
  throw std::runtime_error(name);
}

TEST(Releases, Venezuela2020TheTotalFell) {
  const model::Finding& f = finding("C210");  // 6,251,080, then 6,227,690
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.instances, 1);
  EXPECT_EQ(f.votes_at_stake, 6'251'080 - 6'227'690);
}

TEST(Releases, Venezuela2020SharesAndTheirTotals) {
  const model::Finding& f = finding("C211");
  EXPECT_EQ(std::get<std::string>(number(f, "base_bulletin-2").value), "rounded shares of valid votes, 6,251,080");
  // "6,199,120 implied": by hand, 4,294,130 / 0.69275 < N <= 4,294,130 / 0.69265 and 169,236 / 0.02735 < N <= 169,236 /
  // 0.02725
  EXPECT_EQ(std::get<std::string>(number(f, "base_web-undated").value),
            "rounded shares of a total from 6,198,672 to 6,199,566, which is not stated");
  EXPECT_EQ(f.instances, 1);  // the page of 9 December: 69.32 is printed, 69.33 it is
}

TEST(Releases, Venezuela2020SharesLackThreeQuartersOfAPercent) {
  const model::Finding& f = finding("C212");  // "the shares of bulletin 2 add to 99.28 %"
  EXPECT_EQ(f.examples.at(1).detail, "the shares add up to 99.28 %");
}

TEST(Releases, Venezuela2020MisprintsInCirculation) {
  const model::Finding& f = finding("C214");
  EXPECT_EQ(f.instances, 5);  // GPP 3,558,329; AD 924,665 and 1,950,170; VU 221,502; total 6,251,008
}

}  // namespace
}  // namespace acta

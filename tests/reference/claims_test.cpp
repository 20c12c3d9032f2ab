// SPDX-License-Identifier: Apache-2.0
// The claims of the record of 2020, against methods/seats-and-bulletins.md 2.
#include "acta/app/claims.hpp"
#include "acta/claims/claims.hpp"

#include "reference/recipes.hpp"

namespace acta {
namespace {

using claims::Standing;

claims::ClaimResult tested(const std::string& words) {
  const auto& read = test::recipe("ve-2020-assembly");
  claims::Database database(app::tables_of(*read.loaded, read.report));
  for (const model::Claim& claim : read.loaded->file.record.claims) {
    if (claim.text.find(words) == std::string::npos) continue;
    auto result = claims::test_claim(claim, database);
    EXPECT_TRUE(result) << (result ? "" : base::to_text(result.error()));
    if (result) return std::move(result).value();
  }
  ADD_FAILURE() << "no claim says " << words;
  return {};
}

std::string number(const claims::ClaimResult& result, std::size_t basis) {
  return result.bases.at(basis).numbers.at(0).second;
}

TEST(Claims, Venezuela2020) {
  // "D'Hondt over 274 seats gives it 8"
  const auto pcv = tested("7 to 9 deputies");
  EXPECT_EQ(pcv.standing, Standing::supported);
  EXPECT_EQ(number(pcv, 0), "8");
  // "on the whole roll 30.2 %"; "on the electors of the counted sheets … 30.6 %"
  const auto turnout = tested("Turnout was 30.5 %");
  EXPECT_EQ(turnout.standing, Standing::depends_on);
  EXPECT_EQ(number(turnout, 0), "30.18");
  EXPECT_EQ(number(turnout, 1), "30.6");
  // "Agenzia Nova's 37+96+87 = 220 does not add up to its own 253"
  EXPECT_EQ(tested("which is not the 253").standing, Standing::supported);
  // 68.43 % of bulletin 2, 69.33 % of the page of 9 December
  const auto share = tested("with 69 % of the votes");
  EXPECT_EQ(share.standing, Standing::depends_on);
  EXPECT_EQ(share.bases.size(), 3u);
  EXPECT_EQ(tested("Low turnout").standing, Standing::supported);
  EXPECT_EQ(tested("107 political organisations").standing, Standing::cannot_be_tested);
}

TEST(Claims, EachHasASourceAndATestOrWhatItWouldTake) {
  const auto& read = test::recipe("ve-2020-assembly");
  claims::Database database(app::tables_of(*read.loaded, read.report));
  EXPECT_GE(read.loaded->file.record.claims.size(), 12u);
  for (const model::Claim& claim : read.loaded->file.record.claims) {
    const auto result = claims::test_claim(claim, database);
    EXPECT_TRUE(result) << claim.text;
    EXPECT_FALSE(claim.test.empty() && claim.needs.empty()) << claim.text;
  }
}

}  // namespace
}  // namespace acta

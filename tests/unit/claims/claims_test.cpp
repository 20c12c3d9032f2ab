// SPDX-License-Identifier: Apache-2.0
#include "acta/claims/claims.hpp"

#include <gtest/gtest.h>

#include "unit/claims/town.hpp"

namespace acta::claims {
namespace {

model::Claim claim(const std::string& test) {
  model::Claim claim;
  claim.who = "Ames";
  claim.text = "…";
  claim.source = "https://example.org";
  claim.test = test;
  claim.place = {"election.toml", 7, 1};
  return claim;
}

Standing standing(const std::string& test) {
  Database database = test::town();
  const model::Claim own = claim(test);
  const auto result = test_claim(own, database);
  EXPECT_TRUE(result) << (result ? "" : result.error().message);
  return result ? result->standing : Standing::cannot_be_tested;
}

TEST(Claims, StandingsFromBases) {
  EXPECT_EQ(standing("SELECT max(votes) > 400 AS holds FROM results"), Standing::supported);
  EXPECT_EQ(standing("SELECT max(votes) > 500 AS holds FROM results"), Standing::contradicted);
  EXPECT_EQ(standing("SELECT NULL AS holds"), Standing::cannot_be_tested);
  EXPECT_EQ(standing("SELECT list AS basis, votes > 300 AS holds FROM results"), Standing::depends_on);
  EXPECT_EQ(standing("SELECT list AS basis, votes > 100 AS holds FROM results"), Standing::supported);
  EXPECT_EQ(standing("SELECT list AS basis, votes > 900 AS holds FROM results"), Standing::contradicted);
  // One share is not known: what is unknown supports and contradicts nothing.
  EXPECT_EQ(standing("SELECT list AS basis, share > 10 AS holds FROM results"), Standing::depends_on);
  EXPECT_EQ(standing("SELECT list AS basis, share > 90 AS holds FROM results"), Standing::depends_on);
  EXPECT_EQ(standing(""), Standing::cannot_be_tested);
}

TEST(Claims, NumbersAreShown) {
  Database database = test::town();
  const model::Claim own = claim("SELECT list AS basis, votes, votes > 300 AS holds FROM results ORDER BY votes");
  const auto result = test_claim(own, database);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->bases.size(), 3u);
  EXPECT_EQ(result->bases[0].basis, "cole");
  EXPECT_EQ(result->bases[0].holds, false);
  EXPECT_EQ(result->bases[0].numbers, (std::vector<std::pair<std::string, std::string>>{{"votes", "150"}}));
}

std::string refused(model::Claim own) {
  Database database = test::town();
  const auto result = test_claim(own, database);
  EXPECT_FALSE(result);
  if (result) return {};
  EXPECT_EQ(base::to_text(result.error().place), "election.toml:7:1");
  return result.error().message;
}

TEST(Claims, AreRefused) {
  model::Claim unsourced = claim("SELECT 1 AS holds");
  unsourced.source.clear();
  EXPECT_NE(refused(unsourced).find("no source"), std::string::npos);
  EXPECT_NE(refused(claim("SELECT 1 AS other")).find("\"holds\""), std::string::npos);
  EXPECT_NE(refused(claim("SELECT 1 AS holds WHERE 0")).find("no row"), std::string::npos);
  EXPECT_NE(refused(claim("SELECT votes > 1 AS holds FROM results")).find("\"basis\""), std::string::npos);
  EXPECT_NE(refused(claim("SELECT 2 AS holds")).find("neither 1, 0 nor NULL"), std::string::npos);
  EXPECT_NE(refused(claim("SELECT 'yes' AS holds")).find("neither"), std::string::npos);
  EXPECT_NE(refused(claim("DELETE FROM results")).find("something else than read"), std::string::npos);
}

}  // namespace
}  // namespace acta::claims

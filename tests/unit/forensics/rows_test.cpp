// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "acta/base/random.hpp"
#include "acta/forensics/repeated_rows.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::forensics {
namespace {

VoteRows rows_of(std::size_t areas, std::size_t stations, std::uint64_t seed, double spread = 0) {
  VoteRows rows;
  rows.options = 3;
  rows.areas = areas;
  for (std::uint32_t a = 0; a < areas; ++a)
    for (std::size_t i = 0; i < stations; ++i) {
      base::RandomStream stream(seed, rows.size());
      stats::Normal normal(stream);
      const auto ballots = static_cast<std::int64_t>(60 + stream.below(20));
      const std::int64_t first = stats::binomial(stream, ballots, normal(0.6, spread)),
                         second = stats::binomial(stream, ballots - first, 0.9);
      rows.unit.push_back(static_cast<std::uint32_t>(rows.size()));
      rows.area.push_back(a);
      rows.ballots.push_back(ballots);
      for (const std::int64_t v : {first, second, ballots - first - second}) rows.votes.push_back(v);
    }
  return rows;
}

/// In areas as even as the null model takes all to be, the number expected is met.
TEST(RepeatedRows, ExpectationIsThatOfEvenAreas) {
  for (const std::int64_t within : {0, 2}) {
    const RepeatedRows got = repeated_rows(rows_of(400, 40, 9), within, 50);
    EXPECT_GT(got.expected, 100);
    EXPECT_NEAR(static_cast<double>(got.observed) / got.expected, 1, 0.3) << within;
    const RepeatedRows varied = repeated_rows(rows_of(400, 40, 9, 0.15), within, 50);
    EXPECT_LT(static_cast<double>(varied.observed), varied.expected) << within;
  }
}

TEST(RepeatedRows, CopiedSheetsAreFound) {
  VoteRows rows = rows_of(20, 30, 3, 0.1);
  for (std::size_t i = 0; i < 20; ++i)
    for (std::size_t copy = 1; copy < 6; ++copy) {
      rows.ballots[i * 30 + copy] = rows.ballots[i * 30];
      for (std::size_t o = 0; o < 3; ++o) rows.votes[(i * 30 + copy) * 3 + o] = rows.votes[i * 30 * 3 + o];
    }
  const RepeatedRows got = repeated_rows(rows, 0, 50);
  EXPECT_GE(got.observed, 20 * 15);
  EXPECT_LT(got.log10_p, -10);
}

TEST(Regularity, HonestSeriesAreNotTooRegular) {
  const RegularityTest got = regularity(rows_of(300, 30, 5), 10, -3);
  EXPECT_EQ(got.series, 900);
  EXPECT_TRUE(got.regular.empty());
}

TEST(Regularity, SharedOutVotesAre) {
  VoteRows rows = rows_of(50, 30, 5);
  for (std::size_t i = 0; i < 30; ++i) rows.votes[i * 3 + 2] = 4;  // of the first area: always four
  const RegularityTest got = regularity(rows, 10, -3);
  ASSERT_EQ(got.regular.size(), 1u);
  EXPECT_EQ(got.regular[0].area, 0u);
  EXPECT_EQ(got.regular[0].option, 2u);
  EXPECT_LT(got.regular[0].dispersion, 0.05);
}

TEST(VoteRows, OnlyCompleteSheetsWithoutNegativeNumbers) {
  model::SheetTable sheets;
  sheets.votes.resize(2);
  sheets.votes[0] = {{5, model::kMissing, -1}, {"a"}, {1}};
  sheets.votes[1] = {{3, 3, 3}, {"b"}, {2}};
  sheets.places.resize(3);
  const VoteRows rows = vote_rows(sheets);
  EXPECT_EQ(rows.unit, (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(rows.ballots[0], 8);
}

}  // namespace
}  // namespace acta::forensics

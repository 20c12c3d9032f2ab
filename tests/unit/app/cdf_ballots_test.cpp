// SPDX-License-Identifier: Apache-2.0
#include "acta/app/cdf_ballots.hpp"

#include <gtest/gtest.h>

#include "acta/read/ballots/blt.hpp"
#include "acta/read/ballots/cdf_json.hpp"

namespace acta::app {
namespace {

/// What is written reads back: the same ballots, with a blank rank, two at one rank and a blank ballot.
TEST(CdfBallots, ReadBackAsWritten) {
  const std::string blt =
      "3 1\n2 1 2 3 0\n1 2=3 1 0\n1 1 - 3 0\n1 0\n0\n\"Ames\"\n\"Burr\"\n\"Cole, Jr.\"\n\"Mayor\"\n";
  const auto read = read::read_blt("x.blt", blt, read::BltMode::lenient, {});
  ASSERT_TRUE(read) << base::to_text(read.error());
  const model::RankedBallots& from = read->reading.ballots;
  const auto text = cdf_ballots(from, "Mayor", "2026-01-01T00:00:00Z");
  ASSERT_TRUE(text);
  const auto back = read::read_cdf_json("x.json", *text, "Mayor", {});
  ASSERT_TRUE(back) << base::to_text(back.error());
  EXPECT_EQ(back->ballots.candidates, from.candidates);
  EXPECT_EQ(back->ballots.counts, from.counts);
  EXPECT_EQ(back->ballots.marks, from.marks);
  EXPECT_EQ(back->ballots.begin, from.begin);
  EXPECT_EQ(back->ballots.sets, from.sets);
}

TEST(CdfBallots, AnOvervoteWithoutCandidatesIsRefused) {
  model::RankedBallots ballots;
  ballots.candidates = {"Ames"};
  ballots.begin = {0, 1};
  ballots.marks = {model::kOvervoteLabel};
  ballots.counts = {1};
  EXPECT_FALSE(cdf_ballots(ballots, "Mayor", "2026-01-01T00:00:00Z"));
}

}  // namespace
}  // namespace acta::app

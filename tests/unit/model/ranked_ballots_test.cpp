// SPDX-License-Identifier: Apache-2.0
#include "acta/model/ranked_ballots.hpp"

#include <gtest/gtest.h>

namespace acta::model {
namespace {

TEST(RankedBallots, AMarkIsACandidateOrSaysThatItIsNone) {
  EXPECT_TRUE(is_candidate(0));
  EXPECT_TRUE(is_candidate(99'999));
  for (const RankMark mark : {kNoMark, kOvervoteLabel, kUndeclaredWriteIn, kFirstSet, kFirstSet + 7})
    EXPECT_FALSE(is_candidate(mark)) << mark;
}

TEST(RankedBallots, WithoutBallotsThereAreNoRows) {
  const RankedBallots none;
  EXPECT_EQ(none.rows(), 0u);
  EXPECT_EQ(none.begin, std::vector<std::uint32_t>{0});
}

}  // namespace
}  // namespace acta::model

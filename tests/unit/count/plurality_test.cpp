// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "acta/count/count.hpp"
#include "unit/count/polls.hpp"

namespace acta::count {
namespace {

using test::poll_of;
using test::seats_of;

model::Law law_of(std::int64_t seats) { return model::one_tier(model::TierKind::plurality, seats); }

// 10 - 7 = 3: two moved votes make 8 to 9, three added ones a tie.
TEST(Plurality, MarginByHand) {
  const auto result = count(poll_of({10, 7, 3}), law_of(1));
  EXPECT_EQ(seats_of(*result), (std::vector<std::int64_t>{1, 0, 0}));
  ASSERT_EQ(result->margins.size(), 1u);
  EXPECT_EQ(result->margins[0].votes_moved, 2);
  EXPECT_EQ(result->margins[0].votes_added, 3);
}

// A circuit with two seats elects its two highest (methods/seats-and-bulletins.md 1).
TEST(Plurality, SeveralSeatsGoToTheHighest) {
  const auto result = count(poll_of({3, 10, 7}), law_of(2));
  EXPECT_EQ(seats_of(*result), (std::vector<std::int64_t>{0, 1, 1}));
  EXPECT_EQ(result->margins[0].holder, 2u);
  EXPECT_EQ(result->margins[0].votes_moved, 2);
}

TEST(Plurality, ATieInsideTheSeatsIsNone) {
  EXPECT_EQ(count(poll_of({5, 5, 1}), law_of(2))->outcome, model::Outcome::decided);
}

TEST(Plurality, ATieForTheLastSeatAsksForADraw) {
  model::Poll poll = poll_of({9, 5, 5});
  const auto open = count(poll, law_of(2));
  EXPECT_EQ(open->outcome, model::Outcome::tie);
  EXPECT_EQ(seats_of(*open), (std::vector<std::int64_t>{1, 0, 0}));
  poll.drawn = {2, 1};
  EXPECT_EQ(seats_of(*count(poll, law_of(2))), (std::vector<std::int64_t>{1, 0, 1}));
}

}  // namespace
}  // namespace acta::count

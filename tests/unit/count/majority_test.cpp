// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "acta/count/count.hpp"
#include "unit/count/polls.hpp"

namespace acta::count {
namespace {

using model::Outcome;
using test::poll_of;

model::Law majority() { return model::office(model::Office::Rule::majority); }
model::Law bolivia() { return model::office(model::Office::Rule::lead); }

TEST(Majority, HalfIsNotMoreThanHalf) {
  EXPECT_EQ(count(poll_of({50, 30, 20}), majority())->outcome, Outcome::runoff);
  EXPECT_EQ(count(poll_of({51, 30, 19}), majority())->outcome, Outcome::decided);
}

// 51 of 100 against 30: 1 vote moved leaves 50 of 100; added to the second: 51 of 102 is half.
TEST(Majority, MarginByHand) {
  const auto result = count(poll_of({51, 30, 19}), majority());
  ASSERT_EQ(result->margins.size(), 1u);
  EXPECT_EQ(result->margins[0].votes_moved, 1);
  EXPECT_EQ(result->margins[0].votes_added, 2);
}

// The next by hand: 40 of 100 with 30 behind is exactly 40 % and exactly 10 points: both are enough in the lead rule.
TEST(Lead, BothBoundsAreReached) {
  EXPECT_EQ(count(poll_of({40, 30, 30}), bolivia())->outcome, Outcome::decided);
  EXPECT_EQ(count(poll_of({40, 31, 29}), bolivia())->outcome, Outcome::runoff);
  EXPECT_EQ(count(poll_of({39, 28, 33}), bolivia())->outcome, Outcome::runoff);
}

// Bolivia 2019, final copy (ORIGIN.md of the data): valid 6,137,671, MAS 2,889,359, CC 2,240,920: 10.565 points ahead.
// Ten points are 613,767.1 votes; the lead is 648,439. Moving n closes 2n: 2n > 34,671.9 at n = 17,336; adding m to
// the second alone: 10 (648,439 - m) < 6,137,671 + m at m > 346,719/11 = 31,519.9, m = 31,520.
TEST(Lead, Bolivia2019) {
  const auto result = count(poll_of({2'889'359, 2'240'920}, 6'137'671 - 2'889'359 - 2'240'920), bolivia());
  ASSERT_TRUE(result);
  EXPECT_EQ(result->outcome, Outcome::decided);
  EXPECT_NE(model::to_string(result->statement).find("10.565 points"), std::string::npos);
  ASSERT_EQ(result->margins.size(), 1u);
  EXPECT_EQ(result->margins[0].votes_moved, 17'336);
  EXPECT_EQ(result->margins[0].votes_added, 31'520);
}

// 45 of 100, 40 and 15: the first needs 51 of 100 by moved votes: 6 (51 - 34); place two hangs on (40 - 15 + 1)/2 = 13.
TEST(Majority, RunoffMargins) {
  const auto result = count(poll_of({45, 40, 15}), majority());
  EXPECT_TRUE(result->lists[0].in_runoff && result->lists[1].in_runoff && !result->lists[2].in_runoff);
  ASSERT_EQ(result->margins.size(), 2u);
  EXPECT_EQ(result->margins[0].votes_moved, 6);
  EXPECT_EQ(result->margins[1].votes_moved, 13);
}

TEST(Majority, TieForSecondPlaceIsATie) {
  const auto result = count(poll_of({40, 30, 30}), majority());
  EXPECT_EQ(result->outcome, Outcome::tie);
  EXPECT_EQ(result->tied, (std::vector<std::size_t>{1, 2}));
}

TEST(Majority, NoVotesIsATie) { EXPECT_EQ(count(poll_of({0, 0}), majority())->outcome, Outcome::tie); }

TEST(Majority, OneCandidate) {
  const auto result = count(poll_of({10}), majority());
  EXPECT_EQ(result->outcome, Outcome::decided);
  EXPECT_EQ(result->lists[0].seats, 1);
}

// 40 of 100 and nobody else: no majority, and no second to meet.
TEST(Majority, OneCandidateWithoutAMajority) {
  model::Poll poll = poll_of({40}, 60);
  const auto result = count(poll, majority());
  EXPECT_EQ(result->outcome, Outcome::runoff);
  EXPECT_FALSE(result->statement.empty());
}

// 95 % of 100 + n with 50 + n: 50 + n > 95 + 0.95 n at n > 900.
TEST(Majority, LargeMajoritiesHaveTheirMargin) {
  model::Law law = majority();
  law.office->majority = {95, 100};
  const auto result = count(poll_of({50, 49, 1}), law);
  const auto added =
      std::find_if(result->margins.begin(), result->margins.end(), [](const auto& m) { return *m.next == 0u; });
  ASSERT_NE(added, result->margins.end());
  EXPECT_EQ(added->votes_added, 901);
}

TEST(Majority, ADrawDecidesWhoIsSecond) {
  model::Poll poll = poll_of({40, 30, 30});
  poll.drawn = {2, 1};
  const auto result = count(poll, majority());
  EXPECT_EQ(result->outcome, Outcome::runoff);
  EXPECT_TRUE(result->lists[2].in_runoff && !result->lists[1].in_runoff);
}

// Every moved number is the fewest: with one vote fewer the first still wins outright, in all worlds of three lists.
TEST(Lead, MarginsAreTheFewestInSmallWorlds) {
  for (std::int64_t a = 1; a <= 25; ++a)
    for (std::int64_t b = 0; b <= 25; ++b)
      for (std::int64_t c = 0; c <= b; ++c) {
        const auto result = count(poll_of({a, b, c}), bolivia());
        if (result->outcome != Outcome::decided || result->lists[0].seats != 1 || result->margins.empty()) continue;
        const std::int64_t n = result->margins[0].votes_moved;
        if (n > 0) {
          const auto before = count(poll_of({a - n + 1, b + n - 1, c}), bolivia());
          EXPECT_TRUE(before->outcome == Outcome::decided && before->lists[0].seats == 1) << a << " " << b << " " << c;
        }
        const auto after = count(poll_of({a - n, b + n, c}), bolivia());
        EXPECT_FALSE(after->outcome == Outcome::decided && after->lists[0].seats == 1) << a << " " << b << " " << c;
      }
}

}  // namespace
}  // namespace acta::count

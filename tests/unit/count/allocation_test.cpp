// SPDX-License-Identifier: Apache-2.0
#include "acta/count/allotment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "acta/count/count.hpp"
#include "support/sanitized.hpp"
#include "unit/count/polls.hpp"

namespace acta::count {
namespace {

using test::poll_of;
using test::seats_of;

model::Law lists(std::int64_t seats, model::Formula formula = model::dhondt()) {
  return model::one_tier(model::TierKind::lists, seats, std::move(formula));
}

model::Law with_threshold(model::Law law, base::Ratio share) {
  law.tiers[0].conditions = {test::share_of(share)};
  return law;
}

std::vector<std::int64_t> only_seats(const model::Poll& poll, const model::Law& law) {
  return seats_of(*count(poll, law, {false, false}));
}

/// The definition itself: one seat at a time to the largest quotient; false where it is not unique.
bool one_by_one(const std::vector<std::int64_t>& votes, std::int64_t seats, const model::Divisors& divisors,
                std::vector<std::int64_t>& result) {
  result.assign(votes.size(), 0);
  const auto quotient = [&](std::size_t i, std::int64_t s) {
    return base::Ratio{votes[i] * model::divisor_at(divisors, s).denominator(),
                       model::divisor_at(divisors, s).numerator()};
  };
  for (std::int64_t k = 0; k < seats; ++k) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < votes.size(); ++i)
      if (quotient(i, result[i]) > quotient(best, result[best])) best = i;
    ++result[best];
  }
  for (std::size_t i = 0; i < votes.size(); ++i)
    for (std::size_t j = 0; j < votes.size(); ++j)
      if (i != j && result[j] > 0 && quotient(i, result[i]) == quotient(j, result[j] - 1)) return false;
  return true;
}

// Gallagher, "Proportionality, disproportionality and electoral systems" (1991), is one of many to print this table:
// 100,000 / 80,000 / 30,000 / 20,000 votes and 8 seats. D'Hondt by hand: 100 80 50 40 33.3 30 26.7 25 -> 4 3 1 0.
TEST(Divisor, SmallTableByHand) {
  const auto result = count(poll_of({100'000, 80'000, 30'000, 20'000}), lists(8));
  ASSERT_TRUE(result);
  EXPECT_EQ(seats_of(*result), (std::vector<std::int64_t>{4, 3, 1, 0}));
  ASSERT_EQ(result->steps.size(), 9u);  // eight seats and the divisors that give them
  EXPECT_EQ(result->steps[7].standing, (std::vector<std::int64_t>{3, 3, 1, 0}));
  // The eighth seat stands on 100,000/4 = 25,000; the next quotients are 20,000 (A/5, B/4, D/1).
  // From A to D: (20,000 + n)/1 >= (100,000 - n)/4 at n = 4,000. From A to B (80,000 + n)/4 >= (100,000 - n)/4: 10,000.
  // From C to D: 20,000 + n >= 30,000 - n at n = 5,000.
  ASSERT_FALSE(result->margins.empty());
  EXPECT_EQ(result->margins[0].votes_moved, 4'000);
  EXPECT_EQ(result->margins[0].holder, 0u);
  EXPECT_EQ(*result->margins[0].next, 3u);
  EXPECT_EQ(result->margins[0].votes_added, 5'000);  // 20,000 + n >= 25,000
  EXPECT_EQ(result->margins[0].seat, 8);
}

// The same votes, Sainte-Lague by hand: 100 80 33.3 30 26.7 20(A/5) 20(D/1) 16(B/5) -> 3 3 1 1 with D tied to nobody
// inside eight seats (A/5 and D/1 are the sixth and seventh).
TEST(Divisor, SainteLagueByHand) {
  const auto result = count(poll_of({100'000, 80'000, 30'000, 20'000}), lists(8, model::sainte_lague()));
  ASSERT_TRUE(result);
  EXPECT_EQ(seats_of(*result), (std::vector<std::int64_t>{3, 3, 1, 1}));
}

TEST(Divisor, AllSmallWorldsAgreeWithTheDefinition) {
  for (const auto name : {"dhondt", "sainte_lague", "sainte_lague_1.4", "imperiali_divisor", "danish", "macau"})
    for (std::int64_t a = 1; a <= 12; ++a)
      for (std::int64_t b = 1; b <= 12; ++b)
        for (std::int64_t c = 1; c <= 12; ++c)
          for (std::int64_t seats = 1; seats <= 7; ++seats) {
            const std::vector<std::int64_t> votes = {a, b, c};
            std::vector<std::int64_t> expected;
            const Method method(*model::formula_from(name));
            const bool unique = one_by_one(votes, seats, method.formula.divisors, expected);
            const Allotment got = allot({votes, seats, {}, {}, 0}, method);
            ASSERT_EQ(unique, got.undecided == 0) << a << " " << b << " " << c << " for " << seats;
            ASSERT_TRUE(!unique || expected == got.seats) << a << " " << b << " " << c << " for " << seats;
          }
}

TEST(Quota, AllSmallWorldsAgreeWithTheDefinition) {
  for (std::int64_t a = 1; a <= 12; ++a)
    for (std::int64_t b = 1; b <= 12; ++b)
      for (std::int64_t c = 1; c <= 12; ++c)
        for (std::int64_t seats = 1; seats <= 6; ++seats) {
          const std::vector<std::int64_t> votes = {a, b, c};
          const std::int64_t sum = a + b + c;
          // Seats s are those of largest remainders iff each s_i is floor or floor + 1 and no list rounded down has a
          // larger remainder than one rounded up; ties give several such s.
          int solutions = 0;
          std::vector<std::int64_t> expected;
          for (int up = 0; up < 8; ++up) {
            std::vector<std::int64_t> s(3);
            bool right = true;
            for (std::size_t i = 0; i < 3; ++i) s[i] = votes[i] * seats / sum + (up >> i & 1);
            for (std::size_t i = 0; i < 3; ++i)
              for (std::size_t j = 0; j < 3; ++j)
                if ((up >> i & 1) != 0 && (up >> j & 1) == 0 && votes[i] * seats % sum < votes[j] * seats % sum)
                  right = false;
            if (!right || s[0] + s[1] + s[2] != seats) continue;
            ++solutions;
            expected = s;
          }
          const Allotment got = allot({votes, seats, {}, {}, 0}, Method(model::hare()));
          ASSERT_EQ(solutions == 1, got.undecided == 0) << a << " " << b << " " << c << " for " << seats;
          ASSERT_TRUE(solutions != 1 || expected == got.seats) << a << " " << b << " " << c << " for " << seats;
        }
}

// votes_moved is the first n at which the holder does not surely keep its seats, found here by trying every n.
TEST(Margins, AreTheFewestVotesInSmallWorlds) {
  std::mt19937_64 random(20'260'101);
  int searched = 0;
  for (const auto& formula : {model::dhondt(), model::hare(), *model::formula_from("hagenbach_bischoff")})
    for (int round = 0; round < test::trials(120); ++round) {
      std::vector<std::int64_t> votes(round % 3 == 0 ? 3 : 5);
      for (auto& v : votes) v = static_cast<std::int64_t>(random() % 60 + 1);
      model::Law law = lists(1 + static_cast<std::int64_t>(random() % 7), formula);
      if (round % 2 == 1) law = with_threshold(law, {1, 7});
      const auto result = count(poll_of(votes), law);
      ASSERT_TRUE(result);
      if (result->outcome != model::Outcome::decided) continue;
      for (const auto& margin : result->margins) {
        const auto seats = seats_of(*result);
        const std::size_t holder = margin.holder;
        // Which of the holder's seats it is: the k-th in order of award.
        std::int64_t keep = 1;
        for (const auto& other : result->margins)
          if (other.holder == holder && other.seat < margin.seat) ++keep;
        std::int64_t fewest = votes[holder] + 1;
        for (std::size_t next = 0; next < votes.size(); ++next)
          for (std::int64_t n = 0; next != holder && n < fewest && n <= votes[holder]; ++n) {
            auto moved = votes;
            moved[holder] -= n;
            moved[next] += n;
            if (only_seats(poll_of(moved), law)[holder] < keep) fewest = n;
          }
        EXPECT_EQ(margin.votes_moved, fewest);
        ++searched;
        std::int64_t added = 0;
        for (bool lost = false; !lost && added < 2'000; added += !lost)
          for (std::size_t other = 0; other < votes.size(); ++other) {
            if (other == holder) continue;
            auto more = votes;
            more[other] += added;
            lost = lost || only_seats(poll_of(more), law)[holder] < keep;
          }
        if (added < 2'000) {
          ASSERT_TRUE(margin.votes_added);
          EXPECT_EQ(*margin.votes_added, added);
        }
        std::int64_t removed = 0;
        for (; removed < votes[holder]; ++removed) {
          auto fewer = votes;
          fewer[holder] -= removed;
          if (only_seats(poll_of(fewer), law)[holder] < keep) break;
        }
        ASSERT_TRUE(margin.votes_removed);
        EXPECT_EQ(*margin.votes_removed, removed);
      }
    }
  EXPECT_GT(searched, test::trials(300));
}

// 37, 8, 34, 36 and seven seats: quotients 37 36 34 18.5 18 17 12.33 | 12 12. The seventh seat is A's third. One vote
// moved to D makes 36 / 3 = 12 against 37 / 3: D needs one added vote to tie.
TEST(Margins, NameTheListThatWouldGain) {
  const auto result = count(poll_of({37, 8, 34, 36}), lists(7));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->margins[0].holder, 0u);
  EXPECT_EQ(*result->margins[0].next, 3u);
  EXPECT_EQ(result->margins[0].votes_moved, 1);
  EXPECT_EQ(result->margins[0].votes_added, 1);
}

TEST(Margins, ATieIsAtStakeForAnyVote) {
  const auto tie = count(poll_of({100, 100, 50}), lists(1));
  EXPECT_EQ(model::seats_within(*tie, 0), 1);
  const model::Law runoff = model::office(model::Office::Rule::majority);
  const auto second = count(poll_of({45, 30, 25}), runoff);
  EXPECT_EQ(model::seats_within(*second, 1'000), 1);  // two margins, one office
}

TEST(Divisor, HouseMonotone) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 100; ++round) {
    std::vector<std::int64_t> votes(5);
    for (auto& v : votes) v = static_cast<std::int64_t>(random() % 1'000'000 + 1);
    std::vector<std::int64_t> before(5, 0);
    for (std::int64_t seats = 1; seats < 40; ++seats) {
      const Allotment now = allot({votes, seats, {}, {}, 0}, Method(model::dhondt()));
      if (now.undecided > 0) break;
      for (std::size_t i = 0; i < 5; ++i) ASSERT_GE(now.seats[i], before[i]);
      before = now.seats;
    }
  }
}

TEST(Divisor, AnonymousUnderOrder) {
  const std::vector<std::int64_t> votes = {51'234, 20'111, 9'870, 44'021};
  std::vector<std::size_t> order = {0, 1, 2, 3};
  const auto first = allot({votes, 17, {}, {}, 0}, Method(model::dhondt())).seats;
  do {
    std::vector<std::int64_t> shuffled;
    for (const std::size_t i : order) shuffled.push_back(votes[i]);
    const auto now = allot({shuffled, 17, {}, {}, 0}, Method(model::dhondt())).seats;
    for (std::size_t k = 0; k < 4; ++k) ASSERT_EQ(now[k], first[order[k]]);
  } while (std::next_permutation(order.begin(), order.end()));
}

// A/1 = B/1: one seat, two lists. A recorded draw decides, nothing else does.
TEST(Ties, AreValuesAndDrawsDecide) {
  model::Poll poll = poll_of({10, 10, 1});
  const auto open = count(poll, lists(1));
  ASSERT_TRUE(open);
  EXPECT_EQ(open->outcome, model::Outcome::tie);
  EXPECT_EQ(open->tied, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(seats_of(*open), (std::vector<std::int64_t>{0, 0, 0}));
  poll.drawn = {1, 0};
  const auto drawn = count(poll, lists(1));
  ASSERT_TRUE(drawn);
  EXPECT_EQ(drawn->outcome, model::Outcome::decided);
  EXPECT_EQ(seats_of(*drawn), (std::vector<std::int64_t>{0, 1, 0}));
}

// Exactly 5 % of 2,000 is 100 votes: reaching the threshold is enough, one vote fewer is not.
TEST(Threshold, IsReachedNotExceeded) {
  const model::Law law = with_threshold(lists(20), {1, 20});
  const auto reached = count(poll_of({1'900, 100}), law);
  const auto missed = count(poll_of({1'901, 99}), law);
  ASSERT_TRUE(reached && missed);
  EXPECT_TRUE(reached->lists[1].passed_threshold);
  EXPECT_FALSE(missed->lists[1].passed_threshold);
  EXPECT_EQ(missed->lists[0].seats, 20);
}

TEST(Count, NobodyHasVotesOrPassesIsNoSeat) {
  EXPECT_EQ(count(poll_of({0, 0}), lists(3))->outcome, model::Outcome::tie);
  EXPECT_EQ(count(poll_of({5, 5}), with_threshold(lists(3, model::hare()), {9, 10}))->outcome, model::Outcome::tie);
}

TEST(Count, RefusesWhatIsNoPoll) {
  EXPECT_FALSE(count({}, lists(3)));
  EXPECT_FALSE(count(poll_of({5, -1}), lists(3)));
  model::Poll poll = poll_of({5, 1});
  poll.agreements = {{1, 1}};
  EXPECT_FALSE(count(poll, lists(3)));
}

}  // namespace
}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
// Every election of up to four lists, six seats and eight votes for each list, by every named formula, against
// naive.hpp. Counted through the whole engine: votes, plan, evaluation.
#include <gtest/gtest.h>

#include "acta/count/allotment.hpp"
#include "acta/count/count.hpp"
#include "support/sanitized.hpp"
#include "unit/count/naive.hpp"
#include "unit/count/polls.hpp"

namespace acta::count {
namespace {

constexpr std::int64_t kVotes = 8, kSeats = 6;
constexpr std::size_t kLists = 4;

/// Calls `look` for every vector of up to kLists numbers from 0 to kVotes; with sanitizers for one of seven.
template <class Look>
void for_all_votes(Look look) {
  int number = 0;
  for (std::size_t lists = 1; lists <= kLists; ++lists) {
    std::vector<std::int64_t> votes(lists, 0);
    for (bool more = true; more;) {
      if (++number % test::one_of(7) == 0) look(votes);
      std::size_t i = 0;
      for (; i < lists && ++votes[i] > kVotes; ++i) votes[i] = 0;
      more = i < lists;
    }
  }
}

std::int64_t sum_of(const std::vector<std::int64_t>& votes) {
  return std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
}

std::string text(const std::vector<std::int64_t>& votes, std::int64_t seats, std::string_view name) {
  std::string all(name);
  for (const std::int64_t v : votes) all += " " + std::to_string(v);
  return all + " for " + std::to_string(seats);
}

/// Seats by allot(), for lists with votes.
test::naive::Outcome by_allotment(const std::vector<std::int64_t>& votes, std::int64_t seats, const Method& method) {
  std::vector<std::int64_t> own;
  std::vector<std::size_t> who;
  for (std::size_t i = 0; i < votes.size(); ++i)
    if (votes[i] > 0) {
      own.push_back(votes[i]);
      who.push_back(i);
    }
  const Allotment allotment = allot({own, seats, {}, {}, 0}, method);
  test::naive::Outcome outcome{std::vector<std::int64_t>(votes.size(), 0), allotment.undecided > 0};
  for (std::size_t k = 0; k < who.size(); ++k) outcome.sure[who[k]] = allotment.seats[k];
  return outcome;
}

TEST(Exhaustive, AllotmentsAreThoseOfTheDefinitions) {
  std::int64_t compared = 0, tied = 0;
  for (const auto name : model::formula_names()) {
    const Method method(*model::formula_from(name));
    for_all_votes([&](const std::vector<std::int64_t>& votes) {
      if (sum_of(votes) == 0) return;
      for (std::int64_t seats = 0; seats <= kSeats; ++seats) {
        const auto expected = test::naive::share_out(name, votes, seats);
        const auto got = by_allotment(votes, seats, method);
        if (expected != got) ADD_FAILURE() << text(votes, seats, name);
        ++compared;
        tied += expected.tied;
      }
    });
    if (testing::Test::HasFailure()) return;
  }
  std::printf("compared %lld allotments, %lld of them with ties\n", static_cast<long long>(compared),
              static_cast<long long>(tied));
  // 9 + 81 + 729 + 6,561 vectors less the four without votes, seven numbers of seats, fourteen formulas.
  constexpr std::int64_t kAll = (9 + 81 + 729 + 6'561 - 4) * 7 * 14;
  EXPECT_GE(compared, kAll / test::one_of(8));
  EXPECT_LE(compared, kAll);
  EXPECT_GT(tied, 10'000 / test::one_of(7));
}

TEST(Exhaustive, ElectionsOfEightVotesThroughTheWholeCount) {
  std::int64_t compared = 0, decided = 0;
  for (const auto name : model::formula_names()) {
    for_all_votes([&](const std::vector<std::int64_t>& votes) {
      if (sum_of(votes) == 0 || sum_of(votes) > kVotes) return;
      for (std::int64_t seats = 1; seats <= kSeats; ++seats) {
        const auto expected = test::naive::share_out(name, votes, seats);
        const auto result =
            count(test::poll_of(votes), model::one_tier(model::TierKind::lists, seats, *model::formula_from(name)),
                  {false, false});
        ASSERT_TRUE(result);
        if (test::seats_of(*result) != expected.sure || (result->outcome == model::Outcome::tie) != expected.tied)
          ADD_FAILURE() << text(votes, seats, name);
        ++compared;
        decided += !expected.tied;
      }
    });
    if (testing::Test::HasFailure()) return;
  }
  std::printf("compared %lld elections, %lld of them decided\n", static_cast<long long>(compared),
              static_cast<long long>(decided));
  EXPECT_GT(compared, 50'000 / test::one_of(7));
  EXPECT_GT(decided, 20'000 / test::one_of(7));
}

}  // namespace
}  // namespace acta::count

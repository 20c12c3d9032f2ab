// SPDX-License-Identifier: Apache-2.0
// Properties of the formulas (Balinski and Young, Fair Representation, 1982; Pukelsheim, Proportional Representation,
// 2017), each on random votes with a fixed seed, with a count of how often the property could have failed.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "acta/count/allotment.hpp"

namespace acta::count {
namespace {

using Numbers = std::vector<std::int64_t>;

std::vector<model::Formula> formulas(bool by_quota) {
  std::vector<model::Formula> all;
  for (const auto name : model::formula_names())
    if (const auto formula = model::formula_from(name); formula->quota.has_value() == by_quota) all.push_back(*formula);
  return all;
}
std::vector<model::Formula> all_formulas() {
  std::vector<model::Formula> all = formulas(false);
  for (model::Formula& formula : formulas(true)) all.push_back(std::move(formula));
  return all;
}

Allotment shared(const Numbers& votes, std::int64_t seats, const Method& method) {
  return allot({votes, seats, {}, {}, 0}, method);
}
std::int64_t sum_of(const Numbers& numbers) { return std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0}); }

/// Random votes: of one size, or of sizes that differ widely, or of few different small numbers (ties).
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : m_random(seed) {}
  std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(n)); }
  Numbers votes(std::size_t lists) {
    Numbers votes(lists);
    const std::int64_t kind = below(3);
    for (auto& v : votes)
      v = 1 + (kind == 0 ? below(1'000'000) : kind == 1 ? below(std::int64_t{1} << (1 + below(40))) : below(30));
    return votes;
  }

 private:
  std::mt19937_64 m_random;
};

constexpr int kRounds = 400;

TEST(Properties, Anonymity) {
  Draws draws(1);
  std::int64_t exercised = 0;
  for (const model::Formula& formula : all_formulas())
    for (int round = 0; round < kRounds; ++round) {
      const Method method(formula);
      const Numbers votes = draws.votes(5);
      const std::int64_t seats = draws.below(20);
      std::vector<std::size_t> order = {0, 1, 2, 3, 4};
      for (std::size_t i = 5; i > 1; --i)
        std::swap(order[i - 1], order[static_cast<std::size_t>(draws.below(static_cast<std::int64_t>(i)))]);
      Numbers turned;
      for (const std::size_t i : order) turned.push_back(votes[i]);
      const Allotment straight = shared(votes, seats, method), other = shared(turned, seats, method);
      ASSERT_EQ(straight.undecided, other.undecided) << formula.name;
      for (std::size_t k = 0; k < 5; ++k) ASSERT_EQ(other.seats[k], straight.seats[order[k]]) << formula.name;
      exercised += turned != votes && seats > 0;
    }
  EXPECT_GT(exercised, 4'000);
}

TEST(Properties, ScaleInvariance) {
  Draws draws(2);
  std::int64_t exercised = 0;
  for (const model::Formula& formula : all_formulas()) {
    // Droop's quota is a whole number of votes: it is another part of ten times the votes.
    if (formula.quota && formula.quota->rounding != model::Quota::Rounding::exact) continue;
    for (int round = 0; round < kRounds; ++round) {
      const Numbers votes = draws.votes(5);
      const std::int64_t seats = draws.below(20), factor = 2 + draws.below(6);
      if (sum_of(votes) > kMostVotes / 8) continue;
      Numbers scaled = votes;
      for (auto& v : scaled) v *= factor;
      ASSERT_EQ(shared(votes, seats, Method(formula)), shared(scaled, seats, Method(formula))) << formula.name;
      exercised += seats > 0;
    }
  }
  EXPECT_GT(exercised, 3'000);
}

TEST(Properties, DivisorMethodsAreHouseMonotone) {
  Draws draws(3);
  std::int64_t exercised = 0;
  for (const model::Formula& formula : formulas(false))
    for (int round = 0; round < kRounds / 10; ++round) {
      const Numbers votes = draws.votes(6);
      Numbers before(6, 0);
      for (std::int64_t seats = 1; seats < 40; ++seats) {
        const Allotment now = shared(votes, seats, Method(formula));
        if (now.undecided > 0) continue;
        for (std::size_t i = 0; i < 6; ++i) ASSERT_GE(now.seats[i], before[i]) << formula.name;
        exercised += now.seats != before;
        before = now.seats;
      }
    }
  EXPECT_GT(exercised, 8'000);
}

/// Of two lists, the one that grows by the larger part does not lose seats while the other gains.
TEST(Properties, DivisorMethodsArePopulationMonotone) {
  Draws draws(4);
  std::int64_t exercised = 0;
  for (const model::Formula& formula : formulas(false))
    for (int round = 0; round < kRounds; ++round) {
      const Numbers before = draws.votes(4);
      Numbers after = before;
      for (auto& v : after) v = std::max<std::int64_t>(1, v * (900 + draws.below(200)) / 1'000);
      const std::int64_t seats = 5 + draws.below(40);
      const Allotment first = shared(before, seats, Method(formula)), then = shared(after, seats, Method(formula));
      if (first.undecided + then.undecided > 0 || first.seats == then.seats) continue;
      for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j) {
          const base::Int128 grown = static_cast<base::Int128>(after[i]) * before[j];
          if (grown <= static_cast<base::Int128>(after[j]) * before[i]) continue;
          ASSERT_FALSE(then.seats[i] < first.seats[i] && then.seats[j] > first.seats[j]) << formula.name;
          exercised += then.seats[i] != first.seats[i] && then.seats[j] != first.seats[j];
        }
    }
  EXPECT_GT(exercised, 1'000);
}

/// A list that gains votes alone does not lose seats: all formulas but those with a rounded quota.
TEST(Properties, VotesForAListDoNotCostItSeats) {
  Draws draws(5);
  std::int64_t exercised = 0;
  for (const model::Formula& formula : all_formulas()) {
    if (formula.quota && formula.quota->rounding != model::Quota::Rounding::exact) continue;
    if (formula.quota && formula.quota->plus > 0) continue;
    for (int round = 0; round < kRounds; ++round) {
      const Numbers votes = draws.votes(4);
      const std::int64_t seats = 5 + draws.below(20);
      Numbers more = votes;
      more[0] += 1 + draws.below(votes[0] / 4 + 2);
      const Allotment before = shared(votes, seats, Method(formula)), now = shared(more, seats, Method(formula));
      if (before.undecided + now.undecided > 0) continue;
      ASSERT_GE(now.seats[0], before.seats[0]) << formula.name;
      exercised += now.seats != before.seats;
    }
  }
  EXPECT_GT(exercised, 1'000);
}

/// Largest remainders of the Hare quota keep quota: seats are the ideal share rounded down or up.
TEST(Properties, HareKeepsQuota) {
  Draws draws(6);
  std::int64_t exercised = 0;
  const Method method(model::hare());
  for (int round = 0; round < 10 * kRounds; ++round) {
    const Numbers votes = draws.votes(5);
    const std::int64_t seats = 1 + draws.below(60);
    const Allotment allotment = shared(votes, seats, method);
    if (allotment.undecided > 0) continue;
    for (std::size_t i = 0; i < 5; ++i) {
      const base::Int128 product = static_cast<base::Int128>(votes[i]) * seats, all = sum_of(votes);
      ASSERT_GE(allotment.seats[i], product / all);
      ASSERT_LE(allotment.seats[i], (product + all - 1) / all);
      exercised += product % all != 0;
    }
  }
  EXPECT_GT(exercised, 10'000);
}

/// The other quotas give every list at least its whole quotas, unless these are more than all the seats.
TEST(Properties, QuotaMethodsGiveWholeQuotas) {
  Draws draws(7);
  std::int64_t exercised = 0;
  for (const model::Formula& formula : formulas(true))
    for (int round = 0; round < kRounds; ++round) {
      const Numbers votes = draws.votes(5);
      const std::int64_t seats = 1 + draws.below(60);
      const Division division{votes, seats, {}, {}, 0};
      const Allotment allotment = allot(division, Method(formula));
      const Quotas quotas = quotas_of(division, *formula.quota);
      if (sum_of(quotas.whole) > seats || allotment.undecided > 0) continue;
      for (std::size_t i = 0; i < 5; ++i) {
        ASSERT_GE(allotment.seats[i], quotas.whole[i]) << formula.name;
        exercised += allotment.seats[i] > quotas.whole[i];
      }
      ASSERT_EQ(sum_of(allotment.seats), seats) << formula.name;
    }
  EXPECT_GT(exercised, 1'000);
}

/// D'Hondt gives every list at least its share rounded down, Adams at most its share rounded up.
TEST(Properties, DHondtKeepsLowerAndAdamsUpperQuota) {
  Draws draws(8);
  std::int64_t exercised = 0;
  for (int round = 0; round < 4 * kRounds; ++round) {
    const Numbers votes = draws.votes(5);
    const std::int64_t seats = 5 + draws.below(60);
    const Allotment low = shared(votes, seats, Method(model::dhondt()));
    const Allotment high = shared(votes, seats, Method(*model::formula_from("adams")));
    const base::Int128 all = sum_of(votes);
    for (std::size_t i = 0; i < 5; ++i) {
      const base::Int128 product = static_cast<base::Int128>(votes[i]) * seats;
      if (low.undecided == 0) {
        ASSERT_GE(low.seats[i], product / all);
      }
      if (high.undecided == 0) {
        ASSERT_LE(high.seats[i], (product + all - 1) / all);
      }
      exercised +=
          low.seats[i] > (product + all - 1) / all;  // beyond the upper quota: the lower one is no matter of course
    }
  }
  EXPECT_GT(exercised, 10);
}

/// Consistency: what some lists have of the whole is what they have when their seats are shared out among them alone.
TEST(Properties, DivisorMethodsAreConsistent) {
  Draws draws(9);
  std::int64_t exercised = 0;
  for (const model::Formula& formula : formulas(false))
    for (int round = 0; round < kRounds; ++round) {
      const Numbers votes = draws.votes(6);
      const Allotment whole = shared(votes, 1 + draws.below(40), Method(formula));
      if (whole.undecided > 0) continue;
      Numbers part, seats;
      for (std::size_t i = 0; i < 6; ++i)
        if (draws.below(2) == 1) {
          part.push_back(votes[i]);
          seats.push_back(whole.seats[i]);
        }
      if (part.size() < 2) continue;
      const Allotment alone = shared(part, sum_of(seats), Method(formula));
      ASSERT_EQ(alone.undecided, 0) << formula.name;
      ASSERT_EQ(alone.seats, seats) << formula.name;
      exercised += sum_of(seats) > 0 && part.size() < 6;
    }
  EXPECT_GT(exercised, 2'000);
}

/// Balinski and Young: no quota method is house monotone. Hare fails within few rounds.
TEST(Properties, HareIsNotHouseMonotone) {
  Draws draws(10);
  int failed = 0;
  for (int round = 0; round < kRounds; ++round) {
    const Numbers votes = draws.votes(4);
    Numbers before(4, 0);
    for (std::int64_t seats = 1; seats < 40; ++seats) {
      const Allotment now = shared(votes, seats, Method(model::hare()));
      if (now.undecided > 0) continue;
      for (std::size_t i = 0; i < 4; ++i) failed += now.seats[i] < before[i];
      before = now.seats;
    }
  }
  EXPECT_GT(failed, 10);
}

}  // namespace
}  // namespace acta::count

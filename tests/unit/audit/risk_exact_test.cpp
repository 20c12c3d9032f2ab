// SPDX-License-Identifier: Apache-2.0
// The risk of wrong outcomes in small worlds, exactly: every order of the cards, or every sequence of draws, is tried.
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>

#include "acta/audit/bayes.hpp"
#include "acta/audit/bravo.hpp"
#include "acta/audit/kaplan.hpp"
#include "acta/audit/minerva.hpp"
#include "acta/audit/providence.hpp"
#include "acta/audit/stratified.hpp"
#include "unit/audit/small_worlds.hpp"

namespace acta::audit {
namespace {

using Make = std::function<OwnedTest(const Population&)>;
constexpr double kInfinite = std::numeric_limits<double>::infinity();

std::vector<std::pair<const char*, Make>> makers() {
  return {{"ALPHA fixed", [](const Population& p) { return alpha_fixed(p, 0.6); }},
          {"ALPHA shrinkage",
           [](const Population& p) {
             return alpha_shrinkage(p, {0.7, 3, 0.1, 0, 1e-6});
           }},
          {"ALPHA shrinkage upward",
           [](const Population& p) {
             return alpha_shrinkage(p, {0.7, 3, 0.1, 0.1, 1e-3});
           }},
          {"fixed bet", [](const Population& p) { return bet_fixed(p, 1.2); }},
          {"aGRAPA", [](const Population& p) { return bet_agrapa(p, {}); }},
          {"aGRAPA, previous mean",
           [](const Population& p) {
             return bet_agrapa(p, {0.5, 0.6, 0.9, 2, true});
           }},
          {"Kelly",
           [](const Population& p) {
             return bet_kelly(p, {{0, 0.5, 1}, {0.2, 0.2, 0.6}, 5, 0.9});
           }},
          {"Kaplan-Kolmogorov", [](const Population& p) { return kaplan_kolmogorov(p, 0.1); }},
          {"Kaplan-Markov", [](const Population& p) { return kaplan_markov(p, 0.1); }},
          {"Kaplan-Wald", [](const Population& p) { return kaplan_wald(p, 0.2); }},
          {"mixture", [](const Population& p) {
             std::vector<OwnedTest> parts;
             for (const double eta : {0.55, 0.65, 0.9}) parts.push_back(alpha_fixed(p, eta));
             return mixture(std::move(parts));
           }}};
}

void in_every_order(const std::vector<double>& cards, std::int64_t population) {
  for (const auto& [name, make] : makers()) {
    std::vector<double> peaks;
    brute::every_order(cards, [&](std::span<const double> order) {
      const OwnedTest test = make({1, 0.5, population});
      test->run(order);
      peaks.push_back(test->log_peak());
    });
    brute::expect_risk_limited(std::move(peaks), name);
  }
}

TEST(RiskExact, TiesInEveryOrder) { in_every_order({1, 1, 1, 1, 0, 0, 0, 0, 0.5, 0.5}, 10); }

TEST(RiskExact, LosersByOneVoteInEveryOrder) { in_every_order({1, 1, 1, 0.5, 0.5, 0, 0, 0, 0}, 9); }

// Wald's ratio without replacement knows only 0 and 1.
TEST(RiskExact, WaldsRatioInEveryOrder) {
  std::vector<double> peaks;
  brute::every_order({1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0}, [&](std::span<const double> order) {
    const OwnedTest test = wald_sprt({1, 0.5, 12}, 2.0 / 3);
    test->run(order);
    peaks.push_back(test->log_peak());
  });
  brute::expect_risk_limited(std::move(peaks), "Wald");
}

TEST(RiskExact, TiesWithReplacement) {
  for (const auto& [name, make] : makers()) {
    std::vector<double> peaks;
    for (unsigned draws = 0; draws < 1U << 10; ++draws) {
      const OwnedTest test = make({1, 0.5, 0});
      for (int k = 0; k < 10; ++k) test->next(draws >> k & 1U);
      peaks.push_back(test->log_peak());
    }
    brute::expect_risk_limited(std::move(peaks), name);
  }
}

TEST(RiskExact, BravoAfterEveryBallot) {
  std::vector<double> peaks;
  for (unsigned draws = 0; draws < 1U << 14; ++draws) {
    double peak = 0;
    for (int n = 1; n <= 14; ++n) {
      const int winner = std::popcount(draws & ((1U << n) - 1));
      peak = std::max(peak, bravo_log_statistic({0.6, 0.3}, {winner, n - winner}));
    }
    peaks.push_back(peak);
  }
  brute::expect_risk_limited(std::move(peaks), "BRAVO");
}

/// Share of all sequences of votes of a tie that stop at one of the looks.
template <class Stops>
double stopped_share(int votes, Stops stops) {
  int stopped = 0;
  for (unsigned draws = 0; draws < 1U << votes; ++draws) stopped += stops(draws);
  return stopped / std::ldexp(1.0, votes);
}

// Both hypotheses are counted here by trying every sequence, not by convolution.
TEST(RiskExact, MinervaInTwoRounds) {
  for (const double alpha : {0.05, 0.1, 0.3}) {
    Minerva test(alpha, 0.7);
    const std::int64_t first = test.stopping_count(8);
    test.close_round(8);
    const std::int64_t second = test.stopping_count(16);
    test.close_round(16);
    const double risk = stopped_share(
        16, [&](unsigned draws) { return std::popcount(draws & 0xffU) >= first || std::popcount(draws) >= second; });
    EXPECT_NEAR(test.risk_spent(), risk, 1e-12);
    EXPECT_LE(risk, alpha);
    EXPECT_GT(risk, 0);
  }
}

// The second look is after 6 or 10 votes more, as the first one suggests: allowed here, not with Minerva. What a look
// shows depends on counts only.
TEST(RiskExact, ProvidenceWithSizesByWhatWasSeen) {
  for (const double alpha : {0.05, 0.1, 0.3}) {
    const auto more = [](int first) { return first >= 5 ? 6 : 10; };
    std::array<bool, 9> at_first{};
    std::array<std::array<bool, 19>, 9> at_second{};
    for (int first = 0; first <= 8; ++first) {
      at_first[first] = providence_log_p(0.7, {}, {8, first}) <= std::log(alpha);
      for (int second = first; !at_first[first] && second <= first + more(first); ++second)
        at_second[first][second] = providence_log_p(0.7, {8, first}, {8 + more(first), second}) <= std::log(alpha);
    }
    const double risk = stopped_share(18, [&](unsigned draws) {
      const int first = std::popcount(draws & 0xffU);
      const int second = std::popcount(draws & ((1U << (8 + more(first))) - 1));
      return at_first[first] || at_second[first][second];
    });
    EXPECT_LE(risk, alpha);
    EXPECT_GT(risk, 0);
  }
}

// Stopping at upset chance alpha is risk-limiting at alpha / (1 - alpha): the odds are a martingale.
TEST(RiskExact, BayesianRiskLimitingAfterEveryBallot) {
  for (const double alpha : {0.05, 0.1, 0.2}) {
    std::array<std::array<bool, 15>, 15> stops{};
    for (int n = 1; n <= 14; ++n)
      for (int votes = 0; votes <= n; ++votes) stops[n][votes] = brla_upset(n, votes) <= alpha;
    const double risk = stopped_share(14, [&](unsigned draws) {
      for (int n = 1; n <= 14; ++n)
        if (stops[n][std::popcount(draws & ((1U << n) - 1))]) return true;
      return false;
    });
    EXPECT_LE(risk, alpha / (1 - alpha));
  }
}

// Two strata of 5 and 4 cards, 4 1/2 votes in all of 9: a tie, of any make-up; drawn by turns, bets by what was seen.
TEST(RiskExact, TwoStrataInEveryOrder) {
  for (const int ones : {1, 2, 3, 4}) {
    std::vector<double> first(5, 0), second(4, 0), peaks;
    std::fill_n(first.begin(), ones, 1.0), std::fill_n(second.begin(), 4 - ones, 1.0);
    first.back() = 0.5;
    brute::every_order(first, [&](std::span<const double> a) {
      brute::every_order(second, [&](std::span<const double> b) {
        StratifiedTest test({{5, 1, 0}, {4, 1, 0}});
        StratumBet bets[2] = {{0.7, 0.4, 0.5, 2}, {0.7, 0.4, 0.5, 2}};
        double least_p = 1;
        for (std::size_t k = 0; k < 5; ++k) {
          test.add(0, a[k], bets[0].next()), bets[0].see(a[k]);
          if (k < 4) test.add(1, b[k], bets[1].next()), bets[1].see(b[k]);
          least_p = std::min(least_p, test.p_value());
        }
        peaks.push_back(least_p > 0 ? -std::log(least_p) : kInfinite);
      });
    });
    brute::expect_risk_limited(std::move(peaks), "strata");
  }
}

}  // namespace
}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
// Tests of assertions. Beside them in doc/performance.md: SHANGRLA, Arlo and the authors' own R, as stated there.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "acta/audit/card_strata.hpp"
#include "acta/audit/kaplan.hpp"
#include "acta/audit/macro.hpp"
#include "acta/audit/minerva.hpp"
#include "acta/audit/providence.hpp"
#include "acta/audit/simulated_sizes.hpp"
#include "acta/audit/stratified.hpp"
#include "acta/audit/suite.hpp"
#include "acta/base/random.hpp"

namespace {

using namespace acta::audit;

constexpr std::int64_t kMillion = 1'000'000;

/// A million draws of 0 and 1, 50.5 % ones, without a period that the processor could learn.
const std::vector<double>& million_draws() {
  static const std::vector<double> draws = [] {
    acta::base::RandomStream stream(1, 1);
    std::vector<double> made(kMillion);
    for (double& x : made) x = stream.uniform() < 0.505 ? 1 : 0;
    return made;
  }();
  return draws;
}

template <class Make>
void run_all(benchmark::State& state, Make make, const std::vector<double>& draws) {
  for (auto _ : state) {
    const OwnedTest test = make();
    test->run(draws);
    benchmark::DoNotOptimize(test->log_peak());
  }
}

void BM_AlphaShrinkage(benchmark::State& state) {
  run_all(
      state,
      [] {
        return alpha_shrinkage({1, 0.5, kMillion}, {0.52, 100, 0.01, 0, 1e-6});
      },
      million_draws());
}
BENCHMARK(BM_AlphaShrinkage)->Unit(benchmark::kMillisecond);

void BM_Agrapa(benchmark::State& state) {
  run_all(
      state,
      [] {
        return bet_agrapa({1, 0.5, kMillion}, {});
      },
      million_draws());
}
BENCHMARK(BM_Agrapa)->Unit(benchmark::kMillisecond);

void BM_KaplanMarkov(benchmark::State& state) {
  run_all(
      state,
      [] {
        return kaplan_markov({1, 0.5, kMillion}, 0.1);
      },
      million_draws());
}
BENCHMARK(BM_KaplanMarkov)->Unit(benchmark::kMillisecond);

void BM_KellyComparison(benchmark::State& state) {
  const double none = 1 / 1.99;
  const std::vector<double> draws(kMillion, none);
  const ErrorModel errors = comparison_errors(none, {1e-4, 1e-3, 1e-3, 1e-4}, 1000);
  run_all(
      state,
      [&] {
        return bet_kelly({2 * none, 0.5, kMillion}, errors);
      },
      draws);
}
BENCHMARK(BM_KellyComparison)->Unit(benchmark::kMillisecond);

void report_mean(benchmark::State& state, const std::vector<std::int64_t>& draws) {
  double sum = 0;
  for (const std::int64_t d : draws) sum += static_cast<double>(d);
  state.counters["mean draws"] = sum / static_cast<double>(draws.size());
}

/// 100 simulations, 51 % of 10^5 cards for the winner.
void BM_PollingSize(benchmark::State& state) {
  std::vector<double> cards(100'000, 0);
  std::fill_n(cards.begin(), 51'000, 1.0);
  std::vector<std::int64_t> draws;
  for (auto _ : state)
    draws = simulated_draws(
        [] {
          return alpha_shrinkage({1, 0.5, 100'000}, {0.51, 100, 0.005, 0, 1e-6});
        },
        cards, {0.05, 100, 5});
  report_mean(state, draws);
}
BENCHMARK(BM_PollingSize)->Unit(benchmark::kMillisecond);

/// 100 simulations, margin 2 %, one record of 1,000 of 10^5 overstates by one vote.
void BM_ComparisonSize(benchmark::State& state) {
  std::vector<double> cards(100'000, 1 / 1.98);
  std::fill_n(cards.begin(), 100, 0.5 / 1.98);
  std::vector<std::int64_t> draws;
  for (auto _ : state)
    draws = simulated_draws([] { return alpha_comparison({2 / 1.98, 0.5, 100'000}, 1e-4); }, cards, {0.05, 100, 5});
  report_mean(state, draws);
}
BENCHMARK(BM_ComparisonSize)->Unit(benchmark::kMillisecond);

/// 10,000 batches, 500 drawn.
void BM_Macro(benchmark::State& state) {
  const std::vector<double> totals{2.03e6, 1.8e6, 2e5};
  for (auto _ : state) {
    const Macro macro({winner_beats_loser(3, 0, 1), winner_beats_loser(3, 0, 2)}, totals);
    double total = 0;
    for (int k = 0; k < 10'000; ++k) total += macro.bound(std::vector<double>{200.0 + k % 7, 180, 20}, 410);
    MacroProduct product(total);
    for (int k = 0; k < 500; ++k) product.add(0, 1);
    benchmark::DoNotOptimize(product.p_value());
  }
}
BENCHMARK(BM_Macro)->Unit(benchmark::kMillisecond);

/// A margin of 2 %, alpha 5 %, chance 90 %.
void BM_MinervaFirstSize(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Minerva(0.05, 0.51).next_sizes(0.9, 0, 10'000'000));
}
BENCHMARK(BM_MinervaFirstSize)->Unit(benchmark::kMillisecond);

void BM_ProvidenceFirstSize(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(providence_sizes(0.05, 0.51, {}, 0.9, 10'000'000));
}
BENCHMARK(BM_ProvidenceFirstSize)->Unit(benchmark::kMillisecond);

const SuiteContest kContest{200, 750, 150, 1.03905};

void BM_SuitePValue(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(suite_p_value(kContest, {10'000, -400, 500, {}}, {1000, 600, 187, 37, 26}));
}
BENCHMARK(BM_SuitePValue)->Unit(benchmark::kMillisecond);

void BM_SuiteSize(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(suite_draws(kContest, {10'000, -400, 0, {}}, {1000, 600, 0, 0, 0}, 0.05, 11'000));
}
BENCHMARK(BM_SuiteSize)->Unit(benchmark::kMillisecond);

/// One p-value of 58 strata with range(0) draws each.
void BM_Strata58(benchmark::State& state) {
  StratifiedTest test(std::vector<Stratum>(58, Stratum{1000, 1, 0}));
  acta::base::RandomStream stream(3, 7);
  for (std::size_t k = 0; k < 58; ++k)
    for (std::int64_t i = 0; i < state.range(0); ++i) test.add(k, stream.uniform() < 0.6 ? 1 : 0, 0.2);
  for (auto _ : state) benchmark::DoNotOptimize(test.log_statistic());
}
BENCHMARK(BM_Strata58)->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);

/// One p-value as `acta audit assess` has it (four bets) of 58 strata, half of them compared, range(0) draws in all.
void BM_StrataContest58(benchmark::State& state) {
  CardContest contest{"c", "C", {"A", "B"}, CardContestKind::plurality, 1, 1, 0.5, {}};
  std::vector<CardContestAudit> audits;
  std::vector<CardStrata::Part> parts;
  for (int k = 0; k < 58; ++k) {
    ContestRecords records;
    records.contest = contest;
    records.reported = {520, 420};
    for (const Choice choice : {Choice{0}, Choice{1}})
      records.row_of_card.append(k % 2 == 0 ? 0 : choice == 0 ? 560 : 440, records.votes.add(std::span(&choice, 1)));
    audits.push_back(CardContestAudit::make_part(std::move(records),
                                                 {k % 2 == 0 ? CardMethod::polling : CardMethod::comparison}, 1000)
                         .value());
  }
  for (CardContestAudit& one : audits) parts.push_back({&one, 0});
  const CardStrata strata = CardStrata::make(parts).value();
  StrataTest test = strata.test(0);
  acta::base::RandomStream stream(3, 7);
  for (const std::uint32_t k : strata.order(state.range(0)))
    test.add(k, k % 2 == 1 ? 1 : stream.uniform() < 0.55 ? 1 : 0);
  for (auto _ : state) benchmark::DoNotOptimize(test.log_statistic());
}
BENCHMARK(BM_StrataContest58)->Arg(1160)->Arg(5800)->Unit(benchmark::kMillisecond);

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// Proofs of ranked counts, real (cases/audit/raire) and made up (no candidate dominates, 100,000 ballots of up to 5
// ranks), and drawing 1,000 of 4,000,000 ballots.
#include <benchmark/benchmark.h>

#include "acta/audit/consistent_draw.hpp"
#include "acta/audit/consistent_selection.hpp"
#include "acta/audit/irv_assertions.hpp"
#include "acta/audit/tickets_rlauxe.hpp"
#include "support/irv_contests.hpp"
#include "support/raire_cases.hpp"

namespace {

using namespace acta;
namespace fs = std::filesystem;

struct Real {
  audit::IrvBallots ballots;
  int winner = 0;
};

std::vector<Real> real_contests() {
  const fs::path archive = fs::path(ACTA_SHARED_DIR) / "cases/audit/raire/inputs.tar.xz";
  std::vector<Real> real;
  if (!fs::exists(archive)) return real;
  for (auto& contest : test::raire_contests(archive)) {
    const int winner = test::irv_winner(contest.ballots);
    real.push_back({std::move(contest.ballots), winner});
  }
  return real;
}

void real(benchmark::State& state) {
  static const auto contests = real_contests();
  if (contests.empty()) state.SkipWithError("needs cases/audit/raire, a data folder that is not part of the project");
  std::size_t assertions = 0;
  for (auto _ : state) {
    assertions = 0;
    for (const Real& one : contests)
      if (state.range(0) == 0)
        benchmark::DoNotOptimize(audit::IrvContest(one.ballots, {}).optimal_difficulty(one.winner));
      else
        assertions += std::get<audit::IrvProof>(audit::prove_winner(one.ballots, one.winner, {})).assertions.size();
  }
  state.counters["contests"] = static_cast<double>(contests.size());
  state.counters["assertions"] = static_cast<double>(assertions);
}

void made_up(benchmark::State& state) {
  const int candidates = static_cast<int>(state.range(0));
  const auto ballots = test::plackett_luce(test::flat_strengths(candidates, 1), 5, 100'000, 1);
  const int winner = test::irv_winner(ballots);
  std::size_t assertions = 0;
  for (auto _ : state) {
    const audit::IrvContest contest(ballots, {});
    const auto least = contest.optimal_difficulty(winner);
    if (state.range(1) != 0) assertions = contest.assertions(winner, *least).size();
  }
  state.counters["assertions"] = static_cast<double>(assertions);
}

/// 20,000 batches of 200 ballots in 58 jurisdictions.
std::vector<audit::IdentifierRun> state_of_ballots() {
  std::vector<audit::IdentifierRun> runs;
  for (int batch = 0; batch < 20'000; ++batch) {
    const audit::PythonValue key{
        std::vector<audit::PythonValue>{{"J" + std::to_string(batch % 58)}, {"Batch " + std::to_string(batch)}}};
    runs.push_back(*audit::arlo_ballots(key, 1, 200));
  }
  return runs;
}

void draw(benchmark::State& state) {
  static const auto runs = state_of_ballots();
  const audit::ConsistentDraw thousand{"12345678901234567890", 0, static_cast<std::uint64_t>(state.range(0)), true,
                                       static_cast<unsigned>(state.range(1))};
  for (auto _ : state) benchmark::DoNotOptimize(audit::draw_tickets(runs, thousand));
}

/// 1,000 cards for each of 20 contests, of 5,000,000 cards in 100 styles.
void select(benchmark::State& state) {
  constexpr std::uint32_t kCards = 5'000'000;
  const audit::RlauxeTickets tickets(12345678901);
  std::vector<std::uint64_t> numbers;
  std::vector<std::uint32_t> style_of_card;
  for (std::uint32_t card = 0; card < kCards; ++card) {
    numbers.push_back(static_cast<std::uint64_t>(tickets.number(card)));
    style_of_card.push_back(card % 100);
  }
  std::vector<std::vector<std::uint32_t>> styles(100);
  for (std::uint32_t style = 0; style < 100; ++style)
    for (std::uint32_t contest = 0; contest < 20; ++contest)
      if ((style * 20 + contest) % 7 < 4) styles[style].push_back(contest);
  const std::vector<std::uint64_t> wanted(20, 1'000);
  for (auto _ : state)
    benchmark::DoNotOptimize(audit::select_cards<std::uint64_t>({numbers, style_of_card, styles}, wanted));
}

}  // namespace

BENCHMARK(real)->ArgName("assertions")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(made_up)
    ->ArgNames({"candidates", "assertions"})
    ->ArgsProduct({{8, 12, 15, 20}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(draw)
    ->ArgNames({"tickets", "threads"})
    ->ArgsProduct({{1'000, 100'000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK(select)->Unit(benchmark::kMillisecond)->UseRealTime();

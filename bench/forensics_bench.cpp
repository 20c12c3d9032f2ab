// SPDX-License-Identifier: Apache-2.0
// Tests of the room forensics on 96,000 synthetic stations, or on Russia 2018 where its data are there.
#include <benchmark/benchmark.h>

#include "acta/app/load.hpp"
#include "acta/forensics/calibrate.hpp"
#include "acta/forensics/klimek.hpp"
#include "acta/forensics/mixture.hpp"
#include "acta/forensics/moments.hpp"
#include "acta/forensics/neighbours.hpp"
#include "acta/forensics/repeated_rows.hpp"
#include "acta/forensics/small_stations.hpp"
#include "acta/forensics/spikes.hpp"
#include "acta/forensics/turnout_core.hpp"
#include "acta/stats/portable.hpp"
#include "acta/stats/samplers.hpp"

namespace {

namespace forensics = acta::forensics;

const acta::model::SheetTable& sheets() {
  static const auto loaded = [] {
    acta::app::LoadOptions options;
    options.data = {ACTA_SHARED_DIR "/data"};
    options.laws = ACTA_SOURCE_DIR "/laws";
    return acta::app::load(ACTA_SOURCE_DIR "/recipes/ru-2018-president/election.toml", options);
  }();
  return (*loaded)->sheets[0][0].sheets;
}

const forensics::Stations& stations() {
  static const forensics::Stations all =
      forensics::stations_of(sheets(), forensics::leading_option(sheets()), {acta::model::Quantity::issued, false});
  return all;
}

void moments_1000(benchmark::State& state) {
  const auto shares = forensics::shares_of(stations().list);
  for (auto _ : state) benchmark::DoNotOptimize(forensics::bootstrap(shares.turnout, shares.share, 1'000, 1));
}
BENCHMARK(moments_1000)->Unit(benchmark::kMillisecond)->UseRealTime();

void spikes_1000(benchmark::State& state) {
  std::vector<forensics::Trial> trials;
  for (const auto& s : stations().list) trials.push_back({s.registered, s.ballots, s.leader});
  for (auto _ : state) benchmark::DoNotOptimize(forensics::spike_test(trials, 40, 1'000, 1));
}
BENCHMARK(spikes_1000)->Unit(benchmark::kMillisecond)->UseRealTime();

void klimek_interval(benchmark::State& state) {
  const auto shares = forensics::shares_of(stations().list);
  for (auto _ : state) {
    const auto honest = forensics::honest_part(shares.turnout, shares.share);
    benchmark::DoNotOptimize(forensics::FreeModel(honest).fit_with_interval(forensics::share_histogram(shares.share),
                                                                            forensics::Objective::likelihood, 200, 1));
  }
}
BENCHMARK(klimek_interval)->Unit(benchmark::kMillisecond)->UseRealTime();

void robust_centre(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(forensics::robust_centre(stations().list));
}
BENCHMARK(robust_centre)->Unit(benchmark::kMillisecond)->UseRealTime();

void small_stations(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(forensics::small_stations(stations(), 20, 200, 1));
}
BENCHMARK(small_stations)->Unit(benchmark::kMillisecond)->UseRealTime();

void repeated(benchmark::State& state) {
  const auto rows = forensics::vote_rows(sheets());
  for (auto _ : state) {
    benchmark::DoNotOptimize(forensics::repeated_rows(rows, 2, 50));
    benchmark::DoNotOptimize(forensics::regularity(rows, 10, -3));
  }
}
BENCHMARK(repeated)->Unit(benchmark::kMillisecond)->UseRealTime();

void calibrate_100(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(forensics::calibrate(stations(), 100, 1));
  state.SetLabel("100 elections of each of 3 models");
}
BENCHMARK(calibrate_100)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Stations of the mixture's own model: 90 % none, 7 % incremental, 3 % extreme.
forensics::Stations of_the_model(std::size_t n) {
  forensics::Stations all;
  for (std::size_t i = 0; i < n; ++i) {
    acta::base::RandomStream stream(3, i);
    acta::stats::Normal normal(stream);
    const double u = stream.uniform(), tau = acta::stats::logistic(normal(0.3, 0.2)),
                 nu = acta::stats::logistic(normal(-0.4, 0.2)), x = acta::stats::logistic(normal(0, 0.3));
    const double part = u < 0.9 ? 0 : u < 0.97 ? 0.7 * x : 0.7 + 0.3 * x;
    const auto electors = static_cast<std::int64_t>(500 + stream.below(1'000));
    const std::int64_t voted = acta::stats::binomial(stream, electors, tau);
    const std::int64_t own = acta::stats::binomial(stream, voted, nu),
                       added = acta::stats::binomial(stream, electors - voted, part),
                       moved = acta::stats::binomial(stream, voted - own, part);
    all.list.push_back({electors, voted + added, voted + added, own + added + moved});
    all.unit.push_back(static_cast<std::uint32_t>(i));
    all.area.push_back(0), all.group.push_back(0);
  }
  return all;
}

void mixture(benchmark::State& state, bool real) {
  const auto n = static_cast<std::size_t>(state.range(0));
  forensics::Stations some = real ? stations() : of_the_model(n);
  if (n < some.size()) some.list.resize(n);
  double r_hat = 0, draws = 0, effective = 0;
  for (auto _ : state) {
    const auto got = forensics::mixture(some, {});
    r_hat = got->worst_r_hat, draws = got->draws, effective = got->least_effective;
  }
  state.counters["r_hat"] = r_hat;
  state.counters["draws"] = draws;
  state.counters["effective"] = effective;
}
BENCHMARK_CAPTURE(mixture, of_the_model, false)
    ->Arg(10'000)
    ->Arg(95'000)
    ->Unit(benchmark::kSecond)
    ->UseRealTime()
    ->Iterations(1);
BENCHMARK_CAPTURE(mixture, russia_2018, true)->Arg(10'000)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);

}  // namespace

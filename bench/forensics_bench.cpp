// SPDX-License-Identifier: Apache-2.0
// Tests of the room forensics on 96,000 synthetic stations, or on Russia 2018 where its data are there.
#include <benchmark/benchmark.h>

#include "acta/app/load.hpp"
#include "acta/forensics/calibrate.hpp"
#include "acta/forensics/klimek.hpp"
#include "acta/forensics/moments.hpp"
#include "acta/forensics/neighbours.hpp"
#include "acta/forensics/repeated_rows.hpp"
#include "acta/forensics/small_stations.hpp"
#include "acta/forensics/spikes.hpp"
#include "acta/forensics/turnout_core.hpp"

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

}  // namespace

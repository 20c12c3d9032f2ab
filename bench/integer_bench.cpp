// SPDX-License-Identifier: Apache-2.0
// The test of whole percentages on a nation of 96,000 stations. The published program needs 171 to 188 CPU seconds a
// year.
#include <benchmark/benchmark.h>

#include "acta/forensics/integer_percentages.hpp"

namespace {

void integer_percentages(benchmark::State& state) {
  std::vector<acta::forensics::IntegerStation> stations;
  for (std::int64_t i = 0; i < 96'000; ++i) {
    const std::int64_t voters = 150 + (i * 7'919) % 2'650, given = voters * (30 + i % 60) / 100;
    stations.push_back({voters, given, given, given * (20 + i % 70) / 100 + 1});
  }
  for (auto _ : state) benchmark::DoNotOptimize(acta::forensics::integer_percentages(stations));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * 96'000);
}
BENCHMARK(integer_percentages)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// The test of whole percentages on Russia 2021 (96,325 stations), where its data are there. The published program needs
// 171 to 188 CPU seconds a year.
#include <benchmark/benchmark.h>

#include <filesystem>

#include "acta/app/load.hpp"
#include "acta/forensics/integer_percentages.hpp"

namespace {

using acta::forensics::Station;

/// Stations of the recipe, or synthetic ones of the same number where there are no data.
std::vector<Station> stations(benchmark::State& state) {
  std::vector<Station> all;
  acta::app::LoadOptions options;
  options.data = {ACTA_SHARED_DIR "/data"};
  options.laws = ACTA_SOURCE_DIR "/laws";
  const auto loaded = acta::app::load(ACTA_SOURCE_DIR "/recipes/ru-2021-duma/election.toml", options);
  if (!loaded) {
    state.SetLabel("synthetic");
    for (std::int64_t i = 0; i < 96'000; ++i) {
      const std::int64_t voters = 150 + (i * 7'919) % 2'650, given = voters * (30 + i % 60) / 100;
      all.push_back({voters, given, given, given * (20 + i % 70) / 100 + 1});
    }
    return all;
  }
  const auto& sheets = (*loaded)->sheets[0][0].sheets;
  const auto& cells = [&](acta::model::Quantity q) -> const auto& { return sheets.quantity(q)->cells; };
  for (std::size_t i = 0; i < sheets.units(); ++i)
    all.push_back({cells(acta::model::Quantity::registered)[i], cells(acta::model::Quantity::issued)[i],
                   acta::model::ballots_counted(sheets, i), sheets.votes[4].cells[i]});
  state.SetLabel("Russia 2021");
  return all;
}

void integer_percentages(benchmark::State& state) {
  const auto all = stations(state);
  for (auto _ : state) benchmark::DoNotOptimize(acta::forensics::integer_percentages(all));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * all.size()));
}
BENCHMARK(integer_percentages)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

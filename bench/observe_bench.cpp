// SPDX-License-Identifier: Apache-2.0
// 1,000 samples of 100,000 stations in 85 strata, with the variance of each, and drawing one by tickets.
#include <benchmark/benchmark.h>

#include "acta/base/random.hpp"
#include "acta/observe/draw.hpp"
#include "acta/observe/resample.hpp"

namespace {

constexpr std::size_t kStations = 100'000, kAreas = 85;

struct Nation {
  acta::model::SheetTable table;
  acta::observe::Frame frame;
  std::vector<double> y, x;
  Nation() {
    acta::base::RandomStream random(1, 0);
    table.levels.push_back({"area", {}});
    for (std::size_t a = 0; a < kAreas; ++a) table.levels[0].areas.push_back({std::to_string(a), std::to_string(a), 0});
    for (std::size_t unit = 0; unit < kStations; ++unit) {
      table.keys.push_back(std::to_string(unit));
      table.places.push_back({0, unit + 2});
      table.area.push_back(static_cast<std::uint32_t>(random.below(kAreas)));
      x.push_back(100 + static_cast<double>(random.below(1'500)));
      y.push_back(x.back() * (0.3 + 0.4 * random.uniform()));
    }
    frame = acta::observe::frame_of(table, 0);
  }
};

const Nation& nation() {
  static const Nation made;
  return made;
}

void resample(benchmark::State& state) {
  const Nation& own = nation();
  const auto sizes = acta::observe::allocate(own.frame, state.range(0), acta::observe::Allocation::proportional);
  for (auto _ : state)
    benchmark::DoNotOptimize(acta::observe::resample(own.frame, sizes, own.y, own.x, 1'000, 1, 0.95));
}

void draw(benchmark::State& state) {
  const Nation& own = nation();
  const auto sizes = acta::observe::allocate(own.frame, 1'000, acta::observe::Allocation::proportional);
  for (auto _ : state) benchmark::DoNotOptimize(acta::observe::draw(own.table, own.frame, sizes, "83 19 60 44"));
}

}  // namespace

BENCHMARK(resample)->Arg(1'000)->Arg(10'000)->Arg(50'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(draw)->Unit(benchmark::kMillisecond);

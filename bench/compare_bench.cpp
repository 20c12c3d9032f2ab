// SPDX-License-Identifier: Apache-2.0
// Two copies of 100,000 sheets with 40 options, one sheet in a hundred different and as many late; keys as written, and
// with other zeros.
#include <benchmark/benchmark.h>

#include <random>

#include "acta/check/compare.hpp"

namespace {

constexpr std::size_t kSheets = 100'000, kOptions = 40, kAreas = 2'000;

acta::model::SheetTable copy_of(std::size_t sheets, bool zeros, bool changed) {
  acta::model::SheetTable table;
  std::mt19937_64 random(7), error(9);
  table.levels.push_back({"area", {}});
  for (std::size_t a = 0; a < kAreas; ++a) table.levels[0].areas.push_back({std::to_string(a), std::to_string(a), 0});
  table.votes.resize(kOptions);
  acta::model::Column electors{{}, {"electors"}, {1}};
  for (std::size_t unit = 0; unit < sheets; ++unit) {
    const std::string number = std::to_string(unit % 50);
    table.keys.push_back(std::to_string(unit / 50) + (zeros ? "-00" : "/") + number);
    table.labels.push_back(number);
    table.places.push_back({0, unit + 2});
    table.area.push_back(static_cast<std::uint32_t>(unit / 50 % kAreas));
    electors.cells.push_back(static_cast<acta::model::Cell>(400 + random() % 300));
    for (std::size_t option = 0; option < kOptions; ++option)
      table.votes[option].cells.push_back(static_cast<acta::model::Cell>(random() % (200 / (option + 1) + 1)));
    if (changed && error() % 100 == 0) table.votes[error() % kOptions].cells[unit] += 10;
  }
  table.quantities[static_cast<std::size_t>(acta::model::Quantity::registered)] = std::move(electors);
  return table;
}

void compare(benchmark::State& state, bool zeros) {
  acta::model::Contest contest;
  contest.options.resize(kOptions);
  const auto first = copy_of(kSheets - 1'000, false, false), second = copy_of(kSheets, zeros, true);
  for (auto _ : state) benchmark::DoNotOptimize(acta::check::compare(contest, first, second));
}
BENCHMARK_CAPTURE(compare, keys_as_written, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compare, keys_to_be_found, true)->Unit(benchmark::kMillisecond);

}  // namespace

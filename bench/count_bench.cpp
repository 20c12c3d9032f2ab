// SPDX-License-Identifier: Apache-2.0
// A Knesset: 39 lists, 120 seats, threshold and agreements, with the margin of every seat.
#include <benchmark/benchmark.h>

#include "acta/count/count.hpp"

namespace {

void knesset(benchmark::State& state) {
  acta::model::Poll poll;
  for (std::size_t i = 0; i < 39; ++i) {
    const std::int64_t votes =
        i < 13 ? 1'066'892 / static_cast<std::int64_t>(1 + i) + 150'000 : 3'000 - 50 * static_cast<std::int64_t>(i);
    poll.lists.push_back({std::to_string(i), std::to_string(i), votes, {i}});
    poll.valid += votes;
  }
  poll.agreements = {{0, 8}, {1, 7}, {4, 10}, {5, 11}, {2, 6}};
  acta::model::Law law;
  law.rule = acta::model::Rule::divisor;
  law.seats = 120;
  law.threshold = {13, 400};
  law.agreements = true;
  for (auto _ : state) benchmark::DoNotOptimize(acta::count::count(poll, law));
}
BENCHMARK(knesset)->Unit(benchmark::kMillisecond);

}  // namespace

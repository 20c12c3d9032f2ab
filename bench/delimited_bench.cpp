// SPDX-License-Identifier: Apache-2.0
// Splitting delimited text, one core: bytes per second beside the copy of the same bytes.
#include <benchmark/benchmark.h>

#include <cstring>
#include <fstream>
#include <iterator>

#include "acta/read/archive.hpp"
#include "acta/read/delimited.hpp"

namespace {

/// 64 MB of rows like those of a national file: three texts and 28 small numbers.
std::string text() {
  std::string rows;
  rows.reserve(68u << 20);
  for (std::size_t i = 0; rows.size() < (64u << 20); ++i) {
    rows +=
        "Region " + std::to_string(i % 80) + ",\"Town, " + std::to_string(i % 3000) + "\",Station " + std::to_string(i);
    for (std::size_t k = 0; k < 28; ++k) rows += "," + std::to_string((i * 7919 + k * 104'729) % (k < 4 ? 3'000 : 200));
    rows += '\n';
  }
  return rows;
}

void split(benchmark::State& state) {
  const std::string bytes = text();
  for (auto _ : state) {
    state.PauseTiming();
    std::string copy = bytes;
    state.ResumeTiming();
    auto grid = acta::read::read_delimited("x", std::move(copy), {});
    benchmark::DoNotOptimize(grid);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}
BENCHMARK(split)->Unit(benchmark::kMillisecond);

/// The national file of 2021, 33 MB, where it is there.
void split_russia_2021(benchmark::State& state) {
  std::ifstream in(ACTA_SHARED_DIR "/data/russia/2021.csv.zip", std::ios::binary);
  const std::string packed{std::istreambuf_iterator<char>(in), {}};
  const auto unpacked = acta::read::unpack("2021.csv.zip", packed, "", true);
  if (!unpacked) return state.SkipWithError("the data are not there");
  for (auto _ : state) {
    state.PauseTiming();
    std::string copy = unpacked->bytes;
    state.ResumeTiming();
    auto grid = acta::read::read_delimited("x", std::move(copy), {});
    benchmark::DoNotOptimize(grid);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * unpacked->bytes.size()));
}
BENCHMARK(split_russia_2021)->Unit(benchmark::kMillisecond);

void copy(benchmark::State& state) {
  const std::string bytes = text();
  std::string target(bytes.size(), '\0');
  for (auto _ : state) {
    std::memcpy(target.data(), bytes.data(), bytes.size());
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}
BENCHMARK(copy)->Unit(benchmark::kMillisecond);

}  // namespace

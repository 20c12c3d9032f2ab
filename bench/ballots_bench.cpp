// SPDX-License-Identifier: Apache-2.0
// 13 times the cast vote records of Minneapolis 2013 (ES&S, 80,101 ballots in .xlsx): 1,041,313 ballots, read, grouped
// and merged on one core and on all. RCTab 2.0.1 needs 71 to 75 s and 2.2 to 4.2 GB to read and count them.
#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <tbb/parallel_for.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "acta/read/ballots/ess.hpp"
#include "acta/read/ballots/merge.hpp"

namespace {

constexpr std::size_t kTimes = 13;
constexpr std::int64_t kBallots = 80'101;
const std::filesystem::path kFile =
    ACTA_SHARED_DIR "/cases/rctab/2013_minneapolis_mayor/2013_minneapolis_mayor_cvr.xlsx";

std::string minneapolis() {
  std::ifstream in(kFile, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::optional<acta::read::BallotReading> read_one(const std::string& bytes, bool cards) {
  acta::read::EssLayout layout;
  layout.first_vote_column = 2;
  layout.precinct_column = 1;
  acta::read::BallotOptions options;
  options.overvote_label = "overvote";
  options.skipped_label = "undervote";
  options.undeclared_write_in_label = "UWI";
  options.most_ranks = 3;
  options.keep_cards = cards;
  auto reading = acta::read::read_ess(kFile.filename().string(), bytes, layout, options);
  if (!reading) return std::nullopt;
  return std::move(reading).value();
}

/// The ballots of all readings in their order; 0: one was not read.
std::int64_t merged(std::vector<std::optional<acta::read::BallotReading>>& readings) {
  for (const auto& reading : readings)
    if (!reading) return 0;
  for (std::size_t i = 1; i < readings.size(); ++i)
    if (!acta::read::merge_ballots(*readings[0], *readings[i], {})) return 0;
  std::int64_t ballots = 0;
  for (const std::int64_t count : readings[0]->ballots.counts) ballots += count;
  return ballots;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void run(benchmark::State& state, bool parallel, bool cards) {
  const std::string bytes = minneapolis();
  if (bytes.empty())
    return state.SkipWithError("needs cases/rctab of the shared folder, which is not part of the project");
  for (auto _ : state) {
    std::vector<std::optional<acta::read::BallotReading>> readings(kTimes);
    const auto one = [&](std::size_t i) { readings[i] = read_one(bytes, cards); };
    if (parallel)
      tbb::parallel_for(std::size_t{0}, kTimes, one);
    else
      for (std::size_t i = 0; i < kTimes; ++i) one(i);
    if (merged(readings) != static_cast<std::int64_t>(kTimes) * kBallots) return state.SkipWithError("not all ballots");
  }
  state.counters["peak MB"] = peak_megabytes();
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kTimes) * kBallots);
}

void one_core(benchmark::State& state) { run(state, false, false); }
void all_cores(benchmark::State& state) { run(state, true, false); }
void all_cores_with_cards(benchmark::State& state) { run(state, true, true); }

}  // namespace

BENCHMARK(one_core)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(all_cores)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(all_cores_with_cards)->Unit(benchmark::kMillisecond)->UseRealTime();

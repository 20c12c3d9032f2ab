// SPDX-License-Identifier: Apache-2.0
// 13 times Minneapolis 2013 (mayor), 1,041,313 ballots of cases/rctab, with RCTab's rules for it: 0 without slices, 1
// with its 117 precincts.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "acta/count/ranked/count.hpp"
#include "acta/read/ballots/ess.hpp"

namespace {

using namespace acta;

constexpr int kTimes = 13;

std::string workbook() {
  const auto path =
      std::filesystem::path(ACTA_SHARED_DIR) / "cases/rctab/2013_minneapolis_mayor/2013_minneapolis_mayor_cvr.xlsx";
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

read::BallotReading reading_of(const std::string& bytes, bool slices) {
  read::EssLayout layout;
  layout.first_vote_column = 2;
  layout.precinct_column = 1;
  read::BallotOptions options;
  options.overvote_label = "overvote";
  options.skipped_label = "undervote";
  options.undeclared_write_in_label = "UWI";
  options.most_ranks = 3;
  options.keep_cards = slices;
  return read::read_ess("cvr.xlsx", bytes, layout, options).value();
}

count::RankedContest contest_of(const std::vector<read::BallotReading>& readings, bool slices) {
  std::vector<count::RankedSource> sources;
  std::vector<count::RankedCandidate> candidates;
  for (const std::string& name : readings.front().ballots.candidates) candidates.push_back({name, {}, false});
  for (const auto& one : readings) sources.push_back({&one.ballots, one.codes, 3, true});
  return count::assemble_contest(sources, candidates, {true, slices, false}).value();
}

count::RankedRules rules() {
  count::RankedRules rules;
  rules.ties = count::TieMode::random;
  rules.overvote = count::OvervoteRule::exhaust;
  rules.most_skipped = 1;
  rules.batch_elimination = true;
  return rules;
}

void reading(benchmark::State& state) {
  const std::string bytes = workbook();
  if (bytes.empty()) return state.SkipWithError("needs cases/rctab, a data folder that is not part of the project");
  for (auto _ : state)
    for (int i = 0; i < kTimes; ++i) benchmark::DoNotOptimize(reading_of(bytes, state.range(0) != 0));
}

void counting(benchmark::State& state) {
  const std::string bytes = workbook();
  if (bytes.empty()) return state.SkipWithError("needs cases/rctab, a data folder that is not part of the project");
  const bool slices = state.range(0) != 0;
  const std::vector<read::BallotReading> readings(kTimes, reading_of(bytes, slices));
  std::size_t rounds = 0;
  for (auto _ : state) {
    const auto contest = contest_of(readings, slices);
    rounds = count::count_ranked(contest, rules(), {{}, slices}).value().rounds.size();
    state.counters["ballots"] = static_cast<double>(contest.ballots);
  }
  state.counters["rounds"] = static_cast<double>(rounds);
}

BENCHMARK(reading)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(counting)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace

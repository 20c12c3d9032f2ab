// SPDX-License-Identifier: Apache-2.0
// The cases of tests/cases on the folder "shared" beside the checkout: each counted with steps and every margin, its
// votes read beforehand; and all of them from the files to the checks. Cases whose data are absent are left out.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>

#include "acta/app/cases.hpp"
#include "acta/count/count.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path kSource = ACTA_SOURCE_DIR;

acta::app::CaseOptions options(bool margins = true) {
  acta::app::CaseOptions all;
  all.laws = kSource / "laws";
  all.data = {fs::path(ACTA_SHARED_DIR)};
  all.margins = margins;
  return all;
}

std::vector<fs::path> cases() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(kSource / "tests" / "cases"))
    if (entry.path().extension() == ".count" && acta::app::run_case(entry.path(), options(false)))
      found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

void one_case(benchmark::State& state, const fs::path& path) {
  const auto run = acta::app::run_case(path, options());
  for (auto _ : state) benchmark::DoNotOptimize(acta::count::count(run.value().read.poll, run.value().read.law));
}

void all_cases(benchmark::State& state, const std::vector<fs::path>& paths) {
  for (auto _ : state)
    for (const fs::path& path : paths) benchmark::DoNotOptimize(acta::app::run_case(path, options()));
  state.counters["cases"] = static_cast<double>(paths.size());
}

const bool registered = [] {
  const std::vector<fs::path> paths = cases();
  for (const fs::path& path : paths)
    benchmark::RegisterBenchmark(path.stem().c_str(), [path](benchmark::State& state) {
      one_case(state, path);
    })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("all_cases_from_files", [paths](benchmark::State& state) {
    all_cases(state, paths);
  })->Unit(benchmark::kMillisecond);
  return true;
}();

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// Seats by area and list: a matrix like a cantonal parliament (18 by 9, 180 seats) and a large one (26 by 40, 400).
#include <benchmark/benchmark.h>

#include <numeric>

#include "acta/count/biproportional.hpp"

namespace {

using acta::count::BiproportionalInput;

/// Votes of a fixed pattern; the sums of a matrix that the fractions would round to, so that both sides agree.
BiproportionalInput world(std::size_t areas, std::size_t lists, std::int64_t seats) {
  BiproportionalInput input;
  input.divisors = acta::model::sainte_lague().divisors;
  std::uint64_t state = 2019;
  const auto draw = [&](std::uint64_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::int64_t>((state >> 33) % below);
  };
  for (std::size_t i = 0; i < areas; ++i) {
    input.votes.emplace_back();
    for (std::size_t j = 0; j < lists; ++j)
      input.votes.back().push_back((500 + draw(60'000)) / static_cast<std::int64_t>(1 + j / 3));
  }
  input.area_seats.assign(areas, 1);
  input.list_seats.assign(lists, 1);
  for (std::int64_t left = seats - static_cast<std::int64_t>(areas); left > 0; --left)
    ++input.area_seats[static_cast<std::size_t>(draw(areas))];
  for (std::int64_t left = seats - static_cast<std::int64_t>(lists); left > 0; --left) {
    const std::size_t list = static_cast<std::size_t>(draw(lists));
    ++input.list_seats[static_cast<std::size_t>(draw(list + 1))];
  }
  return input;
}

void matrix(benchmark::State& state) {
  const auto input =
      world(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)), state.range(2));
  for (auto _ : state) benchmark::DoNotOptimize(acta::count::biproportional(input));
}
BENCHMARK(matrix)->Args({18, 9, 180})->Args({26, 40, 400})->Unit(benchmark::kMicrosecond);

/// How far every move of votes between two lists of an area can go.
void all_reaches(benchmark::State& state) {
  const auto input = world(18, 9, 180);
  const auto result = acta::count::biproportional(input);
  for (auto _ : state)
    for (std::size_t area = 0; area < 18; ++area)
      for (std::size_t from = 0; from < 9; ++from)
        for (std::size_t to = 0; to < 9; ++to)
          if (from != to) benchmark::DoNotOptimize(acta::count::reach(input, *result, {area, from, to}));
}
BENCHMARK(all_reaches)->Unit(benchmark::kMillisecond);

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// A Knesset (39 lists, 120 seats, threshold and agreements) with the margin of every seat, and assemblies of 700 seats,
// 16 areas and 50 lists: seats alone, and with levelling and every margin.
#include <benchmark/benchmark.h>

#include <random>

#include "acta/count/count.hpp"

namespace {

using acta::model::Poll;

acta::model::Condition share_of(acta::base::Ratio share) {
  acta::model::Condition condition;
  condition.share = share;
  return condition;
}

void knesset(benchmark::State& state) {
  Poll poll;
  for (std::size_t i = 0; i < 39; ++i) {
    const std::int64_t votes =
        i < 13 ? 1'066'892 / static_cast<std::int64_t>(1 + i) + 150'000 : 3'000 - 50 * static_cast<std::int64_t>(i);
    poll.lists.push_back({std::to_string(i), std::to_string(i), votes, {i}, {}, 1});
    poll.valid += votes;
  }
  poll.agreements = {{0, 8}, {1, 7}, {4, 10}, {5, 11}, {2, 6}};
  acta::model::Law law = acta::model::one_tier(acta::model::TierKind::lists, 120);
  law.tiers[0].conditions = {share_of({13, 400})};
  law.tiers[0].agreements = true;
  for (auto _ : state) benchmark::DoNotOptimize(acta::count::count(poll, law));
}
BENCHMARK(knesset)->Unit(benchmark::kMillisecond);

constexpr std::size_t kAreas = 16, kLists = 50;

Poll assembly(std::mt19937_64& random) {
  Poll poll;
  poll.levels = {"area"};
  acta::model::Tally tally{"", {}, {}, {}};
  for (std::size_t i = 0; i < kLists; ++i) poll.lists.push_back({std::to_string(i), std::to_string(i), 0, {}, {}, 1});
  for (std::size_t a = 0; a < kAreas; ++a) {
    poll.areas.push_back({std::to_string(a), std::to_string(a), 0, acta::model::kNone, {}, {}, {}});
    tally.votes.emplace_back();
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < kLists; ++i) {
      const auto votes = static_cast<std::int64_t>(random() % (1'000'000 / (1 + 2 * i)));
      tally.votes.back().push_back(votes);
      poll.lists[i].votes += votes;
      sum += votes;
    }
    tally.valid.push_back(sum);
    tally.cast.push_back(0);
    poll.valid += sum;
  }
  poll.tallies.push_back(std::move(tally));
  return poll;
}

acta::model::Law by_area() {
  acta::model::Law law = acta::model::one_tier(acta::model::TierKind::lists, 700, acta::model::sainte_lague());
  law.tiers[0].areas = "area";
  law.tiers[0].seats.by = "valid";
  law.tiers[0].seats.formula = acta::model::sainte_lague();
  return law;
}

/// Seats of simulated assemblies: items are assemblies.
void assemblies(benchmark::State& state) {
  std::mt19937_64 random(7);
  std::vector<Poll> polls;
  for (int i = 0; i < 20; ++i) polls.push_back(assembly(random));
  const acta::model::Law law = by_area();
  std::size_t next = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(acta::count::count(polls[next++ % polls.size()], law, {false, false}));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(assemblies)->Unit(benchmark::kMicrosecond);

void levelling_with_margins(benchmark::State& state) {
  std::mt19937_64 random(7);
  const Poll poll = assembly(random);
  acta::model::Law law = by_area();
  law.tiers[0].seats.total = 600;
  acta::model::Tier more = law.tiers[0];
  more.id = "more";
  more.kind = acta::model::TierKind::compensation;
  more.areas.clear();
  more.seats = {};
  more.seats.total = 700;
  more.counts = {"seats"};
  more.conditions = {share_of({1, 25})};
  more.less_unqualified = true;
  law.tiers.push_back(more);
  for (auto _ : state) benchmark::DoNotOptimize(acta::count::count(poll, law, {false, true}));
}
BENCHMARK(levelling_with_margins)->Unit(benchmark::kMillisecond);

}  // namespace

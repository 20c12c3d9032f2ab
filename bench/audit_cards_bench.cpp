// SPDX-License-Identifier: Apache-2.0
// An audit of 2,000,000 cards with 50 contests: what plan, draw and assess compute once records are in memory. Beside
// it in doc/performance.md: 5 seconds and 2 GB for all of it.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "acta/audit/card_draw.hpp"
#include "acta/audit/card_walk.hpp"
#include "acta/base/random.hpp"

namespace {

using namespace acta::audit;

constexpr std::int64_t kCards = 2'000'000;
constexpr std::uint32_t kContests = 50;

/// Every contest on about half of the cards, four choices, a margin of 4 to 16 %.
ContestRecords contest_records(std::uint32_t number) {
  ContestRecords records;
  records.contest = {"c" + std::to_string(number), "", {"A", "B", "C", "D"}, CardContestKind::plurality, 1, 1, 0.5, {}};
  for (Choice choice = 0; choice < 4; ++choice) records.votes.add(std::span(&choice, 1));
  const std::uint32_t blank = records.votes.add({});
  acta::base::RandomStream stream(1, number + 1);
  const double lead = 0.02 + 0.06 * number / kContests;
  for (std::int64_t card = 0; card < kCards; ++card) {
    const double at = stream.uniform() * 2;
    records.row_of_card.push_back(at > 1            ? kNotOnCard
                                  : at < 0.4 + lead ? 0
                                  : at < 0.8        ? 1
                                  : at < 0.9        ? 2
                                  : at < 0.95       ? 3
                                                    : blank);
  }
  // Cards come in a few hundred styles, not in 2^50: whole blocks have or have not the contest.
  for (std::int64_t card = 0; card < kCards; ++card) {
    const bool on = ((card / 5'000) * 2'654'435'761 + number * 40'503) % 97 < 50;
    const auto at = static_cast<std::size_t>(card);
    if (!on) records.row_of_card.set(at, kNotOnCard);
    if (on && records.row_of_card[at] == kNotOnCard) records.row_of_card.set(at, static_cast<std::uint32_t>(card % 5));
  }
  return records;
}

void BM_PlanDrawAssess(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<ContestRecords> records;
    for (std::uint32_t c = 0; c < kContests; ++c) records.push_back(contest_records(c));
    state.ResumeTiming();
    std::vector<CardContestAudit> audits;
    for (ContestRecords& one : records) audits.push_back(CardContestAudit::make(std::move(one), {}, kCards).value());
    const CardStyles styles = card_styles(audits, kCards);
    std::vector<std::int64_t> sizes;
    for (const CardContestAudit& one : audits) sizes.push_back(one.size(0.05));
    benchmark::DoNotOptimize(expected_cards(audits, styles, sizes));
    const CardDraw draw = draw_cards(audits, styles, "2026", sizes).value();
    for (std::uint32_t c = 0; c < kContests; ++c) {
      std::map<std::size_t, CardPaper> papers;
      for (const std::uint64_t card : draw.samples[c]) {
        const auto vote = audits[c].vote(*audits[c].row(card));
        papers[card] = {CardPaper::Seen::vote, {vote.begin(), vote.end()}};
      }
      const CardWalk walk = walk_cards(
          audits[c], draw.samples[c], [&](std::size_t card) { return &papers.at(card); }, 0.05);
      if (walk.risk > 0.05) state.SkipWithError("an audit without difference did not end");
    }
    state.counters["styles"] = static_cast<double>(styles.lists.size());
    state.counters["cards"] = static_cast<double>(draw.cards.size());
  }
}
BENCHMARK(BM_PlanDrawAssess)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// Laws of ranked/result.hpp and ranked/count.hpp on drawn contests.
#include <gtest/gtest.h>

#include "acta/count/ranked/count.hpp"
#include "unit/count/ranked_elections.hpp"

namespace acta::count {
namespace {

struct Met {
  int counts = 0, ties = 0, surpluses = 0, residuals = 0;
};

/// tallies + inactive + residual = ballots - undervotes.
bool sums_hold(const RankedResult& result) {
  for (const auto& round : result.rounds) {
    Amount sum = round.residual;
    for (const auto& tally : round.figures.tally)
      if (tally) sum += *tally;
    for (const auto& inactive : round.figures.inactive) sum += inactive;
    if (sum != Amount(result.ballots - result.undervotes)) return false;
  }
  return true;
}

/// Slices together are the whole; kept sums of winners may be above the threshold that the whole shows.
bool slices_add_up(const RankedResult& result) {
  if (result.precincts.empty()) return true;
  for (std::size_t r = 0; r < result.rounds.size(); ++r) {
    Amount parts(0), whole = result.rounds[r].residual;
    for (const auto& slice : result.precincts)
      for (const auto& tally : slice.rounds[r].tally)
        if (tally) parts += *tally;
    for (const auto& tally : result.rounds[r].figures.tally)
      if (tally) whole += *tally;
    if (parts != whole) return false;
    for (std::size_t kind = 0; kind < kInactiveKinds; ++kind) {
      Amount inactive(0);
      for (const auto& slice : result.precincts) inactive += slice.rounds[r].inactive[kind];
      if (inactive != result.rounds[r].figures.inactive[kind]) return false;
    }
  }
  return true;
}

/// The difference of two rounds is what the transfers between them say.
bool transfers_explain(const RankedResult& result) {
  for (std::size_t r = 0; r + 1 < result.rounds.size(); ++r) {
    const auto& now = result.rounds[r].figures;
    const auto& next = result.rounds[r + 1].figures;
    for (std::uint32_t c = 0; c < now.tally.size(); ++c) {
      Amount expected = now.tally[c].value_or(Amount(0));
      for (const auto& transfer : now.transfers) {
        if (transfer.to == c) expected += transfer.amount;
        if (transfer.from == c) expected = expected - transfer.amount;
      }
      if (expected != next.tally[c].value_or(Amount(0))) return false;
    }
  }
  return true;
}

RankedRules drawn_rules(JavaRandom& random) {
  RankedRules rules;
  rules.mode = static_cast<WinnerMode>(random.next_int(5));
  const bool surplus = moves_surplus(rules.mode), one = rules.mode == WinnerMode::single_winner;
  rules.seats = one ? 1 : rules.mode == WinnerMode::bottoms_up_share ? 0 : 2 + random.next_int(2);
  rules.ties = random.next_int(2) == 0 ? TieMode::candidate_order : TieMode::previous_then_random;
  rules.overvote = static_cast<OvervoteRule>(random.next_int(3));
  if (random.next_int(2) == 0) rules.most_skipped = random.next_int(2);
  rules.exhaust_on_duplicate = random.next_int(2) == 0;
  rules.decimals = random.next_int(4) == 0 ? std::nullopt : std::optional<int>(random.next_int(7));
  if (surplus) rules.quota = static_cast<RankedQuota>(random.next_int(3));
  rules.surplus = static_cast<SurplusRule>(random.next_int(5));
  rules.batch_elimination = random.next_int(2) == 0;
  rules.continue_until_two = one && random.next_int(2) == 0;
  rules.first_round_threshold = one && random.next_int(3) == 0;
  rules.cutoff_elimination = rules.mode == WinnerMode::bottoms_up_share && random.next_int(2) == 0;
  if (rules.seats == 0) rules.share_percent = Amount(5 + random.next_int(20));
  if (is_iterated(rules)) {
    rules.mode = WinnerMode::several_winners_per_round;
    rules.quota = RankedQuota::droop_fractional;
    rules.decimals = 3 + random.next_int(10);
    rules.batch_elimination = false;
    rules.overvote = static_cast<OvervoteRule>(random.next_int(2));
  }
  return rules;
}

void hold_laws(const RankedContest& contest, const RankedRules& rules, JavaRandom& random, const std::string& about,
               Met& met) {
  RankedOptions options;
  options.slices = true;
  const auto counted = count_ranked(contest, rules, options);
  ASSERT_TRUE(counted) << about << (counted ? "" : ": " + counted.error().message);
  const bool iterated = is_iterated(rules);
  EXPECT_TRUE(sums_hold(*counted)) << (about + ": tallies, inactive and residual are the ballots");
  EXPECT_TRUE(slices_add_up(*counted)) << (about + ": slices are the whole");
  EXPECT_TRUE(iterated || transfers_explain(*counted)) << (about + ": transfers explain the next round");
  const std::string text = text_of(*counted);
  for (const RankedContest& other : {shuffled(contest, random), ungrouped(contest), sorted(contest)}) {
    const auto again = count_ranked(other, rules);
    EXPECT_TRUE(again && text_of(*again) == text) << (about + ": order and grouping of rows do not matter");
  }
  const bool filled = rules.seats > 0 && static_cast<int>(counted->elected.size()) > rules.seats;
  EXPECT_FALSE(filled) << (about + ": more elected than seats\n" + text);
  ++met.counts;
  for (const auto& round : counted->rounds) {
    met.ties += round.by_tie ? 1 : 0;
    met.residuals += round.residual.sign() > 0 ? 1 : 0;
  }
  met.surpluses += moves_surplus(rules.mode) ? 1 : 0;
}

// Half of the contests have blank ranks, overvotes, repeated candidates and write-ins. That the laws are put to the
// test is told by the last lines.
TEST(RankedProperties, HoldOnDrawnContests) {
  JavaRandom random(20131105);
  Met met;
  for (int i = 0; i < 800; ++i) {
    const RankedContest contest = drawn_contest(random, i % 2 == 0);
    RankedRules rules = drawn_rules(random);
    rules.seed = i;
    hold_laws(contest, rules, random, "drawn contest " + std::to_string(i), met);
  }
  EXPECT_EQ(met.counts, 800);
  EXPECT_GT(met.surpluses, 200);
  EXPECT_GT(met.ties, 100);
  EXPECT_GT(met.residuals, 200);
}

}  // namespace
}  // namespace acta::count

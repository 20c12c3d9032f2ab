// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "unit/count/ranked_staged.hpp"

namespace acta::count {
namespace {

/// The three candidates with the places of `names`: "BCA" makes A's ballots B's.
std::vector<std::pair<std::int64_t, std::string>> renamed(std::vector<std::pair<std::int64_t, std::string>> ballots,
                                                          const std::string& names) {
  for (auto& [count, ranking] : ballots)
    for (char& c : ranking) c = names[static_cast<std::size_t>(c - 'A')];
  return ballots;
}

/// Whether every set of candidates whom n ballots rank first has min(floor(n / quota), its size) of the elected.
bool droop_proportional(const std::vector<std::pair<std::int64_t, std::string>>& ballots, const std::string& elected,
                        std::int64_t quota) {
  for (const std::string set : {"A", "B", "C", "AB", "AC", "BC"}) {
    std::int64_t solid = 0;
    for (const auto& [count, ranking] : ballots) {
      std::string top = ranking.substr(0, set.size());
      std::sort(top.begin(), top.end());
      if (top == set) solid += count;
    }
    const auto has = std::count_if(elected.begin(), elected.end(), [&](char c) { return set.find(c) != set.npos; });
    if (has < std::min<std::int64_t>(solid / quota, static_cast<std::int64_t>(set.size()))) return false;
  }
  return true;
}

/// All 462 contests of six ballots of three candidates, two seats, quota floor(6 / 3) + 1 = 3, by five ways to carry a
/// surplus: Droop proportional, anonymous (the order of ballots), neutral where no tie was broken, and whole.
TEST(RankedStaged, SmallWorldsKeepThePromises) {
  const std::vector<std::string> orders{"ABC", "ACB", "BAC", "BCA", "CAB", "CBA"};
  int worlds = 0, untied = 0;
  for (int code = 0; code < 6 * 6 * 6 * 6 * 6 * 6; ++code) {
    std::vector<std::pair<std::int64_t, std::string>> ballots;
    for (int left = code, i = 0; i < 6; ++i, left /= 6)
      ballots.emplace_back(1, orders[static_cast<std::size_t>(left % 6)]);
    if (!std::is_sorted(ballots.begin(), ballots.end())) continue;
    ++worlds;
    for (const SurplusRule surplus : {SurplusRule::weighted_inclusive, SurplusRule::unweighted_inclusive,
                                      SurplusRule::last_parcel, SurplusRule::whole_ballots, SurplusRule::every_nth}) {
      RankedRules rules = staged(2);
      rules.surplus = surplus;
      rules.ties = TieMode::candidate_order;
      const auto counted = count_ranked(contest_of("ABC", ballots), rules);
      ASSERT_TRUE(counted);
      std::string elected = names_of(contest_of("ABC", ballots), counted->elected);
      EXPECT_TRUE(droop_proportional(ballots, elected, 3)) << code << " Droop proportional, elected " << elected;
      expect_whole(*counted, "small world");
      const bool drawn = std::any_of(counted->rounds.begin(), counted->rounds.end(), [](auto& r) { return r.by_tie; });
      if (drawn || surplus == SurplusRule::whole_ballots || surplus == SurplusRule::every_nth) continue;
      ++untied;
      std::vector<std::pair<std::int64_t, std::string>> backwards(ballots.rbegin(), ballots.rend());
      EXPECT_EQ(count_ranked(contest_of("ABC", backwards), rules)->elected, counted->elected) << code << " anonymous";
      const auto other = count_ranked(contest_of("ABC", renamed(ballots, "BCA")), rules);
      std::string moved = renamed({{1, elected}}, "BCA").front().second;
      std::string found = names_of(contest_of("ABC", ballots), other->elected);
      std::sort(moved.begin(), moved.end());
      std::sort(found.begin(), found.end());
      EXPECT_EQ(found, moved) << code << " neutral";
    }
  }
  EXPECT_EQ(worlds, 462) << "multisets of six of six orders: C(11, 5)";
  EXPECT_GT(untied, 500);
}

/// Transfers of a stage and nothing else part its standing from the next one.
void expect_explained(const RankedResult& result, const std::string& what) {
  for (std::size_t r = 0; r + 1 < result.rounds.size(); ++r) {
    if (result.rounds[r].move.kind == RankedMove::Kind::restart) continue;
    auto tally = result.rounds[r].figures.tally;
    for (const RankedTransfer& one : result.rounds[r].figures.transfers) {
      *tally.at(one.from) = *tally.at(one.from) - one.amount;
      if (one.to < tally.size()) *tally[one.to] += one.amount;
    }
    const auto& next = result.rounds[r + 1].figures.tally;
    for (std::size_t c = 0; c < tally.size(); ++c) {
      // Whole votes can gain by rounding: then what left is more than there was.
      if (!tally[c] || tally[c]->sign() < 0) continue;
      EXPECT_EQ(*tally[c], next[c].value_or(Amount(0))) << what << ", round " << r + 1 << ", candidate " << c;
    }
  }
}

/// Drawn contests with blanks, overvotes and repeated candidates, by every surplus, exclusion and deferral.
TEST(RankedStaged, DrawnContestsAddUp) {
  JavaRandom random(11);
  int counts = 0, surpluses = 0, parts = 0;
  for (int drawn = 0; drawn < 400; ++drawn) {
    const auto contest = drawn_contest(random, drawn % 2 == 0);
    RankedRules rules = staged(1 + random.next_int(3));
    rules.ties = TieMode::candidate_order;
    const SurplusRule surplus[]{SurplusRule::weighted_inclusive, SurplusRule::unweighted_inclusive,
                                SurplusRule::last_parcel, SurplusRule::whole_ballots, SurplusRule::every_nth};
    rules.surplus = surplus[random.next_int(5)];
    const bool fractional = drawn % 3 != 0 && rules.surplus != SurplusRule::whole_ballots;
    rules.exclusion = fractional ? static_cast<ExclusionRule>(random.next_int(3)) : ExclusionRule::at_once;
    rules.defer_surpluses = static_cast<Deferral>(random.next_int(3));
    rules.last_seats = static_cast<LastSeats>(random.next_int(4));
    rules.batch_elimination = random.next_int(2) == 0;
    rules.transferable_only = random.next_int(2) == 0;
    if (random.next_int(3) == 0) rules.vote_decimals = random.next_int(3);
    rules.restart = random.next_int(6) == 0;
    if (random.next_int(4) == 0) rules.decimals.reset();
    rules.overvote = static_cast<OvervoteRule>(random.next_int(3));
    const auto counted = count_ranked(contest, rules);
    ASSERT_TRUE(counted) << drawn << ": " << counted.error().message;
    const std::string what = "drawn contest " + std::to_string(drawn);
    if (!moves_single_ballots(rules)) {
      const auto together = count_ranked(sorted(contest), rules);
      EXPECT_TRUE(together && text_of(*together) == text_of(*counted)) << what << ": rows that move together";
    }
    ++counts;
    expect_whole(*counted, what);
    if (!rules.vote_decimals) expect_explained(*counted, what);
    EXPECT_LE(counted->elected.size(), static_cast<std::size_t>(rules.seats)) << what;
    for (const RankedRound& round : counted->rounds) {
      surpluses += round.move.kind == RankedMove::Kind::surplus ? 1 : 0;
      parts += round.move.kind == RankedMove::Kind::exclusion && !round.move.last_part ? 1 : 0;
    }
  }
  EXPECT_EQ(counts, 400);
  EXPECT_GT(surpluses, 100);
  EXPECT_GT(parts, 30);
}

}  // namespace
}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
// Margins of assemblies of several tiers against trying every number of votes.
#include <gtest/gtest.h>
#include <tbb/task_arena.h>

#include <tuple>

#include "support/sanitized.hpp"
#include "unit/count/assemblies.hpp"

namespace acta::count {
namespace {

using model::kNone;
using model::Overhang;
using test::assembly;

std::int64_t after(const model::Poll& poll, const model::Law& law, const model::SeatMargin& margin, std::size_t ballot,
                   std::size_t area, std::size_t from, std::size_t to, std::int64_t m) {
  const auto result = count(test::moved(poll, ballot, area, from, to, m), law, {false, false});
  return result ? test::seats_at(*result, margin) : -1;
}

/// Fewest votes from the holder to any other list, in the area of the seat (in any, for the whole), by trying. Areas of
/// a ballot that the law counts in the whole only are not told apart.
std::int64_t fewest_moved(const model::Poll& poll, const model::Law& law, const model::SeatMargin& margin,
                          std::int64_t below, bool two_ballots) {
  for (std::int64_t m = 1; m < below; ++m)
    for (std::size_t ballot = 0; ballot < poll.tallies.size(); ++ballot) {
      const bool whole = two_ballots && ballot == 0 && law.tiers.back().places.areas.empty();
      const bool counted = margin.tier == kNone || law.tiers[margin.tier].votes.empty() ||
                           law.tiers[margin.tier].votes == poll.tallies[ballot].ballot;
      for (std::size_t a = 0; counted && a < (whole ? 1 : poll.areas.size()); ++a) {
        const std::size_t area = whole ? kNone : a;
        if (!whole && margin.area != kNone && margin.area != area) continue;
        if (test::votes_at(poll, ballot, area, margin.holder) < m) continue;
        for (std::size_t to = 0; to < poll.lists.size(); ++to)
          if (to != margin.holder && after(poll, law, margin, ballot, area, margin.holder, to, m) < margin.seat)
            return m;
      }
    }
  return below;
}

struct Tried {
  int polls = 0, margins = 0;
};

void try_law(const model::Law& law, bool two_ballots, Tried& tried, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  for (int round = 0; round < test::trials(25); ++round) {
    const model::Poll poll = assembly(random, 3, 4, 30, two_ballots);
    const auto result = count(poll, law, {false, true});
    ASSERT_TRUE(result) << base::to_text(result.error());
    if (result->outcome != model::Outcome::decided) continue;
    ++tried.polls;
    for (const model::SeatMargin& margin : result->margins) {
      ASSERT_FALSE(margin.bound);
      if (margin.seat != test::seats_at(*result, margin)) continue;  // of several seats the last
      ++tried.margins;
      ASSERT_TRUE(margin.from);
      const std::size_t area = margin.votes_area;
      const std::size_t ballot = margin.ballot == "first" ? 1 : 0;
      // It is enough …
      EXPECT_LT(after(poll, law, margin, ballot, area, *margin.from, margin.to.value_or(kNone), margin.votes_moved),
                margin.seat)
          << "round " << round << " list " << margin.holder << " moved " << margin.votes_moved;
      // … and fewer of the holder's are not.
      EXPECT_EQ(fewest_moved(poll, law, margin, margin.votes_moved, two_ballots), margin.votes_moved)
          << "round " << round << " tier " << margin.tier << " area " << margin.area << " list " << margin.holder;
    }
  }
}

TEST(Margins, DistrictsAndCompensation) {
  Tried tried;
  for (const Overhang overhang : {Overhang::excluded, Overhang::kept, Overhang::levelled, Overhang::continued})
    try_law(test::districts_and(overhang, 3, 4, false), false, tried, 11 + static_cast<std::uint64_t>(overhang));
  EXPECT_GT(tried.polls, test::trials(40));
  EXPECT_GT(tried.margins, test::trials(300));
}

TEST(Margins, DirectSeatsThatTriggerLevelling) {
  Tried tried;
  for (const Overhang overhang : {Overhang::levelled, Overhang::kept, Overhang::excluded})
    try_law(test::districts_and(overhang, 1, 3, true), true, tried, 21 + static_cast<std::uint64_t>(overhang));
  EXPECT_GT(tried.polls, test::trials(30));
  EXPECT_GT(tried.margins, test::trials(200));
}

TEST(Margins, AcrossThresholds) {
  Tried tried;
  for (const Overhang overhang : {Overhang::excluded, Overhang::levelled}) {
    model::Law law = test::districts_and(overhang, 3, 4, false);
    law.tiers[1].conditions = {test::share_of({1, 5})};
    try_law(law, false, tried, 31 + static_cast<std::uint64_t>(overhang));
  }
  model::Law alone = model::one_tier(model::TierKind::lists, 0, model::hare());
  alone.tiers[0].areas = "district";
  alone.tiers[0].seats.each = 4;
  alone.tiers[0].conditions = {test::share_of({1, 6})};
  alone.tiers[0].conditions[0].in = "area";
  try_law(alone, false, tried, 33);
  EXPECT_GT(tried.margins, test::trials(200));
}

// A list that comes to take part by the votes of one area takes part in the other areas, too.
TEST(Margins, ThresholdsOfTheWholeOrTheArea) {
  Tried tried;
  for (const std::int64_t least : {4, 6, 8}) {
    model::Law law = test::districts_and(Overhang::excluded, 3, 4, false);
    law.tiers[0].conditions = {test::share_of({1, least}), test::share_of({1, 3})};
    law.tiers[0].conditions[1].in = "area";
    law.tiers[1].conditions = {test::share_of({1, least})};
    law.tiers[1].less_unqualified = true;
    try_law(law, false, tried, 35 + static_cast<std::uint64_t>(least));
  }
  EXPECT_GT(tried.margins, test::trials(200));
}

TEST(Margins, AreTheSameForAnyNumberOfThreads) {
  std::mt19937_64 random(61);
  const model::Law law = test::districts_and(Overhang::levelled, 3, 4, true);
  tbb::task_arena alone(1);
  for (int round = 0; round < 40; ++round) {
    const model::Poll poll = assembly(random, 4, 5, 40, true);
    const auto several = count(poll, law);
    const auto one = alone.execute([&] { return count(poll, law); });
    ASSERT_TRUE(several && one);
    ASSERT_EQ(several->margins.size(), one->margins.size());
    for (std::size_t m = 0; m < one->margins.size(); ++m) {
      const model::SeatMargin &a = several->margins[m], &b = one->margins[m];
      EXPECT_EQ(std::tie(a.tier, a.area, a.holder, a.seat, a.votes_moved, a.votes_area, a.from, a.to, a.next),
                std::tie(b.tier, b.area, b.holder, b.seat, b.votes_moved, b.votes_area, b.from, b.to, b.next));
      EXPECT_EQ(std::tie(a.votes_added, a.votes_removed, a.bound), std::tie(b.votes_added, b.votes_removed, b.bound));
    }
  }
}

TEST(Margins, PlacesOfLevellingSeats) {
  Tried tried;
  for (const auto rule : {model::Places::Rule::votes, model::Places::Rule::one_each}) {
    model::Law law = test::districts_and(Overhang::excluded, 3, 3, false);
    law.tiers[1].places = {rule, "district", model::sainte_lague(),
                           rule == model::Places::Rule::votes ? model::Guarantee::direct : model::Guarantee::none};
    try_law(law, false, tried, 41 + static_cast<std::uint64_t>(rule));
  }
  EXPECT_GT(tried.margins, test::trials(150));
}

TEST(Margins, WinnersThatAreNotCovered) {
  Tried tried;
  model::Law law = test::districts_and(Overhang::uncovered, 1, 1, true);
  law.tiers[1].seats.each = 0;
  law.tiers[1].seats.total = 5;
  law.tiers[1].places = {model::Places::Rule::votes, "district", model::sainte_lague(), model::Guarantee::none};
  try_law(law, true, tried, 51);
  EXPECT_GT(tried.margins, test::trials(60));
}

TEST(Margins, BiproportionalCells) {
  Tried tried;
  model::Law law = model::one_tier(model::TierKind::biproportional, 0, model::sainte_lague());
  law.tiers[0].areas = "district";
  law.tiers[0].seats.each = 3;
  try_law(law, false, tried, 61);
  EXPECT_GT(tried.margins, test::trials(60));
}

// Two lists, 60 and 40, five seats by D'Hondt: 60 40 30 20 20 | 15 13.3. B's second seat stands on 20 against A/4 = 15:
// (40 - m)/2 <= (60 + m)/4 at 3m >= 20, m = 7. A's third on 20 against B/3 = 13.3: (60 - m)/3 <= (40 + m)/3 at m = 10.
TEST(Margins, OneDistrictByHand) {
  const auto result = count(test::poll_of({60, 40}), model::one_tier(model::TierKind::lists, 5));
  ASSERT_TRUE(result);
  ASSERT_GE(result->margins.size(), 2u);
  EXPECT_EQ(result->margins[0].holder, 1u);
  EXPECT_EQ(result->margins[0].votes_moved, 7);
  EXPECT_EQ(result->margins[1].holder, 0u);
  EXPECT_EQ(result->margins[1].votes_moved, 10);
}

}  // namespace
}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#include "acta/count/partial.hpp"

#include <gtest/gtest.h>

#include "acta/count/findings_partial.hpp"
#include "acta/count/holdings.hpp"
#include "support/sanitized.hpp"
#include "unit/count/worlds.hpp"

namespace acta::count {
namespace {

using model::TierKind;
using test::World;

std::vector<SeatRange> in_whole(const PartialCount& count) {
  std::vector<SeatRange> whole;
  for (const SeatRange& range : count.ranges)
    if (range.tier == kNone) whole.push_back(range);
  return whole;
}

/// Fewest seats that each list surely has and most that it may have over all distributions, by trying them all.
struct Extremes {
  std::vector<std::int64_t> least, most;
};
Extremes tried(const std::vector<std::int64_t>& votes, std::int64_t seats, std::int64_t outstanding,
               const Method& method) {
  Extremes found{std::vector<std::int64_t>(votes.size(), seats), std::vector<std::int64_t>(votes.size(), 0)};
  Votes all(World(test::poll_of(votes), model::one_tier(TierKind::lists, seats)).poll);
  test::for_all_distributions(all, 1, {outstanding}, [&] {
    std::vector<std::int64_t> own;
    std::vector<std::size_t> who;
    for (std::size_t i = 0; i < votes.size(); ++i)
      if (all.at(0, 0, i) > 0) {
        own.push_back(all.at(0, 0, i));
        who.push_back(i);
      }
    const Allotment allotment = allot({own, seats, {}, {}, 0}, method);
    std::vector<std::int64_t> sure(votes.size(), 0), may(votes.size(), 0);
    for (std::size_t k = 0; k < who.size(); ++k) sure[who[k]] = may[who[k]] = allotment.seats[k];
    for (const std::size_t k : allotment.tied) ++may[who[k]];
    for (std::size_t i = 0; i < votes.size(); ++i) {
      found.least[i] = std::min(found.least[i], sure[i]);
      found.most[i] = std::max(found.most[i], may[i]);
    }
  });
  return found;
}

// Every divisor method, every world of up to three lists: the ranges are what trying all distributions gives.
TEST(Partial, DivisorMethodsAreExactInAllSmallWorlds) {
  std::int64_t worlds = 0, certain = 0, open = 0, number = 0;
  const std::vector<std::int64_t> numbers = {0, 1, 2, 5, 9};
  for (const auto name : model::formula_names()) {
    const model::Formula formula = *model::formula_from(name);
    if (formula.quota) continue;
    for (const std::int64_t a : numbers)
      for (const std::int64_t b : numbers)
        for (const std::int64_t c : numbers)
          for (const std::int64_t seats : {1, 2, 3, 5})
            for (const std::int64_t outstanding : {0, 1, 3, 8}) {
              if (a + b + c == 0 || a < b || ++number % test::one_of(7) != 0) continue;
              const World world(test::poll_of({a, b, c}), model::one_tier(TierKind::lists, seats, formula));
              const PartialCount count = partial_count(*world.plan, *world.votes, world.standing(), {{outstanding}});
              const Extremes extremes = tried({a, b, c}, seats, outstanding, Method(formula));
              for (std::size_t i = 0; i < 3; ++i) {
                ASSERT_FALSE(count.ranges[i].bound);
                ASSERT_EQ(count.ranges[i].least, extremes.least[i])
                    << name << " " << a << " " << b << " " << c << ": " << seats << ", " << outstanding;
                ASSERT_EQ(count.ranges[i].most, extremes.most[i])
                    << name << " " << a << " " << b << " " << c << ": " << seats << ", " << outstanding;
                certain += extremes.least[i];
              }
              open += count.areas[0].open;
              ++worlds;
            }
  }
  RecordProperty("worlds", static_cast<int>(worlds));
  EXPECT_GT(worlds, 10'000 / test::one_of(7));
  EXPECT_GT(certain, 1'000 / test::one_of(7));
  EXPECT_GT(open, 1'000 / test::one_of(7));
}

/// All distributions of a world lie inside its ranges, in each area and in the whole; how often a range is met exactly.
struct Inside {
  int ranges = 0, least_met = 0, most_met = 0, some_certain = 0;
};
void look_at_all(const World& world, const std::vector<std::int64_t>& outstanding, Inside& inside) {
  const PartialCount count = partial_count(*world.plan, *world.votes, world.standing(), {outstanding});
  std::vector<std::int64_t> least(count.ranges.size(), 1'000'000), most(count.ranges.size(), 0);
  Votes votes = *world.votes;
  test::for_all_distributions(votes, world.poll.tallies.size(), outstanding, [&] {
    const Standing standing = evaluate(*world.plan, votes);
    for (std::size_t r = 0; r < count.ranges.size(); ++r) {
      const SeatRange& range = count.ranges[r];
      const std::int64_t seats = held(*world.plan, standing, {range.tier, range.area, 0, range.list, 0});
      least[r] = std::min(least[r], seats);
      most[r] = std::max(most[r], seats);
    }
  });
  for (std::size_t r = 0; r < count.ranges.size(); ++r) {
    const SeatRange& range = count.ranges[r];
    ASSERT_LE(range.least, least[r]) << "list " << range.list << " tier " << range.tier;
    ASSERT_GE(range.most, most[r]) << "list " << range.list << " tier " << range.tier;
    if (!range.bound) {
      ASSERT_EQ(range.least, least[r]) << "list " << range.list;
    }
    ++inside.ranges;
    inside.least_met += range.least == least[r];
    inside.most_met += range.most == most[r];
    inside.some_certain += range.least > 0;
  }
}

TEST(Partial, PluralityIsExactInSmallWorlds) {
  Inside inside;
  for (std::int64_t a = 0; a <= 9; ++a)
    for (std::int64_t b = 0; b <= 9; ++b)
      for (const std::int64_t seats : {1, 2}) {
        const World world(test::poll_of({a, b, 3}), model::one_tier(TierKind::plurality, seats));
        look_at_all(world, {4}, inside);
        look_at_all(World(test::poll_of({a, b, 3}), model::one_tier(TierKind::winner, 3)), {4}, inside);
      }
  EXPECT_GT(inside.some_certain, 100);
  EXPECT_EQ(inside.least_met, inside.ranges);
}

TEST(Partial, QuotasAndThresholdsAreBounds) {
  Inside inside;
  for (const auto name : model::formula_names())
    for (std::int64_t a = 1; a <= 21; a += 4)
      for (std::int64_t b = 0; b <= 9; b += 3)
        for (const int judged : {0, 1}) {
          model::Law law = model::one_tier(TierKind::lists, 5, *model::formula_from(name));
          if (judged == 1) law.tiers[0].conditions = {test::share_of({1, 7})};
          look_at_all(World(test::poll_of({a, b, 3}, 2), law), {4}, inside);
        }
  EXPECT_GT(inside.some_certain, 300);
  EXPECT_GT(inside.least_met, inside.ranges / 2);
}

TEST(Partial, RoundedQuotasAreBounds) {
  Inside inside;
  using Rounding = model::Quota::Rounding;
  using Rest = model::Quota::Rest;
  for (const std::int64_t plus : {0, 1, 2})
    for (const Rounding rounding :
         {Rounding::exact, Rounding::down, Rounding::up, Rounding::nearest, Rounding::down_plus_one})
      for (const Rest rest : {Rest::largest_remainder, Rest::highest_average, Rest::none})
        for (const bool flag : {false, true})
          for (std::int64_t a = 2; a <= 18; a += 4) {
            model::Formula formula = model::dhondt();
            formula.quota = model::Quota{plus, rounding, rest, flag, !flag};
            look_at_all(World(test::poll_of({a, 5, 3}, 2), model::one_tier(TierKind::lists, 4, formula)), {4}, inside);
          }
  EXPECT_GT(inside.some_certain, 300);
}

/// District seats by first votes, and compensation to ten seats by second votes.
model::Law mixed(model::Overhang overhang) {
  model::Law law = model::one_tier(TierKind::plurality, 0);
  law.tiers[0].id = "direct";
  law.tiers[0].areas = "district";
  law.tiers[0].votes = "first";
  law.tiers[0].seats.each = 1;
  model::Tier top;
  top.id = "top";
  top.kind = TierKind::compensation;
  top.votes = "second";
  top.counts = {"direct"};
  top.seats.total = 6;
  top.formula = model::sainte_lague();
  top.overhang = overhang;
  law.tiers.push_back(top);
  return law;
}

TEST(Partial, MixedLawsAreBounds) {
  Inside inside;
  for (const auto overhang : {model::Overhang::excluded, model::Overhang::kept, model::Overhang::levelled,
                              model::Overhang::uncovered, model::Overhang::continued})
    for (std::int64_t a = 0; a <= 24; a += 6) {
      const World world(test::poll_of_areas({{{9, 4, 1}, {2, 6, 1}}, {{a, 7, 2}, {5, 5, 3}}}), mixed(overhang));
      ASSERT_TRUE(world.plan);
      look_at_all(world, {2, 1}, inside);
    }
  EXPECT_GT(inside.some_certain, 20);
}

TEST(Partial, AreasAreAddedUp) {
  model::Law law = model::one_tier(TierKind::lists, 0);
  law.tiers[0].areas = "district";
  law.tiers[0].seats.each = 3;
  Inside inside;
  for (std::int64_t a = 0; a <= 12; a += 2)
    look_at_all(World(test::poll_of_areas({{{a, 6, 2}, {5, 5, 4}}}), law), {3, 2}, inside);
  EXPECT_EQ(inside.least_met, inside.ranges);
}

// 100, 80, 30, 20 thousand votes, eight seats, D'Hondt: the table of allocation_test.cpp, 4 3 1 0. A's fourth seat
// stands on 25,000 and there are 8 such quotients. For a ninth to reach it D needs 5,000, B 20,000, C 20,000: with
// 4,999 outstanding votes A keeps four, with 5,000 it may tie. B's third, 26,666.67, falls when two more quotients
// reach it: A's fourth needs 6,667 and D 6,667, 13,334 in all. C's only one, 30,000, when three more do, as there are
// 100 80 50 40 33.3 above it: A's fourth 20,000, B's third 10,000, D's first 10,000, 40,000 in all.
TEST(Partial, TableByHand) {
  const std::vector<std::int64_t> votes = {100'000, 80'000, 30'000, 20'000};
  const World world(test::poll_of(votes), model::one_tier(TierKind::lists, 8));
  const auto least = [&](std::int64_t outstanding) {
    std::vector<std::int64_t> all;
    for (const SeatRange& range : in_whole(partial_count(*world.plan, *world.votes, world.standing(), {{outstanding}})))
      all.push_back(range.least);
    return all;
  };
  EXPECT_EQ(least(4'999), (std::vector<std::int64_t>{4, 3, 1, 0}));
  EXPECT_EQ(least(5'000), (std::vector<std::int64_t>{3, 3, 1, 0}));
  EXPECT_EQ(least(13'333), (std::vector<std::int64_t>{3, 3, 1, 0}));
  EXPECT_EQ(least(13'334), (std::vector<std::int64_t>{3, 2, 1, 0}));
  EXPECT_EQ(least(39'999)[2], 1);
  EXPECT_EQ(least(40'000)[2], 0);
}

struct Sheets {
  model::Contest contest;
  model::SheetTable table;
  Sheets(const std::vector<model::Cell>& a, const std::vector<model::Cell>& b,
         const std::vector<model::Cell>& registered) {
    contest.id = "c";
    contest.options = {{"a", "A", {}, {}, {}}, {"b", "B", {}, {}, {}}};
    contest.law = model::one_tier(TierKind::lists, 3);
    table.copy = "final";
    table.files = {"sheets.csv"};
    for (std::size_t unit = 0; unit < a.size(); ++unit) {
      table.keys.push_back(std::to_string(unit));
      table.labels.push_back(std::to_string(unit));
      table.places.push_back({0, unit + 2});
    }
    table.votes = {{a, {"a"}, {1}}, {b, {"b"}, {2}}};
    table.quantities[static_cast<std::size_t>(model::Quantity::registered)] = {registered, {"r"}, {3}};
  }
  model::Finding finding() const {
    model::Poll poll = test::poll_of({table.votes[0].cells[0], table.votes[1].cells[0]});
    return seats_certain(contest, &table, poll);
  }
};

// 100 to 30 and three seats: 100 50 33.3 | 30. The station without a count has 3 voters: 33 would tie with nothing
// (30 + 3 = 33 < 33.3), and all three seats are A's. With 4 voters B may reach 34: two are certain, one is open.
TEST(SeatsCertain, WithTheSheetsThatAreThere) {
  const model::Finding all = Sheets({100, model::kMissing}, {30, model::kMissing}, {200, 3}).finding();
  EXPECT_EQ(all.code, "N108");
  EXPECT_EQ(all.verdict, model::Verdict::holds);
  EXPECT_EQ(std::get<std::int64_t>(all.numbers[0].value), 3);
  EXPECT_EQ(std::get<std::int64_t>(all.numbers[1].value), 0);
  const model::Finding two = Sheets({100, model::kMissing}, {30, model::kMissing}, {200, 4}).finding();
  EXPECT_EQ(two.verdict, model::Verdict::holds);
  EXPECT_EQ(std::get<std::int64_t>(two.numbers[0].value), 2);
  EXPECT_EQ(std::get<std::int64_t>(two.numbers[1].value), 1);
  EXPECT_EQ(two.instances, 1);
}

TEST(SeatsCertain, IsNotCheckedWithoutGapsOrRegisteredVoters) {
  EXPECT_EQ(Sheets({100, 5}, {30, 2}, {200, 4}).finding().verdict, model::Verdict::not_checked);
  EXPECT_EQ(Sheets({100, model::kMissing}, {30, model::kMissing}, {200, model::kMissing}).finding().verdict,
            model::Verdict::not_checked);
}

}  // namespace
}  // namespace acta::count

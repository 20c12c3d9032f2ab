// SPDX-License-Identifier: Apache-2.0
#include "acta/count/monotonicity.hpp"

#include <gtest/gtest.h>

#include <random>

#include "acta/count/findings_monotonicity.hpp"
#include "unit/count/worlds.hpp"

namespace acta::count {
namespace {

using model::TierKind;
using model::Verdict;
using test::poll_of;
using test::World;

model::Law lists(std::int64_t seats, const char* formula) {
  return model::one_tier(TierKind::lists, seats, *model::formula_from(formula));
}

// Populations of the states at the census of 1880 (Tenth Census, vol. I; they add up to 49,371,340). C. W. Seaton,
// chief clerk of the Census Office, 1881: Alabama has 8 of 299 representatives and 7 of 300. The quotas are printed by
// B. Cipra, "E Pluribus Confusion", American Scientist 98 (2010): 7.646, Illinois 18.640 and Texas 9.640 for
// 299; 7.671, 18.702 and 9.672 for 300. Nevada, whose quota is 0.377, has the one seat that the constitution gives
// every state: here it stands apart, the quota stays V / 299 (with plus = 1 and all of V as valid votes) and 298 seats
// are for the others.
model::Poll states_of_1880() {
  const std::vector<std::pair<const char*, std::int64_t>> states = {
      {"Alabama", 1'262'505},      {"Arkansas", 802'525},         {"California", 864'694},
      {"Colorado", 194'327},       {"Connecticut", 622'700},      {"Delaware", 146'608},
      {"Florida", 269'493},        {"Georgia", 1'542'180},        {"Illinois", 3'077'871},
      {"Indiana", 1'978'301},      {"Iowa", 1'624'615},           {"Kansas", 996'096},
      {"Kentucky", 1'648'690},     {"Louisiana", 939'946},        {"Maine", 648'936},
      {"Maryland", 934'943},       {"Massachusetts", 1'783'085},  {"Michigan", 1'636'937},
      {"Minnesota", 780'773},      {"Mississippi", 1'131'597},    {"Missouri", 2'168'380},
      {"Nebraska", 452'402},       {"New Hampshire", 346'991},    {"New Jersey", 1'131'116},
      {"New York", 5'082'871},     {"North Carolina", 1'399'750}, {"Ohio", 3'198'062},
      {"Oregon", 174'768},         {"Pennsylvania", 4'282'891},   {"Rhode Island", 276'531},
      {"South Carolina", 995'577}, {"Tennessee", 1'542'359},      {"Texas", 1'591'749},
      {"Vermont", 332'286},        {"Virginia", 1'512'565},       {"West Virginia", 618'457},
      {"Wisconsin", 1'315'497}};
  constexpr std::int64_t kNevada = 62'266;
  std::vector<std::int64_t> people;
  for (const auto& [name, number] : states) people.push_back(number);
  model::Poll poll = poll_of(people, kNevada);
  for (std::size_t i = 0; i < states.size(); ++i) poll.lists[i].name = states[i].first;
  return poll;
}

model::Law hamilton_with_nevada_apart() {
  model::Law law = lists(298, "hare");
  law.tiers[0].formula.quota->plus = 1;
  law.tiers[0].formula.quota->of_valid = true;
  return law;
}

TEST(HouseWatch, FindsTheAlabamaParadox) {
  const World world(states_of_1880(), hamilton_with_nevada_apart());
  EXPECT_EQ(world.poll.valid, 49'371'340);
  WatchLimits limits;
  limits.houses = 1;
  const HouseWatch watch = house_watch(*world.plan, *world.votes, limits);
  EXPECT_EQ(watch.tried, 2);
  EXPECT_EQ(watch.against, 1);
  ASSERT_TRUE(watch.smallest);
  EXPECT_EQ(world.poll.lists[watch.smallest->list].name, "Alabama");
  EXPECT_EQ(watch.smallest->house, 298);  // and Nevada's: 299
  EXPECT_EQ(watch.smallest->seats, 8);
  EXPECT_EQ(watch.smallest->then, 7);
}

TEST(HouseWatch, DivisorMethodsHaveNoParadox) {
  for (const auto name : model::formula_names()) {
    if (model::formula_from(name)->quota) continue;
    const World world(states_of_1880(), lists(299, std::string(name).c_str()));
    const HouseWatch watch = house_watch(*world.plan, *world.votes);
    EXPECT_EQ(watch.against, 0) << name;
    EXPECT_GT(watch.exercised, 5) << name;
  }
}

// Droop's quota is the next whole number above V / 6. With 8, 1 and 2 votes it is 2: whole quotas 4, 0, 1 fill all five
// seats. One vote more for A makes V = 12 and the quota 3: whole quotas 3, 0, 0, remainders 0, 1, 2: 3, 1, 1.
TEST(VoteWatch, AQuotaThatIsRoundedMayPunishAVote) {
  const World world(poll_of({8, 1, 2}), lists(5, "droop"));
  const VoteWatch watch = vote_watch(*world.plan, *world.votes, world.standing());
  ASSERT_TRUE(watch.smallest);
  EXPECT_EQ(watch.smallest->list, 0u);
  EXPECT_TRUE(watch.smallest->added);
  EXPECT_EQ(watch.smallest->votes, 1);
  EXPECT_EQ(watch.smallest->seats, 4);
  EXPECT_EQ(watch.smallest->then, 3);
}

TEST(VoteWatch, DivisorMethodsAndHareDoNot) {
  std::mt19937_64 random(1982);
  std::int64_t exercised = 0;
  for (const auto name : model::formula_names()) {
    if (model::formula_from(name)->quota && name != "hare") continue;
    for (int round = 0; round < 20; ++round) {
      std::vector<std::int64_t> votes(4);
      for (auto& v : votes) v = static_cast<std::int64_t>(random() % 200 + 1);
      const World world(poll_of(votes), lists(6, std::string(name).c_str()));
      const Standing standing = world.standing();
      if (standing.tied) continue;
      const VoteWatch watch = vote_watch(*world.plan, *world.votes, standing);
      EXPECT_EQ(watch.against, 0) << name;
      exercised += watch.exercised;
    }
  }
  EXPECT_GT(exercised, 1'000);
}

/// Trying every number of votes finds no smaller example than the walk does.
TEST(VoteWatch, FindsTheSmallestNumberOfVotes) {
  int found = 0;
  WatchLimits limits;
  limits.votes = 9;
  for (std::int64_t a = 1; a <= 14; ++a)
    for (std::int64_t b = 1; b <= 4; ++b)
      for (std::int64_t c = 1; c <= 4; ++c) {
        const World world(poll_of({a, b, c}), lists(5, "droop"));
        const Standing standing = world.standing();
        if (standing.tied) continue;
        std::int64_t fewest = limits.votes + 1;
        Votes votes = *world.votes;
        for (std::size_t i = 0; i < 3; ++i)
          for (const bool added : {true, false})
            for (std::int64_t m = 1; m <= limits.votes && (added || m <= votes.at(0, 0, i)); ++m) {
              const Direction direction{0, 0, added ? kNone : i, added ? i : kNone};
              votes.change(direction, m);
              const Standing now = evaluate(*world.plan, votes);
              const std::int64_t more = now.tiers[0].sum[i] - standing.tiers[0].sum[i];
              if (!now.tied && (added ? more < 0 : more > 0)) fewest = std::min(fewest, m);
              votes.change(direction, -m);
            }
        const VoteWatch watch = vote_watch(*world.plan, *world.votes, standing, limits);
        ASSERT_EQ(watch.smallest ? watch.smallest->votes : limits.votes + 1, fewest) << a << " " << b << " " << c;
        found += watch.smallest.has_value();
      }
  EXPECT_GT(found, 5);
}

// 20, 137 and 137 of 294 votes, five seats by Hare's quota: 0.340, 2.330, 2.330, so 1, 2, 2. A grows by 1 (5 %) and B
// by 6 (4.4 %): 21, 143, 137 of 301: 0.349, 2.375, 2.276, so 0, 3, 2.
TEST(GrowthWatch, HareMayTakeASeatFromTheListThatGrowsFaster) {
  const World world(poll_of({20, 137, 137}), lists(5, "hare"));
  const GrowthWatch watch = growth_watch(*world.plan, *world.votes, world.standing());
  ASSERT_TRUE(watch.smallest);
  EXPECT_EQ(watch.smallest->faster, 0u);
  EXPECT_EQ(watch.smallest->slower, 1u);
  EXPECT_EQ(watch.smallest->faster_votes, 1);
  EXPECT_EQ(watch.smallest->slower_votes, 6);
  EXPECT_EQ(watch.smallest->faster_then, 0);
  EXPECT_EQ(watch.smallest->slower_then, 3);
}

TEST(GrowthWatch, DivisorMethodsDoNot) {
  std::mt19937_64 random(1982);
  std::int64_t exercised = 0;
  for (const auto name : model::formula_names()) {
    if (model::formula_from(name)->quota) continue;
    for (int round = 0; round < 10; ++round) {
      std::vector<std::int64_t> votes(4);
      for (auto& v : votes) v = static_cast<std::int64_t>(random() % 2'000 + 1);
      const World world(poll_of(votes), lists(9, std::string(name).c_str()));
      const Standing standing = world.standing();
      if (standing.tied) continue;
      const GrowthWatch watch = growth_watch(*world.plan, *world.votes, standing);
      EXPECT_EQ(watch.against, 0) << name;
      exercised += watch.exercised;
    }
  }
  EXPECT_GT(exercised, 1'000);
}

/// One direct seat; "one": a seat more for lists with half of the votes; "two": a seat more for all, that counts both.
model::Law two_compensations() {
  model::Law law = model::one_tier(TierKind::plurality, 1);
  law.tiers[0].id = "direct";
  for (const char* id : {"one", "two"}) {
    model::Tier tier;
    tier.id = tier.name = id;
    tier.kind = TierKind::compensation;
    tier.counts = {"direct"};
    tier.seats.each = 1;
    law.tiers.push_back(tier);
  }
  law.tiers[1].conditions = {test::share_of({1, 2})};
  law.tiers[2].counts.push_back("one");
  return law;
}

// 60 and 40 votes. A has the direct seat. "one" of 1 + 1 seats, for A alone: A has a second. "two" of 2 + 1 seats: 60
// 40 30, A two and B one. The other way round "two" of 1 + 1: 60 40, B has a seat. "one" of 2 + 1 seats, for A alone:
// it is to have 3 and has one, so it gets two more: A three and B one.
TEST(OrderWatch, TwoTiersThatCountEachOther) {
  const World world(poll_of({60, 40}), two_compensations());
  ASSERT_TRUE(world.plan);
  const OrderWatch watch = order_watch(*world.plan, *world.votes, world.standing());
  EXPECT_EQ(watch.tried, 1);
  EXPECT_EQ(watch.exercised, 1);
  ASSERT_TRUE(watch.first);
  EXPECT_EQ(watch.first->order, (std::vector<std::string>{"direct", "two", "one"}));
  EXPECT_EQ(watch.first->list, 0u);
  EXPECT_EQ(watch.first->seats, 2);
  EXPECT_EQ(watch.first->then, 3);
}

TEST(OrderWatch, ParallelTiersMayStandInAnyOrder) {
  model::Law law = lists(5, "dhondt");
  law.tiers.push_back(law.tiers[0]);
  law.tiers[1].id = "other";
  const World world(poll_of({60, 40}), law);
  const OrderWatch watch = order_watch(*world.plan, *world.votes, world.standing());
  EXPECT_EQ(watch.tried, 1);
  EXPECT_FALSE(watch.first);
}

std::vector<model::Finding> findings_of(const model::Poll& poll, const model::Law& law) {
  model::Contest contest;
  contest.id = "assembly";
  contest.law = law;
  return findings_of_monotonicity(contest, nullptr, poll);
}

TEST(MonotonicityFindings, NameTheSmallestExample) {
  const auto alabama = findings_of(states_of_1880(), hamilton_with_nevada_apart());
  EXPECT_EQ(alabama[0].code, "N109");
  EXPECT_EQ(alabama[0].verdict, Verdict::remarkable);
  EXPECT_NE(alabama[0].statement.find("Alabama has 8 of 298 seats and 7 of 299"), std::string::npos);
  const auto droop = findings_of(poll_of({8, 1, 2}), lists(5, "droop"));
  EXPECT_EQ(droop[1].code, "N110");
  EXPECT_EQ(droop[1].verdict, Verdict::remarkable);
  EXPECT_NE(droop[1].statement.find("1 vote more for A and it has 3 seats, not 4"), std::string::npos);
  const auto growth = findings_of(poll_of({20, 137, 137}), lists(5, "hare"));
  EXPECT_EQ(growth[2].code, "N111");
  EXPECT_EQ(growth[2].verdict, Verdict::remarkable);
  const auto order = findings_of(poll_of({60, 40}), two_compensations());
  EXPECT_EQ(order[3].code, "N112");
  EXPECT_EQ(order[3].verdict, Verdict::remarkable);
  EXPECT_NE(order[3].statement.find("direct, two, one"), std::string::npos);
}

TEST(MonotonicityFindings, HoldOrAreNotChecked) {
  const auto dhondt = findings_of(poll_of({60, 25, 14}), lists(5, "dhondt"));
  for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(dhondt[k].verdict, Verdict::holds) << k;
  EXPECT_EQ(dhondt[3].verdict, Verdict::not_checked);  // one tier has no order
  for (const auto& finding : findings_of(poll_of({10, 10}), lists(1, "dhondt")))
    EXPECT_EQ(finding.verdict, Verdict::not_checked);  // a tie
  for (const auto& finding : findings_of(poll_of({10, 9}), model::office(model::Office::Rule::majority)))
    EXPECT_EQ(finding.verdict, Verdict::not_checked);
}

}  // namespace
}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/consistent_selection.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "acta/audit/tickets_cryptorandom.hpp"
#include "acta/base/random.hpp"

namespace acta::audit {
namespace {

template <class Number>
struct World {
  std::vector<Number> numbers;
  std::vector<std::uint32_t> lists;
  std::vector<std::vector<std::uint32_t>> contests;
  std::vector<std::uint64_t> wanted;

  NumberedCards<Number> cards() const { return {numbers, lists, contests}; }
};

/// Sort all cards, go through once, take a card if any contest on it is still short.
template <class Number>
ConsistentSelection<Number> by_definition(const World<Number>& world) {
  std::vector<std::uint64_t> order(world.numbers.size());
  std::iota(order.begin(), order.end(), std::uint64_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint64_t a, std::uint64_t b) { return world.numbers[a] < world.numbers[b]; });
  ConsistentSelection<Number> selection;
  selection.contests.resize(world.wanted.size());
  for (const std::uint64_t card : order) {
    bool taken = false;
    for (const std::uint32_t contest : world.contests[world.lists[card]]) {
      auto& sample = selection.contests[contest];
      if (sample.places.size() == world.wanted[contest]) continue;
      sample.places.push_back(selection.cards.size());
      sample.threshold = world.numbers[card];
      taken = true;
    }
    if (taken) selection.cards.push_back(card);
  }
  return selection;
}

template <class Number>
void expect_same(const ConsistentSelection<Number>& a, const ConsistentSelection<Number>& b) {
  EXPECT_EQ(a.cards, b.cards);
  ASSERT_EQ(a.contests.size(), b.contests.size());
  for (std::size_t i = 0; i < a.contests.size(); ++i) {
    EXPECT_EQ(a.contests[i].places, b.contests[i].places);
    EXPECT_EQ(a.contests[i].threshold, b.contests[i].threshold);
  }
}

template <class Number>
bool enough_cards(const World<Number>& world) {
  std::vector<std::uint64_t> on(world.wanted.size());
  for (const std::uint32_t list : world.lists)
    for (const std::uint32_t contest : world.contests[list]) ++on[contest];
  return std::equal(on.begin(), on.end(), world.wanted.begin(), [](auto have, auto want) { return have >= want; });
}

/// Up to 29 cards, 4 contests; in every second world few numbers make many ties.
World<std::uint64_t> random_world(std::uint32_t replicate) {
  base::RandomStream random(20260101, 7, replicate);
  World<std::uint64_t> world;
  const std::uint64_t contests = 1 + random.below(4);
  const std::uint64_t spread = random.below(2) == 0 ? 5 : std::uint64_t{1} << 60;
  for (int i = 0; i < 3; ++i) {
    auto& list = world.contests.emplace_back();
    for (std::uint32_t contest = 0; contest < contests; ++contest)
      if (random.below(2) == 0) list.push_back(contest);
  }
  for (std::uint64_t cards = random.below(30); cards > 0; --cards) {
    world.numbers.push_back(random.below(spread));
    world.lists.push_back(static_cast<std::uint32_t>(random.below(3)));
  }
  for (std::uint64_t contest = 0; contest < contests; ++contest) world.wanted.push_back(random.below(8));
  return world;
}

void expect_rounds(const World<std::uint64_t>& world) {
  World<std::uint64_t> smaller = world;
  for (auto& wanted : smaller.wanted) wanted /= 2;
  const auto before = select_cards(smaller.cards(), smaller.wanted);
  const auto round = extend_selection(world.cards(), *before, world.wanted);
  ASSERT_TRUE(round);
  expect_same(round->whole, by_definition(world));
  std::vector<std::uint64_t> together = before->cards, whole = round->whole.cards;
  together.insert(together.end(), round->added.begin(), round->added.end());
  std::sort(together.begin(), together.end());
  std::sort(whole.begin(), whole.end());
  EXPECT_EQ(together, whole);
  const auto shrunk = extend_selection(world.cards(), round->whole, smaller.wanted);
  EXPECT_EQ(shrunk.has_value(), smaller.wanted == world.wanted);
}

const World<std::uint64_t> kByHand{{3, 1, 2}, {0, 0, 1}, {{0}, {0, 1}}, {2, 1}};

// Card 1 (number 1) has contest 0, card 2 (number 2) contests 0 and 1: then both have enough.
TEST(ConsistentSelection, ByHand) {
  const auto selection = *select_cards(kByHand.cards(), kByHand.wanted);
  EXPECT_EQ(selection.cards, (std::vector<std::uint64_t>{1, 2}));
  EXPECT_EQ(selection.contests[0].threshold, 2u);
  EXPECT_EQ(selection.contests[1].places, std::vector<std::uint64_t>{1});
}

TEST(ConsistentSelection, IsOnePassThroughSortedCards) {
  int selected = 0;
  for (std::uint32_t replicate = 0; replicate < 2'000; ++replicate) {
    const auto world = random_world(replicate);
    const auto selection = select_cards(world.cards(), world.wanted);
    ASSERT_EQ(selection.has_value(), enough_cards(world));
    if (!selection) continue;
    ++selected;
    expect_same(*selection, by_definition(world));
    expect_rounds(world);
    const World<Digest256> wide{cryptorandom_numbers(std::to_string(replicate), world.numbers.size()), world.lists,
                                world.contests, world.wanted};
    expect_same(*select_cards(wide.cards(), wide.wanted), by_definition(wide));
  }
  EXPECT_GT(selected, 400);
}

TEST(ConsistentSelection, CardsThatDoNotFitTogetherAreRefused) {
  World<std::uint64_t> twice = kByHand, unknown = kByHand, no_list = kByHand, no_number = kByHand;
  twice.contests[0] = {0, 0};
  EXPECT_FALSE(select_cards(twice.cards(), twice.wanted));
  unknown.contests[0] = {2};
  EXPECT_FALSE(select_cards(unknown.cards(), unknown.wanted));
  no_list.lists[0] = 2;
  EXPECT_FALSE(select_cards(no_list.cards(), no_list.wanted));
  no_number.numbers.pop_back();
  EXPECT_FALSE(select_cards(no_number.cards(), no_number.wanted));
}

TEST(ConsistentSelection, AnEarlierRoundFromOtherNumbersIsRefused) {
  auto other = *select_cards(kByHand.cards(), kByHand.wanted);
  other.cards.front() = 0;
  EXPECT_FALSE(extend_selection(kByHand.cards(), other, kByHand.wanted));
}

}  // namespace
}  // namespace acta::audit

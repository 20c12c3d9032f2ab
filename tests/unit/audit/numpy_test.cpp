// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "acta/audit/arlo_batches.hpp"
#include "acta/audit/numpy_choice.hpp"
#include "acta/audit/tickets_consistent.hpp"

namespace acta::audit {
namespace {

NumpyRandom seeded(unsigned seed) {
  Digest256 entropy{};
  entropy[30] = static_cast<unsigned char>(seed >> 8);
  entropy[31] = static_cast<unsigned char>(seed & 255U);
  return NumpyRandom(entropy);
}

// NumPy Manual, "Random Generator": default_rng(12345).random() and default_rng(seed=42).random((3, 3)), as printed.
TEST(NumpyRandom, NumbersOfTheManual) {
  EXPECT_EQ(seeded(12345).uniform(), 0.22733602246716966);
  NumpyRandom random = seeded(42);
  for (const double printed :
       {0.77395605, 0.43887844, 0.85859792, 0.69736803, 0.09417735, 0.97562235, 0.7611397, 0.78606431, 0.12811363})
    EXPECT_NEAR(random.uniform(), printed, 5e-9);
}

// The same numbers against the running sums 0.1, 0.3, 0.6, 1: above 0.6 is index 3, below 0.1 index 0, and so on.
TEST(NumpyChoice, TakesTheFirstRunningSumAbove) {
  NumpyRandom random = seeded(42);
  const std::vector<double> weights = {0.1, 0.2, 0.3, 0.4};
  EXPECT_EQ(*numpy_choice(random, weights, 9), (std::vector<std::uint64_t>{3, 2, 3, 3, 0, 3, 3, 3, 1}));
}

TEST(NumpyChoice, WhatIsNoProbabilityIsRefused) {
  NumpyRandom random = seeded(1);
  for (const std::vector<double>& bad : {std::vector<double>{0.5, 0.4}, {1.5, -0.5}, {}, {0.5, std::nan("")}})
    EXPECT_FALSE(numpy_choice(random, bad, 1));
}

const std::vector<PythonValue> kKeys = {{std::string("a")}, {std::string("b")}};
const std::vector<double> kHalves = {0.5, 0.5};

TEST(ArloBatches, AreNumpysChoiceWithTicketsOfEachBatch) {
  NumpyRandom random(sha256("seed"));
  const auto chosen = *numpy_choice(random, kHalves, 6);
  const auto drawn = *draw_batches("seed", kKeys, kHalves, 0, 6);
  std::uint64_t times[] = {0, 0};
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(drawn[i].batch, chosen[i]);
    EXPECT_EQ(drawn[i].generation, ++times[chosen[i]]);
    const std::string first = ConsistentTickets("seed").first(chosen[i] == 0 ? "a" : "b");
    const bool again = drawn[i].generation > 1;
    EXPECT_EQ(drawn[i].ticket == printed_ticket(first), !again);
  }
}

TEST(ArloBatches, ALaterRoundGoesOn) {
  const auto whole = *draw_batches("seed", kKeys, kHalves, 0, 6);
  const auto later = *draw_batches("seed", kKeys, kHalves, 4, 2);
  ASSERT_EQ(later.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(later[i].batch, whole[i + 4].batch);
    EXPECT_EQ(later[i].generation, whole[i + 4].generation);
    EXPECT_EQ(later[i].ticket, whole[i + 4].ticket);
  }
}

TEST(ArloBatches, AllButThoseExamined) {
  const auto left = *all_batches("seed", kKeys, {0});
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].batch, 1u);
  EXPECT_EQ(left[0].ticket, printed_ticket(ConsistentTickets("seed").first("b")));
}

TEST(ArloBatches, ListsThatDoNotFitAreRefused) {
  EXPECT_FALSE(draw_batches("1", std::vector{kKeys[0]}, kHalves, 0, 1));
  EXPECT_FALSE(draw_batches("1", kKeys, kHalves, ~std::uint64_t{0}, 1));
  const std::vector<PythonValue> no_text = {{std::vector<PythonValue>{{std::string("\xFF")}}}};
  EXPECT_FALSE(draw_batches("1", no_text, std::vector<double>{1}, 0, 1));
  EXPECT_FALSE(all_batches("1", no_text, {}));
}

}  // namespace
}  // namespace acta::audit

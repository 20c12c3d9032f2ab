// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/mcmc.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "acta/base/random.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::stats {
namespace {

/// Autoregressive chains x' = r x + e: n (1 - r) / (1 + r) of n draws count.
Chains chains(double r, double apart) {
  Chains all;
  for (std::uint64_t c = 0; c < 4; ++c) {
    base::RandomStream stream(8, c);
    Normal normal(stream);
    double x = normal();
    all.emplace_back();
    for (int i = 0; i < 4'000; ++i) {
      x = r * x + std::sqrt(1 - r * r) * normal();
      all.back().push_back(x + apart * static_cast<double>(c));
    }
  }
  return all;
}

TEST(Mcmc, IndependentDrawsAllCount) {
  EXPECT_NEAR(r_hat(chains(0, 0)), 1, 0.003);
  EXPECT_NEAR(effective_size(chains(0, 0)) / 16'000, 1, 0.1);
}

TEST(Mcmc, CorrelatedDrawsCountForLess) { EXPECT_NEAR(effective_size(chains(0.8, 0)) / 16'000, 0.2 / 1.8, 0.03); }

TEST(Mcmc, ChainsApartAreSeen) {
  EXPECT_GT(r_hat(chains(0, 1)), 1.2);
  // the same mean, another spread: only the distances from the median show it
  Chains wide = chains(0, 0);
  for (double& x : wide[0]) x *= 3;
  EXPECT_GT(r_hat(wide), 1.03);
}

TEST(Mcmc, WhatDoesNotMoveHasNoRHat) { EXPECT_EQ(r_hat(Chains(4, std::vector<double>(10, 2.0))), 1); }

TEST(Mcmc, ChainsThatRestAtDifferentValuesDoNotAgree) {
  const Chains apart{{1, 1, 1, 1}, {2, 2, 2, 2}}, together{{1, 1, 1, 1}, {1, 1, 1, 1}};
  EXPECT_TRUE(std::isinf(r_hat(apart)));
  EXPECT_EQ(r_hat(together), 1);
}

}  // namespace
}  // namespace acta::stats

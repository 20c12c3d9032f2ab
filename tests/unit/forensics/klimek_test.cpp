// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/klimek.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "acta/base/random.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::forensics {
namespace {

const HonestPart kHonest{0.55, 0.07, 0.4, 0.06, 0.4};
constexpr Objective kAll[] = {Objective::least_squares, Objective::relative, Objective::symmetric,
                              Objective::likelihood};

ShareHistogram mixed(const ModelParts& parts, double fi, double fe, double stations) {
  ShareHistogram bins{};
  for (std::size_t i = 0; i < bins.size(); ++i)
    bins[i] = stations * ((1 - fi - fe) * parts.honest[i] + fi * parts.incremental[i] + fe * parts.extreme[i]);
  return bins;
}

TEST(Klimek, PartsAreDistributions) {
  const ModelParts parts = model_parts(kHonest, 1.5);
  for (const ShareHistogram* part : {&parts.honest, &parts.incremental, &parts.extreme})
    EXPECT_NEAR(std::accumulate(part->begin(), part->end(), 0.0), 1, 1e-9);
  // honest: normal, 0.4 and 0.06; P(0.40 <= v < 0.41) = Phi(1/6) - Phi(0) = 0.0662
  EXPECT_NEAR(parts.honest[40], 0.0662, 5e-4);
}

/// Every objective finds the shares of a histogram that the model made, on and off its grid.
TEST(Klimek, FitsFindWhatMadeThem) {
  const ModelParts parts = model_parts(kHonest, 1.5);
  const ShareHistogram observed = mixed(parts, 0.2, 0.03, 50'000);
  for (const Objective objective : kAll) {
    const ModelFit exact = fit(parts, 1.5, observed, objective),
                   grid = fit(parts, 1.5, observed, objective, 0.04, 0.01);
    EXPECT_NEAR(exact.incremental, 0.2, 2e-3) << to_string(objective);
    EXPECT_NEAR(exact.extreme, 0.03, 2e-3) << to_string(objective);
    EXPECT_NEAR(grid.incremental, 0.2, 1e-9) << to_string(objective);
    EXPECT_NEAR(grid.extreme, 0.03, 1e-9) << to_string(objective);
    EXPECT_LE(exact.misfit, misfit(parts, 0.25, 0.02, observed, objective));
  }
}

TEST(Klimek, HonestSharesFitWithoutChangedStations) {
  const ModelParts parts = model_parts(kHonest, 1);
  for (const Objective objective : kAll) {
    const ModelFit got = fit(parts, 1, mixed(parts, 0, 0, 20'000), objective);
    EXPECT_LT(got.incremental + got.extreme, 2e-3) << to_string(objective);
  }
}

TEST(Klimek, FreeExponentAndIntervalHoldTheTruth) {
  const ModelParts parts = model_parts(kHonest, 2);
  const FreeFit got =
      FreeModel(kHonest).fit_with_interval(mixed(parts, 0.3, 0.02, 20'000), Objective::likelihood, 100, 1);
  EXPECT_NEAR(got.best.alpha, 2, 0.11);
  EXPECT_LT(got.incremental.low, 0.3);
  EXPECT_GT(got.incremental.high, 0.3);
  EXPECT_LT(got.extreme.high - got.extreme.low, 0.02);
}

TEST(Klimek, PeaksOfANormalMixture) {
  std::vector<double> turnout, share;
  base::RandomStream stream(1, 1);
  stats::Normal normal(stream);
  for (int i = 0; i < 20'000; ++i) turnout.push_back(normal(0.55, 0.05)), share.push_back(normal(0.40, 0.05));
  const HonestPart part = honest_part(turnout, share);
  EXPECT_NEAR(part.tau, 0.55, 0.01);
  EXPECT_NEAR(part.nu, 0.40, 0.01);
  EXPECT_NEAR(part.sigma_nu, 0.05, 0.006);
  EXPECT_NEAR(part.sigma_tau, 0.05, 0.006);
  EXPECT_NEAR(part.theta, std::sqrt(0.05), 0.02);  // the fourth root of a mean square
}

}  // namespace
}  // namespace acta::forensics

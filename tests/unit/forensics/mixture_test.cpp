// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>

#include "acta/forensics/mixture_sweep.hpp"
#include "acta/stats/mcmc.hpp"
#include "acta/stats/portable.hpp"
#include "support/sanitized.hpp"
#include "unit/forensics/stations.hpp"

namespace acta::forensics {
namespace {

struct Simulated {
  Stations stations;
  std::vector<int> classes;
};

/// The model itself: pi = 0.9, 0.07, 0.03; m and s about 0.35 (incremental) and 0.85 (extreme).
Simulated simulated(std::size_t n, std::uint64_t seed) {
  Simulated result;
  for (std::size_t i = 0; i < n; ++i) {
    base::RandomStream stream(seed, i);
    stats::Normal normal(stream);
    const double u = stream.uniform();
    const int c = u < 0.9 ? 0 : u < 0.97 ? 1 : 2;
    const double tau = stats::logistic(normal(0.3, 0.2)), nu = stats::logistic(normal(-0.4, 0.2));
    const double x = stats::logistic(normal(0, 0.3)), y = stats::logistic(normal(0, 0.3));
    const double m = c == 0 ? 0 : c == 1 ? 0.7 * x : 0.7 + 0.3 * x, s = c == 0 ? 0 : c == 1 ? 0.7 * y : 0.7 + 0.3 * y;
    const auto electors = static_cast<std::int64_t>(500 + stream.below(1'000));
    const std::int64_t voted = stats::binomial(stream, electors, tau), own = stats::binomial(stream, voted, nu);
    const std::int64_t added = stats::binomial(stream, electors - voted, m),
                       moved = stats::binomial(stream, voted - own, s);
    result.stations.list.push_back({electors, voted + added, voted + added, own + added + moved});
    result.stations.unit.push_back(static_cast<std::uint32_t>(i));
    result.stations.area.push_back(0), result.stations.group.push_back(0);
    result.classes.push_back(c);
  }
  return result;
}

const Posterior& parameter(const Mixture& mixture, const std::string& name) {
  return *std::find_if(mixture.parameters.begin(), mixture.parameters.end(),
                       [&](const Posterior& p) { return p.name == name; });
}

TEST(Mixture, RecoversWhatMadeTheData) {
  const Simulated data = simulated(1'000, 3);
  MixtureOptions options;
  options.most_draws = 1'600;
  const auto got = mixture(data.stations, options);
  ASSERT_TRUE(got);
  const auto holds = [&](const char* name, double truth) {
    const Posterior& p = parameter(*got, name);
    EXPECT_LE(p.low, truth) << name;
    EXPECT_GE(p.high, truth) << name;
    EXPECT_LT(p.r_hat, 1.05) << name;
  };
  std::array<double, 3> shares{};
  std::size_t right = 0;
  for (std::size_t i = 0; i < data.classes.size(); ++i) {
    shares[static_cast<std::size_t>(data.classes[i])] += 1e-3;
    const double none = 1 - got->incremental[i] - got->extreme[i];
    const int likeliest = got->extreme[i] > 0.5 ? 2 : none > 0.5 ? 0 : 1;
    right += likeliest == data.classes[i];
  }
  holds("pi_none", shares[0]);
  holds("pi_incremental", shares[1]);
  holds("pi_extreme", shares[2]);
  holds("turnout_mean", 0.3);
  holds("turnout_sd", 0.2);
  holds("support_mean", -0.4);
  holds("support_sd", 0.2);
  EXPECT_GE(right, 985u);
}

/// A third of both with sanitizers.
constexpr std::size_t kStations = test::kSanitized ? 330 : 1'000;
constexpr int kDraws = test::kSanitized ? 270 : 800;

TEST(Mixture, HonestStationsHaveNearlyNoneOfTheOtherClasses) {
  MixtureOptions options;
  options.most_draws = kDraws;
  const auto got = mixture(test::honest_stations(kStations, 21), options);
  ASSERT_TRUE(got);
  EXPECT_GT(parameter(*got, "pi_none").mean, 0.9);
  EXPECT_LT(*std::max_element(got->extreme.begin(), got->extreme.end()), 0.5f);
}

TEST(Mixture, TheSameForAnyNumberOfThreads) {
  MixtureOptions options;
  options.warmup = 50, options.draws = options.most_draws = 40;
  const Simulated data = simulated(200, 4);
  const auto all = mixture(data.stations, options);
  const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  const auto alone = mixture(data.stations, options);
  ASSERT_TRUE(all && alone);
  for (std::size_t p = 0; p < all->parameters.size(); ++p)
    EXPECT_EQ(all->parameters[p].mean, alone->parameters[p].mean);
  EXPECT_EQ(all->incremental, alone->incremental);
}

/// Turnout rises by 0.4 on the logit scale for each standard deviation of a number of the stations; support does not.
TEST(Mixture, FindsTheCoefficientOfACovariate) {
  Simulated data = simulated(kStations, 8);
  MixtureOptions options;
  options.most_draws = kDraws;
  options.covariates = {{"x", {}}};
  for (std::size_t i = 0; i < kStations; ++i) {
    base::RandomStream stream(88, i);
    stats::Normal normal(stream);
    const double x = i % 2 == 0 ? -1 : 1;  // mean 0, standard deviation 1
    options.covariates[0].values.push_back(x);
    if (data.classes[i] != 0) continue;
    Station& s = data.stations.list[i];
    s.turnout = s.ballots = stats::binomial(stream, s.registered, stats::logistic(normal(0.3 + 0.4 * x, 0.2)));
    s.leader = stats::binomial(stream, s.turnout, stats::logistic(normal(-0.4, 0.2)));
  }
  const auto got = mixture(data.stations, options);
  ASSERT_TRUE(got);
  EXPECT_NEAR(parameter(*got, "turnout_by_x").mean, 0.4, 0.04);
  EXPECT_NEAR(parameter(*got, "support_by_x").mean, 0, 0.04);
  EXPECT_NEAR(parameter(*got, "turnout_mean").mean, 0.3, 0.04);
}

/// Half of the stations lie in another area, whose turnout is 0.5 higher on the logit scale: with effects of areas all
/// of them are judged, and the shared spread is that inside areas.
TEST(Mixture, EffectsOfAreasTakeWhatAreasDiffer) {
  Simulated data = simulated(kStations, 12);
  data.stations.groups = 2;
  for (std::size_t i = 0; i < kStations; ++i) {
    data.stations.group[i] = i % 2;
    if (i % 2 == 0 || data.classes[i] != 0) continue;
    base::RandomStream stream(89, i);
    stats::Normal normal(stream);
    Station& s = data.stations.list[i];
    s.turnout = s.ballots = stats::binomial(stream, s.registered, stats::logistic(normal(0.8, 0.2)));
    s.leader = stats::binomial(stream, s.turnout, stats::logistic(normal(-0.4, 0.2)));
  }
  MixtureOptions options;
  options.areas = true;
  const auto got = mixture(data.stations, options);
  ASSERT_TRUE(got);
  EXPECT_TRUE(got->converged) << got->worst_r_hat << ' ' << got->least_effective;
  EXPECT_NEAR(parameter(*got, "turnout_sd").mean, 0.2, 0.04);
  EXPECT_EQ(got->area_votes.size(), 2u);
}

TEST(Mixture, TooFewStationsGiveNone) { EXPECT_FALSE(mixture(simulated(19, 5).stations, {})); }

/// nu(m, s) put back into the formula gives w.
TEST(MixtureData, TablesInvertTheModel) {
  const Simulated data = simulated(50, 6);
  const MixtureData made = mixture_data(data.stations, {});
  for (std::size_t i = 0; i < made.stations.size(); ++i) {
    const Station& s = data.stations.list[made.used[i]];
    const double a = (static_cast<double>(s.registered - s.turnout) + 0.5) / (static_cast<double>(s.registered) + 1);
    const double w = (static_cast<double>(s.leader) + 0.5) / (static_cast<double>(s.turnout) + 1) * (1 - a);
    for (std::size_t c = 0; c < 2; ++c)
      for (std::size_t g = 0; g < made.tables[i][c].rows; ++g)
        for (std::size_t h = 0; h < kMoved; ++h) {
          if (made.tables[i][c].support_log[g * kMoved + h] == MixtureData::kImpossible) continue;
          const double m = made.added[c][g], part = made.moved[c][h];
          const double tau = stats::logistic(static_cast<double>(made.tables[i][c].turnout[g])),
                       nu = stats::logistic(static_cast<double>(made.tables[i][c].support[g * kMoved + h]));
          EXPECT_NEAR((1 - tau) * (1 - m), a, 1e-5);
          EXPECT_NEAR(nu * (1 - part) * (1 - m - a) / (1 - m) + a * (m - part) / (1 - m) + part, w, 1e-5);
        }
  }
}

TEST(MixtureSweep, ExponentialsAreThoseOfTheLibrary) {
  Cells cells;
  for (std::size_t i = 0; i < kCells; ++i) cells[i] = -0.9f * static_cast<float>(i) + 3;
  Cells logs = cells;
  const float sum = exponentiate(cells, kCells, 3);
  double expected = 0;
  for (std::size_t i = 0; i < kCells; ++i) {
    EXPECT_NEAR(cells[i] / std::exp(logs[i] - 3), 1, 1e-5f) << i;
    expected += std::exp(static_cast<double>(logs[i]) - 3);
  }
  EXPECT_NEAR(static_cast<double>(sum) / expected, 1, 1e-6);
}

}  // namespace
}  // namespace acta::forensics

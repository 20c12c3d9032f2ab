// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture_posterior.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "acta/stats/portable.hpp"
#include "unit/forensics/stations.hpp"

namespace acta::forensics {
namespace {

/// Forty stations of four areas, one of them hostile (everybody voted, all for the leader), with a covariate.
struct World {
  Stations stations = test::honest_stations(40, 7);
  MixtureOptions options;
  MixtureData data;
  MixturePosterior posterior;

  explicit World(bool areas = true)
      : options(options_of(stations, areas)), data(mixture_data(stations, options)), posterior(data, options) {}

  static MixtureOptions options_of(Stations& stations, bool areas) {
    stations.list[3].turnout = stations.list[3].leader = stations.list[3].registered;
    MixtureOptions options;
    options.areas = areas;
    stations.groups = 4;
    options.covariates = {{"x", {}}};
    for (std::size_t i = 0; i < stations.size(); ++i) {
      stations.group[i] = static_cast<std::uint32_t>(i % 4);
      options.covariates[0].values.push_back(std::sin(static_cast<double>(i)));
    }
    return options;
  }
  /// A point where all classes have weight.
  std::vector<double> point() const {
    std::vector<double> x(posterior.layout().size());
    for (std::size_t p = 0; p < x.size(); ++p) x[p] = 0.4 * std::sin(2.0 + static_cast<double>(p));
    return x;
  }
};

/// Central differences of step h: their error is of order h^2, and the single precision of the sums (10^-6 of each
/// station's logarithm) divided by h.
TEST(MixturePosterior, TheGradientIsThatOfTheDensity) {
  for (const bool areas : {true, false}) {
    const World world(areas);
    const std::vector<double> x = world.point();
    std::vector<double> gradient(x.size()), other(x.size());
    (void)world.posterior(x, gradient);
    for (std::size_t p = 0; p < x.size(); ++p) {
      std::vector<double> up = x, down = x;
      up[p] += 0.01, down[p] -= 0.01;
      const double slope = (world.posterior(up, other) - world.posterior(down, other)) / 0.02;
      EXPECT_NEAR(gradient[p], slope, 0.02 + 0.002 * std::abs(slope)) << p;
    }
  }
}

/// ln of the density of one station written down from the formulas: the sum over class none and all cells of the two
/// others of pi p(m) p(s) times two normal densities times the derivative of (tau, nu) by (a, w) relative to none's.
TEST(MixturePosterior, StationsAreSummedOverClassesAndCells) {
  const World world(false);
  std::vector<double> x = world.point(), gradient(x.size());
  x[world.posterior.layout().slope(false, 0)] = x[world.posterior.layout().slope(true, 0)] = 0;
  const MixtureValues values = world.posterior.values(x);
  const auto normal = [](double y, double mean, double variance) {
    return std::exp(-(y - mean) * (y - mean) / (2 * variance)) / std::sqrt(variance);
  };
  double sum = 0;
  for (std::size_t i = 0; i < world.data.stations.size(); ++i) {
    const MixtureData::Station& s = world.data.stations[i];
    const auto density = [&](float turnout, float support) {
      return normal(static_cast<double>(turnout), x[0], std::exp(x[1]) + static_cast<double>(s.turnout_noise)) *
             normal(static_cast<double>(support), x[2], std::exp(x[3]) + static_cast<double>(s.support_noise));
    };
    double all = values.pi[0] * density(s.turnout, s.support);
    for (std::size_t c = 0; c < 2; ++c) {
      const MixtureData::Table& table = world.data.tables[i][c];
      for (std::size_t g = 0; g < table.rows; ++g)
        for (std::size_t h = 0; h < kMoved; ++h)
          all += values.pi[c + 1] *
                 std::exp(static_cast<double>(values.parts[2 * c].log_p[g] + values.parts[2 * c + 1].log_p[h] +
                                              table.turnout_log[g] + table.support_log[g * kMoved + h])) *
                 density(table.turnout[g], table.support[g * kMoved + h]);
    }
    sum += std::log(all);
  }
  // Two points differ by as much as their sums and priors do: with other ratios of pi only.
  const double r = stats::logistic(x[12]), t = stats::logistic(x[13]);
  double prior = std::log(r * (1 - r) * t * (1 - t)) - (x[0] * x[0] + x[2] * x[2]) / 2 - 5 * std::exp(x[1]) + x[1] -
                 5 * std::exp(x[3]) + x[3];
  for (std::size_t p = 4; p < 12; p += 2) prior += -x[p] * x[p] / 2 - 5 * std::exp(2 * x[p + 1]) + 2 * x[p + 1];
  // The sampler's constant: each variance is halved into a factor 1 / (2 V), so a station has ln 2 less.
  const double constant = -std::log(2.0) * static_cast<double>(world.data.stations.size());
  EXPECT_NEAR(world.posterior(x, gradient), sum + prior + constant, 1e-3);
}

TEST(MixturePosterior, ValuesOfAPartHaveChancesThatSumToOne) {
  for (const double mean : {-3.0, 0.0, 2.0}) {
    const PartLaw law = part_law(mean, -0.5), up = part_law(mean + 1e-3, -0.5), wide = part_law(mean, -0.5 + 1e-3);
    double sum = 0;
    for (std::size_t n = 0; n < kAdded; ++n) {
      sum += std::exp(static_cast<double>(law.log_p[n]));
      EXPECT_NEAR(static_cast<double>((up.log_p[n] - law.log_p[n]) / 1e-3f), static_cast<double>(law.by_mean[n]), 0.05);
      EXPECT_NEAR(static_cast<double>((wide.log_p[n] - law.log_p[n]) / 1e-3f), static_cast<double>(law.by_log_sd[n]),
                  0.15);
    }
    EXPECT_NEAR(sum, 1, 1e-6);
  }
}

/// z'Iz of the stations' part is a sum of squares, and the priors add to it.
TEST(MixturePosterior, InformationIsPositive) {
  const World world;
  const std::vector<double> x = world.point();
  std::vector<double> gradient(x.size()), plain(x.size());
  MixturePosterior::Information information;
  const double value = world.posterior.with_information(x, gradient, information);
  EXPECT_DOUBLE_EQ(value, world.posterior(x, plain));
  EXPECT_EQ(gradient, plain);
  const std::size_t n = world.posterior.layout().dense();
  ASSERT_EQ(information.dense.size(), n * n);
  ASSERT_EQ(information.areas.size(), 8u);
  for (std::size_t a = 0; a < n; ++a) {
    EXPECT_GE(information.dense[a * n + a], 1);
    for (std::size_t b = 0; b < n; ++b) EXPECT_DOUBLE_EQ(information.dense[a * n + b], information.dense[b * n + a]);
  }
  for (const double one : information.areas) EXPECT_GT(one, 1);
}

/// Sums of a plain loop over the cells.
TEST(MixtureSweep, SumsAreThoseOfThePlainLoop) {
  const World world(false);
  const MixtureData::Table& table = world.data.tables[0][0];
  ASSERT_GT(table.rows, 1u);
  SweepInput input;
  input.turnout_mean = 0.2f, input.support_mean = -0.3f;
  Cells weights{};
  std::iota(weights.begin(), weights.end(), 1.0f);
  const CellSums got = sum_cells(table, input, weights);
  double weight = 0, turnout = 0, turnout_square = 0, support = 0, support_square = 0;
  std::array<double, kMoved> moved{};
  for (std::size_t g = 0; g < table.rows; ++g) {
    double row = 0;
    for (std::size_t h = 0; h < kMoved; ++h) {
      const auto w = static_cast<double>(weights[g * kMoved + h]);
      const double dt = static_cast<double>(table.turnout[g]) - 0.2,
                   dv = static_cast<double>(table.support[g * kMoved + h]) + 0.3;
      row += w, weight += w, moved[h] += w;
      turnout += w * dt, turnout_square += w * dt * dt, support += w * dv, support_square += w * dv * dv;
    }
    EXPECT_NEAR(static_cast<double>(got.added[g]), row, 1e-5 * row);
  }
  EXPECT_NEAR(static_cast<double>(got.weight), weight, 1e-5 * weight);
  EXPECT_NEAR(static_cast<double>(got.turnout), turnout, 1e-4 * weight);
  EXPECT_NEAR(static_cast<double>(got.turnout_square), turnout_square, 1e-4 * turnout_square);
  EXPECT_NEAR(static_cast<double>(got.support), support, 1e-4 * weight);
  EXPECT_NEAR(static_cast<double>(got.support_square), support_square, 1e-4 * support_square);
  for (std::size_t h = 0; h < kMoved; ++h) EXPECT_NEAR(static_cast<double>(got.moved[h]), moved[h], 1e-5 * moved[h]);
}

/// std::exp is right to the last bits.
TEST(MixtureSweep, ExponentialsAreNear) {
  for (float base = 0; base > -79; base -= 0.37f) {
    Cells logs{};
    for (std::size_t i = 0; i < kMoved; ++i) logs[i] = base - 0.05f * static_cast<float>(i) + 3;
    const Cells before = logs;
    const float sum = exponentiate(logs, kMoved, 3);
    double all = 0;
    for (std::size_t i = 0; i < kMoved; ++i) {
      const double right = std::exp(static_cast<double>(before[i] - 3));
      EXPECT_NEAR(static_cast<double>(logs[i]), right, 1e-5 * right) << before[i];
      all += right;
    }
    EXPECT_NEAR(static_cast<double>(sum), all, 1e-5 * all);
  }
}

/// The classes' weights are those of each station's law, and the value is that with the gradient.
TEST(MixturePosterior, ClassesComeWithTheDensity) {
  const World world;
  const std::vector<double> x = world.point();
  std::vector<double> gradient(x.size());
  std::vector<MixturePosterior::ClassWeights> classes;
  EXPECT_DOUBLE_EQ(world.posterior.with_classes(x, classes), world.posterior(x, gradient));
  MixturePosterior::StationLaw law;
  world.posterior.law(world.posterior.values(x), 3, law);
  ASSERT_EQ(classes.size(), 40u);
  for (std::size_t c = 0; c < 3; ++c) EXPECT_FLOAT_EQ(classes[3][c], static_cast<float>(law.weights[c]));
}

/// A station that stands for two is two.
TEST(MixturePosterior, WeightsCountStations) {
  World world;
  const std::vector<double> x = world.point();
  std::vector<double> one(x.size()), two(x.size());
  for (MixtureData::Station& s : world.data.stations) s.weight = 2;
  const double doubled = world.posterior(x, two);
  for (MixtureData::Station& s : world.data.stations) s.weight = 1;
  MixtureData twice = world.data;
  twice.stations.insert(twice.stations.end(), world.data.stations.begin(), world.data.stations.end());
  twice.tables.insert(twice.tables.end(), world.data.tables.begin(), world.data.tables.end());
  twice.covariates[0].insert(twice.covariates[0].end(), world.data.covariates[0].begin(),
                             world.data.covariates[0].end());
  EXPECT_NEAR(doubled, MixturePosterior(twice, world.options)(x, one), 1e-9 * std::abs(doubled));
  for (std::size_t p = 0; p < x.size(); ++p) EXPECT_NEAR(two[p], one[p], 1e-9 * (1 + std::abs(one[p])));
}

}  // namespace
}  // namespace acta::forensics

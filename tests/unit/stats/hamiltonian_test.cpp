// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/hamiltonian.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "acta/stats/mcmc.hpp"

namespace acta::stats {
namespace {

/// Draws of one chain, one list a coordinate.
std::vector<std::vector<double>> draws_of(Hamiltonian& chain, std::size_t dimensions, int draws) {
  std::vector<std::vector<double>> all(dimensions);
  for (int i = 0; i < draws; ++i) {
    const Hamiltonian::Point& x = chain.next();
    for (std::size_t k = 0; k < dimensions; ++k) all[k].push_back(x[k]);
  }
  return all;
}

double mean_of(const std::vector<double>& x, double power, double centre = 0) {
  double sum = 0;
  for (const double one : x) sum += std::pow(one - centre, power);
  return sum / static_cast<double>(x.size());
}

/// Two coordinates with standard deviations 1 and 100 and the correlation 0.9, about (3, -5): -Q/2 with the inverse of
/// the covariance, 1 / (1 - 0.81) = 1 / 0.19.
double correlated(std::span<const double> x, std::span<double> gradient) {
  const double a = x[0] - 3, b = (x[1] + 5) / 100;
  gradient[0] = -(a - 0.9 * b) / 0.19;
  gradient[1] = -(b - 0.9 * a) / 0.19 / 100;
  return -(a * a - 1.8 * a * b + b * b) / 0.38;
}

TEST(Hamiltonian, DrawsACorrelatedNormalFromABadGuess) {
  base::RandomStream stream(5, 1);
  Hamiltonian chain(correlated, {0, 0}, {{1, 0, 0, 100}, {}}, stream);  // a tenth of the second's deviation
  chain.warm_up(800);
  const auto x = draws_of(chain, 2, 4'000);
  EXPECT_NEAR(mean_of(x[0], 1), 3, 0.08);  // five standard errors of 4,000 independent draws
  EXPECT_NEAR(mean_of(x[1], 1), -5, 8);
  EXPECT_NEAR(mean_of(x[0], 2, 3), 1, 0.12);
  EXPECT_NEAR(mean_of(x[1], 2, -5), 1e4, 1.2e3);
  double product = 0;
  for (std::size_t i = 0; i < x[0].size(); ++i) product += (x[0][i] - 3) * (x[1][i] + 5) / 100 / 4'000;
  EXPECT_NEAR(product, 0.9, 0.12);
  EXPECT_GT(effective_size({x[0]}), 2'000);
}

/// The logarithm of a gamma variable of shape 2: e^(2 y - e^y), whose mean is digamma(2) = 1 - 0.5772157 and whose
/// variance is trigamma(2) = pi^2 / 6 - 1.
TEST(Hamiltonian, DrawsASkewedDensity) {
  base::RandomStream stream(5, 2);
  Hamiltonian chain(
      [](std::span<const double> x, std::span<double> gradient) {
        gradient[0] = 2 - std::exp(x[0]);
        return 2 * x[0] - std::exp(x[0]);
      },
      {1}, {{0.5}, {}}, stream);
  chain.warm_up(200);
  const auto x = draws_of(chain, 1, 6'000);
  EXPECT_NEAR(mean_of(x[0], 1), 0.4227843, 0.055);
  EXPECT_NEAR(mean_of(x[0], 2, 0.4227843), 0.6449341, 0.08);
}

/// Coordinates of which only variances are guessed are drawn as well.
TEST(Hamiltonian, OthersThanTheFirstHaveTheirOwnVariance) {
  base::RandomStream stream(5, 3);
  Hamiltonian chain(
      [](std::span<const double> x, std::span<double> gradient) {
        gradient[0] = -x[0], gradient[1] = -x[1] / 9, gradient[2] = -x[2] * 4;
        return -(x[0] * x[0] + x[1] * x[1] / 9 + x[2] * x[2] * 4) / 2;
      },
      {0, 0, 0}, {{1}, {9, 0.25}}, stream);
  chain.warm_up(200);
  const auto x = draws_of(chain, 3, 4'000);
  EXPECT_NEAR(mean_of(x[0], 2), 1, 0.12);
  EXPECT_NEAR(mean_of(x[1], 2), 9, 1.1);
  EXPECT_NEAR(mean_of(x[2], 2), 0.25, 0.03);
}

/// A path that leaves where the density is not 0 is given up: all draws of e^-x on x > 0 are positive, with mean 1.
TEST(Hamiltonian, KeepsToWhereTheDensityIs) {
  base::RandomStream stream(5, 4);
  Hamiltonian chain(
      [](std::span<const double> x, std::span<double> gradient) {
        gradient[0] = -1;
        return x[0] > 0 ? -x[0] : -INFINITY;
      },
      {1}, {{1}, {}}, stream);
  chain.warm_up(400);
  const auto x = draws_of(chain, 1, 8'000);
  EXPECT_GT(*std::min_element(x[0].begin(), x[0].end()), 0);
  EXPECT_NEAR(mean_of(x[0], 1), 1, 0.12);
}

TEST(Hamiltonian, TheSameStreamGivesTheSameDraws) {
  base::RandomStream a(6, 1), b(6, 1);
  Hamiltonian one(correlated, {0, 0}, {{1, 0, 0, 1}, {}}, a), other(correlated, {0, 0}, {{1, 0, 0, 1}, {}}, b);
  one.warm_up(20), other.warm_up(20);
  EXPECT_EQ(one.next(), other.next());
}

/// The density there is known at once.
TEST(Hamiltonian, GoesOnFromWhereItIsMoved) {
  base::RandomStream stream(7, 1);
  Hamiltonian chain(correlated, {0, 0}, {{1, 0, 0, 1}, {}}, stream);
  const std::vector<double> there = {0.5, -0.25};
  std::vector<double> gradient(2);
  chain.move_to(there);
  EXPECT_DOUBLE_EQ(chain.log_density(), correlated(there, gradient));
}

}  // namespace
}  // namespace acta::stats

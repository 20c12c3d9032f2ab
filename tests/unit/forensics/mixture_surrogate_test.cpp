// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture_surrogate.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "unit/forensics/stations.hpp"

namespace acta::forensics {
namespace {

/// Stations of four areas, and a point among their parameters.
struct Peak {
  Stations stations;
  MixtureOptions options;
  MixtureData data;
  MixturePosterior posterior;
  MixtureStart start;

  explicit Peak(bool areas = true)
      : stations(test::honest_stations(400, 5)),
        options(options_of(stations, areas)),
        data(mixture_data(stations, options)),
        posterior(data, options) {
    base::RandomStream stream(1, 0);
    start = mixture_start(data, options, posterior, stream);
  }

  static MixtureOptions options_of(Stations& stations, bool areas) {
    MixtureOptions options;
    options.areas = areas;
    stations.groups = 4;
    for (std::size_t i = 0; i < stations.size(); ++i) stations.group[i] = static_cast<std::uint32_t>(i % 4);
    return options;
  }
  /// The peak and a step of `length` guessed standard deviations of every parameter.
  std::vector<double> beside(double length) const {
    std::vector<double> x = start.parameters;
    const std::size_t n = posterior.layout().dense();
    for (std::size_t p = 0; p < x.size(); ++p)
      x[p] += length * std::sqrt(p < n ? start.covariance.first[p * n + p] : start.covariance.others[p - n]) *
              (p % 2 ? 1 : -1) / std::sqrt(static_cast<double>(x.size()));
    return x;
  }
};

TEST(MixtureSurrogate, OfAllStationsIsThePosterior) {
  const Peak peak;
  const MixtureSurrogate all(peak.data, peak.options, peak.start, curvature(peak.posterior, peak.start), 400);
  ASSERT_EQ(all.stations(), 400u);
  std::vector<double> x = peak.beside(2), ours(x.size()), theirs(x.size());
  EXPECT_DOUBLE_EQ(all(x, ours), peak.posterior(x, theirs));
  for (std::size_t p = 0; p < x.size(); ++p) EXPECT_DOUBLE_EQ(ours[p], theirs[p]);
}

/// A quarter of the stations misses the whole's gradient by much; the quadratic mends it, at the peak but for rounding.
TEST(MixtureSurrogate, HasTheGradientOfAllStationsAtThePeak) {
  for (const bool areas : {false, true}) {
    const Peak peak(areas);
    const MixtureSurrogate few(peak.data, peak.options, peak.start, curvature(peak.posterior, peak.start), 100);
    ASSERT_EQ(few.stations(), 100u);
    std::vector<double> x = peak.start.parameters, ours(x.size()), theirs(x.size());
    (void)few(x, ours);
    (void)peak.posterior(x, theirs);
    for (std::size_t p = 0; p < x.size(); ++p) EXPECT_NEAR(ours[p], theirs[p], 1e-6) << p;
  }
}

/// Near the peak the distance from the whole is of third order: a standard deviation away it has changed by little,
/// where the densities themselves change by half a unit and more.
TEST(MixtureSurrogate, IsNearTheWholeAboutThePeak) {
  const Peak peak;
  const MixtureSurrogate few(peak.data, peak.options, peak.start, curvature(peak.posterior, peak.start), 100);
  std::vector<double> unused(peak.start.parameters.size());
  const auto beyond = [&](double length) {
    const std::vector<double> x = peak.beside(length);
    return peak.posterior(x, unused) - few(x, unused);
  };
  const double middle = beyond(0);
  for (const double length : {-1.0, 1.0}) {
    EXPECT_NEAR(beyond(length), middle, 0.1) << length;
    EXPECT_LT(peak.posterior(peak.beside(length), unused), peak.posterior(peak.start.parameters, unused) - 0.3);
  }
}

/// Differences of the value against the gradient.
TEST(MixtureSurrogate, ItsGradientIsThatOfItsValueEvenFarAway) {
  const Peak peak;
  const MixtureSurrogate few(peak.data, peak.options, peak.start, curvature(peak.posterior, peak.start), 100);
  for (const double length : {1.0, 60.0}) {  // at 60 the quadratic is fading
    const std::vector<double> x = peak.beside(length);
    std::vector<double> gradient(x.size()), other(x.size());
    (void)few(x, gradient);
    for (std::size_t p = 0; p < x.size(); ++p) {
      std::vector<double> up = x, down = x;
      up[p] += 0.002, down[p] -= 0.002;
      const double slope = (few(up, other) - few(down, other)) / 0.004;
      EXPECT_NEAR(gradient[p], slope, 0.5 + 0.02 * std::abs(slope)) << p;
    }
  }
}

/// -1 / curvature of a normal density is its variance: x y with curvatures -4 and -1.
TEST(MixtureSurrogate, CovarianceIsTheInverseOfTheCurvature) {
  MixtureCurvature two;
  two.gradient = {0, 0};
  two.dense = {-4, 0, 0, -1};
  const auto covariance = covariance_of(two);
  ASSERT_TRUE(covariance);
  EXPECT_DOUBLE_EQ(covariance->first[0], 0.25);
  EXPECT_DOUBLE_EQ(covariance->first[3], 1);
  two.dense[3] = 1;  // a valley, not a peak
  EXPECT_FALSE(covariance_of(two));
}

}  // namespace
}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture_start.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <optional>

namespace acta::forensics {
namespace {

using Layout = MixtureLayout;
using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Eigen::Map, Eigen::VectorXd;

constexpr int kTrials = 6;
constexpr std::size_t kTrialStations = 2'000;
constexpr int kSteps = 60, kHalvings = 12;
constexpr double kLittle = 0.05;  ///< gain of ln density at which the climb ends

double median(std::vector<float> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return static_cast<double>(*middle);
}

/// Half the width of the middle two thirds, squared.
double spread(std::vector<float> values) {
  std::sort(values.begin(), values.end());
  const auto width = static_cast<double>(values[values.size() * 5 / 6] - values[values.size() / 6]);
  return std::max(1e-3, width * width / 4);
}

std::vector<double> drawn(const MixtureData& data, const Layout& layout, stats::Normal& normal) {
  std::vector<double> x(layout.size(), 0);
  for (const bool support : {false, true}) {
    std::vector<float> logits;
    for (const MixtureData::Station& s : data.stations) logits.push_back(support ? s.support : s.turnout);
    const double variance = spread(logits), mean = median(logits) + std::sqrt(variance) * normal(0, 0.5);
    x[support ? Layout::kSupportMean : Layout::kTurnoutMean] = mean;
    x[support ? Layout::kSupportLogVariance : Layout::kTurnoutLogVariance] = std::log(variance);
    for (std::size_t g = 0; g < layout.areas; ++g) x[layout.area(support, g)] = mean;
  }
  for (std::size_t p = 0; p < 4; ++p) {
    x[Layout::kParts + 2 * p] = normal(0, 0.7);
    x[Layout::kParts + 2 * p + 1] = normal(-1, 0.3);
  }
  x[Layout::kRatios] = normal(-2, 0.7);
  x[Layout::kRatios + 1] = normal(-3, 0.7);
  return x;
}

/// The information's inverse times the gradient.
std::vector<double> direction(const MixturePosterior::Information& information, const std::vector<double>& gradient) {
  std::vector<double> step = gradient;
  const auto n = static_cast<Eigen::Index>(gradient.size() - information.areas.size());
  const Map<const Matrix> dense(information.dense.data(), n, n);
  Map<VectorXd>(step.data(), n) = Matrix(dense).llt().solve(Map<const VectorXd>(gradient.data(), n));
  for (std::size_t i = 0; i < information.areas.size(); ++i)
    step[static_cast<std::size_t>(n) + i] /= information.areas[i];
  return step;
}

stats::Hamiltonian::Covariance inverse(const MixturePosterior::Information& information, std::size_t dense) {
  const auto n = static_cast<Eigen::Index>(dense);
  const Matrix covariance =
      Matrix(Map<const Matrix>(information.dense.data(), n, n)).llt().solve(Matrix::Identity(n, n));
  stats::Hamiltonian::Covariance result{{covariance.data(), covariance.data() + n * n}, information.areas};
  for (double& one : result.others) one = 1 / one;
  return result;
}

struct Peak {
  std::vector<double> parameters, gradient;
  MixturePosterior::Information information;
  double log_density = -INFINITY;
};

/// The first point above this one along the direction, each half as far as the one before it; none: nothing.
std::optional<Peak> higher(const MixturePosterior& posterior, const Peak& from) {
  const std::vector<double> step = direction(from.information, from.gradient);
  Peak next = from;
  for (int halving = 0; halving < kHalvings; ++halving) {
    for (std::size_t p = 0; p < step.size(); ++p)
      next.parameters[p] = from.parameters[p] + std::ldexp(step[p], -halving);
    next.log_density = posterior.with_information(next.parameters, next.gradient, next.information);
    if (next.log_density > from.log_density) return next;
  }
  return std::nullopt;
}

Peak climbed(const MixturePosterior& posterior, std::vector<double> from) {
  Peak peak{std::move(from), {}, {}, 0};
  peak.gradient.resize(peak.parameters.size());
  peak.log_density = posterior.with_information(peak.parameters, peak.gradient, peak.information);
  for (int i = 0; i < kSteps; ++i) {
    std::optional<Peak> next = higher(posterior, peak);
    if (!next) break;
    const double gain = next->log_density - peak.log_density;
    peak = std::move(*next);
    if (gain < kLittle) break;
  }
  return peak;
}

}  // namespace

MixtureStart mixture_start(const MixtureData& data, const MixtureOptions& options, const MixturePosterior& posterior,
                           base::RandomStream& stream) {
  stats::Normal normal(stream);
  const MixtureData few = thinned(data, kTrialStations);
  const MixturePosterior trial(few, options);
  Peak best;
  for (int i = 0; i < kTrials; ++i) {
    Peak peak = climbed(trial, drawn(few, trial.layout(), normal));
    if (i == 0 || peak.log_density > best.log_density) best = std::move(peak);
  }
  best = climbed(posterior, std::move(best.parameters));
  return {best.parameters, inverse(best.information, posterior.layout().dense())};
}

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture_posterior.hpp"

#include <algorithm>
#include <cmath>

namespace acta::forensics {
namespace {

using Layout = MixtureLayout;
constexpr float kNegligible = -40;  ///< logarithm, beside the likeliest cell: below what a double can add
constexpr float kLeastLog = -60;    ///< of the chance of a value of m or s

double from_log_odds(double x) { return 1 / (1 + std::exp(-x)); }

/// Expected deviations of one station, over its cells and class none.
struct Moments {
  double turnout = 0, turnout_square = 0, support = 0, support_square = 0;
};

float product(const std::array<float, kAdded>& a, const std::array<float, kAdded>& b) {
  std::array<float, 4> lanes{};
  for (std::size_t n = 0; n < kAdded; ++n) lanes[n % 4] += a[n] * b[n];
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

void add(Moments& moments, const CellSums& sums, double factor) {
  moments.turnout += factor * static_cast<double>(sums.turnout);
  moments.turnout_square += factor * static_cast<double>(sums.turnout_square);
  moments.support += factor * static_cast<double>(sums.support);
  moments.support_square += factor * static_cast<double>(sums.support_square);
}

/// Derivatives by mean and ln sd of m and of s.
void add(std::span<double> parts, const CellSums& sums, double factor, const PartLaw& added, const PartLaw& moved) {
  parts[0] = factor * static_cast<double>(product(sums.added, added.by_mean));
  parts[1] = factor * static_cast<double>(product(sums.added, added.by_log_sd));
  parts[2] = factor * static_cast<double>(product(sums.moved, moved.by_mean));
  parts[3] = factor * static_cast<double>(product(sums.moved, moved.by_log_sd));
}

}  // namespace

PartLaw part_law(double mean, double log_sd) {
  const double inverse = std::exp(-log_sd);
  std::array<double, kAdded> z, logs;
  double most = -1e300, sum = 0, z_mean = 0, square_mean = 0;
  for (std::size_t n = 0; n < kAdded; ++n) {
    const double u = (static_cast<double>(n) + 0.5) / static_cast<double>(kAdded);
    z[n] = (std::log(u / (1 - u)) - mean) * inverse;
    logs[n] = -0.5 * z[n] * z[n] - std::log(u * (1 - u));
    most = std::max(most, logs[n]);
  }
  for (std::size_t n = 0; n < kAdded; ++n) {
    const double weight = std::exp(logs[n] - most);
    sum += weight, z_mean += weight * z[n], square_mean += weight * z[n] * z[n];
  }
  z_mean /= sum, square_mean /= sum;
  PartLaw law;
  for (std::size_t n = 0; n < kAdded; ++n) {
    law.log_p[n] = std::max(static_cast<float>(logs[n] - most - std::log(sum)), kLeastLog);
    law.by_mean[n] = static_cast<float>((z[n] - z_mean) * inverse);
    law.by_log_sd[n] = static_cast<float>(z[n] * z[n] - square_mean);
  }
  return law;
}

MixturePosterior::MixturePosterior(const MixtureData& data, const MixtureOptions& options)
    : m_data(data), m_options(options), m_layout{data.covariates.size(), data.groups > 1 ? data.groups : 0} {}

MixtureValues MixturePosterior::values(std::span<const double> x) const {
  MixtureValues values;
  const double r = from_log_odds(x[Layout::kRatios]), t = from_log_odds(x[Layout::kRatios + 1]);
  values.pi = {1 / (1 + r + t), r / (1 + r + t), t / (1 + r + t)};
  for (std::size_t p = 0; p < 4; ++p)
    values.parts[p] = part_law(x[Layout::kParts + 2 * p], x[Layout::kParts + 2 * p + 1]);
  values.turnout_variance = std::exp(x[Layout::kTurnoutLogVariance]);
  values.support_variance = std::exp(x[Layout::kSupportLogVariance]);
  for (const bool support : {false, true}) {
    std::vector<double>& means = support ? values.support : values.turnout;
    if (m_layout.areas == 0) means = {x[support ? Layout::kSupportMean : Layout::kTurnoutMean]};
    for (std::size_t g = 0; g < m_layout.areas; ++g) means.push_back(x[m_layout.area(support, g)]);
    for (std::size_t k = 0; k < m_layout.covariates; ++k)
      (support ? values.support_slopes : values.turnout_slopes).push_back(x[m_layout.slope(support, k)]);
  }
  return values;
}

SweepInput MixturePosterior::input_of(const MixtureValues& values, std::size_t i) const {
  const MixtureData::Station& s = m_data.stations[i];
  double turnout = values.turnout[m_layout.areas ? s.group : 0], support = values.support[m_layout.areas ? s.group : 0];
  for (std::size_t k = 0; k < m_layout.covariates; ++k) {
    const auto x = static_cast<double>(m_data.covariates[k][i]);
    turnout += x * values.turnout_slopes[k], support += x * values.support_slopes[k];
  }
  SweepInput input;
  input.turnout_mean = static_cast<float>(turnout), input.support_mean = static_cast<float>(support);
  input.turnout_factor = 0.5f / (static_cast<float>(values.turnout_variance) + s.turnout_noise);
  input.support_factor = 0.5f / (static_cast<float>(values.support_variance) + s.support_noise);
  const float dt = s.turnout - input.turnout_mean, dv = s.support - input.support_mean;
  input.base = -dt * dt * input.turnout_factor - dv * dv * input.support_factor;
  return input;
}

void MixturePosterior::law(const MixtureValues& values, std::size_t i, StationLaw& law) const {
  law.input = input_of(values, i);
  law.shift = 0;
  std::array<float, 2> most;
  for (std::size_t c = 0; c < 2; ++c) {
    law.input.log_added = values.parts[2 * c].log_p.data();
    law.input.log_moved = values.parts[2 * c + 1].log_p.data();
    most[c] = cell_logs(m_data.tables[i][c], law.input, law.cells[c]);
    law.shift = std::max(law.shift, most[c]);
  }
  law.weights = {values.pi[0] * (law.shift > 0 ? std::exp(-static_cast<double>(law.shift)) : 1), 0, 0};
  for (std::size_t c = 0; c < 2; ++c)
    if (most[c] - law.shift > kNegligible)
      law.weights[c + 1] = values.pi[c + 1] * static_cast<double>(exponentiate(
                                                  law.cells[c], m_data.tables[i][c].rows * kMoved, law.shift));
}

double MixturePosterior::log_density(const StationLaw& law) {
  const double total = law.weights[0] + law.weights[1] + law.weights[2];
  return static_cast<double>(law.shift + law.input.base) +
         0.5 * std::log(total * total * static_cast<double>(law.input.turnout_factor) *
                        static_cast<double>(law.input.support_factor));
}

/// ln of the station's density, and its derivatives: those by the means stand where the shared means do.
double MixturePosterior::station(const MixtureValues& values, std::size_t i, StationLaw& now, Scores& scores) const {
  law(values, i, now);
  const MixtureData::Station& s = m_data.stations[i];
  const double total = now.weights[0] + now.weights[1] + now.weights[2], own = now.weights[0] / total;
  const auto dt = static_cast<double>(s.turnout - now.input.turnout_mean),
             dv = static_cast<double>(s.support - now.input.support_mean);
  Moments moments{own * dt, own * dt * dt, own * dv, own * dv * dv};
  for (std::size_t c = 0; c < 2; ++c) {
    // pi_c / pi_1 is the ratio whose log-odds is the parameter: its derivative is ratio (1 - ratio).
    scores[Layout::kRatios + c] =
        (now.weights[c + 1] / total - values.pi[c + 1]) * (1 - values.pi[c + 1] / values.pi[0]);
    const auto parts = std::span(scores).subspan(Layout::kParts + 4 * c, 4);
    std::fill(parts.begin(), parts.end(), 0.0);
    if (now.weights[c + 1] <= 0) continue;
    const CellSums sums = sum_cells(m_data.tables[i][c], now.input, now.cells[c]);
    const double factor = values.pi[c + 1] / total;
    add(moments, sums, factor);
    add(parts, sums, factor, values.parts[2 * c], values.parts[2 * c + 1]);
  }
  const auto ft = static_cast<double>(now.input.turnout_factor), fv = static_cast<double>(now.input.support_factor);
  scores[Layout::kTurnoutMean] = 2 * ft * moments.turnout;
  scores[Layout::kSupportMean] = 2 * fv * moments.support;
  scores[Layout::kTurnoutLogVariance] = values.turnout_variance * ft * (2 * ft * moments.turnout_square - 1);
  scores[Layout::kSupportLogVariance] = values.support_variance * fv * (2 * fv * moments.support_square - 1);
  for (double& one : scores) one *= static_cast<double>(s.weight);
  return static_cast<double>(s.weight) * log_density(now);
}

void MixturePosterior::spread(std::size_t i, const Scores& scores, std::span<double> gradient) const {
  const MixtureData::Station& s = m_data.stations[i];
  for (std::size_t p = 0; p < Layout::kShared; ++p)
    if (m_layout.areas == 0 || (p != Layout::kTurnoutMean && p != Layout::kSupportMean)) gradient[p] += scores[p];
  for (const bool support : {false, true}) {
    const double score = scores[support ? Layout::kSupportMean : Layout::kTurnoutMean];
    if (m_layout.areas) gradient[m_layout.area(support, s.group)] += score;
    for (std::size_t k = 0; k < m_layout.covariates; ++k)
      gradient[m_layout.slope(support, k)] += score * static_cast<double>(m_data.covariates[k][i]);
  }
}

/// Normal priors of means, effects and coefficients, exponential ones of variances, uniform ones of the ratios of pi;
/// all by the parameters as they stand here, whose derivatives belong to the density.
double MixturePosterior::prior(std::span<const double> x, std::span<double> gradient) const {
  const double rate = m_options.priors.variance_rate,
               precision = 1 / (m_options.priors.intercept_sd * m_options.priors.intercept_sd);
  double value = 0;
  const auto normal = [&](std::size_t at, double centre) {
    value -= 0.5 * precision * (x[at] - centre) * (x[at] - centre);
    gradient[at] -= precision * (x[at] - centre);
  };
  const auto variance = [&](std::size_t at, double logs) {  // logs: how many ln variance the parameter is worth
    const double v = std::exp(logs * x[at]);
    value += logs * x[at] - rate * v;
    gradient[at] += logs * (1 - rate * v);
  };
  for (const bool support : {false, true}) {
    const std::size_t mean = support ? Layout::kSupportMean : Layout::kTurnoutMean;
    normal(mean, 0);
    variance(support ? Layout::kSupportLogVariance : Layout::kTurnoutLogVariance, 1);
    for (std::size_t k = 0; k < m_layout.covariates; ++k) normal(m_layout.slope(support, k), 0);
    for (std::size_t g = 0; g < m_layout.areas; ++g) {
      const std::size_t at = m_layout.area(support, g);
      gradient[mean] += precision * (x[at] - x[mean]);
      normal(at, x[mean]);
    }
  }
  for (std::size_t p = 0; p < 4; ++p) {
    normal(Layout::kParts + 2 * p, 0);
    variance(Layout::kParts + 2 * p + 1, 2);
  }
  for (std::size_t c = 0; c < 2; ++c) {
    const double ratio = from_log_odds(x[Layout::kRatios + c]);
    value += std::log(ratio * (1 - ratio));
    gradient[Layout::kRatios + c] += 1 - 2 * ratio;
  }
  return value;
}

double MixturePosterior::operator()(std::span<const double> x, std::span<double> gradient) const {
  const MixtureValues now = values(x);
  std::fill(gradient.begin(), gradient.end(), 0.0);
  double value = 0;
  Scores scores;
  StationLaw law;
  for (std::size_t i = 0; i < m_data.stations.size(); ++i) {
    value += station(now, i, law, scores);
    spread(i, scores, gradient);
  }
  return value + prior(x, gradient);
}

double MixturePosterior::with_classes(std::span<const double> x, std::vector<ClassWeights>& classes) const {
  const MixtureValues now = values(x);
  classes.resize(m_data.stations.size());
  double value = 0;
  StationLaw law;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    this->law(now, i, law);
    value += static_cast<double>(m_data.stations[i].weight) * log_density(law);
    for (std::size_t c = 0; c < 3; ++c) classes[i][c] = static_cast<float>(law.weights[c]);
  }
  std::vector<double> unused(x.size());
  return value + prior(x, unused);
}

void MixturePosterior::add_products(std::size_t i, const Scores& scores, Information& information) const {
  const std::size_t n = m_layout.dense();
  std::vector<double> own(scores.begin(), scores.end());
  own.resize(n);
  for (const bool support : {false, true}) {
    double& mean = own[support ? Layout::kSupportMean : Layout::kTurnoutMean];
    for (std::size_t k = 0; k < m_layout.covariates; ++k)
      own[m_layout.slope(support, k)] = mean * static_cast<double>(m_data.covariates[k][i]);
    if (!m_layout.areas) continue;
    information.areas[m_layout.area(support, m_data.stations[i].group) - n] += mean * mean;
    mean = 0;
  }
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = 0; b < n; ++b) information.dense[a * n + b] += own[a] * own[b];
}

double MixturePosterior::with_information(std::span<const double> x, std::span<double> gradient,
                                          Information& information) const {
  const MixtureValues now = values(x);
  std::fill(gradient.begin(), gradient.end(), 0.0);
  information = {std::vector<double>(m_layout.dense() * m_layout.dense(), 0),
                 std::vector<double>(2 * m_layout.areas, 0)};
  double value = 0;
  Scores scores;
  StationLaw law;
  for (std::size_t i = 0; i < m_data.stations.size(); ++i) {
    value += station(now, i, law, scores);
    spread(i, scores, gradient);
    add_products(i, scores, information);
  }
  add_prior_information(information);
  return value + prior(x, gradient);
}

/// About as much as the priors bend: 1 / sd^2 of the normal ones, and of the others near their middle.
void MixturePosterior::add_prior_information(Information& information) const {
  const double precision = 1 / (m_options.priors.intercept_sd * m_options.priors.intercept_sd);
  const std::size_t n = m_layout.dense();
  for (std::size_t p = 0; p < n; ++p) information.dense[p * n + p] += precision;
  for (double& one : information.areas) one += precision;
  for (const std::size_t mean : {Layout::kTurnoutMean, Layout::kSupportMean})
    information.dense[mean * n + mean] += precision * static_cast<double>(m_layout.areas);
}

}  // namespace acta::forensics

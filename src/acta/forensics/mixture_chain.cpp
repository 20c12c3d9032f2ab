// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture_chain.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acta::forensics {
namespace {

constexpr float kNegligible = -40;  ///< logarithm, beside the likeliest cell: below what a double can add
constexpr int kProposals = 20;  ///< of the weights and of each part in a sweep: they cost nothing beside the stations

double median(std::vector<float> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Half the width of the middle two thirds, squared.
double spread(std::vector<float> values) {
  std::sort(values.begin(), values.end());
  const double width = values[values.size() * 5 / 6] - values[values.size() / 6];
  return std::max(1e-3, width * width / 4);
}

double log_odds(double p) { return std::log(p / (1 - p)); }
double from_log_odds(double x) { return 1 / (1 + std::exp(-x)); }

}  // namespace

MixtureChain::MixtureChain(const MixtureData& data, const MixtureOptions& options, std::uint64_t chain)
    : m_data(data),
      m_options(options),
      m_stream(options.seed, chain),
      m_normal(m_stream),
      m_class(data.stations.size(), 0),
      m_cell(data.stations.size(), 0),
      m_classes(data.stations.size()),
      m_area_votes(data.regions, 0) {
  for (const bool support : {false, true}) {
    Margin& margin = support ? m_support : m_turnout;
    for (const MixtureData::Station& s : data.stations) margin.logits.push_back(support ? s.support : s.turnout);
    margin.variance = spread(margin.logits);
    // Chains begin apart from each other, or R-hat could not see that they stay so.
    margin.mean = median(margin.logits) + std::sqrt(margin.variance) * m_normal(0, 0.5);
    margin.areas.assign(data.groups, margin.mean);
    margin.slopes.assign(data.covariates.size(), 0);
    margin.offsets.assign(data.stations.size(), 0);
  }
  for (std::size_t p = 0; p < m_parts.size(); ++p) {
    Part& part = m_parts[p];
    const std::size_t nodes = p % 2 == 0 ? kAdded : kMoved;
    for (std::size_t n = 0; n < nodes; ++n) {
      const double u = (static_cast<double>(n) + 0.5) / static_cast<double>(nodes);
      part.node.push_back(log_odds(u));
      part.log_width.push_back(-std::log(u * (1 - u)));
    }
    part.mean = m_normal(0, 0.7);
    part.log_sd = m_normal(-1, 0.3);
    part.counts.assign(nodes, 0);
    (void)log_density(part, part.mean, part.log_sd, &part.log_p);
  }
  for (double& ratio : m_log_odds_of_ratio) ratio += m_normal(0, 0.7);
}

void MixtureChain::warm_up(int iterations) {
  m_tuning = true;
  for (int i = 0; i < iterations; ++i) {
    sweep();
    if (i % 25 != 24) continue;
    for (Step* step : {&m_turnout.step, &m_support.step, &m_parts[0].step, &m_parts[1].step, &m_parts[2].step,
                       &m_parts[3].step, &m_weight_step}) {
      const double rate =
          static_cast<double>(step->accepted) / static_cast<double>(std::max<std::int64_t>(1, step->tried));
      step->length = std::clamp(step->length * std::exp(rate - 0.35), 1e-3, 3.0);
      step->tried = step->accepted = 0;
    }
  }
  m_tuning = false;
}

void MixtureChain::run(int iterations) {
  m_keeping = true;
  for (int i = 0; i < iterations; ++i) {
    sweep();
    remember();
  }
}

void MixtureChain::sweep() {
  for (Part& part : m_parts) std::fill(part.counts.begin(), part.counts.end(), 0);
  m_sizes = {};
  for (std::size_t i = 0; i < m_data.stations.size(); ++i) draw_station(i);
  update_margin(m_turnout, false);
  update_margin(m_support, true);
  for (Part& part : m_parts) update_part(part);
  update_weights();
}

SweepInput MixtureChain::input_of(std::size_t i) const {
  const MixtureData::Station& s = m_data.stations[i];
  SweepInput input;
  input.turnout_mean = static_cast<float>(m_turnout.areas[s.group]) + m_turnout.offsets[i];
  input.support_mean = static_cast<float>(m_support.areas[s.group]) + m_support.offsets[i];
  input.turnout_factor = 0.5f / (static_cast<float>(m_turnout.variance) + s.turnout_noise);
  input.support_factor = 0.5f / (static_cast<float>(m_support.variance) + s.support_noise);
  const float dt = s.turnout - input.turnout_mean, dv = s.support - input.support_mean;
  input.base = -dt * dt * input.turnout_factor - dv * dv * input.support_factor;
  return input;
}

void MixtureChain::draw_station(std::size_t i) {
  SweepInput input = input_of(i);
  float shift = 0;
  std::array<float, 2> most;
  for (std::size_t c = 0; c < 2; ++c) {
    input.log_added = m_parts[2 * c].log_p.data();
    input.log_moved = m_parts[2 * c + 1].log_p.data();
    most[c] = cell_logs(m_data.tables[i][c], input, m_weights[c]);
    shift = std::max(shift, most[c]);
  }
  std::array<double, 3> sums{m_pi[0] * (shift > 0 ? std::exp(-static_cast<double>(shift)) : 1), 0, 0};
  for (std::size_t c = 0; c < 2; ++c)
    if (most[c] - shift > kNegligible)
      sums[c + 1] =
          m_pi[c + 1] * static_cast<double>(exponentiate(m_weights[c], m_data.tables[i][c].rows * kMoved, shift));
  double u = m_stream.uniform() * (sums[0] + sums[1] + sums[2]) - sums[0];
  if (u < 0) {
    ++m_sizes[0];
    m_class[i] = 0;
    m_turnout.logits[i] = m_data.stations[i].turnout;
    m_support.logits[i] = m_data.stations[i].support;
    return;
  }
  const std::size_t c = u < sums[1] ? 0 : 1;
  u = (u - (c == 0 ? 0 : sums[1])) / m_pi[c + 1];
  std::size_t cell = 0;
  while (cell + 1 < m_data.tables[i][c].rows * kMoved && u >= static_cast<double>(m_weights[c][cell]))
    u -= static_cast<double>(m_weights[c][cell++]);
  take_cell(i, c, cell);
}

void MixtureChain::take_cell(std::size_t i, std::size_t c, std::size_t cell) {
  m_class[i] = static_cast<std::uint8_t>(c + 1);
  m_cell[i] = static_cast<std::uint8_t>(cell);
  ++m_sizes[c + 1];
  ++m_parts[2 * c].counts[cell / kMoved];
  ++m_parts[2 * c + 1].counts[cell % kMoved];
  m_turnout.logits[i] = m_data.tables[i][c].turnout[cell / kMoved];
  m_support.logits[i] = m_data.tables[i][c].support[cell];
}

/// Area means given logits and variance, their mean given them, then the variance.
void MixtureChain::update_margin(Margin& margin, bool support) {
  std::vector<double> precision(m_data.groups, 0), sum(m_data.groups, 0);
  for (std::size_t i = 0; i < margin.logits.size(); ++i) {
    const double p = 1 / (margin.variance + static_cast<double>(noise(i, support)));
    precision[m_data.stations[i].group] += p;
    sum[m_data.stations[i].group] += p * static_cast<double>(margin.logits[i] - margin.offsets[i]);
  }
  const double prior = 1 / (m_options.priors.intercept_sd * m_options.priors.intercept_sd);
  if (m_data.groups == 1) {
    margin.mean = m_normal(sum[0] / (precision[0] + prior), 1 / std::sqrt(precision[0] + prior));
    margin.areas[0] = margin.mean;
  } else {
    for (std::size_t g = 0; g < m_data.groups; ++g)
      margin.areas[g] =
          m_normal((sum[g] + prior * margin.mean) / (precision[g] + prior), 1 / std::sqrt(precision[g] + prior));
    const double all = std::accumulate(margin.areas.begin(), margin.areas.end(), 0.0),
                 n = static_cast<double>(m_data.groups);
    margin.mean = m_normal(all / (n + 1), 1 / std::sqrt((n + 1) * prior));
  }
  if (!margin.slopes.empty()) update_slopes(margin, support);
  for (int step = 0; step < 2; ++step) update_variance(margin, support);
}

/// One coefficient after the other, given the areas and the other coefficients.
void MixtureChain::update_slopes(Margin& margin, bool support) {
  const double prior = 1 / (m_options.priors.intercept_sd * m_options.priors.intercept_sd);
  for (std::size_t k = 0; k < margin.slopes.size(); ++k) {
    const std::vector<float>& x = m_data.covariates[k];
    double precision = prior, sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double p = 1 / (margin.variance + static_cast<double>(noise(i, support))),
                   value = static_cast<double>(x[i]);
      const double rest = static_cast<double>(margin.logits[i] - margin.offsets[i]) -
                          margin.areas[m_data.stations[i].group] + margin.slopes[k] * value;
      precision += p * value * value;
      sum += p * value * rest;
    }
    const double before = margin.slopes[k];
    margin.slopes[k] = m_normal(sum / precision, 1 / std::sqrt(precision));
    const auto moved = static_cast<float>(margin.slopes[k] - before);
    for (std::size_t i = 0; i < x.size(); ++i) margin.offsets[i] += moved * x[i];
  }
}

void MixtureChain::update_variance(Margin& margin, bool support) {
  const double proposed = margin.variance * std::exp(margin.step.length * m_normal());
  double ratio = -m_options.priors.variance_rate * (proposed - margin.variance) + std::log(proposed / margin.variance);
  // Logarithms of products of eight ratios: each factor lies between those of the variances.
  double product = 1;
  for (std::size_t i = 0; i < margin.logits.size(); ++i) {
    const double n = static_cast<double>(noise(i, support)), before = margin.variance + n, after = proposed + n;
    const double d = static_cast<double>(margin.logits[i] - margin.offsets[i]) - margin.areas[m_data.stations[i].group];
    product *= before / after;
    ratio += 0.5 * d * d * (1 / before - 1 / after);
    if (i % 8 != 7) continue;
    ratio += 0.5 * std::log(product);
    product = 1;
  }
  ratio += 0.5 * std::log(product);
  if (accept(margin.step, ratio)) margin.variance = proposed;
}

/// Of mean and ln sd given how many stations have each value, with their priors.
double MixtureChain::log_density(const Part& part, double mean, double log_sd, std::vector<float>* log_p) const {
  const double inverse = std::exp(-log_sd), variance = std::exp(2 * log_sd), prior_sd = m_options.priors.intercept_sd;
  std::array<double, kAdded> logs;
  double most = -1e300, sum = 0;
  for (std::size_t n = 0; n < logs.size(); ++n) {
    const double z = (part.node[n] - mean) * inverse;
    logs[n] = -0.5 * z * z + part.log_width[n];
    most = std::max(most, logs[n]);
  }
  for (const double one : logs) sum += std::exp(one - most);
  const double normaliser = most + std::log(sum);
  double value = -0.5 * mean * mean / (prior_sd * prior_sd) - m_options.priors.variance_rate * variance + 2 * log_sd;
  for (std::size_t n = 0; n < logs.size(); ++n) value += static_cast<double>(part.counts[n]) * (logs[n] - normaliser);
  if (log_p) log_p->clear();
  for (std::size_t n = 0; log_p && n < logs.size(); ++n)
    log_p->push_back(static_cast<float>(std::max(logs[n] - normaliser, -60.0)));
  return value;
}

void MixtureChain::update_part(Part& part) {
  double now = log_density(part, part.mean, part.log_sd, nullptr);
  for (int step = 0; step < kProposals; ++step) {
    const double mean = part.mean + part.step.length * m_normal(), log_sd = part.log_sd + part.step.length * m_normal();
    const double then = log_density(part, mean, log_sd, nullptr);
    if (!accept(part.step, then - now)) continue;
    part.mean = mean, part.log_sd = log_sd, now = then;
  }
  (void)log_density(part, part.mean, part.log_sd, &part.log_p);
}

/// pi_2 / pi_1 and pi_3 / pi_1 are uniform in (0, 1) by the prior.
void MixtureChain::update_weights() {
  const auto density = [&](const std::array<double, 2>& logits) {
    const double r = from_log_odds(logits[0]), t = from_log_odds(logits[1]);
    return (static_cast<double>(m_sizes[1]) + 1) * std::log(r) + (static_cast<double>(m_sizes[2]) + 1) * std::log(t) +
           std::log1p(-r) + std::log1p(-t) -
           static_cast<double>(m_sizes[0] + m_sizes[1] + m_sizes[2]) * std::log1p(r + t);
  };
  double now = density(m_log_odds_of_ratio);
  for (int step = 0; step < kProposals; ++step) {
    std::array<double, 2> proposed = m_log_odds_of_ratio;
    for (double& one : proposed) one += m_weight_step.length * m_normal();
    const double then = density(proposed);
    if (!accept(m_weight_step, then - now)) continue;
    m_log_odds_of_ratio = proposed;
    now = then;
  }
  const double r = from_log_odds(m_log_odds_of_ratio[0]), t = from_log_odds(m_log_odds_of_ratio[1]);
  m_pi = {1 / (1 + r + t), r / (1 + r + t), t / (1 + r + t)};
}

bool MixtureChain::accept(Step& step, double log_ratio) {
  const bool yes = std::isfinite(log_ratio) && (log_ratio >= 0 || m_stream.uniform() < std::exp(log_ratio));
  step.tried += m_tuning;
  step.accepted += m_tuning && yes;
  return yes;
}

std::vector<std::string> parameter_names(const MixtureOptions& options) {
  std::vector<std::string> names{"pi_none",
                                 "pi_incremental",
                                 "pi_extreme",
                                 "turnout_mean",
                                 "turnout_sd",
                                 "support_mean",
                                 "support_sd",
                                 "incremental_added_mean",
                                 "incremental_added_sd",
                                 "incremental_moved_mean",
                                 "incremental_moved_sd",
                                 "extreme_added_mean",
                                 "extreme_added_sd",
                                 "extreme_moved_mean",
                                 "extreme_moved_sd",
                                 "votes",
                                 "added_votes"};
  for (const char* margin : {"turnout", "support"})
    for (const Covariate& one : options.covariates) names.push_back(std::string(margin) + "_by_" + one.name);
  return names;
}

void MixtureChain::remember() {
  double votes = 0, added_votes = 0;
  for (std::size_t i = 0; i < m_class.size(); ++i) {
    if (m_class[i] == 0) continue;
    const std::size_t c = m_class[i] - 1u;
    const MixtureData::Station& s = m_data.stations[i];
    const double m = m_data.added[c][m_cell[i] / kMoved], part = m_data.moved[c][m_cell[i] % kMoved];
    const double tau = from_log_odds(static_cast<double>(m_turnout.logits[i])),
                 nu = from_log_odds(static_cast<double>(m_support.logits[i]));
    const double added = static_cast<double>(s.electors) * m * (1 - tau),
                 moved = static_cast<double>(s.electors) * part * tau * (1 - nu);
    ++m_classes[i][c];
    votes += added + moved;
    added_votes += added;
    m_area_votes[s.region] += added + moved;
  }
  Draw draw(m_pi.begin(), m_pi.end());
  for (const Margin* margin : {&m_turnout, &m_support}) {
    draw.push_back(margin->mean);
    draw.push_back(std::sqrt(margin->variance));
  }
  for (const Part& part : m_parts) {
    draw.push_back(part.mean);
    draw.push_back(std::exp(part.log_sd));
  }
  draw.push_back(votes);
  draw.push_back(added_votes);
  for (const Margin* margin : {&m_turnout, &m_support})
    draw.insert(draw.end(), margin->slopes.begin(), margin->slopes.end());
  m_draws.push_back(std::move(draw));
}

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture_chain.hpp"

#include <algorithm>
#include <cmath>

#include "acta/forensics/mixture_start.hpp"

namespace acta::forensics {
namespace {

using Layout = MixtureLayout;

constexpr std::size_t kFewStations = 2'000;  ///< of the first surrogate
constexpr int kProposals = 3;                ///< draws of a surrogate for one of the posterior
constexpr int kTried = 8;
constexpr double kMostVariance = 0.25, kMostOffset = 10;  ///< of the distance between surrogate and whole

double from_log_odds(double x) { return 1 / (1 + std::exp(-x)); }

}  // namespace

MixtureChain::MixtureChain(const MixtureData& data, const MixtureOptions& options, std::uint64_t chain)
    : m_data(data),
      m_options(options),
      m_stream(options.seed, chain),
      m_posterior(data, options),
      m_classes(data.stations.size()),
      m_area_votes(data.regions, 0) {}

/// A surrogate of few stations; of four times as many while its distance from the whole varies too much.
void MixtureChain::warm_up(int draws) {
  MixtureStart start = mixture_start(m_data, m_options, m_posterior, m_stream);
  const MixtureStart stepped = start;
  const MixtureCurvature whole = curvature(m_posterior, start);
  if (auto better = covariance_of(whole)) start.covariance = std::move(*better);
  for (std::size_t stations = kFewStations;; stations *= 4) {
    m_surrogate.emplace(m_data, m_options, stepped, whole, stations);
    tune(start, draws);
    if (m_surrogate->stations() == m_data.stations.size() || is_near()) break;
  }
  m_now.parameters = m_sampler->next();
  evaluate(m_now);
}

void MixtureChain::tune(const MixtureStart& start, int draws) {
  m_sampler.emplace(
      [this](std::span<const double> x, std::span<double> gradient) { return (*m_surrogate)(x, gradient); },
      start.parameters, start.covariance, m_stream);
  m_now.parameters = start.parameters;
  evaluate(m_now);
  m_beyond_peak = m_now.beyond;
  m_sampler->warm_up(draws);
}

/// Whether the whole would accept most of the surrogate's draws: over some of them its distance from the whole varies
/// little, and is not far from that at the peak, as it is where a surrogate rises beyond bounds.
bool MixtureChain::is_near() {
  double sum = 0, squares = 0;
  for (int i = 0; i < kTried; ++i) {
    propose();
    const double beyond = m_next.beyond - m_beyond_peak;
    sum += beyond, squares += beyond * beyond;
  }
  const double mean = sum / kTried, variance = (squares - sum * mean) / (kTried - 1);
  return std::abs(mean) < kMostOffset && variance < kMostVariance;
}

void MixtureChain::evaluate(State& state) {
  state.beyond = m_posterior.with_classes(state.parameters, state.classes) - m_sampler->log_density();
}

/// Several draws of a surrogate that costs little; one, where it is the whole.
void MixtureChain::propose() {
  const bool whole = m_surrogate->stations() == m_data.stations.size();
  for (int i = 0; i < (whole ? 1 : kProposals); ++i) m_next.parameters = m_sampler->next();
  evaluate(m_next);
}

void MixtureChain::next() {
  propose();
  ++m_proposed;
  if (std::log(m_stream.uniform()) < m_next.beyond - m_now.beyond) {
    std::swap(m_now, m_next);
    ++m_accepted;
  } else {
    m_sampler->move_to(m_now.parameters);
  }
}

long MixtureChain::passes() const {
  const double part = static_cast<double>(m_surrogate->stations()) / static_cast<double>(m_data.stations.size());
  return m_proposed + static_cast<long>(part * static_cast<double>(m_sampler->evaluations()));
}

void MixtureChain::run(int draws) {
  for (int i = 0; i < draws; ++i) {
    next();
    remember();
  }
}

/// Class, m and s of a station from their law given the parameters; its changed votes.
MixtureChain::Changed MixtureChain::draw_station(const MixtureValues& values, std::size_t i) {
  const MixturePosterior::ClassWeights& weights = m_now.classes[i];
  const float sum = weights[0] + weights[1] + weights[2];
  double u = m_stream.uniform() * static_cast<double>(sum) - static_cast<double>(weights[0]);
  if (u < 0) return {};
  m_posterior.law(values, i, m_law);
  const std::size_t c = u < m_law.weights[1] || m_law.weights[2] <= 0 ? 0 : 1;
  u = (u - (c == 0 ? 0 : m_law.weights[1])) / values.pi[c + 1];
  std::size_t cell = 0;
  while (cell + 1 < m_data.tables[i][c].rows * kMoved && u >= static_cast<double>(m_law.cells[c][cell]))
    u -= static_cast<double>(m_law.cells[c][cell++]);
  ++m_classes[i][c];
  return changed(i, c, cell);
}

MixtureChain::Changed MixtureChain::changed(std::size_t i, std::size_t c, std::size_t cell) const {
  const MixtureData::Table& table = m_data.tables[i][c];
  const double tau = from_log_odds(static_cast<double>(table.turnout[cell / kMoved])),
               nu = from_log_odds(static_cast<double>(table.support[cell]));
  const auto electors = static_cast<double>(m_data.stations[i].electors);
  return {electors * m_data.added[c][cell / kMoved] * (1 - tau),
          electors * m_data.moved[c][cell % kMoved] * tau * (1 - nu)};
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
  const std::vector<double>& x = m_now.parameters;
  const MixtureValues values = m_posterior.values(x);
  Changed all;
  for (std::size_t i = 0; i < m_data.stations.size(); ++i) {
    const Changed own = draw_station(values, i);
    all.added += own.added, all.moved += own.moved;
    m_area_votes[m_data.stations[i].region] += own.added + own.moved;
  }
  Draw draw(values.pi.begin(), values.pi.end());
  for (const std::size_t mean : {Layout::kTurnoutMean, Layout::kSupportMean}) {
    draw.push_back(x[mean]);
    draw.push_back(std::exp(x[mean + 1] / 2));
  }
  for (std::size_t p = 0; p < 4; ++p) {
    draw.push_back(x[Layout::kParts + 2 * p]);
    draw.push_back(std::exp(x[Layout::kParts + 2 * p + 1]));
  }
  draw.push_back(all.added + all.moved);
  draw.push_back(all.added);
  for (const bool support : {false, true})
    for (std::size_t k = 0; k < m_data.covariates.size(); ++k)
      draw.push_back(x[m_posterior.layout().slope(support, k)]);
  if (m_posterior.layout().areas <= kAreasJudged)
    draw.insert(draw.end(), x.begin() + static_cast<std::ptrdiff_t>(m_posterior.layout().dense()), x.end());
  m_draws.push_back(std::move(draw));
}

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture_chain.hpp"

#include <algorithm>
#include <cmath>

#include "acta/forensics/mixture_start.hpp"

namespace acta::forensics {
namespace {

using Layout = MixtureLayout;

double from_log_odds(double x) { return 1 / (1 + std::exp(-x)); }

}  // namespace

MixtureChain::MixtureChain(const MixtureData& data, const MixtureOptions& options, std::uint64_t chain)
    : m_data(data),
      m_options(options),
      m_stream(options.seed, chain),
      m_posterior(data, options),
      m_classes(data.stations.size()),
      m_area_votes(data.regions, 0) {}

void MixtureChain::warm_up(int draws) {
  MixtureStart start = mixture_start(m_data, m_options, m_posterior, m_stream);
  m_sampler.emplace([this](std::span<const double> x, std::span<double> gradient) { return m_posterior(x, gradient); },
                    std::move(start.parameters), std::move(start.covariance), m_stream);
  m_sampler->warm_up(draws);
}

void MixtureChain::run(int draws) {
  for (int i = 0; i < draws; ++i) remember(m_sampler->next());
}

/// Class, m and s of a station from their law given the parameters; its changed votes.
MixtureChain::Changed MixtureChain::draw_station(const MixtureValues& values, std::size_t i) {
  m_posterior.law(values, i, m_law);
  const std::array<double, 3>& weights = m_law.weights;
  double u = m_stream.uniform() * (weights[0] + weights[1] + weights[2]) - weights[0];
  if (u < 0) return {};
  const std::size_t c = u < weights[1] ? 0 : 1;
  u = (u - (c == 0 ? 0 : weights[1])) / values.pi[c + 1];
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

void MixtureChain::remember(const std::vector<double>& x) {
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

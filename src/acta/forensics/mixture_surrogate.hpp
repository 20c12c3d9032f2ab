// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "acta/forensics/mixture_posterior.hpp"
#include "acta/forensics/mixture_start.hpp"

namespace acta::forensics {

/// Gradient and second derivatives of a log density of the mixture's parameters at a point. Effects of different areas
/// do not bend each other.
struct MixtureCurvature {
  std::vector<double> gradient;
  std::vector<double> dense;   ///< by all parameters and the dense ones, [parameter][dense]
  std::vector<double> own[3];  ///< of each area: turnout twice, turnout and support, support twice

  MixtureCurvature& operator-=(const MixtureCurvature& other);
  /// d . second d / 2; its gradient replaces what was in `pull`.
  double second_order(std::span<const double> d, std::span<double> pull) const;
  /// The same and gradient . d.
  double quadratic(std::span<const double> d, std::span<double> pull) const;
};
/// By differences of the gradient one guessed standard deviation to either side.
MixtureCurvature curvature(const MixturePosterior& posterior, const MixtureStart& at);

/// That of the normal density with this curvature, areas apart; nothing where there is none.
std::optional<stats::Hamiltonian::Covariance> covariance_of(const MixtureCurvature& curvature);

/// A log density that costs less than the posterior and is near it about a peak: every k-th station, counted k times,
/// and the quadratic by which gradient and second derivatives at the peak become those of all stations. Far from the
/// peak, where a quadratic could outweigh the stations, it fades: by 1 / (1 + (r / 3 k parameters)^4) with r the
/// squared distance in standard deviations. (The stations' own peak is at about r = k parameters.)
class MixtureSurrogate {
 public:
  MixtureSurrogate(const MixtureData& data, const MixtureOptions& options, const MixtureStart& peak,
                   const MixtureCurvature& whole, std::size_t most_stations);
  MixtureSurrogate(const MixtureSurrogate&) = delete;  // the posterior refers to the stations

  double operator()(std::span<const double> parameters, std::span<double> gradient) const;
  std::size_t stations() const { return m_data.stations.size(); }

 private:
  MixtureData m_data;
  MixturePosterior m_posterior;
  std::vector<double> m_peak;
  double m_reach = 1;
  MixtureCurvature m_whole, m_correction;
};

}  // namespace acta::forensics

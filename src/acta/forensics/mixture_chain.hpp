// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/random.hpp"
#include "acta/forensics/mixture_posterior.hpp"
#include "acta/forensics/mixture_surrogate.hpp"
#include "acta/stats/hamiltonian.hpp"

namespace acta::forensics {

/// What a chain remembers of every draw, in the order of parameter_names(); then the areas' effects, where there are at
/// most kAreasJudged of them.
inline constexpr std::size_t kAreasJudged = 1'000;
using Draw = std::vector<double>;
std::vector<std::string> parameter_names(const MixtureOptions& options);

/// One Markov chain of the mixture: parameters from their posterior with all stations' classes summed out, then class,
/// m and s of every station from their law given the parameters. The parameters' next draw is proposed by Hamiltonian
/// dynamics on a surrogate of the posterior that costs a part of it, and accepted by the whole (surrogate transitions:
/// J. Liu 2001, Monte Carlo Strategies in Scientific Computing, section 9.4.3): the draws are of the posterior itself.
class MixtureChain {
 public:
  MixtureChain(const MixtureData& data, const MixtureOptions& options, std::uint64_t chain);
  MixtureChain(const MixtureChain&) = delete;  // the sampler refers to the stream and the posterior

  /// Finds where to begin, and tunes the sampler. Before run().
  void warm_up(int draws);
  void run(int draws);

  const std::vector<Draw>& draws() const { return m_draws; }
  /// Passes over the stations since warm_up(), rounded down.
  long passes() const;
  /// How often each station was of class incremental and extreme in the draws kept.
  const std::vector<std::array<std::uint32_t, 2>>& classes() const { return m_classes; }
  /// Sums of the changed votes over the draws kept, by largest area.
  const std::vector<double>& area_votes() const { return m_area_votes; }
  /// Part of the proposals that the whole accepted.
  double accepted() const { return static_cast<double>(m_accepted) / static_cast<double>(m_proposed); }

 private:
  /// Votes of a station that were added and moved.
  struct Changed {
    double added = 0, moved = 0;
  };
  struct State {
    std::vector<double> parameters;
    double beyond = 0;  ///< log density of all stations less that of the surrogate
    std::vector<MixturePosterior::ClassWeights> classes;
  };
  void tune(const MixtureStart& start, int draws);
  bool is_near();
  void evaluate(State& state);
  void propose();
  void next();
  Changed draw_station(const MixtureValues& values, std::size_t i);
  Changed changed(std::size_t i, std::size_t c, std::size_t cell) const;
  void remember();

  const MixtureData& m_data;
  const MixtureOptions& m_options;
  base::RandomStream m_stream;
  MixturePosterior m_posterior;
  std::optional<MixtureSurrogate> m_surrogate;
  std::optional<stats::Hamiltonian> m_sampler;
  State m_now, m_next;
  double m_beyond_peak = 0;
  long m_proposed = 0, m_accepted = 0;
  MixturePosterior::StationLaw m_law;
  std::vector<Draw> m_draws;
  std::vector<std::array<std::uint32_t, 2>> m_classes;
  std::vector<double> m_area_votes;
};

}  // namespace acta::forensics

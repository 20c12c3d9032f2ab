// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "acta/base/random.hpp"
#include "acta/forensics/mixture_data.hpp"
#include "acta/forensics/mixture_sweep.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::forensics {

/// What a chain remembers of every draw, in the order of parameter_names().
using Draw = std::vector<double>;
std::vector<std::string> parameter_names(const MixtureOptions& options);

/// One Markov chain of the mixture.
class MixtureChain {
 public:
  MixtureChain(const MixtureData& data, const MixtureOptions& options, std::uint64_t chain);

  void warm_up(int iterations);
  void run(int iterations);

  const std::vector<Draw>& draws() const { return m_draws; }
  /// How often each station was of class incremental and extreme in the draws kept.
  const std::vector<std::array<std::uint32_t, 2>>& classes() const { return m_classes; }
  /// Sums of the changed votes over the draws kept, by largest area.
  const std::vector<double>& area_votes() const { return m_area_votes; }

 private:
  /// A random-walk step whose length is tuned in the warm-up for 35 % of accepted proposals.
  struct Step {
    double length = 0.3;
    std::int64_t tried = 0, accepted = 0;
  };
  /// Turnout or support: logits N(mean of the area + covariates, sd^2 + noise), area means N(mean, prior^2).
  struct Margin {
    double mean = 0, variance = 0.1;
    std::vector<double> areas, slopes;
    std::vector<float> offsets;  ///< of each station: covariates times slopes
    std::vector<float> logits;   ///< of each station under its class
    Step step;
  };
  /// A part m or s of one class: logit N(mean, sd^2) on its grid.
  struct Part {
    double mean = 0, log_sd = -1;
    std::vector<double> node, log_width;  ///< logits of the grid, and how wide its cells are there
    std::vector<float> log_p;
    std::vector<std::int64_t> counts;  ///< stations of the class at each value
    Step step;
  };

  void sweep();
  SweepInput input_of(std::size_t i) const;
  /// Class, m and s of a station from their full conditional.
  void draw_station(std::size_t i);
  void take_cell(std::size_t i, std::size_t c, std::size_t cell);
  void update_margin(Margin& margin, bool support);
  void update_slopes(Margin& margin, bool support);
  void update_variance(Margin& margin, bool support);
  void update_part(Part& part);
  double log_density(const Part& part, double mean, double log_sd, std::vector<float>* log_p) const;
  void update_weights();
  void remember();
  bool accept(Step& step, double log_ratio);
  float noise(std::size_t i, bool support) const {
    return support ? m_data.stations[i].support_noise : m_data.stations[i].turnout_noise;
  }

  const MixtureData& m_data;
  const MixtureOptions& m_options;
  base::RandomStream m_stream;
  stats::Normal m_normal;
  Margin m_turnout, m_support;
  std::array<Part, 4> m_parts;                        ///< m and s of incremental, m and s of extreme
  std::array<double, 2> m_log_odds_of_ratio{-2, -3};  ///< logits of pi_2 / pi_1 and pi_3 / pi_1
  Step m_weight_step;
  std::array<double, 3> m_pi{0.8, 0.15, 0.05};
  std::vector<std::uint8_t> m_class, m_cell;
  std::array<std::int64_t, 3> m_sizes{};
  std::array<Cells, 2> m_weights{};  ///< of one station
  bool m_tuning = false, m_keeping = false;
  std::vector<Draw> m_draws;
  std::vector<std::array<std::uint32_t, 2>> m_classes;
  std::vector<double> m_area_votes;
};

}  // namespace acta::forensics

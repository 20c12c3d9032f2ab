// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "acta/forensics/moments.hpp"
#include "acta/forensics/stations.hpp"

namespace acta::forensics {

/// The honest part of the model of Klimek, Yegorov, Hanel and Thurner (2012, PNAS 109:16469): turnout and share of a
/// station are independent normal numbers cut to [0, 1].
struct HonestPart {
  double tau = 0, sigma_tau = 0;  ///< turnout
  double nu = 0, sigma_nu = 0;    ///< share
  double theta = 0;               ///< of the added fraction x = |N(0, theta)|, cut to (0, 1)
};
/// tau and nu are the first local maximum above 0.3, and above a fifth of the highest, of a Gaussian kernel density
/// (bandwidth n^(-1/5) times the standard deviation, as Scott 1992), on a grid of 0.001, 0 where there is none.
/// sigma_tau is the root mean square of t - tau over stations with t < tau and v < nu, sigma_nu of v - nu over v < nu;
/// theta the fourth root of the mean of (v - nu)^2 over v > nu, all as the authors' recipe for their figures was
/// recovered by Kobak (methods page).
HonestPart honest_part(std::span<const double> turnout, std::span<const double> share);

/// Stations by share in bins of a point; the last holds 100 % itself too.
using ShareHistogram = std::array<double, 100>;
ShareHistogram share_histogram(std::span<const double> share);

/// What the model predicts for the shares, as probabilities of bins: honest stations; those with some ballots added or
/// moved (incremental, x = |N(0, theta)|); those with nearly all (extreme, x = 1 - |N(0, 0.075)|). The fraction x of
/// those who did not vote is added to the leader, and x^alpha of the others' votes moved to it. Integrated over a
/// low-discrepancy sequence of 65,536 points: the same on every machine, error of a bin below 1e-4.
struct ModelParts {
  ShareHistogram honest, incremental, extreme;
};
ModelParts model_parts(const HonestPart& honest, double alpha);

/// How far a prediction s is from the observed bins o.
enum class Objective {
  least_squares,  ///< sum (s - o)^2
  relative,       ///< sum ((s - o) / (o + 1))^2
  symmetric,      ///< sum (s - o)^2 / (s + o)
  likelihood,     ///< the multinomial likelihood of o
};
std::string_view to_string(Objective objective);

/// The stations that are fitted: "V >= 100, G < V", as in the authors' figures.
std::vector<Station> fitted_stations(std::span<const Station> stations);

struct ModelFit {
  double incremental = 0, extreme = 0;  ///< f_i and f_e: shares of stations
  double alpha = 1;
  double misfit = 0;  ///< the objective's value there; of the likelihood, twice its log ratio to a perfect fit
};
/// The best f_i and f_e for this alpha: on a grid of `step_i` by `step_e` where both are above 0 (the published way),
/// else without a grid. f_i + f_e <= 1.
ModelFit fit(const ModelParts& parts, double alpha, const ShareHistogram& observed, Objective objective,
             double step_i = 0, double step_e = 0);
double misfit(const ModelParts& parts, double incremental, double extreme, const ShareHistogram& observed,
              Objective objective);

struct FreeFit {
  ModelFit best;
  Interval incremental, extreme, alpha;  ///< 95 %, percentiles
};
/// The model with alpha free: from 0.5 to 4 in steps of 0.1 (16,384 points: error of a bin below 5e-4).
class FreeModel {
 public:
  explicit FreeModel(const HonestPart& honest);
  ModelFit best(const ShareHistogram& observed, Objective objective) const;
  /// With an interval by simulation: `replicates` histograms are drawn from the fitted model and fitted again (the
  /// honest part is held). Parallel; the same for any number of threads.
  FreeFit fit_with_interval(const ShareHistogram& observed, Objective objective, int replicates,
                            std::uint64_t seed) const;

 private:
  std::vector<double> m_alphas;
  std::vector<ModelParts> m_parts;
};

}  // namespace acta::forensics

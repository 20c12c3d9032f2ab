// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/forensics/stations.hpp"

namespace acta::forensics {

/// Priors of the mixture; the defaults are those of the program eforensics (model "qbl").
struct MixturePriors {
  double threshold = 0.7;    ///< k: incremental parts lie in [0, k], extreme ones in [k, 1]
  double variance_rate = 5;  ///< variances of the logits ~ Exp(rate)
  double intercept_sd = 1;   ///< intercepts and coefficients ~ N(0, sd^2)
};

/// A number of each station that its turnout and support may depend on.
struct Covariate {
  std::string name;
  std::vector<double> values;  ///< one an entry of the list of stations; brought to mean 0 and standard deviation 1
};

struct MixtureOptions {
  MixturePriors priors;
  int chains = 4;
  int warmup = 80;
  int draws = 50;  ///< of each chain after the warm-up; as many more until all R-hat and effective sizes are reached
  int most_draws = 8'000;
  long most_passes = 20'000;  ///< over the stations, of each chain: none more is begun with further draws
  double r_hat = 1.01, effective = 400;
  bool areas = false;                 ///< an effect of each largest area on turnout and support, N(0, intercept_sd^2)
  std::vector<Covariate> covariates;  ///< each with a coefficient for turnout and one for support, N(0, intercept_sd^2)
  std::uint64_t seed = 1;
};

inline constexpr std::size_t kPosteriorBins = 40;

/// A parameter's posterior.
struct Posterior {
  std::string name;
  double mean = 0, low = 0, high = 0;  ///< 95 %, equal tails
  double r_hat = 1, effective = 0;
  double from = 0, to = 0;      ///< least and largest draw
  std::vector<double> density;  ///< part of the draws in each of kPosteriorBins equal steps between them
};

/// The finite mixture of W. Mebane's eforensics (Ferrari, McAlister and Mebane 2018; model "qbl"): stations are of
/// class none, incremental or extreme. tau = logistic(N(x g, s^2)) turnout, nu = logistic(N(x b, s^2)) support; in the
/// two other classes a part m of those who abstained is added to the leader and a part s of the others' votes moved:
///   abstentions a = (1 - tau)(1 - m),
///   leader w = nu (1 - s)(1 - m - a)/(1 - m) + a (m - s)/(1 - m) + s, of the electors.
/// m and s are k logistic(N(mean, sd^2)) (incremental) or k + (1 - k) logistic(N(mean, sd^2)) (extreme), with means and
/// variances of their own. pi_1 ~ U(0, 1), pi_2, pi_3 ~ U(0, pi_1), divided by their sum: class none is the largest by
/// prior.
///
/// Acta sums class, m (8 values) and s (8 values) of every station out of the posterior, draws the parameters by
/// Hamiltonian dynamics on a part of the stations, mended by all of them, and for each draw the stations' classes from
/// their law given it, all by the cost of a constant number of operations a station: the binomial noise of the logits
/// is taken as normal at the observed rates. The label of a class is the model's; it says nothing of how a station's
/// numbers came about.
struct Mixture {
  std::vector<Posterior> parameters;        ///< pi, means, standard deviations, effects, votes
  std::vector<float> incremental, extreme;  ///< of each used station: posterior chance of the class
  std::vector<std::size_t> used;            ///< index into the list of stations
  std::array<double, 3> votes{};            ///< of the leader in classes 2 and 3, added or moved: mean, 95 % low, high
  std::array<double, 3> added{};            ///< of these added where nobody voted
  std::vector<double> area_votes;           ///< mean of votes in each largest area
  int draws = 0;                            ///< of each chain, kept
  double worst_r_hat = 1, least_effective = 0;
  bool converged = false;  ///< all R-hat below the bound, all effective sizes above theirs
};

/// nullopt for fewer than 20 stations with V > 0, 0 <= G <= V, 0 <= L <= G. Chains run in parallel; the same draws for
/// any number of threads.
std::optional<Mixture> mixture(const Stations& stations, const MixtureOptions& options);

}  // namespace acta::forensics

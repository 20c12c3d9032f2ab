// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace acta::observe {

/// Stations that reported, in strata. Of a stratum in which none reported nothing is known: see Estimate::uncovered.
struct Sample {
  std::vector<double> stations;        ///< N_h
  std::vector<std::uint32_t> stratum;  ///< of each station: index into `stations`
  /// Chance of each station to be drawn, where they differ inside strata (then strata are not used); else empty: the
  /// stations that reported are taken as a simple random sample of their stratum.
  std::vector<double> probability;
};

/// A share of the whole, from a sample.
struct Estimate {
  double share = 0;            ///< R = Y / X
  double error = 0;            ///< standard error, linearised
  double replicate_error = 0;  ///< standard error by the jackknife, beside it
  double low = 0, high = 1;    ///< of the confidence asked for, Student's t, inside [0, 1]
  double degrees = 0;          ///< of freedom: stations less strata
  double whole = 0;            ///< X of all stations, estimated
  std::int64_t reported = 0;   ///< stations
  double uncovered = 0;        ///< stations in strata without a report: not in the estimate
};

/// R = sum w y / sum w x, w = N_h / n_h (combined ratio estimator), with Var = sum N_h^2 (1 - n_h / N_h) s_h^2(y - R x)
/// / n_h / X^2 (Cochran 1977, 6.50 and 6.51). Strata with one report are joined for the variance (collapsed strata:
/// Cochran 5A.12). With probabilities: w = 1 / pi, Var by Hájek (1964). With fewer than two stations the error is
/// infinite and the interval [0, 1]. REQUIRES: y, x as long as the sample, x >= 0; confidence in (0, 1).
Estimate combined_ratio(const Sample& sample, std::span<const double> y, std::span<const double> x, double confidence);

/// As above, but each stratum's totals are its known size times (sum y / sum size, sum x / sum size): separate ratio
/// estimator, Cochran 6.44, on both parts of the ratio. `size_totals` per stratum. Strata with a size sum of 0 are
/// uncovered. REQUIRES: no probabilities.
Estimate separate_ratio(const Sample& sample, std::span<const double> y, std::span<const double> x,
                        std::span<const double> size, std::span<const double> size_totals, double confidence);

/// What the share would be if stations without a report had said nothing, or everything, for it: all stations of the
/// sample, `x` and `y` of those that reported, `most` (electors) of those that did not.
struct Bounds {
  double low = 0, high = 1;
};
Bounds bounds(const Sample& all, std::span<const double> y, std::span<const double> x,
              std::span<const std::uint8_t> reported, std::span<const double> most);

}  // namespace acta::observe

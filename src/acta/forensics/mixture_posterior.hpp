// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

#include "acta/forensics/mixture_data.hpp"
#include "acta/forensics/mixture_sweep.hpp"

namespace acta::forensics {

/// Where each parameter of the mixture stands in one list of numbers: first those of all stations, then coefficients
/// of turnout, those of support, then each area's turnout, each area's support (no areas: none).
struct MixtureLayout {
  static constexpr std::size_t kTurnoutMean = 0, kTurnoutLogVariance = 1, kSupportMean = 2, kSupportLogVariance = 3;
  /// Mean and ln sd of m, then of s, of incremental, then of extreme.
  static constexpr std::size_t kParts = 4;
  /// Log-odds of pi_2 / pi_1 and of pi_3 / pi_1.
  static constexpr std::size_t kRatios = 12;
  static constexpr std::size_t kShared = 14;

  std::size_t covariates = 0, areas = 0;

  std::size_t slope(bool support, std::size_t k) const { return kShared + (support ? covariates : 0) + k; }
  std::size_t area(bool support, std::size_t g) const { return dense() + (support ? areas : 0) + g; }
  /// Parameters that hang together with all others; the effects of the areas come after them.
  std::size_t dense() const { return kShared + 2 * covariates; }
  std::size_t size() const { return dense() + 2 * areas; }
};

/// A part m or s of one class: its values' logarithms of chances, and how these change with its mean and with ln sd.
struct PartLaw {
  std::array<float, kAdded> log_p{}, by_mean{}, by_log_sd{};
};
static_assert(kAdded == kMoved);
PartLaw part_law(double mean, double log_sd);

/// Values of one list of parameters, as stations need them.
struct MixtureValues {
  std::array<double, 3> pi{};
  std::array<PartLaw, 4> parts;
  double turnout_variance = 0, support_variance = 0;
  std::vector<double> turnout, support;  ///< means of each area, or one for all
  std::vector<double> turnout_slopes, support_slopes;
};

/// The posterior of the parameters with class, m and s of every station summed out.
class MixturePosterior {
 public:
  MixturePosterior(const MixtureData& data, const MixtureOptions& options);

  const MixtureLayout& layout() const { return m_layout; }
  MixtureValues values(std::span<const double> parameters) const;
  /// Logarithm of the density, up to a constant; its gradient replaces what was there.
  double operator()(std::span<const double> parameters, std::span<double> gradient) const;
  /// The same, and the sum over stations of the products of each one's own gradient (the information of R. Fisher by
  /// the estimate of E. Berndt, B. Hall, R. Hall and J. Hausman 1974): of the dense parameters row by row, of the
  /// others on the diagonal; the priors' are in it.
  struct Information {
    std::vector<double> dense, areas;
  };
  double with_information(std::span<const double> parameters, std::span<double> gradient,
                          Information& information) const;

  /// The same, without a gradient; the law of each station's class, up to a factor, replaces what was in `classes`.
  using ClassWeights = std::array<float, 3>;
  double with_classes(std::span<const double> parameters, std::vector<ClassWeights>& classes) const;

  /// The law of a station's class, m and s given the parameters.
  struct StationLaw {
    SweepInput input;
    std::array<double, 3> weights{};  ///< of the classes, up to a factor
    std::array<Cells, 2> cells{};     ///< of incremental and extreme, without pi; a class of weight 0 has none
    float shift = 0;                  ///< logarithm of that factor
  };
  void law(const MixtureValues& values, std::size_t station, StationLaw& law) const;

 private:
  using Scores = std::array<double, MixtureLayout::kShared>;

  SweepInput input_of(const MixtureValues& values, std::size_t station) const;
  static double log_density(const StationLaw& law);
  double station(const MixtureValues& values, std::size_t i, StationLaw& law, Scores& scores) const;
  double prior(std::span<const double> parameters, std::span<double> gradient) const;
  void spread(std::size_t i, const Scores& scores, std::span<double> gradient) const;
  void add_products(std::size_t i, const Scores& scores, Information& information) const;
  void add_prior_information(Information& information) const;

  const MixtureData& m_data;
  const MixtureOptions& m_options;
  MixtureLayout m_layout;
};

}  // namespace acta::forensics

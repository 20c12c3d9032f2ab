// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "acta/forensics/mixture.hpp"

namespace acta::forensics {

/// Values that m and s can take: middles of equal parts of their range.
inline constexpr std::size_t kAdded = 8, kMoved = 8, kCells = kAdded * kMoved;

/// What the likelihood of a station needs, which does not depend on parameters.
struct MixtureData {
  struct Station {
    float turnout = 0, support = 0;              ///< logits where nothing was changed
    float turnout_noise = 0, support_noise = 0;  ///< variances of these logits by the binomial law
    float electors = 0;
    std::uint32_t group = 0;   ///< whose effects it has
    std::uint32_t region = 0;  ///< its largest area
    float weight = 1;          ///< how many stations it stands for
  };
  /// Of the classes incremental and extreme: for each m the turnout's logit and the logarithm of its derivative by the
  /// abstentions, relative to class none; for each m and s the same of the support by the leader's votes. A combination
  /// that is not possible has the logarithm kImpossible.
  struct Table {
    std::array<float, kAdded> turnout{}, turnout_log{};
    std::array<float, kCells> support{}, support_log{};
    std::uint32_t rows = 0;  ///< how many values of m, from the smallest, are possible
  };
  static constexpr float kImpossible = -1e4f;

  std::vector<Station> stations;
  std::vector<std::array<Table, 2>> tables;
  std::array<std::array<double, kAdded>, 2> added{};  ///< m
  std::array<std::array<double, kMoved>, 2> moved{};  ///< s
  std::vector<std::vector<float>> covariates;         ///< [covariate][station], standardised
  std::vector<std::size_t> used;
  std::size_t groups = 1, regions = 1;
};

MixtureData mixture_data(const Stations& stations, const MixtureOptions& options);
/// Every k-th station, with the least k that leaves `most` or fewer.
MixtureData thinned(const MixtureData& data, std::size_t most);

}  // namespace acta::forensics

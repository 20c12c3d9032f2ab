// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/numpy_choice.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acta::audit {
namespace {

/// Kahan 1965, Communications of the ACM 8:40.
double compensated_sum(std::span<const double> terms) {
  double sum = 0;
  double lost = 0;
  for (const double term : terms) {
    const double corrected = term - lost;
    const double next = sum + corrected;
    lost = (next - sum) - corrected;
    sum = next;
  }
  return sum;
}

bool are_probabilities(std::span<const double> probabilities) {
  const bool none_negative = std::all_of(probabilities.begin(), probabilities.end(), [](double p) { return p >= 0; });
  return none_negative && std::abs(compensated_sum(probabilities) - 1) <= 0x1p-26;
}

}  // namespace

base::Result<std::vector<std::uint64_t>> numpy_choice(NumpyRandom& random, std::span<const double> probabilities,
                                                      std::uint64_t draws) {
  if (!are_probabilities(probabilities)) {
    return base::Error{base::ErrorKind::usage, "the weights of a draw are no probabilities that add up to 1", {}, {}};
  }
  std::vector<double> sums(probabilities.size());
  std::partial_sum(probabilities.begin(), probabilities.end(), sums.begin());
  const double total = sums.back();
  for (double& sum : sums) sum /= total;
  std::vector<std::uint64_t> chosen(draws);
  for (std::uint64_t& index : chosen) {
    const auto above = std::upper_bound(sums.begin(), sums.end(), random.uniform());
    index = static_cast<std::uint64_t>(above - sums.begin());
  }
  return chosen;
}

}  // namespace acta::audit

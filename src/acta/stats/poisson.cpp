// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/poisson.hpp"

#include <algorithm>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/special_functions/bessel.hpp>
#include <cmath>
#include <numbers>

namespace acta::stats {

double log10_poisson_upper(std::int64_t k, double mean) {
  if (k <= 0) return 0;
  if (mean <= 0) return -300;
  const auto count = static_cast<double>(k);
  const double upper = boost::math::cdf(boost::math::complement(boost::math::poisson_distribution<>(mean), count - 1));
  if (upper > 1e-290) return std::log10(upper);
  // Far out: the first term, with the geometric series of those that follow.
  const double term = count * std::log(mean) - mean - std::lgamma(count + 1);
  return std::max(-300.0, (term - std::log1p(-mean / (count + 1))) / std::numbers::ln10);
}

double poisson_difference_within(double mean, std::int64_t d) {
  if (mean <= 0) return 1;
  if (mean > 100) {  // normal with variance 2 mean
    return std::erf((static_cast<double>(d) + 0.5) / std::sqrt(4 * mean));
  }
  double sum = 0;
  for (std::int64_t n = -d; n <= d; ++n)
    sum += boost::math::cyl_bessel_i(static_cast<int>(std::abs(n)), 2 * mean) * std::exp(-2 * mean);
  return std::min(1.0, sum);
}

}  // namespace acta::stats

// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/chi_square.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace acta::stats {

double chi_square_upper(double x, double degrees) {
  return boost::math::cdf(boost::math::complement(boost::math::chi_squared(degrees), x));
}

double chi_square_lower(double x, double degrees) { return boost::math::cdf(boost::math::chi_squared(degrees), x); }

double chi_square_quantile(double p, double degrees) {
  return boost::math::quantile(boost::math::chi_squared(degrees), p);
}

double log10_gamma_upper(double x, double mean, double variance) {
  if (variance <= 0 || mean <= 0) return x > mean ? -300 : 0;
  if (x <= 0) return 0;
  const boost::math::gamma_distribution<> gamma(mean * mean / variance, variance / mean);
  const double upper = boost::math::cdf(boost::math::complement(gamma, x));
  return upper > 0 ? std::max(-300.0, std::log10(upper)) : -300;
}

double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

double normal_quantile(double p) { return boost::math::quantile(boost::math::normal(), p); }

}  // namespace acta::stats

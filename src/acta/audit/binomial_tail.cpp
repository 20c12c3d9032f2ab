// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/binomial_tail.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <limits>

namespace acta::audit {

double binomial_upper_tail(std::int64_t n, double p, std::int64_t k) {
  if (k <= 0) return 1;
  if (k > n) return 0;
  if (p >= 1) return 1;
  if (p <= 0) return 0;
  return boost::math::ibeta(static_cast<double>(k), static_cast<double>(n - k) + 1, p);
}

double binomial_log_mass(std::int64_t n, double p, std::int64_t k) {
  constexpr double kNever = -std::numeric_limits<double>::infinity();
  if (k < 0 || k > n) return kNever;
  if (p <= 0) return k == 0 ? 0 : kNever;
  if (p >= 1) return k == n ? 0 : kNever;
  const double mass = boost::math::ibeta_derivative(static_cast<double>(k) + 1, static_cast<double>(n - k) + 1, p);
  if (mass > 1e-290) return std::log(mass / (static_cast<double>(n) + 1));
  const double all = std::lgamma(static_cast<double>(n) + 1);
  return all - std::lgamma(static_cast<double>(k) + 1) - std::lgamma(static_cast<double>(n - k) + 1) +
         static_cast<double>(k) * std::log(p) + static_cast<double>(n - k) * std::log1p(-p);
}

}  // namespace acta::audit

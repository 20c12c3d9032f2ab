// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "acta/base/random.hpp"

namespace acta::stats {

/// Standard normal draws by Marsaglia and Bray's polar method (1964): logarithm() and a square root, no sine or cosine.
/// Holds the second draw of each pair, so it belongs to one stream.
class Normal {
 public:
  explicit Normal(base::RandomStream& stream) : m_stream(stream) {}
  double operator()();
  double operator()(double mean, double sd) { return mean + sd * (*this)(); }

 private:
  base::RandomStream& m_stream;
  double m_second = 0;
  bool m_has_second = false;
};

/// A Binomial(n, p) draw. Exact up to the rounding of 53-bit numbers: by inversion where n min(p, 1-p) < 10, else by
/// Hörmann's transformed rejection BTRS (1993, J. Stat. Comput. Simul. 46:101). p outside [0, 1] is taken as the nearer
/// end. REQUIRES: 0 <= n <= 1e9.
std::int64_t binomial(base::RandomStream& stream, std::int64_t n, double p);

/// A gamma draw with this shape and scale 1: Marsaglia and Tsang (2000, ACM Trans. Math. Software 26:363), for shapes
/// below 1 with the power of a uniform number. REQUIRES: shape > 0.
double gamma(base::RandomStream& stream, Normal& normal, double shape);
/// A beta draw, from two gamma draws; in [0, 1]. REQUIRES: a, b > 0.
double beta(base::RandomStream& stream, Normal& normal, double a, double b);

}  // namespace acta::stats

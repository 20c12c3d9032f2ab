// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace acta::stats {

/// Functions with the same bits on every machine with IEEE 754 arithmetic: they use +, -, *, / and bit patterns alone.
/// Those of <cmath> differ between C libraries, and with them every simulated file would.

/// e^x. Relative error below 2e-15. Arguments outside [-700, 700] are taken as the nearer end.
double exponential(double x);

/// ln x. REQUIRES: x > 0 and finite. Error below 1e-15 of the value, or of 2^-52 times ln 2 where that is larger.
double logarithm(double x);

/// 1 / (1 + e^-x), in (0, 1) for |x| <= 36.
double logistic(double x);

}  // namespace acta::stats

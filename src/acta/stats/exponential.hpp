// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace acta::stats {

/// Replaces each value by its exponential. REQUIRES: values in [-700, 700]. Relative error below 1e-15 (range reduction
/// to |r| <= ln 2 / 2 and the Taylor polynomial of degree 13, whose remainder there is below 5e-18). One pass without
/// branches, so that compilers vectorise it; the same bits on every machine with IEEE 754 arithmetic.
void exponentials(std::span<double> values);

}  // namespace acta::stats

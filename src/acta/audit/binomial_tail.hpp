// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace acta::audit {

/// P(K >= k), K ~ Binomial(n, p); 1 for k <= 0 and 0 for k > n. Relative error about 1e-12, in the far tail too.
double binomial_upper_tail(std::int64_t n, double p, std::int64_t k);
/// ln P(K = k). -infinity outside 0..n.
double binomial_log_mass(std::int64_t n, double p, std::int64_t k);

}  // namespace acta::audit

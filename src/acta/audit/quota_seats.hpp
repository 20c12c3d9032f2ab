// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {

/// floor(base / parts) by the rounding of a quota; exact quotas: the same as down. REQUIRES: base >= 0, parts > 0.
std::int64_t rounded_quota(base::Int128 base, base::Int128 parts, model::Quota::Rounding rounding);

/// Seats of each entrant by the reported votes: whole quotas of their sum (or of `base_value`, where above 0), then the
/// rest. A guide to what is to be claimed of divisions whose seats no result shows; ties fall to the first. None where
/// there are more whole quotas than seats, or seats that nobody gets. REQUIRES: formula.quota.
std::optional<std::vector<std::int64_t>> quota_seats(const std::vector<Entrant>& entrants,
                                                     const model::Formula& formula, std::int64_t seats,
                                                     std::int64_t base_value = 0);

}  // namespace acta::audit

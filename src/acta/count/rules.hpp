// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "acta/base/checked.hpp"
#include "acta/base/number_text.hpp"
#include "acta/model/law.hpp"
#include "acta/model/result.hpp"

namespace acta::count {

/// One rule each; count() chooses. REQUIRES: a valid poll.
model::CountResult count_plurality(const model::Poll& poll, const model::Law& law);
model::CountResult count_majority(const model::Poll& poll, const model::Law& law);
model::CountResult count_divisor(const model::Poll& poll, const model::Law& law);
model::CountResult count_quota(const model::Poll& poll, const model::Law& law);

using base::grouped;
using model::by_votes;
/// Article of the first clause about `what`, or empty.
std::string article(const model::Law& law, std::string_view what);
/// What shares are taken of: valid votes or ballots.
std::int64_t share_base(const model::Poll& poll, const model::Law& law);
/// Fewest votes of `base` that reach the threshold: ceil(threshold * base).
std::int64_t votes_needed(const base::Ratio& threshold, std::int64_t base);
/// The one of `tied` that the recorded draw puts first; size_t(-1) where the draw does not hold all of them.
std::size_t drawn_first(const model::Poll& poll, const std::vector<std::size_t>& tied);
/// ceil(a / b) for b > 0.
std::int64_t ceiling(base::Int128 a, base::Int128 b);

}  // namespace acta::count

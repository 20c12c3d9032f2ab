// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/allotment.hpp"

namespace acta::count {

/// Gives the `open` seats as the law decides ties, or by the recorded draw where it holds all tied entries; otherwise
/// they stay tied. Seats of tied entries are without the open ones.
void settle(Allotment& result, std::vector<std::size_t> tied, std::int64_t open, const Division& division,
            model::Ties ties);
/// allot() for formulas with a quota.
Allotment allot_quotas(const Division& division, const Method& method);

}  // namespace acta::count

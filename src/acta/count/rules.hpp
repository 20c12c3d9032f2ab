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

/// An office (Law::office). REQUIRES: a valid poll.
model::CountResult count_office(const model::Poll& poll, const model::Law& law);

using base::grouped;
using model::by_votes;
/// Article of the first clause about `what` that names the tier, else of the first that names none; or empty.
std::string article(const model::Law& law, std::string_view what, std::string_view tier = {});
/// The one of `tied` that the recorded draw puts first; size_t(-1) where the draw does not hold all of them.
std::size_t drawn_first(const model::Poll& poll, const std::vector<std::size_t>& tied);
/// ceil(a / b) for b > 0.
std::int64_t ceiling(base::Int128 a, base::Int128 b);

}  // namespace acta::count

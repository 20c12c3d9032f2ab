// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/report/json_writer.hpp"
#include "acta/report/ranked.hpp"

namespace acta::report {

/// What was asked for besides the count: families, ways to break ties, margin, comparison with official numbers. Empty
/// where nothing was.
std::string ranked_analysis_text(const RankedShown& shown, const TextStyle& style);
/// The same as keys of an open object.
void ranked_analysis_json(const RankedShown& shown, JsonWriter& json);

}  // namespace acta::report

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/report/ranked.hpp"

namespace acta::report {

/// What a round of a count decides and moves, in a sentence or some, each with the article of the law in brackets where
/// the law states one. Empty where nothing happens.
std::string ranked_step(const RankedShown& shown, const count::RankedRound& round);
/// "elected, round 2", "eliminated, round 5", or empty.
std::string ranked_status(const count::RankedResult& result, std::uint32_t candidate);
/// Names, with commas.
std::string ranked_names(const RankedShown& shown, const std::vector<std::uint32_t>& candidates);
/// The answers of the law, and how others would elect.
std::string ranked_law_text(const RankedShown& shown, const TextStyle& style);
std::string ranked_readings_text(const RankedShown& shown, const TextStyle& style);

}  // namespace acta::report

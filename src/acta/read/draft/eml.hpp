// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "acta/read/draft/guess.hpp"
#include "acta/read/eml.hpp"

namespace acta::read::draft_detail {

/// What the columns of a count (510) are, by the names that the standard and EML_NL give them; nothing for a result.
TableGuess guess_eml(const TableProfile& profile, const EmlShape& shape);

/// The seats of a result (520) by the names of lists, or of candidates that stand on none, in order of appearance;
/// who has none is not told. Of a list: its elected candidates, else 1 where it is elected itself.
std::vector<std::pair<std::string, std::int64_t>> eml_seats(const Grid& result);

}  // namespace acta::read::draft_detail

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace acta::read::draft_detail {

/// The words of a heading: case-folded, accents and punctuation dropped, split also between letters and digits and
/// before a capital after a small letter ("votosGPP2017" gives "votos", "gpp", "2017").
std::vector<std::string> words_of(std::string_view text);

/// An identifier of letters, digits and "-": the text in Latin letters, at most `longest` bytes, cut between words.
/// Empty where nothing is left.
std::string slug(std::string_view text, std::size_t longest = 28);

}  // namespace acta::read::draft_detail

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace acta::read {

/// Where the first byte beyond ASCII is; the size where there is none.
std::size_t beyond_ascii(std::string_view bytes);
/// Whether the whole text is UTF-8 that was read as Latin-1 or windows-1252 and encoded as UTF-8 again: every character
/// beyond ASCII goes back to one byte, and these bytes are valid UTF-8 with at least two sequences.
bool is_double_encoded(std::string_view utf8);
/// Of a part of a longer text, cut at line ends: its characters beyond ASCII, where the whole may be of that kind if
/// all its parts are and they have at least 4; nullopt: the whole is not. REQUIRES: valid UTF-8.
std::optional<std::size_t> double_encoded_letters(std::string_view utf8);
/// The text with one layer taken off; unchanged where that is not possible.
std::string decoded_twice(std::string_view utf8);

}  // namespace acta::read

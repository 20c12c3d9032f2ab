// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/model/sheets.hpp"
#include "acta/read/layout.hpp"

namespace acta::read {

std::string_view without_spaces_around(std::string_view text);
/// White space (also no-break and ideographic spaces) taken off both ends.
inline std::string_view trimmed(std::string_view text) {
  const auto plain = [](char c) { return static_cast<unsigned char>(c) - 33u < 94u; };
  return text.empty() || (plain(text.front()) && plain(text.back())) ? text : without_spaces_around(text);
}
/// The part of a trimmed text that a key takes of it; empty where the text has fewer parts. "0" stays "0" unpadded.
std::string_view part_of(std::string_view text, const TextPart& part);

/// What had to be done to read a cell as a whole number.
enum class Repair : std::uint8_t { none, apostrophe, thousands, decimals, unreadable };

struct CellReading {
  model::Cell cell = model::kMissing;
  Repair repair = Repair::none;
};

/// How numbers are written in one table.
struct NumberForm {
  std::vector<std::string> missing;
  std::string thousands;
  bool decimals = false;
};

/// Reads a cell as a whole number: white space, an optional apostrophe, an optional minus sign, digits. Texts of
/// `form.missing` give kMissing; all else kUnreadable, also numbers beyond base::kLargestCount.
CellReading read_number(std::string_view text, const NumberForm& form);

/// Decimal degrees up to `most` either way ("-16.4958", "41,7"), without letters and signs of degrees; NaN for texts of
/// `form.missing`; nullopt for any other text.
std::optional<double> read_degrees(std::string_view text, double most, const NumberForm& form);

}  // namespace acta::read

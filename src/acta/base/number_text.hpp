// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace acta::base {

/// "1,234,567" and "-1,234": as English text groups digits.
std::string grouped(std::int64_t value);

/// Whether all bytes are UTF-8.
bool is_utf8(std::string_view text);
/// Whether a UTF-8 text holds characters that steer a terminal or turn the direction of what follows: C0 and C1
/// controls other than line breaks and tabs, and the bidirectional overrides U+202D and U+202E.
bool has_controls(std::string_view text);
/// The text with each of those, and every byte that is no UTF-8, in place of U+FFFD. ANSI colour sequences (ESC [
/// digits and semicolons m) stay where `colours` is true.
std::string printable(std::string_view text, bool colours = false);

/// The text's first bytes, at most `most` of them, never a part of a UTF-8 letter.
std::string_view cut(std::string_view text, std::size_t most);

}  // namespace acta::base

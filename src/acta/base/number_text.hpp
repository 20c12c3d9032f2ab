// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace acta::base {

/// "1,234,567" and "-1,234": as English text groups digits.
std::string grouped(std::int64_t value);

/// The text's first bytes, at most `most` of them, never a part of a UTF-8 letter.
std::string_view cut(std::string_view text, std::size_t most);

}  // namespace acta::base

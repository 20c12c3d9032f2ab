// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace acta::check {

/// The name without case, spaces, punctuation, quotation marks and accents, in UTF-8, so that two spellings of one name
/// fold to the same text. Covers Latin (to U+017F), Greek, Cyrillic and Hebrew points; other letters stay as they are,
/// and й stays apart from и. What stands between two digits still separates them ("1.1" is not "11"). A name of which
/// nothing would be left stays as it is.
std::string fold(std::string_view name);

}  // namespace acta::check

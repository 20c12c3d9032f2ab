// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "acta/read/law.hpp"
#include "acta/read/toml_table.hpp"

namespace acta::read {

/// Puts the values into a parsed law file. Errors: format, with the file's name and no line.
std::optional<base::Error> apply_overrides(toml::table& law, const Overrides& overrides, std::string_view name);
/// The value as TOML text, which apply_overrides() takes.
std::string value_text(const toml::node& value);

/// Which override keeps the text from being a law, where it is one without them: the first without which the others
/// make a law, otherwise the first of all. nullopt where the text is no law anyway, or is one with them.
std::optional<std::size_t> override_at_fault(std::string_view text, std::string_view name, const Overrides& overrides);

}  // namespace acta::read

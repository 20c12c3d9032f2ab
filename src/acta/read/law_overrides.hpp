// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "acta/read/law.hpp"

namespace acta::read {

/// Puts the values into a parsed law file.
std::optional<base::Error> apply_overrides(toml::table& law, const Overrides& overrides, std::string_view name);
/// The value as TOML text.
std::string value_text(const toml::node& value);

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "acta/base/error.hpp"
#include "acta/model/law.hpp"

namespace acta::read {

/// Reads a law file (doc/formats/law.md). `name` is used in messages; the law's id is the name without ".toml".
/// Errors: ErrorKind::format with line and column.
base::Result<model::Law> parse_law(std::string_view toml, std::string_view name);

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/model/law.hpp"

namespace acta::read {

/// Keys of a law file and the TOML values that stand in their place, as model::LawReading::set: "tier.ID.KEY", or "KEY"
/// of a law with one tier in the short form.
using Overrides = std::vector<std::pair<std::string, std::string>>;

/// Reads a law file (doc/formats/law.md). `name` without ".toml" becomes the law's id; it is used in messages.
/// Every [[reading]] of the law must make a law, too. Errors: ErrorKind::format with line and column: no TOML, an
/// unknown key, a wrong type, numbers that do not add up, names of tiers that are not there.
base::Result<model::Law> parse_law(std::string_view text, std::string_view name, const Overrides& overrides = {});

}  // namespace acta::read

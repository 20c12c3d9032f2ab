// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::read {

/// How many of a group are to be elected, as a file says it.
struct StatedConstraint {
  std::string group, source;
  std::vector<std::string> candidates;  ///< names; each once
  int least = 0;
  std::optional<int> most;
  base::Place place;
};

/// `[[constraint]]` tables of a TOML file (doc/formats/ballots.md, "Constraints"). `name`: for errors (format, with
/// line and column): no TOML, unknown keys, no constraint, a group without name or candidates or that stands twice, a
/// candidate twice in a group, neither least nor most, numbers below 0 or above 10,000.
base::Result<std::vector<StatedConstraint>> read_constraints(std::string_view text, const std::string& name);

}  // namespace acta::read

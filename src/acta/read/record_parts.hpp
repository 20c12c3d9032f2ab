// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "acta/model/record.hpp"
#include "acta/read/layout.hpp"
#include "acta/read/toml_table.hpp"

namespace acta::read {

/// Index of the item with that id, or size_t(-1).
template <class Items>
std::size_t find_id(const Items& items, const std::string& id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
  return found == items.end() ? static_cast<std::size_t>(-1) : static_cast<std::size_t>(found - items.begin());
}

/// Reads one `[[copy]]` with its tables; adds its CopyInfo to the contest.
CopyLayout read_copy(TomlTable& table, const model::Record& record, model::Contest& contest);
/// Reads one `[[release]]` into the contest.
void read_release(TomlTable& table, model::Contest& contest);
/// Reads one `[[area]]`, `[[ballot]]` or `[[external]]` into the contest.
void read_area(TomlTable& table, model::Contest& contest);
void read_ballot(TomlTable& table, const std::vector<model::Contest>& contests, model::Contest& contest);
void read_external(TomlTable& table, model::Contest& contest);
/// Asks for every key of a table whose contest is unknown, so that only that error is told.
void read_nothing(TomlTable& table);

}  // namespace acta::read

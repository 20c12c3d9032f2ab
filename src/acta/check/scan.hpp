// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/model/sheets.hpp"

namespace acta::check {

/// What one pass over a column found.
struct ColumnFacts {
  const model::Column* column = nullptr;
  int option = -1;                                         ///< index into Contest::options, or -1
  model::Quantity quantity = model::Quantity::registered;  ///< where option is -1
  std::int64_t missing = 0, unreadable = 0, negative = 0;
};

/// What several checks need of every unit, found in one pass over the table.
struct Scan {
  std::vector<ColumnFacts> columns;         ///< quantities first, then options; only those that have cells
  std::vector<model::Cell> options_sum;     ///< as model::options_sum
  std::vector<model::Cell> largest_option;  ///< votes of the first option; kMissing where no option has a count
  std::vector<std::uint8_t> incomplete;     ///< 1: some option that the table has holds no count
  std::vector<model::Cell> ballots;         ///< as model::ballots_counted
  std::vector<std::uint64_t> row_hash;      ///< of all cells
  std::vector<std::uint16_t> nonzero;       ///< counts other than 0 in the row
};

Scan scan(const model::SheetTable& table);

}  // namespace acta::check

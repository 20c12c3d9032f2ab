// SPDX-License-Identifier: Apache-2.0
#include "acta/check/scan.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::Column;
using model::Quantity;

constexpr std::size_t kBlock = 2'048;  // so that a block's accumulators stay in the first cache while columns pass by

/// An odd number that differs from column to column (Steele et al. 2014, the mixing step of SplitMix64).
std::uint64_t multiplier(std::size_t column) {
  std::uint64_t z = (column + 1) * 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return (z ^ (z >> 31)) | 1;
}

void scan_cells(Scan& scan, ColumnFacts& facts, std::uint64_t odd, std::size_t begin, std::size_t end) {
  const Cell* cells = facts.column->cells.data();
  std::uint64_t* hash = scan.row_hash.data();
  std::uint16_t* nonzero = scan.nonzero.data();
  std::int64_t absent = 0, unreadable = 0, below = 0;
  for (std::size_t u = begin; u < end; ++u) {
    const Cell cell = cells[u];
    hash[u] += static_cast<std::uint64_t>(cell) * odd;
    nonzero[u] = static_cast<std::uint16_t>(nonzero[u] + (model::is_count(cell) && cell != 0));
    absent += !model::is_count(cell);
    unreadable += cell == model::kUnreadable;
    below += cell < 0;
  }
  facts.missing += absent - unreadable;
  facts.unreadable += unreadable;
  facts.negative += below - absent;  // the sentinels are below zero too
}

void add_option(Scan& scan, const Column& column, std::size_t begin, std::size_t end) {
  const Cell* cells = column.cells.data();
  Cell* sum = scan.options_sum.data();
  Cell* largest = scan.largest_option.data();
  std::uint8_t* incomplete = scan.incomplete.data();
  for (std::size_t u = begin; u < end; ++u) {
    const Cell cell = cells[u];
    if (!model::is_count(cell)) {
      incomplete[u] = 1;
      continue;
    }
    sum[u] = model::is_count(sum[u]) ? base::checked_add(sum[u], cell) : cell;
    largest[u] = std::max(largest[u], cell);
  }
}

void fill_ballots(Scan& scan, const model::SheetTable& table) {
  const auto cell = [&](Quantity q, std::size_t u) {
    const Column* column = table.quantity(q);
    return column ? column->cells[u] : model::kMissing;
  };
  for (std::size_t u = 0; u < table.units(); ++u) {
    Cell total = cell(Quantity::ballots, u);
    if (!model::is_count(total)) {
      total = cell(Quantity::valid, u);
      if (!model::is_count(total)) total = scan.options_sum[u];
      for (const Quantity q : {Quantity::blank, Quantity::invalid})
        if (const Cell part = cell(q, u); model::is_count(total) && model::is_count(part))
          total = base::checked_add(total, part);
    }
    scan.ballots[u] = total;
  }
}

}  // namespace

Scan scan(const model::SheetTable& table) {
  Scan result;
  for (std::size_t q = 0; q < model::kQuantityCount; ++q)
    if (const Column* column = table.quantity(static_cast<Quantity>(q)))
      result.columns.push_back({column, -1, static_cast<Quantity>(q)});
  for (std::size_t i = 0; i < table.votes.size(); ++i)
    if (table.has_option(i)) result.columns.push_back({&table.votes[i], static_cast<int>(i)});
  const std::size_t units = table.units();
  result.options_sum.assign(units, model::kMissing);
  result.largest_option.assign(units, model::kMissing);
  result.incomplete.assign(units, 0);
  result.ballots.assign(units, model::kMissing);
  result.row_hash.assign(units, 0);
  result.nonzero.assign(units, 0);
  for (std::size_t begin = 0; begin < units; begin += kBlock) {
    const std::size_t end = std::min(units, begin + kBlock);
    for (std::size_t c = 0; c < result.columns.size(); ++c) {
      scan_cells(result, result.columns[c], multiplier(c), begin, end);
      if (result.columns[c].option >= 0) add_option(result, *result.columns[c].column, begin, end);
    }
  }
  fill_ballots(result, table);
  return result;
}

}  // namespace acta::check

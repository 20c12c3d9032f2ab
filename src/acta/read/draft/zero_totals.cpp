// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>

#include "acta/read/draft/guess.hpp"

namespace acta::read::draft_detail {
namespace {

/// Rows whose keys end in zeros.
struct ZeroRows {
  std::vector<bool> detail;       ///< of each row: it is none of them
  std::vector<std::size_t> tops;  ///< rows whose whole key is zeros
  std::size_t totals = 0, nested = 0;
};

bool zeros(const TableProfile& profile, std::size_t row, const Columns& columns) {
  return std::all_of(columns.begin(), columns.end(), [&](std::uint32_t column) {
    const std::string_view text = profile.text(row, column);
    return !text.empty() && text.find_first_not_of('0') == std::string_view::npos;
  });
}

ZeroRows find_zero_rows(const TableProfile& profile, const TableGuess& guess, const Columns& tail) {
  ZeroRows found{std::vector<bool>(profile.rows(), true), {}, 0, 0};
  for (std::size_t row = 0; row < profile.rows(); ++row) {
    if (!zeros(profile, row, tail)) continue;
    found.detail[row] = false;
    ++found.totals;
    found.nested += zeros(profile, row, {guess.areas.back()}) ? 1 : 0;
    if (zeros(profile, row, guess.areas)) found.tops.push_back(row);
  }
  return found;
}

std::uint32_t largest_numbers(const TableProfile& profile, const TableGuess& guess) {
  if (guess.count != kNoColumn) return guess.count;
  std::uint32_t largest = kNoColumn;
  for (std::uint32_t i = 0; i < profile.width(); ++i) {
    const ColumnProfile& column = profile.column(i);
    if (column.kind != ColumnKind::whole || column.coded > 0 || guess.uses(i)) continue;
    if (largest == kNoColumn || column.sum > profile.column(largest).sum) largest = i;
  }
  return largest;
}

/// Whether the detail rows add up to the rows of zeros only, within 1 % of the largest column of numbers. Nothing where
/// there is no such column. Both sides are summed over all options of a long table.
std::optional<bool> top_agrees(const TableProfile& profile, const TableGuess& guess, const ZeroRows& found) {
  const std::uint32_t largest = largest_numbers(profile, guess);
  if (largest == kNoColumn) return std::nullopt;
  double parts = 0, total = 0;
  for (std::size_t row = 0; row < profile.rows(); ++row)
    if (const model::Cell cell = profile.number(row, largest); found.detail[row] && model::is_count(cell))
      parts += static_cast<double>(cell);
  for (const std::size_t row : found.tops)
    if (const model::Cell cell = profile.number(row, largest); model::is_count(cell))
      total += static_cast<double>(cell);
  return total > 0 && std::abs(parts - total) <= total / 100;
}

}  // namespace

/// One total of everything and totals of areas: keys of zeros are then not merely stations numbered 0.
void guess_zero_totals(const TableProfile& profile, TableGuess& guess) {
  const Columns& last = guess.form == TableForm::names ? guess.areas : guess.unit;
  if (last.empty() || guess.areas.empty()) return;
  const ZeroRows found = find_zero_rows(profile, guess, {last.back()});
  if (found.tops.empty() || found.nested < 2 || found.totals == profile.rows()) return;
  guess.totals_zeros = true;
  Evidence& evidence = guess.evidence["totals"];
  evidence = {0.85, std::to_string(found.totals) + " rows have a key that ends in zeros, " +
                        std::to_string(found.tops.size()) + " of zeros only"};
  const auto agreement = top_agrees(profile, guess, found);
  if (!agreement) return;
  evidence.confidence = *agreement ? 0.97 : 0.6;
  evidence.reason +=
      *agreement ? "; the rows of the rest add up to it within 1 %" : "; the rows of the rest do not add up to it";
}

}  // namespace acta::read::draft_detail

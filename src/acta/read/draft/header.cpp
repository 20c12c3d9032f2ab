// SPDX-License-Identifier: Apache-2.0
#include "acta/read/draft/header.hpp"

#include <algorithm>

#include "acta/read/cells.hpp"
#include "acta/read/columns.hpp"
#include "acta/read/draft/dictionary.hpp"
#include "acta/read/draft/profile.hpp"

namespace acta::read::draft_detail {
namespace {

constexpr std::size_t kRowsLookedAt = 30;
constexpr std::size_t kRowsBelow = 40;
constexpr std::size_t kColumnsLookedAt = 400;

/// Share of numbers among the filled cells of a column in rows[from, from + kRowsBelow).
double numeric_share(const Grid& grid, const std::vector<std::size_t>& rows, std::size_t from, std::size_t column) {
  std::size_t filled = 0, numeric = 0;
  for (std::size_t i = from; i < std::min(rows.size(), from + kRowsBelow); ++i) {
    const std::string_view cell = trimmed(grid.cell(rows[i], column));
    if (cell.empty()) continue;
    ++filled;
    numeric += looks_numeric(cell) ? 1 : 0;
  }
  return filled == 0 ? 0 : static_cast<double>(numeric) / static_cast<double>(filled);
}

struct Score {
  double points = 0;
  std::size_t over_numbers = 0, known = 0, filled = 0;
};

Score score_row(const Grid& grid, const std::vector<std::size_t>& rows, std::size_t index) {
  Score score;
  for (std::size_t column = 0; column < std::min(kColumnsLookedAt, grid.columns(rows[index])); ++column) {
    const std::string_view cell = trimmed(grid.cell(rows[index], column));
    if (cell.empty()) continue;
    ++score.filled;
    const bool word = !looks_numeric(cell);
    const bool numbers = numeric_share(grid, rows, index + 1, column) >= 0.8;
    if (word && numbers) ++score.over_numbers;
    if (word && match_heading(cell)) ++score.known;
    if (word) score.points += numbers ? 1 : 0.05;
    if (!word && numbers) score.points -= 1;
  }
  score.points += 0.5 * static_cast<double>(score.known);
  return score;
}

}  // namespace

HeaderGuess find_header(const Grid& grid) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < grid.rows() && rows.size() < kRowsLookedAt + kRowsBelow; ++row)
    if (!is_empty_row(grid, row)) rows.push_back(row);
  Score best;
  std::size_t best_index = 0;
  for (std::size_t i = 0; i + 1 < rows.size() && i < kRowsLookedAt; ++i)
    if (const Score score = score_row(grid, rows, i); score.points > best.points + 0.01) {
      best = score;
      best_index = i;
    }
  HeaderGuess guess;
  if (best.points < 1) {
    guess.confidence = 0.8;
    guess.reason = "no row of words stands above columns of numbers";
    return guess;
  }
  guess.row = rows[best_index];
  guess.number = static_cast<std::uint32_t>(best_index + 1);
  guess.confidence = std::min(0.99, 0.6 + 0.1 * static_cast<double>(best.over_numbers + best.known));
  guess.reason = std::to_string(best.over_numbers) + " of its " + std::to_string(best.filled) +
                 " cells are words above columns of numbers, " + std::to_string(best.known) + " are known headings";
  for (std::size_t i = 0; i < best_index; ++i)
    for (std::size_t column = 0; column < grid.columns(rows[i]); ++column)
      if (const auto cell = trimmed(grid.cell(rows[i], column)); !cell.empty()) guess.titles.emplace_back(cell);
  return guess;
}

}  // namespace acta::read::draft_detail

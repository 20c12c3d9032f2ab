// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string_view>

#include "acta/read/draft/guess.hpp"

namespace acta::read::draft_detail {
namespace {

constexpr std::size_t kMostKinds = 16;

/// The values of a column and how often each stands, as long as there are few.
std::map<std::string_view, std::size_t> few_values(const TableProfile& profile, std::size_t column) {
  std::map<std::string_view, std::size_t> values;
  for (std::size_t row = 0; row < profile.rows() && values.size() <= kMostKinds; ++row)
    ++values[profile.text(row, column)];
  return values;
}

/// A column of few words, some of which name stations: the other rows are totals or areas.
bool guess_level(TableProfile& profile, TableGuess& guess) {
  for (std::size_t i = 0; i < profile.width(); ++i) {
    if (profile.column(i).kind != ColumnKind::text) continue;
    const auto values = few_values(profile, i);
    if (values.size() < 2 || values.size() > kMostKinds || profile.rows() < 3 * values.size()) continue;
    RowGuess where{static_cast<std::uint32_t>(i), {}, true};
    std::string others;
    for (const auto& [text, times] : values)
      if (says_station(text))
        where.values.emplace_back(text);
      else
        others += (others.empty() ? "\"" : ", \"") + std::string(text) + "\" (" + std::to_string(times) + ")";
    if (where.values.empty() || where.values.size() == values.size()) continue;
    std::vector<bool> drop(profile.rows());
    for (std::size_t row = 0; row < profile.rows(); ++row)
      drop[row] = std::find(where.values.begin(), where.values.end(), profile.text(row, i)) == where.values.end();
    profile.drop_rows(drop);
    guess.evidence["where"] = {0.75, "these values name stations; other rows are left out: " + others};
    guess.where = std::move(where);
    return true;
  }
  return false;
}

}  // namespace

void guess_rows(TableProfile& profile, TableGuess& guess) {
  if (guess_level(profile, guess)) return;
  for (std::size_t i = 0; i < profile.width(); ++i) {
    if (profile.column(i).text == 0) continue;
    std::vector<bool> drop(profile.rows());
    RowGuess where{static_cast<std::uint32_t>(i), {}, false};
    std::size_t dropped = 0;
    for (std::size_t row = 0; row < profile.rows(); ++row) {
      const std::string_view cell = profile.text(row, i);
      if (cell.empty() || cell.size() > 32 || !says_total(cell)) continue;
      drop[row] = true;
      ++dropped;
      if (std::find(where.values.begin(), where.values.end(), cell) == where.values.end())
        where.values.emplace_back(cell);
    }
    if (dropped == 0 || dropped * 2 > profile.rows()) continue;
    profile.drop_rows(drop);
    guess.evidence["where"] = {0.85, std::to_string(dropped) + " rows say that they are totals and are left out"};
    guess.where = std::move(where);
    return;
  }
}

}  // namespace acta::read::draft_detail

// SPDX-License-Identifier: Apache-2.0
#include "acta/read/draft/guess.hpp"

#include <algorithm>
#include <map>

namespace acta::read::draft_detail {
namespace {

/// The year that most headings name: a column of another election does not belong to this one.
int usual_year(const TableProfile& profile) {
  std::map<int, int> times;
  for (std::size_t i = 0; i < profile.width(); ++i)
    if (const int year = year_in(profile.column(i).heading); year != 0) ++times[year];
  const auto most = std::max_element(times.begin(), times.end(), [](auto& a, auto& b) { return a.second < b.second; });
  return most == times.end() ? 0 : most->first;
}

bool may_hold(Role role, ColumnKind kind) {
  if (is_quantity(role) || role == Role::count) return kind == ColumnKind::whole;
  if (role == Role::area || role == Role::unit || role == Role::option)
    return kind == ColumnKind::whole || kind == ColumnKind::text || kind == ColumnKind::decimal;
  return true;
}

}  // namespace

bool TableGuess::has_quantities() const {
  return std::any_of(quantities.begin(), quantities.end(), [](const Columns& columns) { return !columns.empty(); });
}

bool TableGuess::uses(std::uint32_t column) const {
  const auto in = [column](const Columns& columns) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  };
  return in(areas) || in(area_names) || in(unit) || in(key) || in(options) || column == option || column == count ||
         column == name || column == where.column || column == level.column ||
         std::any_of(quantities.begin(), quantities.end(), in);
}

void guess_headings(const TableProfile& profile, TableGuess& guess) {
  const int year = usual_year(profile);
  guess.headings.assign(profile.width(), {});
  for (std::size_t i = 0; i < profile.width(); ++i) {
    const ColumnProfile& column = profile.column(i);
    HeadingMatch match = match_heading(column.heading).value_or(HeadingMatch{});
    const int own = year_in(column.heading);
    const bool other_year = own != 0 && own != year;
    const bool links = column.links * 2 > column.filled;
    if (!may_hold(match.role, column.kind)) match = {};
    if (column.kind == ColumnKind::empty || links || other_year) match = {Role::ignore, 0.9, false, "English"};
    guess.headings[i] = match;
  }
}

TableGuess guess_table(TableProfile& profile, HeaderGuess header) {
  TableGuess guess;
  guess.evidence["header"] = {header.confidence, header.reason};
  guess.header = std::move(header);
  guess_rows(profile, guess);
  guess_headings(profile, guess);
  if (profile.rows() == 0) return guess;
  guess_keys(profile, guess);
  guess_zero_totals(profile, guess);
  if (guess.form == TableForm::names) return guess;
  guess_quantities(profile, guess);
  if (guess.form == TableForm::wide) {
    guess_options(profile, guess);
    guess_unnamed(profile, guess);
  }
  weigh(profile, guess);
  return guess;
}

std::string column_label(const TableProfile& profile, std::uint32_t column) {
  const std::string& heading = profile.column(column).heading;
  return heading.empty() ? "column " + std::to_string(column + 1) : "\"" + heading + "\"";
}

}  // namespace acta::read::draft_detail

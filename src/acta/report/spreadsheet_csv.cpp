// SPDX-License-Identifier: Apache-2.0
#include "acta/report/spreadsheet_csv.hpp"

namespace acta::report {
namespace {

/// What spreadsheets take for the beginning of a formula.
bool begins_as_formula(const std::string& text) {
  const std::size_t at = text.find_first_not_of('\'');
  return at != std::string::npos && std::string("=+-@\t\r").find(text[at]) != std::string::npos;
}

}  // namespace

std::string spreadsheet_cell(const std::string& text) {
  const std::string safe = begins_as_formula(text) ? "'" + text : text;
  if (safe.find_first_of(",;\"\t\n\r") == std::string::npos) return safe;
  std::string cell = "\"";
  for (const char c : safe) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + "\"";
}

std::string spreadsheet_row(std::span<const std::string> cells) {
  std::string row;
  for (const std::string& cell : cells) row += (&cell == cells.data() ? "" : ",") + spreadsheet_cell(cell);
  return row + "\n";
}

std::string from_spreadsheet(const std::string& cell) {
  return cell.starts_with('\'') && begins_as_formula(cell) ? cell.substr(1) : cell;
}

}  // namespace acta::report

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "acta/report/claims.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

using claims::ClaimResult;
using claims::OnBasis;
using claims::Standing;

const char* colour_of(Standing standing) {
  switch (standing) {
    case Standing::supported: return "32";
    case Standing::contradicted: return "31";
    case Standing::depends_on: return "33";
    default: return "2";
  }
}

std::string upper(std::string_view text) {
  std::string all(text);
  for (char& c : all)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return all;
}

std::string holds_text(const OnBasis& basis) {
  return !basis.holds ? "cannot be told" : *basis.holds ? "holds" : "does not hold";
}

std::string basis_text(const OnBasis& basis) {
  std::string numbers;
  for (const auto& [name, value] : basis.numbers)
    numbers += fmt::format("{}{} {}", numbers.empty() ? "" : ", ", name, value.empty() ? "unknown" : value);
  return fmt::format("{}{}{}{}: {}", basis.basis, basis.basis.empty() || numbers.empty() ? "" : ": ", numbers,
                     basis.basis.empty() && numbers.empty() ? "the statement" : "", holds_text(basis));
}

}  // namespace

std::string claims_text(const std::vector<ClaimResult>& all, const TextStyle& style) {
  std::string text;
  for (const ClaimResult& result : all) {
    const model::Claim& claim = *result.claim;
    text += painted(upper(to_string(result.standing)), colour_of(result.standing), style) + "\n";
    text +=
        wrapped(fmt::format("{}{}: “{}”", claim.who, claim.published.empty() ? "" : ", " + claim.published, claim.text),
                style.width, 2);
    for (const OnBasis& basis : result.bases) text += wrapped("· " + basis_text(basis), style.width, 4);
    if (!result.reason.empty() && result.standing != Standing::supported && result.standing != Standing::contradicted)
      text += wrapped("It would take: " + result.reason, style.width, 4);
    text += wrapped(claim.source, style.width, 4) + "\n";
  }
  return text.empty() ? "The record holds no claims.\n" : text;
}

std::string query_text(const claims::QueryResult& result, const TextStyle& style) {
  std::vector<bool> right(result.columns.size(), false);
  for (const auto& row : result.rows)
    for (std::size_t c = 0; c < row.size(); ++c)
      if (!std::holds_alternative<std::string>(row[c]) && !std::holds_alternative<std::monostate>(row[c]))
        right[c] = true;
  TextTable table(result.columns, right);
  for (const auto& row : result.rows) {
    std::vector<std::string> cells;
    for (const claims::Value& value : row) cells.push_back(claims::to_text(value));
    table.add(std::move(cells));
  }
  return table.to_text(style);
}

std::string tables_text(const std::vector<claims::Table>& tables, const TextStyle& style) {
  std::string text;
  for (const claims::Table& table : tables) {
    std::string columns;
    for (const std::string& column : table.columns) columns += (columns.empty() ? "" : ", ") + column;
    text += wrapped(table.name + " (" + columns + ")", style.width, 2);
  }
  return text;
}

}  // namespace acta::report

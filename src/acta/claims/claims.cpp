// SPDX-License-Identifier: Apache-2.0
#include "acta/claims/claims.hpp"

#include <algorithm>

namespace acta::claims {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t kMostBases = 100;

Error at_claim(const model::Claim& claim, ErrorKind kind, std::string message, std::string advice = {}) {
  return {kind, "claim of \"" + claim.who + "\": " + std::move(message), claim.place, std::move(advice)};
}

std::optional<std::size_t> column_of(const QueryResult& result, std::string_view name) {
  const auto at = std::find(result.columns.begin(), result.columns.end(), name);
  if (at == result.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(at - result.columns.begin());
}

/// 1, 0 or NULL; nullopt outside for anything else.
std::optional<std::optional<bool>> truth(const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return std::optional<bool>();
  const auto* number = std::get_if<std::int64_t>(&value);
  if (!number || *number < 0 || *number > 1) return std::nullopt;
  return std::optional<bool>(*number == 1);
}

Standing standing_of(const std::vector<OnBasis>& bases) {
  std::size_t holds = 0, fails = 0;
  for (const OnBasis& own : bases) {
    holds += own.holds == true;
    fails += own.holds == false;
  }
  if (holds == bases.size()) return Standing::supported;
  if (fails == bases.size()) return Standing::contradicted;
  return holds + fails == 0 ? Standing::cannot_be_tested : Standing::depends_on;
}

}  // namespace

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::supported: return "supported";
    case Standing::contradicted: return "contradicted";
    case Standing::depends_on: return "depends on the basis";
    case Standing::cannot_be_tested: return "cannot be tested";
  }
  return "";
}

base::Result<ClaimResult> test_claim(const model::Claim& claim, Database& database) {
  if (claim.source.empty())
    return at_claim(claim, ErrorKind::usage, "it has no source", "say where it was said: source = \"https://…\"");
  ClaimResult result;
  result.claim = &claim;
  result.reason = claim.needs;
  if (claim.test.empty()) {
    if (result.reason.empty()) result.reason = "the record holds no test of it";
    return result;
  }
  auto rows = database.query(claim.test);
  if (!rows) return at_claim(claim, rows.error().kind, rows.error().message, rows.error().advice);
  const auto holds = column_of(*rows, "holds"), basis = column_of(*rows, "basis");
  if (!holds) return at_claim(claim, ErrorKind::usage, "its test has no column \"holds\"", "SELECT …, a < b AS holds");
  if (rows->rows.empty()) return at_claim(claim, ErrorKind::usage, "its test has no row");
  if (rows->rows.size() > kMostBases) return at_claim(claim, ErrorKind::limit, "its test has more than 100 rows");
  if (rows->rows.size() > 1 && !basis)
    return at_claim(claim, ErrorKind::usage, "its test has several rows and no column \"basis\"");
  for (const std::vector<Value>& row : rows->rows) {
    OnBasis own;
    const auto told = truth(row[*holds]);
    if (!told) return at_claim(claim, ErrorKind::usage, "\"holds\" is neither 1, 0 nor NULL");
    own.holds = *told;
    if (basis) own.basis = to_text(row[*basis]);
    for (std::size_t c = 0; c < row.size(); ++c)
      if (c != *holds && c != basis) own.numbers.emplace_back(rows->columns[c], to_text(row[c]));
    result.bases.push_back(std::move(own));
  }
  result.standing = standing_of(result.bases);
  return result;
}

}  // namespace acta::claims

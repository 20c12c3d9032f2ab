// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "acta/claims/database.hpp"
#include "acta/model/record.hpp"

namespace acta::claims {

/// What a computation says of a statement. Never of who made it.
enum class Standing {
  supported,         ///< it holds on every basis that was computed
  contradicted,      ///< it holds on none
  depends_on,        ///< it holds on some; or on some it cannot be tested
  cannot_be_tested,  ///< on none; `needs` says what it would take
};
std::string_view to_string(Standing standing);

/// One row of a test's result: the statement on one basis.
struct OnBasis {
  std::string basis;                                         ///< column `basis`; empty where there is one row only
  std::optional<bool> holds;                                 ///< column `holds`; nullopt for NULL
  std::vector<std::pair<std::string, std::string>> numbers;  ///< every other column
};

struct ClaimResult {
  const model::Claim* claim = nullptr;
  Standing standing = Standing::cannot_be_tested;
  std::vector<OnBasis> bases;
  std::string reason;  ///< cannot_be_tested: why, or what it would take
};

/// Tests one claim. A test is a query with a column `holds` (1, 0 or NULL: cannot be told) and, of several rows, a
/// column `basis`; all other columns are shown. Errors: usage, a claim without a source, a query without `holds`, with
/// no rows or rows without a basis, and those of Database::query; the place is that of the claim.
base::Result<ClaimResult> test_claim(const model::Claim& claim, Database& database);

}  // namespace acta::claims

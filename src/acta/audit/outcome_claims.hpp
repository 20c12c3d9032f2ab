// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/audit/claims.hpp"
#include "acta/model/law.hpp"
#include "acta/model/poll.hpp"
#include "acta/model/result.hpp"

namespace acta::audit {

/// Where a ballot goes that is for no list: columns after those of the lists.
enum ExtraColumn : std::size_t { kValidOfNoList, kNotValid, kExtraColumns };

/// One statement about the totals from which, with the others, the outcome follows.
struct OutcomeClaim {
  std::string text;  ///< "Likud above 3.25 % of the valid votes", "seat 30 of Likud before seat 12 of Labour"
  Claim claim;       ///< columns: the poll's lists, then kExtraColumns
};

/// Claims that together prove what the law made of the votes; what they do not cover is said, never left out.
struct OutcomeClaims {
  std::vector<OutcomeClaim> claims;
  std::vector<std::string> unproven;  ///< "tier list: seats of a compensation tier have no assertions here"
};

/// Claims for: an office (a majority, a lead such as 40 % and 10 points, or that these two go to a second round); the
/// winners of a tier of the whole by plurality; all seats to one list; seats by a divisor method, or by whole quotas
/// and largest remainders, with its thresholds of shares and counts of votes. Not covered, and said so: tiers with
/// areas, compensation, biproportional and external tiers, agreements, conditions of other kinds, shares of registered
/// voters, formulas with d(0) = 0 or roots, ties.
/// Sources: Stark 2020 (arXiv:1911.10035); Blom et al. 2021 (arXiv:2107.11903). REQUIRES: result is that of count().
OutcomeClaims outcome_claims(const model::Poll& poll, const model::Law& law, const model::CountResult& result);

/// The columns of a poll's totals, as the claims take them.
std::vector<double> columns_of(const model::Poll& poll);

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "acta/audit/card_claims.hpp"

namespace acta::audit {

/// The assorter of an assertion on one ranking; see CardClaim.
double assertion_value(const Assertion& assertion, std::span<const Choice> ranking);

/// card_outcome() of an instant-runoff contest: prove_winner() with its certificate checked.
base::Result<CardOutcome> irv_outcome(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies,
                                      std::int64_t cards);

}  // namespace acta::audit

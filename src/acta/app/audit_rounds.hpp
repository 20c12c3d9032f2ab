// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>

#include "acta/app/audit_kind.hpp"

namespace acta::app {

/// What to do after an assessment.
struct AuditAdvice {
  enum class Decision { stop, enter, next, count_all };
  Decision decision = Decision::stop;
  std::string reason;                           ///< a sentence or more, for people
  std::map<std::string, std::int64_t> further;  ///< by contest that goes on: draws of the next round
};
std::string_view to_string(AuditAdvice::Decision decision);

/// Of the targeted contests. stop: every contest's risk is at its limit or below. Otherwise, of the contests that go
/// on: enter where some paper waits; count_all where no draw helps one of them; next, each with further_draws.
AuditAdvice advise(std::span<const ContestStanding> contests);

/// Escalation: the draws that are enough if no further difference is found (`next`), or those that are enough if the
/// risk goes on falling per draw as it did so far, n (ln limit / ln risk - 1), whichever is more; of the latter at most
/// n, so that a round never more than doubles the sample for its sake (all n where the risk did not fall). Never more
/// than are left.
std::int64_t further_draws(const ContestStanding& standing);

}  // namespace acta::app

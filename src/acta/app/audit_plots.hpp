// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/report/audit.hpp"
#include "acta/report/audit_cards.hpp"
#include "acta/report/plots.hpp"

namespace acta::app {

/// Pictures of a plan: "audit-sizes.svg", draws of sheets and different sheets against the risk limit;
/// "audit-risk.svg", how the risk falls with every draw without a difference, and with a tenth of the bound missing on
/// every 20th and on every 5th drawn sheet; "audit-distribution.svg", the chance that the audit has ended by so many
/// draws, by the plan's outlooks. Empty where no number of draws is enough.
std::vector<report::Plot> plan_plots(const report::AuditPlan& plan, double risk_limit);

/// Of cards, for each contest: "audit-sizes-ID.svg", cards against the risk limit, and "audit-distribution-ID.svg", the
/// chance that the audit has ended by so many cards, where that is known (not in strata).
std::vector<report::Plot> plan_plots(const report::CardsPlan& plan);

}  // namespace acta::app

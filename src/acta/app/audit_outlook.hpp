// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/app/audit_parts.hpp"
#include "acta/report/audit.hpp"

namespace acta::app {

/// By MACRO to this risk limit: no drawn sheet differs; every 20th, every 5th is off by a tenth of its bound. Empty
/// where no number of draws is enough.
std::vector<report::AuditOutlook> audit_outlooks(const AuditSubject& subject, double risk_limit);

}  // namespace acta::app

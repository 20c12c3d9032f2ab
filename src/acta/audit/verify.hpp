// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/model/audit_verification.hpp"
#include "acta/model/reported_assertions.hpp"
#include "acta/model/reported_audit.hpp"
#include "acta/model/reported_colorado.hpp"

/// Somebody else's audit from its public record, computed again: the draw with the sampler of the tool, the risk with
/// its test, decisions and sums. Findings, one for each contest and code: A301 the draw, A302 the risk, A303 the
/// decision, A304 sums, A305 ticket numbers. `fails`: a number of the record is not what comes out here; where a known
/// defect of the tool gives it, the Finding says so. `not_checked`: the record lacks what is needed; the reason says
/// what. Method: doc/methods/audit.md, "Others' audits".
namespace acta::audit {

/// `manifest`: everything that could be drawn, empty where it is not at hand.
model::AuditVerification verify_arlo(const model::ReportedAudit& audit, const model::AuditManifest& manifest);

/// `seed`: as published, empty where it is not at hand. `manifest`: all counties, in the order of the draw.
model::AuditVerification verify_colorado(const model::ColoradoAudit& audit, const std::string& seed,
                                         const model::AuditManifest& manifest);

/// SHANGRLA's logs and rlauxe's records.
model::AuditVerification verify_assertions(const model::AssertionAudit& audit);

}  // namespace acta::audit

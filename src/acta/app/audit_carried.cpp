// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_carried.hpp"

#include "acta/app/audit_dossier.hpp"
#include "acta/app/audit_repeat.hpp"

namespace acta::app {

base::Result<CarriedAudit> carried_audit(const AuditWork& work, const std::string& file, const std::string& page_name) {
  const auto dossier = dossier_of(work);
  if (!dossier) return dossier.error();
  CarriedAudit made;
  made.shown = {file, page_name, dossier->title, {}, {}, dossier->unassessed, dossier->log.back().digest, {}};
  made.page = report::audit_page_html(*dossier);
  if (dossier->assessments.empty()) return made;
  const report::DossierAssessment& last = dossier->assessments.back();
  made.shown.decision = last.decision, made.shown.reason = last.reason;
  for (const report::DossierContest& one : last.contests)
    made.shown.contests.push_back(
        {one.contest, one.risk, one.risk_limit, one.targeted, one.drawn, one.counted, one.differing});
  const auto repeated = repeat_assessments(work.kind(), work.flow());
  if (!repeated) return repeated.error();
  if (!dossier->unassessed) made.findings = repeated->back().findings;
  return made;
}

}  // namespace acta::app

// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "acta/report/audit_dossier.hpp"

namespace acta::report {
namespace {

using nlohmann::ordered_json;

/// The JSON that somebody else wrote; null where there is none.
ordered_json parsed(const std::string& text) { return text.empty() ? ordered_json() : ordered_json::parse(text); }

ordered_json to_json(const DossierSizes& sizes) {
  ordered_json made = ordered_json::object();
  for (const auto& [contest, size] : sizes) made[contest] = size;
  return made;
}

ordered_json to_json(const DossierAssessment& one) {
  ordered_json contests = ordered_json::array();
  for (const DossierContest& contest : one.contests)
    contests.push_back({{"contest", contest.contest},
                        {"risk", contest.risk},
                        {"risk_limit", contest.risk_limit},
                        {"targeted", contest.targeted},
                        {"drawn", contest.drawn},
                        {"counted", contest.counted},
                        {"waiting", contest.waiting},
                        {"differing", contest.differing},
                        {"next", contest.next},
                        {"impossible", contest.impossible}});
  return {{"event", one.event},       {"time", one.time},     {"round", one.round},
          {"decision", one.decision}, {"reason", one.reason}, {"contests", std::move(contests)}};
}

ordered_json limits_of(const AuditDossier& dossier) {
  ordered_json made = ordered_json::object();
  for (const auto& [contest, limit] : dossier.limits) made[contest] = limit;
  return made;
}

ordered_json rounds_of(const AuditDossier& dossier) {
  ordered_json made = ordered_json::array();
  for (const DossierRound& one : dossier.rounds)
    made.push_back({{"event", one.event},
                    {"time", one.time},
                    {"sizes", to_json(one.sizes)},
                    {"listed", one.listed},
                    {"list", one.file},
                    {"list_sha256", one.sha256}});
  return made;
}

ordered_json entries_of(const AuditDossier& dossier) {
  ordered_json made = ordered_json::array();
  for (const DossierEntry& one : dossier.entries)
    made.push_back({{"event", one.event}, {"unit", one.unit}, {"where", one.where}, {"values", one.values}});
  return made;
}

}  // namespace

std::string audit_dossier_json(const AuditDossier& dossier) {
  ordered_json files = ordered_json::array(), assessments = ordered_json::array(), log = ordered_json::array();
  for (const DossierFile& one : dossier.files) files.push_back({{"name", one.name}, {"sha256", one.sha256}});
  for (const DossierAssessment& one : dossier.assessments) assessments.push_back(to_json(one));
  for (const DossierEvent& one : dossier.log)
    log.push_back({{"event", one.number}, {"time", one.time}, {"what", one.what}, {"digest", one.digest}});
  const ordered_json made = {{"format", "acta-audit-report"},
                             {"version", 1},
                             {"acta", dossier.version},
                             {"title", dossier.title},
                             {"order", parsed(dossier.order)},
                             {"files", std::move(files)},
                             {"first_sizes", to_json(dossier.first_sizes)},
                             {"limits", limits_of(dossier)},
                             {"seed", dossier.seed.empty() ? ordered_json() : ordered_json(dossier.seed)},
                             {"seed_time", dossier.seed_time},
                             {"commands", dossier.commands},
                             {"rounds", rounds_of(dossier)},
                             {"entries", entries_of(dossier)},
                             {"assessments", std::move(assessments)},
                             {"unassessed", dossier.unassessed},
                             {"cannot_show", dossier.cannot_show},
                             {"not_audited", dossier.not_audited},
                             {"plan", parsed(dossier.plan)},
                             {"standing", parsed(dossier.standing)},
                             {"ceremony", dossier.ceremony},
                             {"log", std::move(log)}};
  return made.dump(1) + "\n";
}

}  // namespace acta::report

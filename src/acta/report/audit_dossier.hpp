// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace acta::report {

/// Sizes by contest.
using DossierSizes = std::vector<std::pair<std::string, std::int64_t>>;

struct DossierFile {
  std::string name, sha256;
};
struct DossierContest {
  std::string contest;
  double risk = 1, risk_limit = 0.05;
  std::int64_t drawn = 0, counted = 0, waiting = 0, differing = 0, next = 0;
  std::string impossible;
  std::vector<double> path;  ///< risk after every draw that was assessed; may be empty
  bool targeted = true;      ///< false: read on what was drawn for others
};
struct DossierRound {
  std::int64_t event = 0;
  std::string time;
  DossierSizes sizes;        ///< of all rounds together
  std::size_t listed = 0;    ///< units that no earlier round listed
  std::string file, sha256;  ///< of the retrieval list
};
struct DossierEntry {
  std::int64_t event = 0;
  std::string time, where, unit;
  std::vector<std::pair<std::string, std::string>> values;
};
struct DossierAssessment {
  std::int64_t event = 0;
  std::string time, decision, reason;
  std::size_t round = 0;  ///< the last that was drawn
  std::vector<DossierContest> contests;
};
struct DossierEvent {
  std::int64_t number = 0;
  std::string time, what, digest;
};

/// An audit as the public gets it: everything that repeats it, in order.
struct AuditDossier {
  std::string title, version;   ///< version of the program
  std::string order;            ///< JSON: what was planned, as the log keeps it
  std::string plan, plan_text;  ///< JSON; for people
  std::vector<DossierFile> files;
  DossierSizes first_sizes;
  std::vector<std::pair<std::string, double>> limits;  ///< risk limit by contest, where it is known
  std::string seed, seed_time;                         ///< empty: not thrown yet
  std::vector<DossierRound> rounds;
  std::vector<DossierEntry> entries;
  std::vector<DossierAssessment> assessments;
  bool unassessed = false;              ///< something was drawn or entered after the last assessment
  std::string standing, standing_text;  ///< of the last assessment: JSON; for people
  std::vector<std::string> cannot_show;
  std::vector<std::string> not_audited;  ///< names of other contests of the same election
  std::vector<DossierEvent> log;         ///< at least the first event
  std::string ceremony;                  ///< audit_ceremony_text; empty: not asked for
  std::vector<std::string> commands;     ///< that draw all of it again from the same files
};

/// For before the seed: what is committed, how dice are thrown, what the seed decides.
std::string audit_ceremony_text(const AuditDossier& dossier, const std::string& file);
/// The page of the same: one file that needs no network and no other file, made from audit_dossier_json().
std::string audit_page_html(const AuditDossier& dossier);
/// One page without scripts and without anything from elsewhere.
std::string audit_dossier_html(const AuditDossier& dossier);
std::string audit_dossier_json(const AuditDossier& dossier);
std::string audit_entries_csv(const AuditDossier& dossier);
std::string audit_log_csv(const AuditDossier& dossier);
/// One line an event: number, time, what, the first 16 digits of its digest.
std::string audit_log_text(const AuditDossier& dossier);

}  // namespace acta::report

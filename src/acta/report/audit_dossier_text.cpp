// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/base/number_text.hpp"
#include "acta/report/audit_dossier.hpp"
#include "acta/report/spreadsheet_csv.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

constexpr std::size_t kWidth = 100;

std::string paragraph(const std::string& text) { return wrapped(text, kWidth, 0) + "\n"; }

std::string step(const std::string& text) { return wrapped(text, kWidth, 2); }

std::string committed(const AuditDossier& dossier) {
  std::string text = "WHAT IS FIXED BEFORE THE DICE\n\n";
  text += paragraph(
      fmt::format("The log of this audit was begun at {}. Its first event fixes all that follows, and has the SHA-256",
                  dossier.log.front().time));
  text += "  " + dossier.log.front().digest + "\n\nFiles and their SHA-256:\n\n";
  for (const DossierFile& one : dossier.files) text += fmt::format("  {}  {}\n", one.sha256, one.name);
  text += "\nFirst round:\n\n";
  for (const auto& [contest, size] : dossier.first_sizes) {
    text += fmt::format("  {}: {} draws", contest, base::grouped(size));
    for (const auto& [name, limit] : dossier.limits)
      if (name == contest) text += fmt::format(", risk limit {:.4g} %", 100 * limit);
    text += "\n";
  }
  return text + "\nWhat is claimed, and what it takes to prove it:\n\n" + dossier.plan_text + "\n";
}

std::string dice(const std::string& file) {
  std::string text = "HOW THE DICE ARE THROWN\n\n";
  text += step(
      "1. Before the first throw this text is published where nobody can change it later, and everybody who wants "
      "gets a copy of the files. Whoever likes checks the SHA-256 of the copies (sha256sum).");
  text += step(
      "2. Twenty throws of a ten-sided die, in public, by people of different sides in turn. Each digit is read "
      "out and written down where all can see it, in order, with a blank between any two.");
  text += step(
      "3. No throw is repeated because of what it shows. A die that leaves the table or stands on an edge is "
      "thrown again; that is agreed on now.");
  text += step("4. The line of twenty digits is the seed. It is read out, compared, and typed as it is written:");
  return text + fmt::format("\n       acta audit draw {} --seed \"D D D ... D\" -o round-1.csv\n\n", file);
}

std::string not_audited(const AuditDossier& dossier) {
  std::string text;
  for (const std::string& one : dossier.not_audited) text += wrapped("Not audited: " + one, kWidth, 2);
  return text;
}

std::string decided() {
  return "WHAT THE SEED DECIDES\n\n" +
         paragraph(
             "Which paper is fetched, in this round and in every later one, and nothing else. All of it follows from "
             "the seed, the files and the sizes by SHA-256 (doc/methods/audit.md): anybody with a copy of the files "
             "gets the same lists. A seed can be thrown once only; the program refuses a second.") +
         "WHAT HAPPENS THEN\n\n" +
         paragraph(
             "The listed paper is fetched and counted by hand in public, and entered. The audit of a contest stops "
             "when its measured risk is at the limit or below. Otherwise another round is drawn from the same seed: "
             "as many draws as are enough if no further difference is found, or if the risk goes on falling as so "
             "far, whichever is more; of the latter at most as many as were drawn already. Where no draw helps, all "
             "the paper is counted. Entries can be corrected, but what was entered first stays in the log.") +
         "WHAT THIS CANNOT SHOW\n\n" +
         paragraph(
             "Whether the paper is what voters marked and all of it is there: that takes a chain of custody that can "
             "be trusted, and is to be checked beside the audit. Ballots that stand on no record. Contests, and parts "
             "of an outcome, that no claim above covers. Whether the rules of this page are kept: be there and watch.");
}

}  // namespace

std::string audit_ceremony_text(const AuditDossier& dossier, const std::string& file) {
  return "AUDIT: " + dossier.title + "\n\n" + committed(dossier) + dice(file) + decided() + not_audited(dossier);
}

std::string audit_entries_csv(const AuditDossier& dossier) {
  std::vector<std::string> columns;
  for (const DossierEntry& one : dossier.entries)
    for (const auto& [column, value] : one.values)
      if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
  std::vector<std::string> row = {"event", "time", "where", "unit"};
  row.insert(row.end(), columns.begin(), columns.end());
  std::string csv = spreadsheet_row(row);
  for (const DossierEntry& one : dossier.entries) {
    row = {std::to_string(one.event), one.time, one.where, one.unit};
    row.resize(4 + columns.size());
    for (const auto& [column, value] : one.values)
      row[4 + static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin())] = value;
    csv += spreadsheet_row(row);
  }
  return csv;
}

std::string audit_log_csv(const AuditDossier& dossier) {
  std::string csv = "event,time,what,digest\n";
  for (const DossierEvent& one : dossier.log)
    csv += spreadsheet_row(std::vector{std::to_string(one.number), one.time, one.what, one.digest});
  return csv;
}

std::string audit_log_text(const AuditDossier& dossier) {
  std::string text;
  for (const DossierEvent& one : dossier.log)
    text += fmt::format("{:>4}  {}  {}  {}\n", one.number, one.time, one.digest.substr(0, 16), one.what);
  return text;
}

}  // namespace acta::report

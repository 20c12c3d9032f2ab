// SPDX-License-Identifier: Apache-2.0
#include "acta/read/audits/arlo.hpp"

#include <algorithm>

#include "acta/read/audits/arlo_parts.hpp"
#include "acta/read/audits/stated.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

/// "CONTESTS" of "######## CONTESTS ########"; empty for other rows.
std::string section_name(const Grid& grid, std::size_t row) {
  std::string_view text = trimmed(grid.cell(row, 0));
  if (!text.starts_with("####") || !text.ends_with("####") || text.size() < 8) return {};
  while (text.starts_with('#')) text.remove_prefix(1);
  while (text.ends_with('#')) text.remove_suffix(1);
  return std::string(trimmed(text));
}

base::Result<ArloSections> sections_of(const Grid& grid) {
  ArloSections sections;
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    const std::string name = section_name(grid, row);
    if (name.empty()) continue;
    std::size_t end = row + 1;
    while (end < grid.rows() && section_name(grid, end).empty() && !is_empty_row(grid, end)) ++end;
    if (end == row + 1) continue;
    if (!sections.try_emplace(name, HeadedRows(grid, "the section " + quoted_cell(name), row + 1, end)).second)
      return base::Error{
          base::ErrorKind::format, "the section " + quoted_cell(name) + " stands twice", grid.place(row, 0), {}};
    row = end - 1;
  }
  return sections;
}

model::AuditMath math_of(const std::string& name) {
  using model::AuditMath;
  const std::map<std::string, AuditMath> known = {
      {"BRAVO", AuditMath::bravo},           {"MINERVA", AuditMath::minerva},
      {"PROVIDENCE", AuditMath::providence}, {"SUPERSIMPLE", AuditMath::super_simple},
      {"MACRO", AuditMath::macro},           {"SUITE", AuditMath::suite}};
  const auto at = known.find(name);
  return at == known.end() ? AuditMath::unknown : at->second;
}

/// Reports from before the column "Audit Math Type" have one method for each type.
std::string usual_math(const std::string& type) {
  if (type == "BALLOT_POLLING") return "BRAVO";
  if (type == "BALLOT_COMPARISON") return "SUPERSIMPLE";
  if (type == "HYBRID") return "SUITE";
  return type == "BATCH_COMPARISON" ? "MACRO" : "";
}

base::Result<void> read_settings(const HeadedRows& rows, model::ReportedAudit& audit) {
  const auto type = rows.required("Audit Type"), limit = rows.required("Risk Limit"),
             seed = rows.required("Random Seed");
  for (const auto* column : {&type, &limit, &seed})
    if (!*column) return column->error();
  if (rows.begin() >= rows.end()) return rows.fail(rows.begin() - 1, {}, "the audit settings have no row");
  const std::size_t row = rows.begin();
  audit.name = rows.text(row, rows.column("Audit Name"));
  audit.type = rows.text(row, *type);
  audit.math_name = rows.text(row, rows.column("Audit Math Type"));
  if (audit.math_name.empty()) audit.math_name = usual_math(audit.type);
  audit.math = math_of(audit.math_name);
  audit.seed = rows.text(row, *seed);
  const auto share = stated_share(rows.text(row, *limit));
  if (!share) return rows.fail(row, *limit, quoted_cell(rows.text(row, *limit)) + " is no risk limit");
  audit.risk_limit = *share;
  return {};
}

base::Result<const HeadedRows*> required_section(const ArloSections& sections, const Grid& grid, const char* name) {
  const auto at = sections.find(name);
  if (at != sections.end()) return &at->second;
  return base::Error{base::ErrorKind::format,
                     std::string("the report has no section \"") + name + "\"",
                     {grid.name(), 0, 0},
                     "acta audit verify reads Arlo's audit report as it was downloaded"};
}

}  // namespace

bool is_arlo_report(const Grid& grid) {
  for (std::size_t row = 0; row < grid.rows(); ++row)
    if (!is_empty_row(grid, row)) return !section_name(grid, row).empty();
  return false;
}

base::Result<model::ReportedAudit> read_arlo(const Grid& grid) {
  const auto sections = sections_of(grid);
  if (!sections) return sections.error();
  model::ReportedAudit audit;
  audit.file = grid.name();
  if (const auto info = sections->find("ELECTION INFO"); info != sections->end())
    audit.election = info->second.text(info->second.begin(), info->second.column("Election Name"));
  const auto settings = required_section(*sections, grid, "AUDIT SETTINGS");
  if (!settings) return settings.error();
  if (const auto done = read_settings(**settings, audit); !done) return done.error();
  const auto contests = required_section(*sections, grid, "CONTESTS");
  if (!contests) return contests.error();
  if (const auto done = read_arlo_contests(**contests, audit); !done) return done.error();
  const auto rounds = required_section(*sections, grid, "ROUNDS");
  if (!rounds) return rounds.error();
  if (const auto done = read_arlo_rounds(**rounds, audit); !done) return done.error();
  if (const auto ballots = sections->find("SAMPLED BALLOTS"); ballots != sections->end())
    if (const auto done = read_arlo_ballots(ballots->second, audit); !done) return done.error();
  if (const auto batches = sections->find("SAMPLED BATCHES"); batches != sections->end())
    if (const auto done = read_arlo_batches(batches->second, audit); !done) return done.error();
  return audit;
}

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_verify.hpp"

#include <filesystem>
#include <optional>

#include "acta/app/files.hpp"
#include "acta/audit/findings.hpp"
#include "acta/audit/verify.hpp"
#include "acta/read/audits/arlo.hpp"
#include "acta/read/audits/colorado.hpp"
#include "acta/read/audits/manifest.hpp"
#include "acta/read/audits/rlauxe.hpp"
#include "acta/read/audits/shangrla.hpp"
#include "acta/read/table.hpp"

namespace acta::app {
namespace {

/// What was read so far.
struct Records {
  std::vector<model::ReportedAudit> arlo;
  std::optional<model::ColoradoAudit> colorado;
  std::optional<model::AssertionAudit> shangrla, rlauxe;
};

std::string name_of(const std::string& path) { return std::filesystem::path(path).filename().string(); }

bool is_json(const std::string& bytes) {
  const auto at = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return at != std::string::npos && bytes[at] == '{';
}

base::Result<void> read_json(const std::string& path, std::string bytes, Records& records) {
  if (read::is_rlauxe(bytes)) {
    if (!records.rlauxe) records.rlauxe.emplace();
    return read::read_rlauxe(name_of(path), std::move(bytes), *records.rlauxe);
  }
  if (!records.shangrla) records.shangrla.emplace();
  return read::read_shangrla(name_of(path), std::move(bytes), *records.shangrla);
}

base::Result<read::OpenedTable> open(const std::string& path, std::string bytes) {
  read::TableHints hints;
  hints.delimiter = ',';
  return read::open_table(name_of(path), std::move(bytes), hints);
}

base::Result<void> read_table(const std::string& path, std::string bytes, Records& records) {
  const auto table = open(path, std::move(bytes));
  if (!table) return table.error();
  const read::Grid& grid = table->grid;
  if (read::is_arlo_report(grid)) {
    auto audit = read::read_arlo(grid);
    if (!audit) return audit.error();
    records.arlo.push_back(std::move(*audit));
    return {};
  }
  if (read::colorado_table(grid) != read::ColoradoTable::none) {
    if (!records.colorado) records.colorado.emplace();
    return read::read_colorado(grid, *records.colorado);
  }
  if (read::is_rlauxe_cards(grid)) {
    if (!records.rlauxe) records.rlauxe.emplace();
    return read::read_rlauxe_cards(grid, *records.rlauxe);
  }
  return base::Error{base::ErrorKind::usage,
                     "this is no record of an audit that is known",
                     {name_of(path), 0, 0},
                     "Arlo's report, Colorado's contest.csv and contestComparison.csv, SHANGRLA's log.json, rlauxe's "
                     "files; lists of batches go after --manifest"};
}

/// Contests are read before rounds whatever the order of the files: rounds name assertions of contests.
base::Result<void> read_all(const std::vector<std::string>& files, Records& records) {
  std::vector<std::pair<std::string, std::string>> later;
  for (const std::string& path : files) {
    auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    if (is_json(*bytes) && read::is_rlauxe(*bytes) && bytes->find("\"contestsUnderAudit\"") == std::string::npos) {
      later.emplace_back(path, std::move(*bytes));
      continue;
    }
    const auto done =
        is_json(*bytes) ? read_json(path, std::move(*bytes), records) : read_table(path, std::move(*bytes), records);
    if (!done) return done.error();
  }
  for (auto& [path, bytes] : later)
    if (const auto done = read_json(path, std::move(bytes), records); !done) return done.error();
  return {};
}

base::Result<model::AuditManifest> read_manifests(const std::vector<std::string>& named) {
  model::AuditManifest manifest;
  for (const std::string& one : named) {
    std::error_code failed;
    const auto equals = std::filesystem::exists(one, failed) ? std::string::npos : one.find('=');
    const std::string path = equals == std::string::npos ? one : one.substr(equals + 1);
    auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    const auto table = open(path, std::move(*bytes));
    if (!table) return table.error();
    const std::string jurisdiction = equals == std::string::npos ? "" : one.substr(0, equals);
    if (const auto done = read::read_audit_manifest(table->grid, jurisdiction, manifest); !done) return done.error();
  }
  return manifest;
}

/// A manifest without names of jurisdictions is that of the only one in the report.
model::AuditManifest of_one_jurisdiction(model::AuditManifest manifest, const model::ReportedAudit& audit) {
  std::string only;
  const auto see = [&](const std::string& name) {
    if (only.empty()) only = name;
    return only == name;
  };
  for (const auto& ballot : audit.ballots)
    if (!see(ballot.jurisdiction)) return manifest;
  for (const auto& batch : audit.batches)
    if (!see(batch.jurisdiction)) return manifest;
  for (auto& batch : manifest.batches)
    if (batch.jurisdiction.empty()) batch.jurisdiction = only;
  return manifest;
}

}  // namespace

base::Result<report::AuditVerifications> verify_audits(const AuditVerifyOptions& options) {
  if (options.files.empty())
    return base::Error{base::ErrorKind::usage, "there is no audit to verify", {}, "acta audit verify FILE..."};
  const auto manifest = read_manifests(options.manifests);
  if (!manifest) return manifest.error();
  Records records;
  if (const auto done = read_all(options.files, records); !done) return done.error();
  report::AuditVerifications verified;
  verified.kinds.assign(audit::kinds().begin(), audit::kinds().end());
  for (model::ReportedAudit& one : records.arlo) {
    if (!options.seed.empty()) one.seed = options.seed;
    verified.audits.push_back(audit::verify_arlo(one, of_one_jurisdiction(*manifest, one)));
  }
  if (records.colorado) verified.audits.push_back(audit::verify_colorado(*records.colorado, options.seed, *manifest));
  for (auto* one : {&records.shangrla, &records.rlauxe}) {
    if (!*one) continue;
    if (!options.seed.empty()) (*one)->seed = options.seed;
    verified.audits.push_back(audit::verify_assertions(**one));
  }
  return verified;
}

}  // namespace acta::app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "acta/app/audit.hpp"
#include "acta/app/audit_kind.hpp"
#include "acta/app/progress.hpp"

namespace acta::app {

/// What an audit is of, as its log keeps it. Paths that are not absolute start at the folder of the audit's file.
struct AuditOrder {
  std::string record;             ///< election.toml; a TOML with a table [audit] is an audit of cards
  std::vector<std::string> data;  ///< folders of sources
  bool strict = false;
  AuditOptions options;  ///< without seed, draws and paper
  StrataRates rates;     ///< of cards in strata, as the plan had them; empty: they follow from the files
};

/// A file that the audit is of. `name` as AuditOrder's paths, or "law ID" of a law, which is looked for by its id.
struct AuditFile {
  std::string name, sha256;
};

struct OpenedAudit {
  std::unique_ptr<AuditKind> kind;
  std::string title;                     ///< of the election
  std::vector<AuditFile> files;          ///< all that the answers depend on
  std::vector<std::string> not_audited;  ///< names of the record's other contests
};

/// Where the order's paths start, and where laws are looked for.
struct AuditFolders {
  std::filesystem::path audit, laws;
  Progress* progress = nullptr;
};

/// Rates as the log's order keeps them: {"mayor": {"adams": 594461, "brown": 405539}}. Errors: usage: anything else.
base::Result<StrataRates> parse_rates(const std::string& text);
/// Error: usage: rates that the audit does not have as they were given: it is of other contests or strata.
base::Result<void> check_rates(const StrataRates& given, const AuditKind& kind);

/// The one door for every kind of audit. Errors: as load() and audit_subject(); usage: as check_rates().
base::Result<OpenedAudit> open_audit_kind(const AuditOrder& order, const AuditFolders& folders);

/// Whether the files (laws apart) still are what they were. Errors: hash, not_found, io, naming the file.
base::Result<void> check_audit_files(const std::vector<AuditFile>& files, const AuditFolders& folders);
/// The same of all files of an audit that was opened, laws too; where they lie does not matter.
base::Result<void> same_audit_files(const std::vector<AuditFile>& logged, const std::vector<AuditFile>& opened);

}  // namespace acta::app

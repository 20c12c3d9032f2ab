// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "acta/app/audit_flow.hpp"

namespace acta::app {

/// A seed as people say it: up to 1,000 bytes of UTF-8 in one line, no blank at either end. Error: usage.
base::Result<void> check_seed(const std::string& seed);

/// Sizes as typed: by contest id, or for every contest under "".
using WantedSizes = std::map<std::string, std::int64_t>;
/// "mayor=40" or "40". Error: usage.
base::Result<WantedSizes> parse_sizes(const std::vector<std::string>& words);

struct DrawnRound {
  std::size_t number = 0;
  std::map<std::string, std::int64_t> sizes;  ///< of all rounds together
  RetrievalList added;                        ///< units that no earlier round listed
  std::vector<std::string> entry_columns;
  std::string csv;  ///< `added`, with empty columns for the entries: the form that is filled in
};
struct EnteredPaper {
  std::size_t entries = 0, replaced = 0, not_drawn = 0;
};
struct WorkAssessment {
  AuditStanding standing;
  AuditAdvice advice;
  std::int64_t event = 0;
  bool logged = false;  ///< false: nothing changed since the event
};

/// An audit in its file with the subject opened beside it: the steps of the work flow. Each step that succeeds is in
/// the log; one that fails leaves it as it was.
class AuditWork {
 public:
  using Mode = AuditState::Mode;
  /// A new audit in a new file. Errors: as AuditState::create and open_audit_kind.
  static base::Result<AuditWork> begin(const std::filesystem::path& path, const AuditOrder& order,
                                       const AuditFolders& folders);
  /// Errors: as AuditState::open, replay, check_audit_files and repeat_assessments; hash: a file of the subject
  /// changed.
  static base::Result<AuditWork> open(const std::filesystem::path& path, Mode mode, const AuditFolders& folders);

  const AuditFlow& flow() const { return m_flow; }
  const AuditKind& kind() const { return *m_opened.kind; }
  const std::vector<std::string>& not_audited() const { return m_opened.not_audited; }
  const std::vector<AuditEvent>& events() const { return m_state->events(); }

  /// Errors: usage: too early, too late, a size that is none.
  base::Result<DrawnRound> draw_first(const std::string& seed, const WantedSizes& sizes);
  /// `further` draws in place of those that the last assessment advises.
  base::Result<DrawnRound> draw_next(const WantedSizes& further);
  /// Errors: format: the place in the file; then nothing of it was taken.
  base::Result<EnteredPaper> enter(const std::filesystem::path& file);
  base::Result<WorkAssessment> assess();
  /// A round that was drawn, again. REQUIRES: number from 1 to all.
  base::Result<DrawnRound> round(std::size_t number) const;

 private:
  AuditWork(AuditState state, AuditFlow flow, OpenedAudit opened);
  base::Result<DrawnRound> add_round(const std::map<std::string, std::int64_t>& sizes, const std::string& seed);
  base::Result<void> keep(const std::string& kind, const std::string& payload);
  base::Result<void> commit();

  std::optional<AuditState> m_state;
  AuditFlow m_flow;
  OpenedAudit m_opened;
};

/// Folders for an audit in that file.
AuditFolders audit_folders(const std::filesystem::path& audit, const std::filesystem::path& laws);
/// The path as an order keeps it: from the audit's folder where the audit's file can be moved together with it.
std::string order_path(const std::filesystem::path& path, const std::filesystem::path& audit);

}  // namespace acta::app

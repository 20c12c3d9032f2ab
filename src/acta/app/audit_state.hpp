// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::app {

/// One line of an audit's log. Nothing of it is ever changed.
struct AuditEvent {
  std::int64_t number = 0;  ///< from 1, without gaps
  std::string time;         ///< "2031-05-04T10:11:12Z"
  std::string kind;         ///< begun, seeded, round, entered, assessed (doc/formats/audit-state.md)
  std::string payload;      ///< one JSON object, UTF-8
  std::string digest;       ///< event_digest of this and of the event before
};

/// SHA-256 of previous digest, number, time, kind and payload, each but the last followed by LF; before the first event
/// stand 64 zeros.
std::string event_digest(const std::string& previous, const AuditEvent& event);

/// Now in UTC; the second that the environment's SOURCE_DATE_EPOCH names where it is set. Error: usage: it is no
/// number.
base::Result<std::string> audit_time();

/// Whether the file begins as SQLite files do (then it is an audit and no record). False where there is none.
bool is_audit_file(const std::filesystem::path& path);

/// The log of an audit in its file (doc/formats/audit-state.md). While it is open for writing no other program can
/// write or read it, and what was added is there only after `commit`: all or nothing.
class AuditState {
 public:
  enum class Mode { read, write };

  /// A new file. Errors: usage: it exists; io.
  static base::Result<AuditState> create(const std::filesystem::path& path);
  /// Errors: not_found; io: in use, cannot be read; format: no audit, another version, changed events; usage: no event.
  static base::Result<AuditState> open(const std::filesystem::path& path, Mode mode);
  AuditState(AuditState&&) noexcept;
  AuditState& operator=(AuditState&&) noexcept;
  /// What was not committed is gone; so is a file that was created.
  ~AuditState();

  const std::vector<AuditEvent>& events() const;
  const std::filesystem::path& path() const;
  /// REQUIRES: created or opened for writing; payload is UTF-8. Errors: io, usage (SOURCE_DATE_EPOCH).
  base::Result<void> append(const std::string& kind, const std::string& payload);
  base::Result<void> commit();

 private:
  struct Open;
  explicit AuditState(std::unique_ptr<Open> open);
  std::unique_ptr<Open> m_open;
};

}  // namespace acta::app

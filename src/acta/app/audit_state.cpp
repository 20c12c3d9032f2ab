// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_state.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>

#include "acta/base/sha256.hpp"
#include "acta/claims/sqlite.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
namespace fs = std::filesystem;

constexpr int kApplication = 0x41637461, kVersion = 1;  // "Acta"
constexpr int kLargestPayload = 256 << 20;

/// What the file must hold and nothing else: a foreign trigger or view would run when it is read.
constexpr const char* kSchema[] = {
    "CREATE TABLE events (number INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL, "
    "digest TEXT NOT NULL) STRICT",
    "CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log of an audit is only "
    "added to'); END",
    "CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log of an audit is only added "
    "to'); END"};

Error no_audit(const fs::path& path, const std::string& why) {
  return {
      ErrorKind::format, "is no audit of acta: " + why, {path.string(), 0, 0}, "acta audit plan RECORD --state FILE"};
}

std::string text_of(sqlite3_stmt* statement, int column) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))) : std::string();
}

}  // namespace

struct AuditState::Open {
  fs::path path;
  claims::Connection connection;
  std::vector<AuditEvent> events;
  bool created = false, committed = false;

  Error failed(int code) const {
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
      return {ErrorKind::io, "is in use by another program", {path.string(), 0, 0}, "try again when it has ended"};
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) return no_audit(path, sqlite3_errstr(code));
    return {ErrorKind::io, sqlite3_errmsg(connection.get()), {path.string(), 0, 0}, {}};
  }

  base::Result<void> connect(Mode mode) {
    sqlite3* opened = nullptr;
    const int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    const int code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
    connection.reset(opened);
    if (code != SQLITE_OK) return failed(code);
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, kLargestPayload);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return execute(mode == Mode::read ? "BEGIN" : "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  }

  base::Result<void> execute(const std::string& sql) {
    const int code = sqlite3_exec(connection.get(), sql.c_str(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? base::Result<void>() : base::Result<void>(failed(code));
  }

  /// All rows of a query, as text.
  base::Result<std::vector<std::vector<std::string>>> rows(const char* sql) {
    sqlite3_stmt* prepared = nullptr;
    int code = sqlite3_prepare_v2(connection.get(), sql, -1, &prepared, nullptr);
    const claims::Statement statement(prepared);
    std::vector<std::vector<std::string>> found;
    if (code != SQLITE_OK) return failed(code);
    while ((code = sqlite3_step(prepared)) == SQLITE_ROW) {
      found.emplace_back();
      for (int c = 0; c < sqlite3_column_count(prepared); ++c) found.back().push_back(text_of(prepared, c));
    }
    if (code != SQLITE_DONE) return failed(code);
    return found;
  }

  base::Result<void> check_form() {
    const auto application = rows("PRAGMA application_id"), version = rows("PRAGMA user_version");
    if (!application) return application.error();
    if (!version) return version.error();
    if ((*application)[0][0] != std::to_string(kApplication)) return no_audit(path, "another program's database");
    if ((*version)[0][0] != std::to_string(kVersion))
      return no_audit(path, "its version is " + (*version)[0][0] + ", this program reads 1");
    const auto schema = rows("SELECT sql FROM sqlite_schema ORDER BY name");
    if (!schema) return schema.error();
    bool same = schema->size() == std::size(kSchema);
    for (std::size_t i = 0; same && i < schema->size(); ++i) same = (*schema)[i][0] == kSchema[i];
    return same ? base::Result<void>() : base::Result<void>(no_audit(path, "its tables are others"));
  }

  base::Result<void> read_events() {
    const auto found = rows("SELECT number, time, kind, payload, digest FROM events ORDER BY number");
    if (!found) return found.error();
    std::string previous(64, '0');
    for (const auto& row : *found) {
      AuditEvent event{static_cast<std::int64_t>(events.size()) + 1, row[1], row[2], row[3], row[4]};
      if (row[0] != std::to_string(event.number)) return changed(fmt::format("event {} is missing", event.number));
      if (event.digest != event_digest(previous, event))
        return changed(fmt::format("event {} is not what its digest says", event.number));
      previous = event.digest;
      events.push_back(std::move(event));
    }
    return events.empty() ? base::Result<void>(no_audit(path, "it has no event")) : base::Result<void>();
  }

  Error changed(const std::string& what) const {
    return {ErrorKind::format,
            what + ": the log was changed",
            {path.string(), 0, 0},
            "get a copy of it from somebody who kept one"};
  }
};

AuditState::AuditState(std::unique_ptr<Open> open) : m_open(std::move(open)) {}
AuditState::AuditState(AuditState&&) noexcept = default;
AuditState& AuditState::operator=(AuditState&&) noexcept = default;

AuditState::~AuditState() {
  if (!m_open || !m_open->created || m_open->committed) return;
  m_open->connection.reset();
  std::error_code ignored;
  fs::remove(m_open->path, ignored);
}

const std::vector<AuditEvent>& AuditState::events() const { return m_open->events; }
const fs::path& AuditState::path() const { return m_open->path; }

base::Result<AuditState> AuditState::create(const fs::path& path) {
  // "x": two programs can not both have made it
  std::FILE* made = std::fopen(path.c_str(), "wx");
  if (!made) {
    const int reason = errno;
    std::error_code failed;
    if (fs::exists(path, failed))
      return Error{ErrorKind::usage,
                   "is there already",
                   {path.string(), 0, 0},
                   "an audit is never written over: choose another name"};
    return Error{ErrorKind::io, std::string("cannot be made: ") + std::strerror(reason), {path.string(), 0, 0}, {}};
  }
  std::fclose(made);
  auto open = std::make_unique<Open>();
  open->path = path;
  open->created = true;
  AuditState state(std::move(open));
  if (const auto done = state.m_open->connect(Mode::write); !done) return done.error();
  std::string sql = fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", kApplication, kVersion);
  for (const char* one : kSchema) sql += std::string(one) + ";";
  if (const auto done = state.m_open->execute(sql); !done) return done.error();
  return state;
}

base::Result<AuditState> AuditState::open(const fs::path& path, Mode mode) {
  std::error_code failed;
  if (!fs::exists(path, failed))
    return Error{ErrorKind::not_found, "there is no such audit", {path.string(), 0, 0}, {}};
  auto open = std::make_unique<Open>();
  open->path = path;
  AuditState state(std::move(open));
  if (const auto done = state.m_open->connect(mode); !done) return done.error();
  if (const auto done = state.m_open->check_form(); !done) return done.error();
  if (const auto done = state.m_open->read_events(); !done) return done.error();
  return state;
}

base::Result<void> AuditState::append(const std::string& kind, const std::string& payload) {
  const auto time = audit_time();
  if (!time) return time.error();
  const std::string previous = events().empty() ? std::string(64, '0') : events().back().digest;
  AuditEvent event{static_cast<std::int64_t>(events().size()) + 1, *time, kind, payload, {}};
  event.digest = event_digest(previous, event);
  sqlite3_stmt* prepared = nullptr;
  int code =
      sqlite3_prepare_v2(m_open->connection.get(), "INSERT INTO events VALUES (?, ?, ?, ?, ?)", -1, &prepared, nullptr);
  const claims::Statement statement(prepared);
  const claims::Value values[] = {event.number, event.time, event.kind, event.payload, event.digest};
  for (int i = 0; i < 5 && code == SQLITE_OK; ++i) code = std::visit(claims::Bind{prepared, i + 1}, values[i]);
  if (code == SQLITE_OK) code = sqlite3_step(prepared);
  if (code != SQLITE_DONE) return m_open->failed(code);
  m_open->events.push_back(std::move(event));
  return {};
}

base::Result<void> AuditState::commit() {
  if (const auto done = m_open->execute("COMMIT"); !done) return done;
  m_open->committed = true;
  return {};
}

std::string event_digest(const std::string& previous, const AuditEvent& event) {
  return base::sha256_hex(
      fmt::format("{}\n{}\n{}\n{}\n{}", previous, event.number, event.time, event.kind, event.payload));
}

base::Result<std::string> audit_time() {
  std::time_t second = std::time(nullptr);
  if (const char* given = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string text = given;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), second);
    if (fault != std::errc() || end != text.data() + text.size() || second < 0 || second > 253'402'300'799)
      return Error{ErrorKind::usage, "SOURCE_DATE_EPOCH is no number of seconds", {}, {}};
  }
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(second));
}

bool is_audit_file(const fs::path& path) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed)) return false;
  char begin[15] = {};
  std::ifstream(path, std::ios::binary).read(begin, sizeof begin);
  return std::string_view(begin, sizeof begin) == "SQLite format 3";
}

}  // namespace acta::app

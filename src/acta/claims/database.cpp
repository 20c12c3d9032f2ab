// SPDX-License-Identifier: Apache-2.0
#include "acta/claims/database.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>
#include <string_view>

#include "acta/claims/sqlite.hpp"

namespace acta::claims {
namespace {

using base::Error;
using base::ErrorKind;

constexpr int kStepsAtOnce = 10'000;

/// Functions whose value hangs on chance, on the clock or on earlier queries, that act, or that can take long within
/// one step are refused.
bool is_allowed(std::string_view function) {
  static constexpr std::string_view kRefused[] = {
      "load_extension", "random",       "randomblob",        "changes",  "total_changes", "last_insert_rowid",
      "date",           "time",         "datetime",          "strftime", "julianday",     "unixepoch",
      "current_date",   "current_time", "current_timestamp", "printf",   "format"};
  return std::find(std::begin(kRefused), std::end(kRefused), function) == std::end(kRefused);
}

/// Bytes of the UTF-8 character at the beginning of `text`; 0 where there is none.
std::size_t character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t size = byte(0) < 0x80       ? 1
                           : byte(0) >> 5 == 6  ? 2
                           : byte(0) >> 4 == 14 ? 3
                           : byte(0) >> 3 == 30 ? 4
                                                : 0;
  if (size == 0 || size > text.size()) return 0;
  std::uint32_t code = size == 1 ? byte(0) : byte(0) & (0x7fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (byte(i) >> 6 != 2) return 0;
    code = code << 6 | (byte(i) & 0x3fu);
  }
  static constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  return code >= kLeast[size] && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? size : 0;
}

/// Control characters, which a terminal would act on, become blanks; what is no UTF-8 becomes "?".
std::string plain(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t size = character(text);
    const auto first = static_cast<unsigned char>(text[0]);
    const bool control =
        first < 0x20 || first == 0x7f || (size == 2 && first == 0xc2 && static_cast<unsigned char>(text[1]) < 0xa0);
    if (size == 0)
      result += '?';
    else if (control)
      result += ' ';
    else
      result += text.substr(0, size);
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return result;
}

Value value_at(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    case SQLITE_NULL: return {};
    default: break;
  }
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  const void* bytes = sqlite3_column_blob(statement, column);
  return bytes ? plain({static_cast<const char*>(bytes), size}) : std::string();
}

}  // namespace

std::string to_text(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* real = std::get_if<double>(&value)) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, *real, std::chars_format::general, 6).ptr;
    return {digits, static_cast<std::size_t>(end - digits)};
  }
  return {};
}

struct Database::State {
  std::vector<Table> tables;
  Connection connection;
  std::set<std::string> filled;
  std::set<std::string> named;  ///< tables that the query being prepared reads
  std::int64_t steps_left = 0;
  bool guarded = false;  ///< a query is under way: nothing but reading is allowed

  sqlite3* database() const { return connection.get(); }

  static int authorize(void* self, int action, const char* first, const char* second, const char*, const char*) {
    auto& state = *static_cast<State*>(self);
    if (!state.guarded) return SQLITE_OK;
    if (action == SQLITE_READ) return state.authorize_reading(first ? first : "", second ? second : "");
    if (action == SQLITE_FUNCTION) return is_allowed(second ? second : "") ? SQLITE_OK : SQLITE_DENY;
    return action == SQLITE_SELECT || action == SQLITE_RECURSIVE ? SQLITE_OK : SQLITE_DENY;
  }
  int authorize_reading(const std::string& table, const std::string& column) {
    const bool known = std::any_of(tables.begin(), tables.end(), [&](const Table& own) { return own.name == table; });
    if (known) named.insert(table);
    // Without a column the rows of a WITH clause may be meant, of which only the number is asked.
    const bool hidden = table.starts_with("sqlite_") || table.starts_with("pragma_");
    return known || (column.empty() && !hidden) ? SQLITE_OK : SQLITE_DENY;
  }
  static int progress(void* self) {
    auto& state = *static_cast<State*>(self);
    state.steps_left -= kStepsAtOnce;
    return state.steps_left < 0;
  }

  void open() {
    sqlite3* opened = nullptr;
    sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, nullptr);
    connection.reset(opened);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_exec(opened, "PRAGMA temp_store = MEMORY", nullptr, nullptr, nullptr);
    for (const Table& table : tables) {
      std::string sql = "CREATE TABLE " + in_quotes(table.name) + " (";
      for (const std::string& column : table.columns)
        sql += (&column == table.columns.data() ? "" : ", ") + in_quotes(column);
      sqlite3_exec(opened, (sql + ")").c_str(), nullptr, nullptr, nullptr);
    }
    sqlite3_set_authorizer(opened, &State::authorize, this);
    sqlite3_progress_handler(opened, kStepsAtOnce, &State::progress, this);
  }

  void fill(const Table& table) {
    if (!filled.insert(table.name).second) return;
    std::string sql = "INSERT INTO " + in_quotes(table.name) + " VALUES (";
    for (std::size_t c = 0; c < table.columns.size(); ++c) sql += c == 0 ? "?" : ", ?";
    sqlite3_stmt* prepared = nullptr;
    sqlite3_prepare_v2(database(), (sql + ")").c_str(), -1, &prepared, nullptr);
    const Statement insert(prepared);
    sqlite3_exec(database(), "BEGIN", nullptr, nullptr, nullptr);
    table.fill([&](std::span<const Value> row) {
      for (std::size_t c = 0; c < row.size(); ++c) std::visit(Bind{prepared, static_cast<int>(c) + 1}, row[c]);
      sqlite3_step(prepared);
      sqlite3_reset(prepared);
    });
    sqlite3_exec(database(), "COMMIT", nullptr, nullptr, nullptr);
  }

  Error error(ErrorKind kind, std::string message) const { return {kind, std::move(message), {}, {}}; }

  /// What SQLite says of its last failure, in our kinds.
  Error failure(int code) const {
    switch (code & 0xff) {
      case SQLITE_INTERRUPT: return error(ErrorKind::limit, "the query takes too many steps");
      case SQLITE_NOMEM: return error(ErrorKind::limit, "the query takes too much memory");
      case SQLITE_TOOBIG: return error(ErrorKind::limit, "a text or row of the query is too long");
      case SQLITE_AUTH: return error(ErrorKind::usage, "the query does something else than read the record's tables");
      default: return error(ErrorKind::usage, "SQL: " + plain(sqlite3_errmsg(database())));
    }
  }

  base::Result<Statement> prepare(const std::string& sql) {
    named.clear();
    sqlite3_stmt* prepared = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(database(), sql.data(), static_cast<int>(sql.size()), 0, &prepared, &rest);
    Statement statement(prepared);
    if (code != SQLITE_OK) return failure(code);
    const std::string_view more(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
    if (!statement) return error(ErrorKind::usage, "there is no query");
    if (more.find_first_not_of(" \t\r\n;") != std::string_view::npos)
      return error(ErrorKind::usage, "there is more than one query");
    if (sqlite3_column_count(prepared) == 0 || sqlite3_stmt_readonly(prepared) == 0 ||
        sqlite3_stmt_isexplain(prepared) != 0)
      return error(ErrorKind::usage, "the query does something else than read the record's tables");
    return statement;
  }

  base::Result<QueryResult> run(sqlite3_stmt* statement, const QueryLimits& limits) {
    QueryResult result;
    const int columns = sqlite3_column_count(statement);
    for (int c = 0; c < columns; ++c) result.columns.push_back(plain(sqlite3_column_name(statement, c)));
    for (;;) {
      const int code = sqlite3_step(statement);
      if (code == SQLITE_DONE) return result;
      if (code != SQLITE_ROW) return failure(code);
      if (result.rows.size() == limits.rows)
        return error(ErrorKind::limit, "the query has more than " + std::to_string(limits.rows) + " rows");
      result.rows.emplace_back();
      for (int c = 0; c < columns; ++c) result.rows.back().push_back(value_at(statement, c));
    }
  }
};

Database::Database(std::vector<Table> tables) : m_state(std::make_unique<State>()) {
  m_state->tables = std::move(tables);
  m_state->open();
}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;

const std::vector<Table>& Database::tables() const { return m_state->tables; }

base::Result<QueryResult> Database::query(const std::string& sql, const QueryLimits& limits) {
  State& state = *m_state;
  if (sql.size() > limits.text) return state.error(ErrorKind::limit, "the query is too long");
  if (sql.find('\0') != std::string::npos) return state.error(ErrorKind::usage, "the query has a null character");
  sqlite3_limit(state.database(), SQLITE_LIMIT_LENGTH, limits.value);
  state.steps_left = limits.steps;
  state.guarded = true;
  auto statement = state.prepare(sql);
  state.guarded = false;
  if (!statement) return statement.error();
  const std::set<std::string> named = state.named;
  state.steps_left = std::numeric_limits<std::int64_t>::max();
  for (const Table& table : state.tables)
    if (named.contains(table.name)) state.fill(table);
  state.steps_left = limits.steps;
  const std::int64_t before = sqlite3_hard_heap_limit64(-1);
  sqlite3_hard_heap_limit64(sqlite3_memory_used() + limits.bytes);
  state.guarded = true;
  auto result = state.run(statement.value().get(), limits);
  statement.value().reset();
  state.guarded = false;
  sqlite3_hard_heap_limit64(before);
  return result;
}

}  // namespace acta::claims

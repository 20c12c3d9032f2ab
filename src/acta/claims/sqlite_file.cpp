// SPDX-License-Identifier: Apache-2.0
#include "acta/claims/sqlite_file.hpp"

#include "acta/claims/sqlite.hpp"

namespace acta::claims {
namespace {

class FileWriter {
 public:
  base::Result<std::string> run(const std::vector<Table>& tables) {
    sqlite3* opened = nullptr;
    m_code = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    m_connection.reset(opened);
    execute("BEGIN");
    for (const Table& table : tables) add(table);
    execute("COMMIT");
    if (m_code != SQLITE_OK)
      return base::Error{
          base::ErrorKind::limit, std::string("the tables could not be written: ") + sqlite3_errstr(m_code), {}, {}};
    return serialized();
  }

 private:
  void execute(const std::string& sql) {
    if (m_code == SQLITE_OK) m_code = sqlite3_exec(m_connection.get(), sql.c_str(), nullptr, nullptr, nullptr);
  }

  void add(const Table& table) {
    std::string columns, marks;
    for (const std::string& column : table.columns) {
      columns += (columns.empty() ? "" : ", ") + in_quotes(column);
      marks += marks.empty() ? "?" : ", ?";
    }
    execute("CREATE TABLE " + in_quotes(table.name) + " (" + columns + ")");
    if (m_code != SQLITE_OK) return;
    sqlite3_stmt* prepared = nullptr;
    m_code = sqlite3_prepare_v2(m_connection.get(),
                                ("INSERT INTO " + in_quotes(table.name) + " VALUES (" + marks + ")").c_str(), -1,
                                &prepared, nullptr);
    const Statement statement(prepared);
    table.fill([&](std::span<const Value> row) { insert(prepared, row); });
  }

  void insert(sqlite3_stmt* statement, std::span<const Value> row) {
    for (std::size_t i = 0; i < row.size() && m_code == SQLITE_OK; ++i)
      m_code = std::visit(Bind{statement, static_cast<int>(i) + 1}, row[i]);
    if (m_code != SQLITE_OK) return;
    const int done = sqlite3_step(statement);
    sqlite3_reset(statement);
    if (done != SQLITE_DONE) m_code = done;
  }

  base::Result<std::string> serialized() {
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(m_connection.get(), "main", &size, 0);
    if (!bytes) return base::Error{base::ErrorKind::limit, "the tables do not fit into memory", {}, {}};
    std::string file(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    return file;
  }

  Connection m_connection;
  int m_code = SQLITE_OK;
};

}  // namespace

base::Result<std::string> sqlite_file(const std::vector<Table>& tables) { return FileWriter().run(tables); }

}  // namespace acta::claims

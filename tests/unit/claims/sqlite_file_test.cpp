// SPDX-License-Identifier: Apache-2.0
#include "acta/claims/sqlite_file.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace acta::claims {
namespace {

Table table(std::string name, std::vector<std::vector<Value>> rows) {
  return {std::move(name), {"a", "b \"c\""}, [rows = std::move(rows)](const Table::Add& add) {
            for (const auto& row : rows) add(row);
          }};
}

TEST(SqliteFile, HoldsEveryKindOfValue) {
  const auto file =
      sqlite_file({table("t", {{std::int64_t{7}, 0.5}, {Value(), std::string("=1\n'")}}), table("empty", {})});
  ASSERT_TRUE(file);
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(":memory:", &database), SQLITE_OK);
  std::string bytes = *file;
  ASSERT_EQ(sqlite3_deserialize(database, "main", reinterpret_cast<unsigned char*>(bytes.data()),
                                static_cast<sqlite3_int64>(bytes.size()), static_cast<sqlite3_int64>(bytes.size()),
                                SQLITE_DESERIALIZE_READONLY),
            SQLITE_OK);
  std::string read;
  const auto add = [](void* to, int columns, char** values, char**) {
    for (int c = 0; c < columns; ++c)
      *static_cast<std::string*>(to) += std::string(values[c] ? values[c] : "NULL") + ";";
    return 0;
  };
  EXPECT_EQ(sqlite3_exec(database, "SELECT a, typeof(a), \"b \"\"c\"\"\" FROM t; SELECT count(*) FROM empty", add,
                         &read, nullptr),
            SQLITE_OK);
  EXPECT_EQ(read, "7;integer;0.5;NULL;null;=1\n';0;");
  sqlite3_close(database);
}

TEST(SqliteFile, SameTablesSameBytes) {
  const std::vector<Table> tables = {table("t", {{std::int64_t{1}, std::string("x")}})};
  EXPECT_EQ(*sqlite_file(tables), *sqlite_file(tables));
}

TEST(SqliteFile, TwoTablesOfOneNameAreRefused) { EXPECT_FALSE(sqlite_file({table("t", {}), table("t", {})})); }

}  // namespace
}  // namespace acta::claims

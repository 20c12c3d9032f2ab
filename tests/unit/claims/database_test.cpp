// SPDX-License-Identifier: Apache-2.0
#include "acta/claims/database.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "unit/claims/town.hpp"

namespace acta::claims {
namespace {

using base::ErrorKind;
using test::town;

std::string refused(const std::string& sql, ErrorKind kind, const QueryLimits& limits = {}) {
  Database database = town();
  const auto result = database.query(sql, limits);
  EXPECT_FALSE(result) << sql;
  if (result) return {};
  EXPECT_EQ(result.error().kind, kind) << sql << ": " << result.error().message;
  // It goes on answering.
  EXPECT_TRUE(database.query("SELECT count(*) FROM results"));
  return result.error().message;
}

TEST(Database, ReadsItsTables) {
  Database database = town();
  const auto result = database.query("SELECT list, votes, share FROM results ORDER BY votes");
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->columns, (std::vector<std::string>{"list", "votes", "share"}));
  ASSERT_EQ(result->rows.size(), 3u);
  EXPECT_EQ(result->rows[0], (std::vector<Value>{std::string("cole"), std::int64_t{150}, {}}));
  EXPECT_EQ(to_text(result->rows[2][2]), "51.47");
}

TEST(Database, FillsATableOnceAndOnlyWhereItIsNamed) {
  int filled = 0;
  Database database = town(&filled);
  EXPECT_TRUE(database.query("SELECT sum(votes) FROM results"));
  EXPECT_EQ(filled, 0);
  for (int n = 0; n < 3; ++n) EXPECT_TRUE(database.query("SELECT count(*) FROM sheets, results"));
  EXPECT_EQ(filled, 1);
}

TEST(Database, OnlyReads) {
  const auto file = std::filesystem::temp_directory_path() / "acta-claims-test.db";
  std::filesystem::remove(file);
  for (const std::string sql : {"DELETE FROM results",
                                "UPDATE results SET votes = 1",
                                "INSERT INTO results VALUES ('x', 1, 1)",
                                "DROP TABLE results",
                                "CREATE TABLE t (a)",
                                "CREATE TEMP TABLE t AS SELECT 1",
                                "CREATE VIEW v AS SELECT 1",
                                "PRAGMA user_version = 3",
                                "PRAGMA table_info(results)",
                                "VACUUM",
                                "BEGIN",
                                "REINDEX",
                                "ANALYZE",
                                "EXPLAIN SELECT 1",
                                "SELECT * FROM sqlite_master",
                                "SELECT * FROM sqlite_schema",
                                "SELECT * FROM pragma_table_info('results')",
                                "SELECT datetime('now')",
                                "SELECT date()",
                                "SELECT printf('%.*c', 2000000000, 'x')",
                                "SELECT format('%d', 1)",
                                "SELECT load_extension('x')",
                                "SELECT random()",
                                "SELECT hex(randomblob(4))",
                                "SELECT current_timestamp",
                                "SELECT * FROM dbstat",
                                "SELECT * FROM json_each('[1]')"})
    refused(sql, ErrorKind::usage);
  refused("ATTACH '" + file.string() + "' AS x", ErrorKind::usage);
  refused("VACUUM INTO '" + file.string() + "'", ErrorKind::usage);
  EXPECT_FALSE(std::filesystem::exists(file));
  Database database = town();
  EXPECT_FALSE(database.query("DELETE FROM results"));
  EXPECT_EQ(std::get<std::int64_t>(database.query("SELECT count(*) FROM results")->rows[0][0]), 3);
}

TEST(Database, SaysWhatIsWrong) {
  EXPECT_NE(refused("SELEC 1", ErrorKind::usage).find("syntax"), std::string::npos);
  EXPECT_NE(refused("SELECT nothing FROM results", ErrorKind::usage).find("nothing"), std::string::npos);
  EXPECT_NE(refused("SELECT 1 FROM nowhere", ErrorKind::usage).find("nowhere"), std::string::npos);
  EXPECT_NE(refused("SELECT 1; SELECT 2", ErrorKind::usage).find("more than one"), std::string::npos);
  EXPECT_NE(refused("", ErrorKind::usage).find("no query"), std::string::npos);
  EXPECT_NE(refused("-- nothing", ErrorKind::usage).find("no query"), std::string::npos);
  EXPECT_NE(refused(std::string("SELECT 1\0", 9), ErrorKind::usage).find("null"), std::string::npos);
}

TEST(Database, IsBounded) {
  const std::string endless = "WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n) SELECT ";
  QueryLimits few;
  few.steps = 1'000'000;
  EXPECT_NE(refused(endless + "count(*) FROM n", ErrorKind::limit, few).find("steps"), std::string::npos);
  EXPECT_NE(refused(endless + "k FROM n", ErrorKind::limit).find("rows"), std::string::npos);
  refused("SELECT zeroblob(100000000)", ErrorKind::limit);
  refused("SELECT replace(hex(zeroblob(500000)), '0', 'aaaaaaaa')", ErrorKind::limit);
  refused(std::string(100'000, ' ') + "SELECT 1", ErrorKind::limit);
  QueryLimits small;
  small.bytes = 8 << 20;
  refused(endless + "group_concat(k || hex(zeroblob(100000))) OVER () FROM n LIMIT 1000", ErrorKind::limit, small);
  refused(
      "WITH RECURSIVE n(k, t) AS (SELECT 1, hex(zeroblob(200000)) UNION ALL SELECT k + 1, t FROM n WHERE k < 1000) "
      "SELECT count(*) FROM (SELECT * FROM n ORDER BY t, k DESC)",
      ErrorKind::limit, small);
}

TEST(Database, TextsAreWhatATerminalCanShow) {
  Database database = town();
  const auto result = database.query(
      "SELECT char(27) || '[2J' || char(155) AS a, CAST(x'61ff62c0af' AS TEXT), 'é' || char(128512), x'00ff' AS "
      "\"c\n\"");
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(to_text(result->rows[0][0]), " [2J ");
  EXPECT_EQ(to_text(result->rows[0][1]), "a?b??");
  EXPECT_EQ(to_text(result->rows[0][2]), "é\xF0\x9F\x98\x80");
  EXPECT_EQ(to_text(result->rows[0][3]), " ?");
  EXPECT_EQ(result->columns[3], "c ");
}

// The bounds of one query are not those of the next, nor of filling.
TEST(Database, BoundsAreOfOneQuery) {
  QueryLimits few;
  few.steps = 20'000;
  Database database = town();
  for (int n = 0; n < 50; ++n) EXPECT_TRUE(database.query("SELECT sum(votes) FROM results", few));
}

}  // namespace
}  // namespace acta::claims

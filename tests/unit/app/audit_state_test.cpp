// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_state.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdlib>

#include "unit/app/folder.hpp"

namespace acta::test {
namespace {

using app::AuditState;
using Mode = app::AuditState::Mode;

/// One second for every event of a test.
class Clock {
 public:
  explicit Clock(const char* second) { ::setenv("SOURCE_DATE_EPOCH", second, 1); }
  ~Clock() { ::unsetenv("SOURCE_DATE_EPOCH"); }
};

void begin(const Folder& folder) {
  auto state = AuditState::create(folder / "a.acta");
  ASSERT_TRUE(state) << base::to_text(state.error());
  ASSERT_TRUE(state->append("begun", R"({"a":1})"));
  ASSERT_TRUE(state->append("seeded", R"({"seed":"1 2 3"})"));
  ASSERT_TRUE(state->commit());
}

/// What another program does to the file; SQLite's message, or empty.
std::string meddle(const Folder& folder, const char* sql) {
  sqlite3* database = nullptr;
  sqlite3_open((folder / "a.acta").c_str(), &database);
  const int code = sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
  const std::string said = code == SQLITE_OK ? "" : sqlite3_errmsg(database);
  sqlite3_close(database);
  return said;
}

std::string refusal(const Folder& folder) {
  const auto state = AuditState::open(folder / "a.acta", Mode::read);
  return state ? "" : state.error().message;
}

// sha256sum of the text that doc/formats/audit-state.md describes:
// printf '%064d\n1\n1970-01-02T00:00:00Z\nbegun\n{"a":1}' 0 | sha256sum
TEST(AuditState, ChainsItsEventsAsThePageSays) {
  const Clock clock("86400");
  const Folder folder;
  begin(folder);
  const auto state = AuditState::open(folder / "a.acta", Mode::read);
  ASSERT_TRUE(state) << base::to_text(state.error());
  ASSERT_EQ(state->events().size(), 2u);
  EXPECT_EQ(state->events()[0].time, "1970-01-02T00:00:00Z");
  EXPECT_EQ(state->events()[0].digest, "f496b221001011dd3366ee0d1b2b0a6ccc32c5ce7c8f253385485913d950e59d");
  EXPECT_EQ(state->events()[1].digest,
            app::event_digest("f496b221001011dd3366ee0d1b2b0a6ccc32c5ce7c8f253385485913d950e59d", state->events()[1]));
}

TEST(AuditState, IsNotWrittenOverAndLeavesNothingBehindThatWasNotCommitted) {
  const Folder folder;
  begin(folder);
  const auto again = AuditState::create(folder / "a.acta");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message, "is there already");
  { ASSERT_TRUE(AuditState::create(folder / "b.acta")); }
  EXPECT_FALSE(std::filesystem::exists(folder / "b.acta"));
  {
    auto state = AuditState::open(folder / "a.acta", Mode::write);
    ASSERT_TRUE(state);
    ASSERT_TRUE(state->append("round", "{}"));
  }
  EXPECT_EQ(AuditState::open(folder / "a.acta", Mode::read)->events().size(), 2u);
}

TEST(AuditState, RefusesChangesAndSeesThoseMadeAroundItsTriggers) {
  const Folder folder;
  begin(folder);
  EXPECT_EQ(meddle(folder, "UPDATE events SET kind = 'x'"), "the log of an audit is only added to");
  EXPECT_EQ(meddle(folder, "DELETE FROM events"), "the log of an audit is only added to");
  EXPECT_EQ(refusal(folder), "");
  const char* put_back =
      "CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log of an audit is only added "
      "to'); END";
  EXPECT_EQ(meddle(folder, "DROP TRIGGER events_stay; UPDATE events SET payload = '{\"a\":2}' WHERE number = 1"), "");
  EXPECT_EQ(refusal(folder), "is no audit of acta: its tables are others");
  EXPECT_EQ(meddle(folder, put_back), "");
  EXPECT_EQ(refusal(folder), "event 1 is not what its digest says: the log was changed");
}

TEST(AuditState, SeesAMissingEventAndAForeignTrigger) {
  const Folder folder;
  begin(folder);
  EXPECT_EQ(meddle(folder,
                   "DROP TRIGGER events_are_kept; DELETE FROM events WHERE number = 1; CREATE TRIGGER events_are_kept "
                   "BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log of an audit is only added to'); END"),
            "");
  EXPECT_EQ(refusal(folder), "event 1 is missing: the log was changed");
  EXPECT_EQ(meddle(folder, "CREATE TRIGGER z AFTER INSERT ON events BEGIN SELECT 1; END"), "");
  EXPECT_EQ(refusal(folder), "is no audit of acta: its tables are others");
}

TEST(AuditState, RefusesOtherFiles) {
  const Folder folder;
  EXPECT_EQ(refusal(folder), "there is no such audit");
  folder.write("a.acta", "");
  EXPECT_EQ(refusal(folder), "is no audit of acta: another program's database");
  EXPECT_FALSE(app::is_audit_file(folder / "a.acta"));
  folder.write("a.acta", std::string(5'000, 'x'));
  EXPECT_EQ(refusal(folder), "is no audit of acta: file is not a database");
  folder.write("a.acta", "");
  EXPECT_EQ(meddle(folder, "CREATE TABLE events (number)"), "");
  EXPECT_TRUE(app::is_audit_file(folder / "a.acta"));
  EXPECT_EQ(refusal(folder), "is no audit of acta: another program's database");
  EXPECT_EQ(meddle(folder, "PRAGMA application_id = 1097036897; PRAGMA user_version = 2"), "");
  EXPECT_EQ(refusal(folder), "is no audit of acta: its version is 2, this program reads 1");
}

TEST(AuditState, LetsNobodyElseInWhileItIsWritten) {
  const Folder folder;
  begin(folder);
  const auto writer = AuditState::open(folder / "a.acta", Mode::write);
  ASSERT_TRUE(writer);
  EXPECT_EQ(refusal(folder), "is in use by another program");
}

TEST(AuditState, ReadsTheClockOfTheEnvironment) {
  {
    const Clock clock("951782399");  // date -u -d @951782399: the last second before 29 February 2000
    EXPECT_EQ(*app::audit_time(), "2000-02-28T23:59:59Z");
  }
  for (const char* wrong : {"", "x", "1.5", "-1", "1 ", "99999999999999999999"}) {
    const Clock clock(wrong);
    EXPECT_FALSE(app::audit_time()) << wrong;
  }
}

}  // namespace
}  // namespace acta::test

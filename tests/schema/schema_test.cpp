// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "acta/app/analyse.hpp"
#include "acta/app/audit_carried.hpp"
#include "acta/app/audit_work.hpp"
#include "acta/app/files.hpp"
#include "acta/simulate/simulate.hpp"
#include "support/shared.hpp"

namespace acta {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kSource = ACTA_SOURCE_DIR;

const valijson::Schema& schema() {
  static const json kText = json::parse(test::read_file(kSource / "doc/formats/report.schema.json"));
  static const valijson::Schema* const kSchema = [] {
    auto* parsed = new valijson::Schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(kText), *parsed);
    return parsed;
  }();
  return *kSchema;
}

/// What the schema says against the document; empty where nothing.
std::string complaints(const json& document) {
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(schema(), valijson::adapters::NlohmannJsonAdapter(document), &results)) return {};
  std::string text;
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    for (const auto& part : error.context) text += part;
    text += ": " + error.description + "\n";
  }
  return text.empty() ? "refused" : text;
}

json report_of(const fs::path& record, const fs::path& data = {}) {
  app::LoadOptions options;
  options.laws = kSource / "laws";
  if (!data.empty()) options.data = {data};
  const auto loaded = app::load(record / "election.toml", options);
  EXPECT_TRUE(loaded) << base::to_text(loaded.error());
  const auto report = app::analyse(**loaded, {});
  EXPECT_TRUE(report);
  return json::parse(report::to_json(*report));
}

TEST(Schema, ReportsOfRecordsOfTheRepository) {
  for (const char* record : {"tests/golden/records/town", "tests/golden/records/council", "recipes/ve-2020-assembly"})
    EXPECT_EQ(complaints(report_of(kSource / record)), "") << record;
}

TEST(Schema, ReportOfASimulatedNation) {
  const fs::path folder = fs::temp_directory_path() / "acta-schema-nation";
  simulate::Settings settings;
  settings.stations = 500;
  const auto nation = simulate::simulate(settings);
  ASSERT_TRUE(nation);
  for (const auto& file : nation->files) ASSERT_TRUE(app::write_file(folder / file.name, file.bytes));
  EXPECT_EQ(complaints(report_of(folder)), "");
  fs::remove_all(folder);
}

/// Two copies of nine stations, of which observers drew three; one of theirs differs.
TEST(Schema, ReportOfCopiesAndASample) {
  const fs::path folder = fs::temp_directory_path() / "acta-schema-sample";
  std::string official = "Area,Station,Electors,Ames,Burr\n", observers = official;
  for (int i = 1; i <= 9; ++i) {
    const std::string row = "A," + std::to_string(i) + ",100," + std::to_string(30 + i) + ",";
    official += row + "20\n";
    if (i <= 3) observers += row + (i == 3 ? "21\n" : "20\n");
  }
  ASSERT_TRUE(app::write_file(folder / "official.csv", official));
  ASSERT_TRUE(app::write_file(folder / "observers.csv", observers));
  ASSERT_TRUE(app::write_file(folder / "drawn.csv",
                              "station,stratum,stratum_stations,probability,design\n"
                              "A/1,A,9,0.3333,stratified\nA/2,A,9,0.3333,stratified\n"
                              "A/3,A,9,0.3333,stratified\n"));
  std::string record = "format = \"acta-record\"\nversion = 1\ntitle = \"t\"\n";
  for (const char* id : {"official", "observers", "drawn"})
    record += std::string("[[source]]\nid = \"") + id + "\"\nfile = \"" + id + ".csv\"\n";
  record +=
      "[[contest]]\nid = \"m\"\nname = \"M\"\n[[option]]\nid = \"a\"\nname = \"Ames\"\n[[option]]\nid = \"b\"\nname = "
      "\"Burr\"\n";
  for (const char* id : {"official", "observers"})
    record += std::string("[[copy]]\nid = \"") + id + "\"\nkind = \"" + (id[1] == 'f' ? "final" : "observer") +
              "\"\n[[copy.table]]\nsource = \"" + id +
              "\"\nareas = [\"Area\"]\nunit = \"Station\"\nregistered = \"Electors\"\nvotes = { a = \"Ames\", b = "
              "\"Burr\" }\n";
  record += "[[sample]]\nsource = \"drawn\"\n[[release]]\nid = \"r\"\nturnout = \"61 %\"\n";
  ASSERT_TRUE(app::write_file(folder / "election.toml", record));
  const json report = report_of(folder);
  EXPECT_EQ(complaints(report), "");
  EXPECT_EQ(report["contests"][0]["observation"]["reported"], 3);
  EXPECT_EQ(report["contests"][0]["comparison"]["pairs"][0]["differ"], 1);
  fs::remove_all(folder);
}

/// Four sheets of which one was drawn and counted; a second report after a later entry, and one of an audit without an
/// assessment.
TEST(Schema, ReportsWithAnAudit) {
  const fs::path folder = fs::temp_directory_path() / "acta-schema-audit";
  fs::remove_all(folder);
  ASSERT_TRUE(app::write_file(folder / "sheets.csv",
                              "Station,Ballots,Ames,Burr\nA,100,80,20\nB,100,80,20\nC,100,80,20\nD,100,80,20\n"));
  ASSERT_TRUE(app::write_file(folder / "election.toml",
                              "format = \"acta-record\"\nversion = 1\ntitle = \"t\"\n[[source]]\nid = \"s\"\nfile = "
                              "\"sheets.csv\"\n[[contest]]\n"
                              "id = \"m\"\nname = \"M\"\n[[option]]\nid = \"a\"\nname = \"Ames\"\n[[option]]\nid = "
                              "\"b\"\nname = \"Burr\"\n[[copy]]\n"
                              "id = \"s\"\n[[copy.table]]\nsource = \"s\"\nunit = \"Station\"\nballots = "
                              "\"Ballots\"\nvotes = { a = \"Ames\", b = "
                              "\"Burr\" }\n"));
  const app::AuditFolders folders = app::audit_folders(folder / "t.acta", kSource / "laws");
  app::AuditOrder order;
  order.record = "election.toml";
  ASSERT_TRUE(app::AuditWork::begin(folder / "t.acta", order, folders));
  const auto open = [&](app::AuditState::Mode mode) {
    auto work = app::AuditWork::open(folder / "t.acta", mode, folders);
    EXPECT_TRUE(work) << base::to_text(work.error());
    return std::move(*work);
  };
  const auto with_audit = [&] {
    app::LoadOptions options;
    options.laws = kSource / "laws";
    const auto loaded = app::load(folder / "election.toml", options);
    auto report = app::analyse(**loaded, {});
    const auto carried = app::carried_audit(open(app::AuditState::Mode::read), "t.acta", "t.html");
    EXPECT_TRUE(carried);
    report->audits.push_back(carried->shown);
    for (const auto& finding : carried->findings) report->findings.push_back(finding);
    return json::parse(report::to_json(*report));
  };
  json got = with_audit();
  EXPECT_EQ(complaints(got), "");
  EXPECT_EQ(got["audits"][0]["decision"], "");
  const auto drawn = open(app::AuditState::Mode::write).draw_first("1 2 3", {{"", 1}});
  ASSERT_TRUE(drawn) << base::to_text(drawn.error());
  ASSERT_EQ(drawn->added.rows.size(), 1U);
  ASSERT_TRUE(app::write_file(folder / "p.csv", "sheet,Ames,Burr\n" + drawn->added.rows[0][0] + ",79,21\n"));
  ASSERT_TRUE(open(app::AuditState::Mode::write).enter(folder / "p.csv"));
  ASSERT_TRUE(open(app::AuditState::Mode::write).assess());
  got = with_audit();
  EXPECT_EQ(complaints(got), "");
  EXPECT_EQ(got["audits"][0]["contests"][0]["differing"], 1);
  EXPECT_EQ(got["audits"][0]["decision"], "next");
  for (const auto& [pointer, value] : std::map<std::string, json>{{"/audits/0/decision", "fine"},
                                                                  {"/audits/0/digest", "abc"},
                                                                  {"/audits/0/contests/0/risk", 1.5},
                                                                  {"/audits/0/contests/0/drawn", -1},
                                                                  {"/audits/0/colour", "red"}}) {
    json bad = got;
    bad[json::json_pointer(pointer)] = value;
    EXPECT_NE(complaints(bad), "") << pointer;
  }
  ASSERT_TRUE(open(app::AuditState::Mode::write).enter(folder / "p.csv"));
  got = with_audit();
  EXPECT_EQ(complaints(got), "");
  EXPECT_EQ(got["audits"][0]["unassessed"], true);
  fs::remove_all(folder);
}

TEST(Schema, ReportsOfRealElections) {
  ACTA_NEED_SHARED("data/taiwan-2004");
  for (const char* record : {"tw-2004-president", "ve-2024-president", "il-2021-knesset"})
    EXPECT_EQ(complaints(report_of(kSource / "recipes" / record, test::shared("data"))), "") << record;
}

TEST(Schema, RefusesWhatIsNoReport) {
  const json good = report_of(kSource / "tests/golden/records/town");
  const auto changed = [&](const std::string& pointer, const json& value) {
    json bad = good;
    bad[json::json_pointer(pointer)] = value;
    return complaints(bad);
  };
  EXPECT_NE(changed("/format", "other"), "");
  EXPECT_NE(changed("/findings/0/verdict", "fine"), "");
  EXPECT_NE(changed("/findings/0/code", "C1"), "");
  EXPECT_NE(changed("/contests/0/result/lists/0/votes", -1), "");
  EXPECT_NE(changed("/contests/0/result/lists/0/votes", 1.5), "");
  EXPECT_NE(changed("/contests/0/copies/0/stations/cells/0/0", "many"), "");
  EXPECT_NE(changed("/unknown", 1), "");
  json without = good;
  without.erase("sources");
  EXPECT_NE(complaints(without), "");
}

}  // namespace
}  // namespace acta

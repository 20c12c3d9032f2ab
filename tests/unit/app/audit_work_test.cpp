// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "acta/app/audit_dossier.hpp"
#include "unit/app/audit_wards.hpp"

namespace acta::test {
namespace {

using app::AuditWork;
using Mode = app::AuditState::Mode;
using nlohmann::json;

class Work : public ::testing::Test {
 protected:
  void SetUp() override {
    write_wards(m_folder);
    const auto work = AuditWork::begin(file(), wards_order(), folders());
    ASSERT_TRUE(work) << base::to_text(work.error());
  }
  std::filesystem::path file() const { return m_folder / "a.acta"; }
  app::AuditFolders folders() const { return app::audit_folders(file(), {}); }
  AuditWork open(Mode mode = Mode::write) const {
    auto work = AuditWork::open(file(), mode, folders());
    EXPECT_TRUE(work) << (work ? "" : base::to_text(work.error()));
    return std::move(*work);
  }
  std::string refusal() const {
    const auto work = AuditWork::open(file(), Mode::read, folders());
    return work ? "" : base::to_text(base::Error{work.error().kind, work.error().message, work.error().place, {}});
  }
  void enter(const std::string& rows) const {
    m_folder.write("p.csv", "sheet,Ames,Burr\n" + rows);
    const auto got = open().enter(m_folder / "p.csv");
    EXPECT_TRUE(got) << (got ? "" : base::to_text(got.error()));
  }
  /// Five draws, C, A and D three times, with D at 48 to 52 on paper: (5/6)^5 / 0.96^3 (audit_sheets_kind_test.cpp).
  void first_round() const {
    ASSERT_TRUE(open().draw_first("3 1 4 1 5", {{"", 5}}));
    enter("North/A,60,40\nSouth/C,70,30\nSouth/D,48,52\n");
    ASSERT_TRUE(open().assess());
  }

  Folder m_folder;
};

TEST_F(Work, ListsOnlyWhatIsNew) {
  first_round();
  const auto round = open().draw_next({{"mayor", 1}});
  ASSERT_TRUE(round);
  EXPECT_EQ(round->number, 2u);
  EXPECT_EQ(round->sizes.at("mayor"), 6);
  EXPECT_EQ(round->csv, "sheet,place,ballots at most,times,draws,Ames,Burr\nNorth/B,North,100,1,6,,\n");
  EXPECT_EQ(open(Mode::read).round(2)->csv, round->csv);
}

TEST_F(Work, DrawsAsManyAsTheAssessmentSays) {
  first_round();
  const auto round = open().draw_next({});
  ASSERT_TRUE(round);
  EXPECT_EQ(round->sizes.at("mayor"), 5 + 13);
}

TEST_F(Work, DrawsAsPlannedWhereNothingElseIsSaid) {
  const auto round = open().draw_first("3 1 4 1 5", {});
  ASSERT_TRUE(round);
  EXPECT_EQ(round->sizes.at("mayor"), 17);
}

TEST_F(Work, TakesAllOfAFileOrNothing) {
  ASSERT_TRUE(open().draw_first("3 1 4 1 5", {{"", 5}}));
  m_folder.write("p.csv", "sheet,Ames,Burr\nNorth/A,60,40\nSouth/C,seventy,30\n");
  const auto got = open().enter(m_folder / "p.csv");
  ASSERT_FALSE(got);
  EXPECT_EQ(base::to_text(got.error().place), "p.csv:3:2");
  EXPECT_EQ(open(Mode::read).flow().events, 3);
  EXPECT_TRUE(open(Mode::read).flow().entered.empty());
}

TEST_F(Work, KeepsCorrectedEntriesInTheLog) {
  first_round();
  m_folder.write("p.csv", "sheet,Ames,Burr\nSouth/D,50,50\nNorth/B,60,40\n");
  auto work = open();
  const auto got = work.enter(m_folder / "p.csv");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->replaced, 1u);
  EXPECT_EQ(got->not_drawn, 1u);
  EXPECT_EQ(work.flow().entries(2).size(), 5u);
}

TEST_F(Work, DoesNotLogTheSameAssessmentTwice) {
  first_round();
  const auto events = open(Mode::read).flow().events;
  const auto again = open().assess();
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->logged);
  EXPECT_EQ(again->event, events);
  EXPECT_EQ(open(Mode::read).flow().events, events);
}

TEST_F(Work, RefusesSeedsAndSizesThatAreNone) {
  for (const char* seed : {"", " 1", "1 ", "1\n2", "1\t2", "1\x1b[2J", "\xff"})
    EXPECT_FALSE(open().draw_first(seed, {})) << seed;
  EXPECT_FALSE(open().draw_first(std::string(1'001, '1'), {}));
  EXPECT_FALSE(open().draw_first("1", {{"senate", 4}}));
  EXPECT_EQ(open(Mode::read).flow().events, 1);
  for (const char* size : {"", "-1", "x", "mayor=", "mayor=-1", "mayor=1.5", "99999999999999"})
    EXPECT_FALSE(app::parse_sizes({size})) << size;
  EXPECT_FALSE(app::parse_sizes({"mayor=1", "mayor=2"}));
  EXPECT_EQ(*app::parse_sizes({"a=b=3"}), (app::WantedSizes{{"a=b", 3}}));
}

TEST_F(Work, RefusesAChangedRecord) {
  EXPECT_EQ(refusal(), "");
  write_wards(m_folder, "North");
  EXPECT_EQ(refusal(), "sheets.csv: is not the file that the audit began with");
  std::filesystem::remove(m_folder / "sheets.csv");
  EXPECT_NE(refusal().find("sheets.csv"), std::string::npos);
}

TEST_F(Work, LeavesNoFileWhereItCannotBegin) {
  const Folder folder;
  EXPECT_FALSE(AuditWork::begin(folder / "a.acta", wards_order(), app::audit_folders(folder / "a.acta", {})));
  EXPECT_FALSE(std::filesystem::exists(folder / "a.acta"));
}

/// What a stranger does with report.json and the record: each assessment again, from nothing else.
double repeated_risk(const Folder& folder, const json& report, const json& assessment) {
  app::AuditOrder order = wards_order(report.at("order").at("risk_limit"));
  const auto opened = app::open_audit_kind(order, app::audit_folders(folder / "x", {}));
  EXPECT_TRUE(opened);
  app::AuditExtent extent{report.at("seed"), {}};
  extent.sizes = report.at("rounds")[assessment.at("round").get<std::size_t>() - 1].at("sizes");
  std::vector<app::PaperEntry> entries;
  for (const json& one : report.at("entries"))
    if (one.at("event") < assessment.at("event"))
      entries.push_back(
          {one.at("unit"), one.at("values").get<std::vector<std::pair<std::string, std::string>>>(), one.at("where")});
  const auto got = opened->kind->assess(extent, entries);
  EXPECT_TRUE(got);
  return got ? got->contests[0].risk : -1;
}

TEST_F(Work, ReportsWhatRepeatsIt) {
  first_round();
  ASSERT_TRUE(open().draw_next({{"", 1}}));
  enter("North/B,60,40\nSouth/D,50,50\n");
  ASSERT_TRUE(open().assess());
  const auto files = app::report_files(open(Mode::read));
  ASSERT_TRUE(files) << base::to_text(files.error());
  const std::map<std::string, std::string> by_name(files->begin(), files->end());
  const json report = json::parse(by_name.at("report.json"));
  ASSERT_EQ(report.at("assessments").size(), 2u);
  EXPECT_NEAR(report.at("assessments")[0].at("contests")[0].at("risk").get<double>(),
              std::pow(5.0 / 6, 5) / std::pow(0.96, 3), 1e-9);
  for (const json& one : report.at("assessments"))
    EXPECT_EQ(repeated_risk(m_folder, report, one), one.at("contests")[0].at("risk").get<double>());
  EXPECT_EQ(by_name.count("round-2-retrieval.csv"), 1u);
  EXPECT_NE(by_name.at("index.html").find("What this audit cannot show"), std::string::npos);
}

// A log whose chain holds but whose assessment is not that of its entries.
TEST_F(Work, RefusesAnAssessmentThatIsNotThatOfItsEntries) {
  ASSERT_TRUE(open().draw_first("3 1 4 1 5", {{"", 5}}));
  enter("North/A,60,40\nSouth/C,70,30\nSouth/D,48,52\n");
  {
    auto state = app::AuditState::open(file(), Mode::write);
    ASSERT_TRUE(state);
    ASSERT_TRUE(state->append(
        "assessed",
        R"({"contests":[{"contest":"mayor","risk":0.01,"risk_limit":0.05,"drawn":5,"counted":5,"waiting":0,"differing":0,
"next":0,"impossible":""}],"decision":"stop"})"));
    ASSERT_TRUE(state->commit());
  }
  for (const Mode mode : {Mode::read, Mode::write}) {
    const auto work = AuditWork::open(file(), mode, folders());
    ASSERT_FALSE(work);
    EXPECT_EQ(work.error().message, "event 5: the assessment is not what it is when it is repeated");
    EXPECT_EQ(work.error().place.file, file().string());
  }
}

// Another machine's logarithms may end a walk one draw later, not two.
TEST_F(Work, RepeatsFurtherDrawsToOne) {
  first_round();
  json made = json::parse(open(Mode::read).events().back().payload);
  const auto logged = [&](std::int64_t next) {
    {
      auto state = app::AuditState::open(file(), Mode::write);
      EXPECT_TRUE(state);
      made.at("contests")[0]["next"] = next;
      EXPECT_TRUE(state->append("assessed", made.dump()));
      EXPECT_TRUE(state->commit());
    }
    return refusal();
  };
  EXPECT_EQ(logged(13 + 1), "");  // 13: DrawsAsManyAsTheAssessmentSays
  EXPECT_EQ(logged(13 - 1), "");
  EXPECT_NE(logged(13 + 2).find("the assessment is not what it is when it is repeated"), std::string::npos);
}

TEST_F(Work, NamesTheContestsThatAreNotAudited) {
  std::string record = *app::read_file(m_folder / "election.toml");
  for (const std::string table : {"[[option]]\n", "[[copy]]\n"})
    for (std::size_t at = record.find(table); at != std::string::npos; at = record.find(table, at + 1))
      record.insert(at + table.size(), "contest = \"mayor\"\n");
  m_folder.write("election.toml", record + R"([[contest]]
id = "senate"
name = "Senate"
[[option]]
contest = "senate"
id = "x"
name = "X"
)");
  std::filesystem::remove(file());
  auto order = wards_order();
  order.options.contest = "mayor";
  const auto work = AuditWork::begin(file(), order, folders());
  ASSERT_TRUE(work) << base::to_text(work.error());
  const auto dossier = app::dossier_of(*work);
  ASSERT_TRUE(dossier);
  EXPECT_EQ(dossier->not_audited, std::vector<std::string>{"Senate"});
  EXPECT_NE(report::audit_dossier_html(*dossier).find("Not audited: Senate"), std::string::npos);
  EXPECT_NE(report::audit_ceremony_text(*dossier, "a.acta").find("Not audited: Senate"), std::string::npos);
}

TEST_F(Work, EscapesWhatOthersWrote) {
  std::string record = *app::read_file(m_folder / "election.toml");
  record.replace(record.find("\"Town\""), 6, "\"<script>x</script>\"");
  m_folder.write("election.toml", record);
  std::filesystem::remove(file());
  ASSERT_TRUE(AuditWork::begin(file(), wards_order(), folders()));
  const auto files = app::report_files(open(Mode::read));
  ASSERT_TRUE(files);
  EXPECT_EQ((*files)[0].second.find("<script"), std::string::npos);
}

}  // namespace
}  // namespace acta::test

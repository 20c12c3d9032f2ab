// SPDX-License-Identifier: Apache-2.0
// Several contests in one audit of sheets: one draw, each contest its own risk; numbers by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "unit/app/audit_wards.hpp"

namespace acta::test {
namespace {

using app::PaperEntry;

/// Mayor as in audit_wards.hpp; council at C and D of the south alone, 60 to 40 of 100 ballots: V = 40, bounds (20 +
/// 100) / 40 = 3. Largest of both: 1.5, 1.5, 3, 3, U = 9.
class Several : public ::testing::Test {
 protected:
  void open(const std::string& test) {
    m_folder.write("mayor.csv",
                   "Ward,Station,Electors,Ballots,Ames,Burr\nNorth,A,200,100,60,40\nNorth,B,200,100,60,40\n"
                   "South,C,200,100,70,30\nSouth,D,200,100,50,50\n");
    m_folder.write("council.csv",
                   "Ward,Station,Electors,Ballots,Dee,Eve\nSouth,C,200,100,60,40\nSouth,D,200,100,60,40\n");
    const auto contest = [](const std::string& id, const std::string& a, const std::string& b) {
      const std::string of = "contest = \"" + id + "\"\n";
      return "[[source]]\nid = \"" + id + "\"\nfile = \"" + id + ".csv\"\n[[contest]]\nid = \"" + id + "\"\nname = \"" +
             id + "\"\n[[option]]\n" + of + "id = \"" + a + "\"\nname = \"" + a + "\"\n[[option]]\n" + of + "id = \"" +
             b + "\"\nname = \"" + b + "\"\n[[copy]]\n" + of + "id = \"sheets\"\n[[copy.table]]\nsource = \"" + id +
             "\"\nareas = [\"Ward\"]\nunit = \"Station\"\nregistered = \"Electors\"\nballots = \"Ballots\"\nvotes = "
             "{ " +
             a + " = \"" + a + "\", " + b + " = \"" + b + "\" }\n";
    };
    m_folder.write("election.toml", "format = \"acta-record\"\nversion = 1\ntitle = \"Town\"\n" +
                                        contest("mayor", "Ames", "Burr") + contest("council", "Dee", "Eve"));
    app::AuditOrder order = wards_order();
    order.options.contest = "mayor,council";
    order.options.test = test;
    auto opened = app::open_audit_kind(order, {m_folder / "", {}, nullptr});
    ASSERT_TRUE(opened) << base::to_text(opened.error());
    m_opened = std::move(*opened);
  }
  app::AuditStanding standing(std::map<std::string, std::int64_t> sizes, const std::vector<PaperEntry>& entries) const {
    auto got = m_opened.kind->assess({"3 1 4 1 5", std::move(sizes)}, entries);
    EXPECT_TRUE(got) << (got ? "" : base::to_text(got.error()));
    return got ? std::move(*got) : app::AuditStanding{};
  }
  static PaperEntry entry(const std::string& unit, const std::string& ames, const std::string& burr,
                          const std::string& dee = "", const std::string& eve = "") {
    return {unit,
            {{"mayor: Ames", ames}, {"mayor: Burr", burr}, {"council: Dee", dee}, {"council: Eve", eve}},
            "paper.csv:2"};
  }

  Folder m_folder;
  app::OpenedAudit m_opened;
};

// ln 0.05 / ln (8/9) = 25.4. The seed draws A, D, D, C, D.
TEST_F(Several, OneDrawByTheLargestBound) {
  open("macro");
  EXPECT_EQ(m_opened.kind->first_sizes(), (std::map<std::string, std::int64_t>{{"council", 26}, {"mayor", 26}}));
  EXPECT_TRUE(m_opened.not_audited.empty());
  const auto list = m_opened.kind->draw({"3 1 4 1 5", {{"mayor", 5}, {"council", 2}}});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->rows.size(), 3u);
  EXPECT_EQ(list->rows[2], (std::vector<std::string>{"South/D", "South", "100", "3", "2 3 5", "mayor; council"}));
  EXPECT_EQ(list->rows[0].back(), "mayor");  // North/A: the council is of the south
}

// D's mayor: error 4 / 80 = 0.05, taint 0.05 / 3. The council has no error, and is not at A. Five of six stations'
// draws: mayor (8/9)^5 / (1 - 1/60)^3, council waits at the second draw, D, where its paper was not counted.
TEST_F(Several, EachContestHasItsOwnRisk) {
  open("macro");
  const auto got = standing({{"mayor", 5}, {"council", 5}}, {entry("North/A", "60", "40"), entry("South/D", "48", "52"),
                                                             entry("South/C", "70", "30", "60", "40")});
  ASSERT_EQ(got.contests.size(), 2u);
  EXPECT_NEAR(got.contests[0].risk, std::pow(8.0 / 9, 5) / std::pow(1 - 1.0 / 60, 3), 1e-9);
  EXPECT_EQ(got.contests[0].differing, 1);
  EXPECT_NEAR(got.contests[1].risk, 8.0 / 9, 1e-9);
  EXPECT_EQ(got.contests[1].waiting, 1);
  EXPECT_EQ(got.contests[1].counted, 1);
}

// A contest that was drawn less for takes part in the whole list; what it needs is counted from its own size.
TEST_F(Several, FurtherDrawsReachBeyondTheList) {
  open("macro");
  const std::vector<PaperEntry> paper{entry("North/A", "60", "40"), entry("South/D", "50", "50", "58", "42")};
  const auto got = standing({{"mayor", 3}, {"council", 1}}, paper);
  EXPECT_EQ(got.contests[0].drawn, 3);
  EXPECT_EQ(got.contests[1].drawn, 3);
  EXPECT_NEAR(got.contests[0].risk, std::pow(8.0 / 9, 3), 1e-9);
  EXPECT_EQ(got.contests[0].next, 23);
  // 4 / 40 = 0.1 of 3, twice: (8/9)^3 / (29/30)^2 = 0.7516; (ln 0.05 - ln 0.7516) / ln (8/9) = 23.01: 24, and 2 behind.
  EXPECT_NEAR(got.contests[1].risk, std::pow(8.0 / 9, 3) / std::pow(29.0 / 30, 2), 1e-9);
  EXPECT_EQ(got.contests[1].next, 26);
}

// 9,000 ballots for Eve where the sheet of D states 100: drawn by a bound of 3 for the council or of 1.25 for the
// mayor.
TEST_F(Several, PaperBeyondItsBoundNeverPasses) {
  for (const char* test : {"macro", "alpha"}) {
    open(test);
    const std::int64_t draws = test == std::string("macro") ? 60 : 4;
    const auto got = standing({{"mayor", draws}, {"council", draws}},
                              {entry("North/A", "60", "40"), entry("North/B", "60", "40"),
                               entry("South/C", "70", "30", "60", "40"), entry("South/D", "0", "9000", "60", "40")});
    EXPECT_EQ(got.contests[0].risk, 1) << test;
    EXPECT_EQ(got.contests[1].risk, 0) << test;  // every sheet of the council was counted
  }
}

// By ALPHA: no station twice; C missing for the council alone (its whole bound, all of the margin and more).
TEST_F(Several, AlphaWithoutReplacement) {
  open("alpha");
  const auto list = m_opened.kind->draw({"3 1 4 1 5", {{"mayor", 4}, {"council", 4}}});
  ASSERT_TRUE(list);
  EXPECT_EQ(list->rows.size(), 4u);
  std::vector<PaperEntry> paper;
  for (const auto& row : list->rows)
    paper.push_back(row[1] == "North"
                        ? entry(row[0], "60", "40")
                        : entry(row[0], row[0] == "South/C" ? "70" : "50", row[0] == "South/C" ? "30" : "50",
                                row[0] == "South/C" ? "missing" : "60", row[0] == "South/C" ? "missing" : "40"));
  const auto got = standing({{"mayor", 4}, {"council", 4}}, paper);
  EXPECT_EQ(got.contests[0].risk, 0);
  EXPECT_EQ(got.contests[1].risk, 1);
  EXPECT_FALSE(got.contests[1].impossible.empty());
}

// Draws A, D, D: the council is not at A, so that one of three draws says nothing of it.
TEST_F(Several, DrawsOfStationsWithoutTheContestAreNamedApart) {
  open("macro");
  const auto got = standing({{"mayor", 3}, {"council", 3}},
                            {entry("North/A", "60", "40"), entry("South/D", "50", "50", "60", "40")});
  EXPECT_EQ(got.findings[0].tested, 3);
  EXPECT_EQ(got.findings[1].tested, 2);
  EXPECT_NE(got.findings[1].statement.find("After 3 draws of sheets (1 of them of stations without the contest)"),
            std::string::npos)
      << got.findings[1].statement;
  EXPECT_EQ(got.findings[0].statement.find("without the contest"), std::string::npos);
}

// A later row of a station replaces the earlier one whole: the council, left blank in it, waits again; a station's
// other rows are not touched.
TEST_F(Several, ABlankContestInALaterRowIsNotCountedAnyMore) {
  open("macro");
  const std::vector<PaperEntry> first{entry("North/A", "60", "40"), entry("South/D", "50", "50", "60", "40"),
                                      entry("South/C", "70", "30", "60", "40")};
  const auto before = standing({{"mayor", 5}, {"council", 5}}, first);
  EXPECT_EQ(before.contests[1].waiting, 0);
  std::vector<PaperEntry> later = first;
  later.push_back(entry("South/D", "49", "51"));
  const auto after = standing({{"mayor", 5}, {"council", 5}}, later);
  EXPECT_EQ(after.contests[1].waiting, 1);
  EXPECT_EQ(after.contests[1].counted, 1);
  EXPECT_EQ(after.contests[0].differing, 1);
  later.push_back(entry("South/D", "49", "51", "60", "40"));
  EXPECT_EQ(standing({{"mayor", 5}, {"council", 5}}, later).contests[1].waiting, 0);
}

TEST_F(Several, RefusesCellsOfAContestThatIsNotThere) {
  open("macro");
  const auto got = m_opened.kind->assess({"3 1 4 1 5", {{"mayor", 1}, {"council", 1}}},
                                         std::vector{entry("North/A", "60", "40", "1", "")});
  ASSERT_FALSE(got);
  EXPECT_NE(base::to_text(got.error()).find("is not at this station"), std::string::npos);
  EXPECT_FALSE(m_opened.kind->draw({"3 1 4 1 5", {{"senate", 5}}}));
}

}  // namespace
}  // namespace acta::test

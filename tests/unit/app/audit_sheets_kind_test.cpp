// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "acta/app/audit_plots.hpp"
#include "unit/app/audit_wards.hpp"

namespace acta::test {
namespace {

using app::AuditExtent;
using app::PaperEntry;

class SheetsAudit : public ::testing::Test {
 protected:
  void SetUp() override {
    write_wards(m_folder);
    auto opened = app::open_audit_kind(wards_order(), folders());
    ASSERT_TRUE(opened) << base::to_text(opened.error());
    m_opened = std::move(*opened);
  }
  app::AuditFolders folders() const { return {m_folder / "", {}, nullptr}; }
  const app::AuditKind& kind() const { return *m_opened.kind; }
  app::ContestStanding standing(std::int64_t draws, const std::vector<PaperEntry>& entries) const {
    const auto got = kind().assess({"3 1 4 1 5", {{"mayor", draws}}}, entries);
    EXPECT_TRUE(got) << (got ? "" : base::to_text(got.error()));
    return got ? got->contests.at(0) : app::ContestStanding{};
  }
  std::string refusal(const PaperEntry& entry) const {
    const auto got = kind().assess({"3 1 4 1 5", {{"mayor", 5}}}, std::vector{entry});
    return got ? "" : base::to_text(got.error());
  }

  Folder m_folder;
  app::OpenedAudit m_opened;
};

// ln 0.05 / ln (5/6) = 16.4
TEST_F(SheetsAudit, PlansItsFirstRound) {
  EXPECT_EQ(kind().first_sizes(), (std::map<std::string, std::int64_t>{{"mayor", 17}}));
  EXPECT_EQ(kind().entry_columns(), (std::vector<std::string>{"Ames", "Burr"}));
  EXPECT_EQ(m_opened.title, "Town");
  ASSERT_EQ(m_opened.files.size(), 2u);
  EXPECT_EQ(m_opened.files[0].name, "election.toml");
  EXPECT_EQ(m_opened.files[1].name, "sheets.csv");
}

TEST_F(SheetsAudit, ListsDrawnSheetsByPlace) {
  const auto list = kind().draw({"3 1 4 1 5", {{"mayor", 5}}});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->rows.size(), 3u);
  EXPECT_EQ(list->rows[0], (std::vector<std::string>{"North/A", "North", "100", "1", "2"}));
  EXPECT_EQ(list->rows[1], (std::vector<std::string>{"South/C", "South", "100", "1", "1"}));
  EXPECT_EQ(list->rows[2], (std::vector<std::string>{"South/D", "South", "100", "3", "3 4 5"}));
  EXPECT_FALSE(kind().draw({"3 1 4 1 5", {{"senate", 5}}}));
  EXPECT_FALSE(kind().draw({"3 1 4 1 5", {{"mayor", 0}}}));
  EXPECT_FALSE(kind().draw({"", {{"mayor", 5}}}));
}

// D says 50 to 50, its paper 48 to 52: error 4 / 80 = 0.05, taint 0.05 / 1.25 = 0.04, drawn three times:
// (5/6)^5 / 0.96^3 = 0.4542; (ln 0.05 - ln 0.4542) / ln (5/6) = 12.1.
TEST_F(SheetsAudit, MeasuresTheRiskOfEntries) {
  const auto got =
      standing(5, {paper("South/C", "70", "30"), paper("North/A", "60", "40"), paper("South/D", "48", "52")});
  EXPECT_NEAR(got.risk, std::pow(5.0 / 6, 5) / std::pow(0.96, 3), 1e-9);
  EXPECT_EQ(got.counted, 5);
  EXPECT_EQ(got.differing, 1);
  EXPECT_EQ(got.next, 13);
  ASSERT_EQ(got.path.size(), 5u);
  EXPECT_NEAR(got.path[1], std::pow(5.0 / 6, 2), 1e-12);
}

TEST_F(SheetsAudit, TakesTheLastEntryOfASheetAndWaitsForTheRest) {
  const auto got =
      standing(5, {paper("South/D", "48", "52"), paper("South/C", "70", "30"), paper("South/D", "50", "50")});
  EXPECT_EQ(got.differing, 0);
  EXPECT_EQ(got.waiting, 1);  // A, the second draw
  EXPECT_EQ(got.counted, 1);  // C
}

// At its bound an error makes the product infinite: the risk is 1, and no draw helps.
TEST_F(SheetsAudit, ChargesTheWholeBoundForPaperThatIsNotThere) {
  const auto got = standing(1, {paper("South/C", "missing", "missing")});
  EXPECT_EQ(got.risk, 1);
  EXPECT_EQ(got.next, 0);
  EXPECT_EQ(got.impossible, "a drawn sheet is off by its whole bound or more");
  EXPECT_NE(refusal(paper("South/C", "missing", "30")), "");
}

// 200 ballots where the sheet states 100, which its bound rests on: no size of an error is known, so all of the bound.
TEST_F(SheetsAudit, ChargesTheWholeBoundForPaperBeyondIt) {
  const auto got = standing(1, {paper("South/C", "180", "20")});
  EXPECT_EQ(got.risk, 1);
  EXPECT_EQ(got.differing, 1);
  // Nor does a full count end on a number that nobody looked at again.
  const auto all = standing(1, {paper("North/A", "60", "40"), paper("North/B", "60", "40"),
                                paper("South/C", "9000", "0"), paper("South/D", "50", "50")});
  EXPECT_EQ(all.risk, 1);
}

// 198 to 202: Burr has more on paper. 202 to 198: Ames still has.
TEST_F(SheetsAudit, EndsWithoutChanceWhenEverySheetWasCounted) {
  const std::vector<PaperEntry> lost = {paper("North/A", "39", "61"), paper("North/B", "39", "61"),
                                        paper("South/C", "70", "30"), paper("South/D", "50", "50")};
  EXPECT_EQ(standing(1, lost).risk, 1);
  EXPECT_EQ(standing(1, lost).impossible, "every sheet was counted, and on paper some claim does not hold");
  const std::vector<PaperEntry> won = {paper("North/A", "41", "59"), paper("North/B", "41", "59"),
                                       paper("South/C", "70", "30"), paper("South/D", "50", "50")};
  EXPECT_EQ(standing(1, won).risk, 0);
  // Without C, whose 100 ballots may all be for Burr: A, B and D with 100 - 0, 100 - 0 and 50 - 50 leave 250 to 150.
  std::vector<PaperEntry> without = {paper("North/A", "100", "0"), paper("North/B", "100", "0"),
                                     paper("South/C", "missing", "missing"), paper("South/D", "50", "50")};
  EXPECT_EQ(standing(1, without).risk, 0);
  without[0] = paper("North/A", "50", "50");  // 200 to 200
  EXPECT_EQ(standing(1, without).risk, 1);
}

// 110 ballots, 100 votes: the ten others are no part of what is entered, and no difference.
TEST_F(SheetsAudit, ComparesOnlyWhatIsEntered) {
  m_folder.write("sheets.csv",
                 "Ward,Station,Electors,Ballots,Ames,Burr\nNorth,A,200,110,60,40\nSouth,B,200,110,60,40\n");
  const auto opened = app::open_audit_kind(wards_order(), folders());
  ASSERT_TRUE(opened);
  const std::vector<PaperEntry> entries = {paper("North/A", "60", "40"), paper("South/B", "60", "40")};
  const auto got = opened->kind->assess({"1", {{"mayor", 5}}}, entries);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->contests[0].differing, 0);
  EXPECT_EQ(got->text.find("not valid"), std::string::npos) << got->text;
}

TEST_F(SheetsAudit, NamesWhatIsWrongInAnEntry) {
  EXPECT_EQ(refusal(paper("E", "1", "1")),
            "paper.csv:2: sheet E: there is no such sheet\n  copy its name from the retrieval list");
  for (const char* wrong : {"", "-1", "1.5", "1,000", "x", "99999999999999999999", "+5"})
    EXPECT_NE(refusal(paper("North/A", wrong, "1")).find("in column \"Ames\" is no number of votes"), std::string::npos)
        << wrong;
  EXPECT_NE(
      refusal({"North/A", {{"Ames", "1"}}, "p.csv:3"}).find("p.csv:3: sheet North/A: column \"Burr\" is not there"),
      std::string::npos);
  EXPECT_NE(refusal({"North/A", {{"Ames", "1"}, {"Burr", "1"}, {"Cole", "1"}}, "p.csv:3"}).find("\"Cole\" is none"),
            std::string::npos);
}

TEST_F(SheetsAudit, SeesFilesThatChanged) {
  EXPECT_TRUE(app::check_audit_files(m_opened.files, folders()));
  write_wards(m_folder, "North");
  const auto changed = app::check_audit_files(m_opened.files, folders());
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().place.file, "sheets.csv");
  auto fewer = m_opened.files;
  fewer.pop_back();
  EXPECT_TRUE(app::same_audit_files(m_opened.files, m_opened.files));
  EXPECT_FALSE(app::same_audit_files(fewer, m_opened.files));
  EXPECT_FALSE(app::same_audit_files(m_opened.files, fewer));
}

// U = 6: without a difference 17 draws reach 5 %, so 25 are shown; (5/6)^25 = 0.0105, and after five draws with one
// taint of 0.1 it is (5/6)^5 / 0.9 = 0.4465, of the last curve.
TEST(PlanPlots, AreOfTheRiskAndOfTheSizes) {
  report::AuditPlan plan;
  plan.contest = "Mayor", plan.total_bound = 6;
  const auto plots = app::plan_plots(plan, 0.05);
  ASSERT_EQ(plots.size(), 2u);
  EXPECT_NE(plots[1].svg.find("every 5th"), std::string::npos);
  // 552 wide for 25 draws from 64; 240 high for two powers of ten from 36: 64 + 5 * 22.08, 36 - 120 lg 0.4465
  EXPECT_NE(plots[1].svg.find("174.4,78.0"), std::string::npos) << plots[1].svg;
  plan.total_bound = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(app::plan_plots(plan, 0.05).empty());
}

TEST(SheetsAuditOfAMajority, AsksForValidVotesAndBallotsWhereClaimsNeedThem) {
  const Folder folder;
  write_wards(folder);
  std::string record = *app::read_file(folder / "election.toml");
  const std::string contest = "name = \"Mayor\"\n";
  record.insert(record.find(contest) + contest.size(), "law = \"generic/majority-runoff\"\n");
  folder.write("election.toml", record);
  const auto opened = app::open_audit_kind(wards_order(), {folder / "", ACTA_SOURCE_DIR "/laws", nullptr});
  ASSERT_TRUE(opened) << base::to_text(opened.error());
  EXPECT_EQ(opened->kind->entry_columns(), (std::vector<std::string>{"Ames", "Burr", "valid", "ballots"}));
  EXPECT_EQ(opened->files.back().name, "law generic/majority-runoff");
}

/// The same four sheets by ALPHA: the seed draws C, D, B, A without replacement (tests/golden/audit/sheets-alpha.sh).
class SheetsByAlpha : public ::testing::Test {
 protected:
  void SetUp() override {
    write_wards(m_folder);
    app::AuditOrder order = wards_order();
    order.options.test = "alpha";
    auto opened = app::open_audit_kind(order, {m_folder / "", {}, nullptr});
    ASSERT_TRUE(opened) << base::to_text(opened.error());
    m_opened = std::move(*opened);
  }
  app::ContestStanding standing(std::int64_t draws, const std::vector<PaperEntry>& entries) const {
    const auto got = m_opened.kind->assess({"3 1 4 1 5", {{"mayor", draws}}}, entries);
    EXPECT_TRUE(got) << (got ? "" : base::to_text(got.error()));
    return got ? got->contests.at(0) : app::ContestStanding{};
  }

  Folder m_folder;
  app::OpenedAudit m_opened;
};

// C: 1 + c/5; D with taint 0.04: 1 + c (0.96 * 17/13 - 1), as in unit/audit/batch_alpha_test.cpp.
TEST_F(SheetsByAlpha, MeasuresTheRiskByHand) {
  const auto got = standing(2, {paper("South/C", "70", "30"), paper("South/D", "48", "52")});
  double mean = 0;
  for (int k = 0; k < 4; ++k) {
    const double c = std::ldexp(0.96242, -k);
    mean += (k == 0 ? 0.9 : 1.0 / 30) * (1 + c / 5) * (1 + c * (0.96 * 17 / 13 - 1));
  }
  EXPECT_NEAR(got.risk, 1 / mean, 1e-9);
  EXPECT_EQ(got.counted, 2);
  EXPECT_EQ(got.differing, 1);
  EXPECT_EQ(got.next, 2);  // what is left, 3 and then 1.5, can hide 0.95
  EXPECT_EQ(got.left, 2);
}

TEST_F(SheetsByAlpha, CreditsUnderstatementsAndGoesOnAfterAMissingSheet) {
  const std::vector<PaperEntry> same{paper("South/C", "70", "30"), paper("South/D", "50", "50")};
  const std::vector<PaperEntry> more{paper("South/C", "70", "30"), paper("South/D", "52", "48")};
  EXPECT_LT(standing(2, more).risk, standing(2, same).risk);
  const auto lost = standing(2, {paper("South/C", "missing", "missing"), paper("South/D", "50", "50")});
  EXPECT_GT(lost.risk, standing(2, same).risk);
  // 1.75 of the margin are charged for C, more than all of it: nothing can save the claim but a count of everything.
  EXPECT_EQ(lost.impossible, "the errors found take the whole margin of a claim, whatever the other sheets say");
  EXPECT_EQ(standing(3, same).waiting, 1);
  EXPECT_FALSE(m_opened.kind->draw({"3 1 4 1 5", {{"mayor", 5}}}));
}

// As MACRO does (ChargesTheWholeBoundForPaperBeyondIt): 200 ballots, or 9,000, where the sheet states 100. A count of
// everything does not end on it either.
TEST_F(SheetsByAlpha, PaperBeyondItsBoundNeverPasses) {
  EXPECT_EQ(standing(1, {paper("South/C", "180", "20")}).risk, 1);
  const auto all = standing(4, {paper("South/C", "70", "30"), paper("South/D", "0", "9000"),
                                paper("North/B", "60", "40"), paper("North/A", "60", "40")});
  EXPECT_EQ(all.risk, 1);
  EXPECT_FALSE(all.impossible.empty());
}

// No sheet twice.
TEST_F(SheetsByAlpha, ListsDifferentSheets) {
  EXPECT_EQ(m_opened.kind->first_sizes().at("mayor"), 4);
  const auto list = m_opened.kind->draw({"3 1 4 1 5", {{"mayor", 3}}});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->rows.size(), 3u);
  for (const auto& row : list->rows) EXPECT_EQ(row[3], "1");
}

}  // namespace
}  // namespace acta::test

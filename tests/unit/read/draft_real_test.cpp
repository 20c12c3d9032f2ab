// SPDX-License-Identifier: Apache-2.0
// Drafts of real publications, read back. Totals: data/ORIGIN.md of the shared folder, where not said otherwise.
#include "acta/read/archive.hpp"
#include "draft_support.hpp"

namespace acta::test {
namespace {

using model::Quantity;

// ORIGIN.md adds up the tables that have both numbers and electors. Here every row is read (counted apart, by a script
// that reads the file as plain text): 708 tables have an address in place of Capriles' votes (31 votes for Chavez, 366
// electors), and 9 tables have no electors (1,786 and 1,432 votes).
TEST(DraftOfRealFiles, Venezuela2012TwoCandidatesAndTheRoll) {
  ACTA_NEED_SHARED("data/venezuela-2012");
  const auto drafted = draft_shared({"venezuela-2012/mesas.csv"});
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 39304u);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 18602166 + 366);
  EXPECT_EQ(drafted->votes("chavez"), 8135147 + 31 + 1786);
  EXPECT_EQ(drafted->votes("capriles"), 6497667 + 1432);
  EXPECT_EQ(drafted->contest().options.size(), 2u);
}

TEST(DraftOfRealFiles, Venezuela2000WorkbookWithATitleAboveTheHeadings) {
  ACTA_NEED_SHARED("data/venezuela-2000");
  const auto drafted = draft_shared({"venezuela-2000/resultados_elecc_2000.xls"});
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->table(0).header, 2u);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 10517u);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 11701521);
  EXPECT_EQ(drafted->votes("chavez"), 3757773);
  EXPECT_EQ(drafted->votes("arias"), 2359459);
  EXPECT_EQ(drafted->votes("claudio"), 171346);
  // 8,289 of 10,517 rows have valid + null unlike the total: the draft must not be made surer by that relation.
  EXPECT_LT(drafted->guess("ballots")->confidence, 0.85);
}

TEST(DraftOfRealFiles, Venezuela2017SumsTellWhichColumnsAreVotes) {
  ACTA_NEED_SHARED("data/venezuela-2017");
  const auto drafted = draft_shared({"venezuela-2017/15OMstr.csv"});
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 13531u);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 18038666);
  EXPECT_EQ(drafted->quantity(Quantity::invalid), 16611);
  EXPECT_EQ(drafted->votes("votosGPP2017"), 5802983);
  EXPECT_EQ(drafted->votes("votosMUD2017"), 4978522);
  EXPECT_EQ(drafted->votes("votosOTHER2017"), 221070);
  EXPECT_EQ(drafted->contest().options.size(), 3u);
}

TEST(DraftOfRealFiles, Venezuela2024TwoCopiesShareTheirOptions) {
  ACTA_NEED_SHARED("data/venezuela-2024");
  const auto drafted = draft_shared({"venezuela-2024/campaign_V1.csv", "venezuela-2024/campaign_V2.csv"});
  ASSERT_TRUE(drafted);
  ASSERT_EQ(drafted->copies.size(), 2u);
  EXPECT_EQ(drafted->contest().options.size(), 10u);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 24532u);
  EXPECT_EQ(drafted->copies[1].sheets.units(), 25073u);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 17745239);
  EXPECT_EQ(drafted->quantity(Quantity::valid), 10659128);
  EXPECT_EQ(drafted->quantity(Quantity::invalid), 1139);
  EXPECT_EQ(drafted->votes("EG"), 7156462);
  EXPECT_EQ(drafted->votes("NM"), 3241461);
}

/// The file without its first line.
std::string headless(const std::string& name) {
  const std::string bytes = read_file(shared("data/" + name));
  return bytes.substr(bytes.find('\n') + 1);
}

TEST(DraftOfRealFiles, Venezuela2024WithoutHeadingsIsReadBySums) {
  ACTA_NEED_SHARED("data/venezuela-2024");
  const auto drafted = draft_and_read({{"v1.csv", headless("venezuela-2024/campaign_V1.csv")}});
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->table(0).header, 0u);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 24532u);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 17745239);
  EXPECT_EQ(drafted->quantity(Quantity::valid), 10659128);
  EXPECT_EQ(drafted->votes("Column 12"), 7156462);  // EG
  EXPECT_EQ(drafted->votes("Column 13"), 3241461);  // NM
}

// Ballots received and electors both are at least as many as the ballots counted, and the lost ballots beside the
// candidates are nearly always 0: sums alone cannot tell, and the draft has to say that it is unsure.
TEST(DraftOfRealFiles, Russia2018WithoutHeadingsSaysWhatItDoubts) {
  ACTA_NEED_SHARED("data/russia");
  const auto unpacked = read::unpack("2018.csv.zip", read_file(shared("data/russia/2018.csv.zip")), "", false);
  ASSERT_TRUE(unpacked);
  const std::string& bytes = unpacked->bytes;
  const auto drafted = draft_and_read({{"2018.csv", bytes.substr(bytes.find('\n') + 1)}});
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->votes("Column 19"), 56430712);
  ASSERT_TRUE(drafted->guess("registered") && drafted->guess("votes"));
  EXPECT_LT(drafted->guess("registered")->confidence, 0.5);
  EXPECT_LT(drafted->guess("votes")->confidence, 0.8);
}

TEST(DraftOfRealFiles, Bolivia2019ThreeCopiesWithOneKey) {
  ACTA_NEED_SHARED("data/bolivia-2019");
  const auto drafted =
      draft_shared({"bolivia-2019/computo.csv", "bolivia-2019/trep-1829.csv", "bolivia-2019/trep-1940.csv"});
  ASSERT_TRUE(drafted);
  ASSERT_EQ(drafted->copies.size(), 3u);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 34555u);
  EXPECT_EQ(drafted->copies[1].sheets.units(), 32806u);
  EXPECT_EQ(drafted->copies[2].sheets.units(), 28975u);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 7315364);
  EXPECT_EQ(drafted->all_votes(), 6137671);
  EXPECT_EQ(drafted->votes("MAS - IPSP"), 2889359);
  EXPECT_EQ(drafted->votes("CC"), 2240920);
  EXPECT_EQ(drafted->contest().options.size(), 9u);
  for (std::size_t copy = 0; copy < 3; ++copy) EXPECT_EQ(drafted->table(copy).key.size(), 1u);
  EXPECT_EQ(drafted->contest().copies[2].kind, model::CopyKind::preliminary);
}

TEST(DraftOfRealFiles, Israel2021HebrewHeadings) {
  ACTA_NEED_SHARED("data/israel-2021");
  const auto drafted = draft_shared({"israel-2021/expb.csv"});
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 12926u);
  EXPECT_EQ(drafted->contest().options.size(), 39u);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 6578084);
  EXPECT_EQ(drafted->quantity(Quantity::valid), 4410052);
  EXPECT_EQ(drafted->quantity(Quantity::invalid), 26313);
  EXPECT_EQ(drafted->all_votes(), 4410052);
}

TEST(DraftOfRealFiles, Georgia2012GeorgianHeadingsAmongEmptyColumns) {
  ACTA_NEED_SHARED("data/georgia-2012");
  const auto drafted = draft_shared({"georgia-2012/official_party_list.csv"});
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 3696u);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 3658613);
  EXPECT_EQ(drafted->quantity(Quantity::registered_special), 79887);
  EXPECT_EQ(drafted->quantity(Quantity::voters), 2248787);
  EXPECT_EQ(drafted->quantity(Quantity::invalid), 62874);
  EXPECT_EQ(drafted->votes("41 “ბიძინა ივანიშვილი – ქართული ოცნება”"), 1181862);
  EXPECT_EQ(drafted->votes("5 “ერთიანი ნაციონალური მოძრაობა-მეტი სარგებელი ხალხს”"), 867432);
}

TEST(DraftOfRealFiles, Georgia2012MixedLevelsKeepThePrecincts) {
  ACTA_NEED_SHARED("data/georgia-2012");
  const auto drafted = draft_shared({"georgia-2012/live_party_list.csv"});
  ASSERT_TRUE(drafted);
  // 2,936 rows say "Precinct" and 751 "Tbilisi Precinct" (counted with cut and uniq).
  EXPECT_EQ(drafted->copies[0].sheets.units(), 3687u);
  EXPECT_EQ(drafted->table(0).where.size(), 1u);
}

TEST(DraftOfRealFiles, Taiwan2004HeaderlessFilesJoinIntoOneCopy) {
  ACTA_NEED_SHARED("data/taiwan-2004");
  const auto drafted = draft_shared({"taiwan-2004/elbase.csv", "taiwan-2004/elcand.csv", "taiwan-2004/elctks.csv",
                                     "taiwan-2004/elpaty.csv", "taiwan-2004/elprof.csv"});
  ASSERT_TRUE(drafted);
  ASSERT_EQ(drafted->copies.size(), 1u);
  EXPECT_EQ(drafted->record.layouts[0][0].tables.size(), 3u);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 16507179);
  EXPECT_EQ(drafted->quantity(Quantity::valid), 12914422);
  EXPECT_EQ(drafted->quantity(Quantity::invalid), 337297);
  EXPECT_EQ(drafted->quantity(Quantity::ballots), 12914422 + 337297);
  EXPECT_EQ(drafted->votes("1"), 6471970);
  EXPECT_EQ(drafted->votes("2"), 6442452);
  EXPECT_FALSE(drafted->copies[0].sheets.published.empty());
}

TEST(DraftOfRealFiles, UnitedStatesGeorgia2020PartsOfTheInvalid) {
  ACTA_NEED_SHARED("data/us-georgia-2020");
  const auto drafted = draft_shared({"us-georgia-2020/audit-report-batch-results-lines.csv"});
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 41881u);
  ASSERT_EQ(drafted->contest().options.size(), 4u);
  EXPECT_EQ(drafted->contest().options[3].name, "Valid Write-iin");
  EXPECT_EQ(drafted->table(0).quantities[static_cast<std::size_t>(Quantity::invalid)].size(), 2u);
}

struct Russia {
  const char* year;
  std::size_t units;
  std::int64_t registered;
  const char* leader;
  std::int64_t votes;
};
void PrintTo(const Russia& vote, std::ostream* out) { *out << vote.year; }

class DraftOfRussia : public testing::TestWithParam<Russia> {};

TEST_P(DraftOfRussia, ProtocolHeadings) {
  const Russia& vote = GetParam();
  ACTA_NEED_SHARED("data/russia");
  const auto drafted = draft_shared({std::string("russia/") + vote.year + ".csv.zip"});
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->copies[0].sheets.units(), vote.units);
  EXPECT_EQ(drafted->quantity(Quantity::registered), vote.registered);
  EXPECT_EQ(drafted->votes(vote.leader), vote.votes);
  // Every ballot found is valid or invalid: the software enforces it (ORIGIN.md). In 2020 no form states the valid.
  const std::int64_t valid = drafted->all_votes();
  EXPECT_EQ(drafted->quantity(Quantity::ballots), valid + drafted->quantity(Quantity::invalid));
}

INSTANTIATE_TEST_SUITE_P(Years, DraftOfRussia,
                         testing::Values(Russia{"2011", 95225, 109229337,
                                                "6. Всероссийская политическая партия \"ЕДИНАЯ РОССИЯ\"", 32371737},
                                         Russia{"2012", 95415, 109860331, "Путин Владимир Владимирович", 45602075},
                                         Russia{"2018", 97699, 109008428, "Путин Владимир Владимирович", 56430712},
                                         Russia{"2020", 96765, 107999611, "ДА", 57071119},
                                         Russia{"2021", 96325, 109204662,
                                                "5. Всероссийская политическая партия \"ЕДИНАЯ РОССИЯ\"", 28064200},
                                         Russia{"2024", 94214, 99764974, "Путин Владимир Владимирович", 65246672}),
                         [](const auto& one) { return std::string("Of") + one.param.year; });

}  // namespace
}  // namespace acta::test

// SPDX-License-Identifier: Apache-2.0
// Every recipe reads its data set to the totals that data/ORIGIN.md beside the project states.
#include <algorithm>
#include <set>

#include "reference/recipes.hpp"

namespace acta {
namespace {

using model::Quantity;
using test::recipe;

struct Russian {
  const char* recipe;
  const char* leader;
  std::size_t sheets;
  std::int64_t registered, votes;
};

TEST(Recipes, RussiaSixVotes) {
  ACTA_NEED_SHARED("data/russia");
  for (const Russian& year : {Russian{"ru-2011-duma", "er", 95'225, 109'229'337, 32'371'737},
                              {"ru-2012-president", "putin", 95'415, 109'860'331, 45'602'075},
                              {"ru-2018-president", "putin", 97'699, 109'008'428, 56'430'712},
                              {"ru-2020-amendments", "yes", 96'765, 107'999'611, 57'071'119},
                              {"ru-2021-duma", "er", 96'325, 109'204'662, 28'064'200},
                              {"ru-2024-president", "putin", 94'214, 99'764'974, 65'246'672}}) {
    const auto& read = recipe(year.recipe);
    EXPECT_EQ(read.sheets().units(), year.sheets) << year.recipe;
    EXPECT_EQ(read.total(Quantity::registered), year.registered) << year.recipe;
    EXPECT_EQ(read.votes(year.leader), year.votes) << year.recipe;
  }
}

TEST(Recipes, Russia2024HasEmptyRows) {
  ACTA_NEED_SHARED("data/russia");
  EXPECT_EQ(model::sum(recipe("ru-2024-president").sheets().quantity(Quantity::registered)).missing, 2'268);
}

TEST(Recipes, Bolivia2019) {
  ACTA_NEED_SHARED("data/bolivia-2019");
  const auto& read = recipe("bo-2019-president");
  EXPECT_EQ(read.sheets(0).units(), 34'555u);
  EXPECT_EQ(read.sheets(1).units(), 32'806u);
  EXPECT_EQ(read.sheets(2).units(), 28'975u);
  EXPECT_EQ(read.total(Quantity::registered), 7'315'364);
  EXPECT_EQ(read.votes("mas"), 2'889'359);
  EXPECT_EQ(read.votes("cc"), 2'240'920);
  EXPECT_EQ(read.report.contests[0].poll->valid, 6'137'671);
}

TEST(Recipes, Georgia2012) {
  ACTA_NEED_SHARED("data/georgia-2012");
  const auto& read = recipe("ge-2012-parliament");
  EXPECT_EQ(read.sheets().units(), 3'696u);
  EXPECT_EQ(read.votes("gd"), 1'181'862);
  EXPECT_EQ(read.votes("unm"), 867'432);
  EXPECT_EQ(read.total(Quantity::invalid), 62'874);
  EXPECT_EQ(read.total(Quantity::voters), 2'248'787);
  EXPECT_EQ(read.total(Quantity::registered), 3'658'613);
  EXPECT_EQ(read.total(Quantity::registered_special), 79'887);
}

TEST(Recipes, Taiwan2004) {
  ACTA_NEED_SHARED("data/taiwan-2004");
  const auto& read = recipe("tw-2004-president");
  // 14 stations have their candidates' votes under another key: those rows stay units of their own.
  EXPECT_EQ(read.sheets().units(), 13'749u + 14u);
  EXPECT_EQ(read.votes("chen"), 6'471'970);
  EXPECT_EQ(read.votes("lien"), 6'442'452);
  EXPECT_EQ(read.total(Quantity::valid), 12'914'422);
  EXPECT_EQ(read.total(Quantity::invalid), 337'297);
  EXPECT_EQ(read.total(Quantity::registered), 16'507'179);
}

TEST(Recipes, Israel2021) {
  ACTA_NEED_SHARED("data/israel-2021");
  const auto& read = recipe("il-2021-knesset");
  EXPECT_EQ(read.sheets().units(), 12'926u);
  EXPECT_EQ(read.total(Quantity::registered), 6'578'084);
  EXPECT_EQ(read.total(Quantity::valid), 4'410'052);
  EXPECT_EQ(read.total(Quantity::invalid), 26'313);
  EXPECT_EQ(read.loaded->file.record.contests[0].options.size(), 39u);
}

TEST(Recipes, UsGeorgia2020) {
  ACTA_NEED_SHARED("data/us-georgia-2020");
  EXPECT_EQ(recipe("us-ga-2020-president").sheets().units(), 41'881u);
}

TEST(Recipes, Venezuela2000) {
  ACTA_NEED_SHARED("data/venezuela-2000");
  const auto& read = recipe("ve-2000-president");
  EXPECT_EQ(read.sheets().units(), 10'517u);
  EXPECT_EQ(read.votes("chavez"), 3'757'773);
  EXPECT_EQ(read.votes("arias"), 2'359'459);
  EXPECT_EQ(read.votes("claudio"), 171'346);
  EXPECT_EQ(read.total(Quantity::registered), 11'701'521);
}

// ORIGIN.md's totals are of the tables that have both numbers and electors. The file also has 708 tables with an
// address in place of Capriles' votes (31 votes for Chavez, 366 electors) and 9 tables without electors (1,786 and
// 1,432 votes): 8,135,147 + 31 + 1,786, 6,497,667 + 1,432, 18,602,166 + 366.
TEST(Recipes, Venezuela2012) {
  ACTA_NEED_SHARED("data/venezuela-2012");
  const auto& read = recipe("ve-2012-president");
  EXPECT_EQ(read.sheets().units(), 39'304u);
  EXPECT_EQ(read.votes("chavez"), 8'135'147 + 31 + 1'786);
  EXPECT_EQ(read.votes("capriles"), 6'497'667 + 1'432);
  EXPECT_EQ(read.total(Quantity::registered), 18'602'166 + 366);
  EXPECT_EQ(read.sheets().kept_count, 708u);
}

TEST(Recipes, Venezuela2017) {
  ACTA_NEED_SHARED("data/venezuela-2017");
  const auto& read = recipe("ve-2017-governors");
  EXPECT_EQ(read.sheets().units(), 13'531u);
  EXPECT_EQ(read.total(Quantity::registered), 18'038'666);
  EXPECT_EQ(read.votes("gpp"), 5'802'983);
  EXPECT_EQ(read.votes("mud"), 4'978'522);
  EXPECT_EQ(read.votes("other"), 221'070);
  EXPECT_EQ(read.total(Quantity::invalid), 16'611);
  EXPECT_EQ(read.votes("mud", 0, 1) - read.votes("gpp", 0, 1), 3'367);
  // Encoded twice in the file.
  EXPECT_NE(std::string(read.sheets().labels[0]), "");
}

TEST(Recipes, Venezuela2024) {
  ACTA_NEED_SHARED("data/venezuela-2024");
  const auto& read = recipe("ve-2024-president");
  EXPECT_EQ(read.sheets(0).units(), 24'532u);
  EXPECT_EQ(read.sheets(1).units(), 25'073u);
  EXPECT_EQ(read.sheets(2).units(), 21'952u);
  EXPECT_EQ(read.total(Quantity::registered), 17'745'239);
  EXPECT_EQ(read.total(Quantity::valid), 10'659'128);
  EXPECT_EQ(read.total(Quantity::invalid), 1'139);
  EXPECT_EQ(read.votes("EG"), 7'156'462);
  EXPECT_EQ(read.votes("NM"), 3'241'461);
}

/// Keys of copy a that copy b has too.
std::size_t common(const model::SheetTable& a, const model::SheetTable& b) {
  std::set<std::string_view> keys;
  for (std::size_t i = 0; i < b.units(); ++i) keys.insert(b.keys[i]);
  std::size_t found = 0;
  for (std::size_t i = 0; i < a.units(); ++i) found += keys.count(a.keys[i]);
  return found;
}

// "all 24,530 common sheets"; "21,924 QR readings match a V1 sheet, 28 ids match none".
TEST(Recipes, Venezuela2024CopiesShareTheirKeys) {
  ACTA_NEED_SHARED("data/venezuela-2024");
  const auto& read = recipe("ve-2024-president");
  EXPECT_EQ(common(read.sheets(0), read.sheets(1)), 24'530u);
  EXPECT_EQ(common(read.sheets(2), read.sheets(0)), 21'924u);
}

TEST(Recipes, EveryRecipeNamesItsHashes) {
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(ACTA_SOURCE_DIR) / "recipes")) {
    const auto parsed = read::parse_record(test::read_file(entry.path() / "election.toml"), "election.toml");
    ASSERT_TRUE(parsed) << entry.path();
    for (const model::Source& source : parsed->record.sources) EXPECT_EQ(source.sha256.size(), 64u) << entry.path();
  }
}

}  // namespace
}  // namespace acta

// SPDX-License-Identifier: Apache-2.0
// Drafts of small tables made here: every expected number can be added up from the rows above it.
#include <cstdio>

#include "acta/base/random.hpp"
#include "draft_support.hpp"

namespace acta::test {
namespace {

using model::Quantity;

std::unique_ptr<Drafted> draft_text(const std::string& text) { return draft_and_read({{"table.csv", text}}); }

/// Rows of stations 1..n: registered, votes of A and B, invalid, and what `tail` appends.
std::string stations(int n, const std::string& tail = {}) {
  std::string text;
  for (int i = 1; i <= n; ++i) {
    const int a = 100 + i * 7 % 50, b = 60 + i * 11 % 70, invalid = 1 + i % 4;
    text += "North " + std::to_string(i / 8) + "," + std::to_string(i) + "," + std::to_string(400 + i) + "," +
            std::to_string(a) + "," + std::to_string(b) + "," + std::to_string(invalid) + "," + std::to_string(a + b) +
            tail + "\n";
  }
  return text;
}

struct Headings {
  const char* language;
  const char* line;
};
void PrintTo(const Headings& headings, std::ostream* out) { *out << headings.language; }

class DraftByHeadings : public testing::TestWithParam<Headings> {};

TEST_P(DraftByHeadings, FindsEveryColumnInEachLanguage) {
  const auto drafted = draft_text(std::string(GetParam().line) + "\n" + stations(40));
  ASSERT_TRUE(drafted);
  const read::TableLayout& table = drafted->table(0);
  EXPECT_EQ(table.header, 1u);
  EXPECT_EQ(table.areas.size(), 1u);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 40u);
  for (const Quantity quantity : {Quantity::registered, Quantity::invalid, Quantity::valid})
    EXPECT_EQ(table.quantities[static_cast<std::size_t>(quantity)].size(), 1u) << model::to_string(quantity);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 40 * 400 + 40 * 41 / 2);
  EXPECT_EQ(drafted->contest().options.size(), 2u);
  EXPECT_EQ(drafted->all_votes(), drafted->quantity(Quantity::valid));
}

INSTANTIATE_TEST_SUITE_P(
    Languages, DraftByHeadings,
    testing::Values(
        Headings{"English", "Region,Polling station,Registered voters,Ames,Burr,Invalid ballots,Valid votes"},
        Headings{"Spanish", "Provincia,Mesa,Inscritos,Ames,Burr,Votos nulos,Votos válidos"},
        Headings{"Portuguese", "Freguesia,Seção,Eleitores inscritos,Ames,Burr,Votos nulos,Votos válidos"},
        Headings{"French", "Département,Bureau de vote,Inscrits,Ames,Burr,Nuls,Exprimés"},
        Headings{"German", "Wahlkreis,Wahlbezirk,Wahlberechtigte,Ames,Burr,Ungültige,Gültige"},
        Headings{"Russian",
                 "Регион,УИК,\"Число избирателей, внесенных в список избирателей\",Эймс,Берр,Число "
                 "недействительных бюллетеней,Число действительных бюллетеней"},
        Headings{"Georgian", "რეგიონი,უბანი,ამომრჩეველთა რაოდენობა,ეიმსი,ბერი,ბათილი ბიულეტენები,ნამდვილი ხმები"},
        Headings{"Hebrew", "שם ישוב,קלפי,בעלי זכות בחירה,איימס,בר,פסולים,כשרים"},
        Headings{"Chinese", "縣市,投開票所,選舉人數,張三,李四,無效票數,有效票數"}),
    [](const auto& one) { return std::string(one.param.language); });

TEST(Draft, SumsNameColumnsThatHaveNoHeadings) {
  const auto drafted = draft_text(stations(40));
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->table(0).header, 0u);
  ASSERT_FALSE(drafted->table(0).quantities[static_cast<std::size_t>(Quantity::registered)].empty());
  EXPECT_EQ(drafted->quantity(Quantity::registered), 40 * 400 + 40 * 41 / 2);
}

TEST(Draft, TitleRowsStandAboveTheHeader) {
  const auto drafted = draft_text(
      "Council of Exampleland\n\nas published\nRegion,Station,Registered,Ames,Burr,Invalid,Valid\n" + stations(40));
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->table(0).header, 3u);  // among rows that are not empty
  EXPECT_EQ(drafted->record.record.title, "Council of Exampleland");
}

TEST(Draft, RowsOfTotalsAreLeftOut) {
  const auto drafted =
      draft_text("Region,Station,Registered,Ames,Burr,Invalid,Valid\n" + stations(40) + "Total,,16820,1,1,1,2\n");
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 40u);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 40 * 400 + 40 * 41 / 2);
}

TEST(Draft, LongFormWithQuantitiesInEveryRow) {
  std::string text = "District,Precinct,Registered,Candidate,Votes\n";
  for (int i = 1; i <= 30; ++i)
    for (const char* who : {"Ada Ames", "Bob Burr", "Cy Cole"})
      text += "D" + std::to_string(i % 3) + "," + std::to_string(i) + ",500," + who + "," +
              std::to_string(who[0] - 'A' + i) + "\n";
  const auto drafted = draft_text(text);
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->table(0).form, read::TableForm::long_form);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 30u);
  EXPECT_EQ(drafted->votes("Ada Ames"), 30 * 31 / 2);
  EXPECT_EQ(drafted->votes("Cy Cole"), 30 * 31 / 2 + 2 * 30);
  EXPECT_EQ(drafted->quantity(Quantity::registered), 30 * 500);
}

TEST(Draft, GroupedNumbersAreReadAsWhole) {
  std::string text = "Municipio;Mesa;Inscritos;A;B\n";
  for (int i = 1; i <= 20; ++i)
    text += "M" + std::to_string(i % 4) + ";" + std::to_string(i) + ";1.20" + std::to_string(i % 10) + ";300;200\n";
  const auto drafted = draft_text(text);
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->table(0).thousands, ".");
  EXPECT_EQ(drafted->quantity(Quantity::registered), 20 * 1200 + 2 * 45);
}

TEST(Draft, PercentagesAreNeverCounts) {
  const auto drafted =
      draft_text("Region,Station,Registered,Ames,Burr,Invalid,Valid,Turnout %\n" + stations(40, ",52.5"));
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->contest().options.size(), 2u);
}

TEST(Draft, ABrokenRelationLowersConfidence) {
  const std::string head = "Region,Station,Registered,Ames,Burr,Invalid,Valid,Ballots cast\n";
  std::string right = head, wrong = head;
  for (int i = 1; i <= 40; ++i) {
    const std::string row = "N" + std::to_string(i / 9) + "," + std::to_string(i) + ",500,100," + std::to_string(i) +
                            ",5," + std::to_string(100 + i) + ",";
    right += row + std::to_string(105 + i) + "\n";
    wrong += row + std::to_string(106 + i) + "\n";
  }
  const auto holds = draft_text(right), fails = draft_text(wrong);
  ASSERT_TRUE(holds && fails);
  ASSERT_TRUE(holds->guess("ballots") && fails->guess("ballots"));
  EXPECT_GT(holds->guess("ballots")->confidence, fails->guess("ballots")->confidence + 0.1);
}

TEST(Draft, TextOfTheFileCannotBreakTheRecord) {
  const auto drafted =
      draft_text("\"Re\"\"gion\\\",Station,Registered,\"A\nmes\",\"Burr\t\",Invalid,Valid\n" + stations(40));
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 40u);
}

TEST(Draft, FilesWithoutSheetsStillMakeARecord) {
  for (const char* text : {"a\n", "name,colour\nx,red\ny,blue\n", "1\n2\n3\n", "Total\nTotal\n", ",,,\n"}) {
    const auto drafted = draft_text(text);
    ASSERT_TRUE(drafted) << text;
    EXPECT_EQ(drafted->record.record.sources.size(), 1u);
  }
}

TEST(Draft, TheSameInputGivesTheSameText) {
  const std::string text = "Region,Station,Registered,Ames,Burr,Invalid,Valid\n" + stations(40);
  EXPECT_EQ(draft_text(text)->draft.toml, draft_text(text)->draft.toml);
}

TEST(Draft, EveryGuessHasAReasonAndAConfidence) {
  const auto drafted = draft_text("Region,Station,Registered,Ames,Burr,Invalid,Valid\n" + stations(40));
  ASSERT_TRUE(drafted);
  EXPECT_GE(drafted->draft.guesses.size(), 7u);
  for (const read::Guess& guess : drafted->draft.guesses) {
    EXPECT_FALSE(guess.reason.empty());
    EXPECT_GT(guess.confidence, 0);
    EXPECT_LE(guess.confidence, 1);
    EXPECT_NE(drafted->draft.toml.find(guess.reason), std::string::npos);
  }
}

/// A table of random cells: numbers, codes, words, signs that mean something in TOML or CSV, nothing.
std::string random_table(base::RandomStream& random) {
  static const std::vector<std::string> kCells = {
      "",     "0",    "00",    "007",  "12",        "1.234",     "1,5",      "99999999999",
      "-3",   "a\"b", "Total", "Mesa", "mesa",      "votes",     "候選人",   "\\N",
      "x\ny", "#",    "]",     "%",    "Inscritos", "Candidate", "Precinct", "\xC3\xA9"};
  const std::size_t rows = 1 + random.below(30), columns = 1 + random.below(8);
  std::string text;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      const bool number = random.below(2) == 0;
      std::string cell = number ? std::to_string(random.below(500)) : kCells[random.below(kCells.size())];
      std::string doubled;
      for (const char c : cell) doubled += c == '"' ? std::string("\"\"") : std::string(1, c);
      text += (column > 0 ? ",\"" : "\"") + doubled + "\"";
    }
    text += '\n';
  }
  return text;
}

TEST(Draft, AnyTableMakesARecordThatParses) {
  base::RandomStream random(20310504, 1);
  int with_sheets = 0;
  for (int i = 0; i < 400; ++i) {
    const std::string text = random_table(random);
    const auto drafted = draft_text(text);
    ASSERT_TRUE(drafted) << text;
    with_sheets += drafted->copies.empty() ? 0 : 1;
    if (HasFailure()) FAIL() << text;
  }
  EXPECT_GT(with_sheets, 20);  // else the tables would test little
}

/// A tar archive (POSIX ustar) of small files.
std::string tar_of(const std::vector<NamedBytes>& files) {
  std::string tar;
  for (const NamedBytes& file : files) {
    std::string head(512, '\0');
    head.replace(0, file.name.size(), file.name);
    head.replace(100, 7, "0000644");
    char size[12];
    std::snprintf(size, sizeof size, "%011zo", file.bytes.size());
    head.replace(124, 11, size);
    head.replace(148, 8, "        ");
    head[156] = '0';
    head.replace(257, 8, std::string("ustar\00000", 8));
    unsigned sum = 0;
    for (const char c : head) sum += static_cast<unsigned char>(c);
    char check[8];
    std::snprintf(check, sizeof check, "%06o", sum);
    head.replace(148, 7, std::string(check, 7));
    tar += head + file.bytes;
    tar.resize((tar.size() + 511) / 512 * 512, '\0');
  }
  return tar + std::string(1024, '\0');
}

TEST(Draft, EveryTableOfAnArchiveIsASourceOfItsOwn) {
  const std::string head = "Region,Station,Registered,Ames,Burr,Invalid,Valid\n";
  const auto drafted =
      draft_and_read({{"all.tar", tar_of({{"first.csv", head + stations(40)}, {"second.csv", head + stations(30)}})}});
  ASSERT_TRUE(drafted);
  ASSERT_EQ(drafted->copies.size(), 2u);
  EXPECT_EQ(drafted->record.record.sources[1].member, "second.csv");
  EXPECT_EQ(drafted->copies[0].sheets.units(), 40u);
  EXPECT_EQ(drafted->copies[1].sheets.units(), 30u);
}

TEST(Draft, NoFileIsAnError) {
  const auto none = read::draft({});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, base::ErrorKind::usage);
}

}  // namespace
}  // namespace acta::test

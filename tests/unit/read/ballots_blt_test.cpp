// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/blt.hpp"

#include "unit/read/ballots.hpp"

namespace acta::read {
namespace {

using test::expect_refused;
using test::rows_of;

base::Result<BltReading> lenient(const std::string& text) { return read_blt("b.blt", text, BltMode::lenient, {}); }
base::Result<BltReading> strict(const std::string& text) { return read_blt("b.blt", text, BltMode::strict, {}); }

const std::string kEnd = "0\n\"Ann\"\n\"Bob\"\n\"Cy\"\n\"Title\"\n";

TEST(Blt, BothModesTakeThePlainForm) {
  const std::string blanks(500, ' ');
  const std::vector<std::pair<std::string, std::string>> plain = {
      {"3 1\n4 1 2 0\n2 3 0\n1 0\n" + kEnd, "4 Ann > Bob; 2 Cy; 1 "},
      {"3 2\n-2\n4 1 2 0\n" + kEnd, "4 Ann > Bob"},
      {"3 1 4 1\n 2 0 2 3\n0 " + kEnd, "4 Ann > Bob; 2 Cy"},
      {"3 1" + blanks + "\r\n4 1 2 0" + blanks + "\r\n" + kEnd, "4 Ann > Bob"}};
  for (const auto& [text, rows] : plain) {
    EXPECT_EQ(rows_of(lenient(text)), rows) << text;
    EXPECT_EQ(rows_of(strict(text)), rows) << text;
    EXPECT_TRUE(lenient(text)->reading.notes.empty()) << text;
  }
}

TEST(Blt, SaysWhatItSaysBesides) {
  const auto read = lenient("3 2\n[nick a b c]\n[withdrawn c]\n[tie c a b]\n-2\n4 a b 0\n" + kEnd);
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(read->seats, 2);
  EXPECT_EQ(read->title, "Title");
  EXPECT_EQ(read->withdrawn, (std::vector<std::uint32_t>{2, 1}));
  EXPECT_EQ(read->tie_order, (std::vector<std::uint32_t>{2, 0, 1}));
}

struct Repair {
  std::string text, rows, note;
};

TEST(Blt, LenientModeRepairsAndTells) {
  const std::vector<Repair> repairs = {
      {"3 1\n4 1 2 0\n0\nAnn\nBob Lee\nCy\nTitle of it\n", "4 Ann > Bob Lee", "a name or title without quotes"},
      {"3,1\n4,1,2,0\n" + kEnd, "4 Ann > Bob", "commas between numbers"},
      {"\xEF\xBB\xBF" + ("3 1\n4 1 2 0\n" + kEnd), "4 Ann > Bob", "a byte order mark"},
      {"3 1\n4 1=3 2 0\n" + kEnd, "4 Ann=Cy > Bob", "equal ranks"},
      {"3 1\n4 - 2 0\n" + kEnd, "4 - > Bob", "a skipped rank"},
      {"3 1\n[nick a b c]\n4 a b 0\n" + kEnd, "4 Ann > Bob", "an option in brackets"},
      {"3 1 # three\n4 1 2 0\n" + kEnd, "4 Ann > Bob", "comments"},
      {"3 1\n4 1 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Cy\"\n", "4 Ann > Bob", "the title is missing"},
      {"3 1\n4 1 2 0\n0\n\"Ann\"\n", "4 Ann > Candidate 2", "names are missing"},
      {"3 1\n4 1 2 0\n\"Ann\"\n\"Bob\"\n\"Cy\"\n\"T\"\n", "4 Ann > Bob", "the 0 before the names is missing"},
      {"3 1\n4 1 2 0\n0\n\"Ann\" \"Lee\"\n\"Bob\" \"Roe\"\n\"Cy\" \"Poe\"\n\"T\"\n", "4 Ann Lee > Bob Roe",
       "a name in several quoted parts"},
      {"3 1\n(a) 1 1 2 0\n(b) 1 3 0\n" + kEnd, "1 Ann > Bob; 1 Cy", "a ballot's id"}};
  for (const Repair& repair : repairs) {
    const auto read = lenient(repair.text);
    EXPECT_EQ(rows_of(read), repair.rows) << repair.text;
    ASSERT_TRUE(read);
    const auto& notes = read->reading.notes;
    EXPECT_TRUE(std::any_of(notes.begin(), notes.end(), [&](const auto& note) { return note.text == repair.note; }))
        << repair.text << "\n  lacks " << repair.note;
    EXPECT_FALSE(strict(repair.text)) << repair.text;
  }
}

TEST(Blt, OtherEncodingsAreDecodedAndTold) {
  const auto read = lenient("3 1\n4 1 2 0\n0\n\"Jos\xE9 Mu\xF1oz Garc\xED\x61\"\n\"Bob\"\n\"Cy\"\n\"T\"\n");
  EXPECT_EQ(rows_of(read), "4 Jos\xC3\xA9 Mu\xC3\xB1oz Garc\xC3\xAD\x61 > Bob");
  ASSERT_EQ(read->reading.notes.size(), 1u);
  EXPECT_EQ(read->reading.notes[0].text.find("decoded from "), 0u);
}

TEST(Blt, RefusesWhatHasNoReading) {
  expect_refused(lenient(""), "candidates is missing");
  expect_refused(lenient("4000000000 1\n"), "more candidates");
  expect_refused(lenient("2 1\n1 3 0\n0\n"), "b.blt:2:3: there is no such candidate");
  expect_refused(lenient("2 1\n99999999999999999999 1 0\n"), "how many");
  expect_refused(lenient("2 1\n9223372036854775807 1 0\n9223372036854775807 1 0\n0\n"), "more than");
  expect_refused(lenient("2 1\n1 1 2\n"), "never ends");
  expect_refused(lenient("1 1\n0\n\"A\"\n\"T\"\n\"X\"\n"), "more names");
  expect_refused(lenient("2 1\n-3\n0\n"), "withdraw");
  std::string long_ballot = "2 1\n1";
  for (int i = 0; i < 2'000; ++i) long_ballot += " 1";
  expect_refused(lenient(long_ballot + " 0\n0\n"), "rank 1001");
}

}  // namespace
}  // namespace acta::read

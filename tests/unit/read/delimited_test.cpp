// SPDX-License-Identifier: Apache-2.0
// Every shape of delimited text that offices publish. Expectations by RFC 4180 and, beyond it, delimited.hpp.
#include "acta/read/delimited.hpp"

#include <random>

#include "support/sanitized.hpp"
#include "unit/read/grids.hpp"

namespace acta::read {
namespace {

using test::Cells;
using test::opened;
using test::refused;

const Cells kTwo = {{"a", "b"}, {"1", "2"}};

TEST(Delimited, LineEnds) {
  for (const char* text : {"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\n1,2", "a,b\r\n1,2", "a,b\r1,2"})
    EXPECT_EQ(opened("x.csv", text), kTwo);
}

TEST(Delimited, DelimitersAreFound) {
  for (const char* text : {"a,b\n1,2\n", "a;b\n1;2\n", "a\tb\n1\t2\n", "a|b\n1|2\n"})
    EXPECT_EQ(opened("x.csv", text), kTwo);
}

TEST(Delimited, ADelimiterThatIsStatedWins) {
  TableHints hints;
  hints.delimiter = ';';
  EXPECT_EQ(opened("x.csv", "a,x;b,y\n1,5;2,5\n", hints), (Cells{{"a,x", "b,y"}, {"1,5", "2,5"}}));
}

TEST(Delimited, QuotesHoldDelimitersLineBreaksAndQuotes) {
  EXPECT_EQ(opened("x.csv", "a,\"b,c\"\n\"line\nbreak\",\"say \"\"yes\"\"\"\n"),
            (Cells{{"a", "b,c"}, {"line\nbreak", "say \"yes\""}}));
}

TEST(Delimited, LinesAreCountedThroughQuotedBreaks) {
  const auto table = open_table("x.csv", "a,b\n\"1\n2\n3\",x\nlast,y\n", {});
  ASSERT_TRUE(table);
  EXPECT_EQ(table->grid.line(0), 1u);
  EXPECT_EQ(table->grid.line(1), 2u);
  EXPECT_EQ(table->grid.line(2), 5u);
}

TEST(Delimited, AQuoteInsideAnUnquotedCellIsText) {
  EXPECT_EQ(opened("x.csv", "party,votes\nParty \"A\",3\n"), (Cells{{"party", "votes"}, {"Party \"A\"", "3"}}));
}

TEST(Delimited, RaggedEmptyAndTrailing) {
  EXPECT_EQ(opened("x.csv", "a,b,\n1\n\n1,2,3,4\n"), (Cells{{"a", "b", ""}, {"1"}, {""}, {"1", "2", "3", "4"}}));
}

TEST(Delimited, IdsStayText) { EXPECT_EQ(opened("x.csv", "id,n\n1.10,3\n1.1,4\n007,5\n")[1][0], "1.10"); }

TEST(Delimited, RefusesWhatIsNoTable) {
  EXPECT_EQ(refused("x.csv", "a,b\n\"never closed,1\n2,3\n").place.line, 2u);
  EXPECT_EQ(refused("x.csv", "").kind, base::ErrorKind::format);
  EXPECT_EQ(refused("x.csv", std::string("a,b\n1,\0\n", 8)).kind, base::ErrorKind::format);
  EXPECT_EQ(refused("x.csv", std::string("a,b\n1,\0\n", 8)).place.line, 2u);
  EXPECT_EQ(refused("x.csv", std::string("a,b\r1,2\r1,\0\r", 12)).place.line, 3u);
  EXPECT_EQ(refused("x.csv", std::string(500, '\x01')).kind, base::ErrorKind::format);
  Limits limits;
  limits.line = 100;
  EXPECT_EQ(refused("x.csv", "a,b\n" + std::string(200, 'x') + "\n", {}, limits).kind, base::ErrorKind::limit);
  limits = {};
  limits.columns = 10;
  EXPECT_EQ(refused("x.csv", "a,b\n" + std::string(50, ',') + "\n", {}, limits).kind, base::ErrorKind::limit);
  limits = {};
  limits.rows = 10;
  EXPECT_EQ(refused("x.csv", std::string(50, '\n') + "a,b\n", {}, limits).kind, base::ErrorKind::limit);
  limits = {};
  limits.cells = 10;
  EXPECT_EQ(refused("x.csv", "a,b\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n", {}, limits).kind, base::ErrorKind::limit);
  limits = {};
  limits.cell = 10;
  EXPECT_EQ(refused("x.csv", "a,b\n" + std::string(50, 'x') + ",1\n", {}, limits).kind, base::ErrorKind::limit);
}

/// The plain definition, one character at a time.
Cells by_definition(const std::string& text) {
  Cells rows;
  std::vector<std::string> row(1);
  bool quoted = false, begun = false, any = false;
  const auto end_row = [&] {
    rows.push_back(row);
    row.assign(1, {});
    begun = any = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"')
        row.back() += c;
      else if (i + 1 < text.size() && text[i + 1] == '"')
        row.back() += text[++i];
      else
        quoted = false;
      continue;
    }
    if (c == '"' && !begun) {
      quoted = begun = any = true;
    } else if (c == ',') {
      row.emplace_back();
      begun = false;
      any = true;
    } else if (c == '\n') {
      end_row();
    } else {
      row.back() += c;
      begun = any = true;
    }
  }
  if (any) end_row();
  return rows;
}

TEST(Delimited, AgreesWithTheDefinitionOnRandomText) {
  std::mt19937_64 random(11);
  const std::string alphabet = "ab1,,,\n\"\"  ";
  int compared = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const std::size_t length = random() % 150 + 1;
    for (std::size_t i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
    const auto grid = read_delimited("x", text, {});
    if (!grid) continue;
    ++compared;
    ASSERT_EQ(test::cells_of(*grid), by_definition(text)) << text;
  }
  EXPECT_GT(compared, 5'000);
}

TEST(Delimited, RowByRowIsTheSame) {
  std::mt19937_64 random(12);
  const std::string alphabet = "ab1,,,\n\r\"\"  ";
  int compared = 0, refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const std::size_t length = random() % 150 + 1;
    for (std::size_t i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
    const auto grid = read_delimited("x", text, {});
    Cells rows;
    std::vector<std::uint64_t> lines;
    const auto read = read_delimited_rows("x", text, {}, [&](const TableRow& row) -> base::Result<void> {
      rows.emplace_back(row.cells.begin(), row.cells.end());
      lines.push_back(row.line);
      EXPECT_EQ(base::to_text(row.place(1)), "x:" + std::to_string(row.line) + ":2");
      return {};
    });
    ASSERT_EQ(bool(read), bool(grid)) << text;
    if (!grid) {
      ++refused;
      EXPECT_EQ(base::to_text(read.error()), base::to_text(grid.error()));
      continue;
    }
    ++compared;
    ASSERT_EQ(rows, test::cells_of(*grid)) << text;
    for (std::size_t row = 0; row < grid->rows(); ++row) ASSERT_EQ(lines[row], grid->line(row)) << text;
  }
  EXPECT_GT(compared, 5'000);
  EXPECT_GT(refused, 100);
}

TEST(Delimited, WhoTakesRowsCanStop) {
  int rows = 0;
  const auto read = read_rows("x.csv", "a,b\n1,2\n3,4\n5,6\n", {}, [&](const TableRow& row) -> base::Result<void> {
    if (++rows == 3) return base::Error{base::ErrorKind::format, "enough", row.place(0), {}};
    return {};
  });
  ASSERT_FALSE(read);
  EXPECT_EQ(rows, 3);
  EXPECT_EQ(base::to_text(read.error().place), "x.csv:3:1");
}

/// Rows with their lines, then the error if there is one.
std::string rows_of(const std::string& text, const Dialect& dialect, std::uint64_t first_line) {
  std::string rows;
  const auto read = read_delimited_rows(
      "x.csv", text, dialect,
      [&](const TableRow& row) {
        rows += std::to_string(row.line) + ":";
        for (const std::string_view cell : row.cells) rows += "[" + std::string(cell) + "]";
        return base::Result<void>();
      },
      {}, first_line);
  return read ? rows : rows + base::to_text(read.error());
}

/// Every text of up to seven of these characters (six with sanitizers), cut in every way: the parts' rows are those of
/// the whole.
TEST(Delimited, PartsHaveTheRowsOfTheWholeInEveryShortText) {
  const std::string letters = "a,\"\n\r";
  for (std::size_t length = 1, worlds = letters.size(); length <= (test::kSanitized ? 6 : 7);
       ++length, worlds *= letters.size())
    for (std::size_t world = 0; world < worlds; ++world) {
      std::string text;
      for (std::size_t rest = world; text.size() < length; rest /= letters.size())
        text += letters[rest % letters.size()];
      const Dialect dialect{',', line_end_of(text)};
      const std::string whole = rows_of(text, {','}, 1);
      for (std::size_t bytes = 1; bytes <= length; ++bytes) {
        std::string cut;
        std::size_t end = 0;
        for (const RowsPart& part : parts_of_rows(text, dialect, bytes)) {
          ASSERT_EQ(part.begin, end);
          end = part.end;
          cut += rows_of(text.substr(part.begin, part.end - part.begin), dialect, part.first_line);
        }
        ASSERT_EQ(end, text.size());
        ASSERT_EQ(cut, whole) << testing::PrintToString(text) << " " << bytes;
      }
    }
}

}  // namespace
}  // namespace acta::read

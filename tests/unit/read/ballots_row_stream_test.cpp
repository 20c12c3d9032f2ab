// SPDX-License-Identifier: Apache-2.0
// Rows read as streams, with quotes, names in cells, labels and ids: the ballots of the whole file, whatever the
// blocks.
#include <optional>
#include <random>

#include "acta/read/ballots/clear_ballot.hpp"
#include "acta/read/ballots/dominion_flat.hpp"
#include "acta/read/ballots/rctab.hpp"
#include "acta/read/ballots/table_stream.hpp"
#include "support/sanitized.hpp"
#include "unit/read/streams.hpp"

namespace acta::read {
namespace {

using test::notes_text;
using test::sorted_rows;
using test::source_of;
using Form = BallotTableLayout::Form;

BallotOptions labelled() {
  BallotOptions options;
  options.overvote_label = "overvote";
  options.skipped_label = "undervote";
  options.undeclared_write_in_label = "UWI";
  return options;
}

/// As a spreadsheet writes a cell: in quotes where it has to be, or where it likes to.
std::string cell(std::mt19937& random, const std::string& text) {
  const bool needs = text.find_first_of("\",\n") != std::string::npos;
  if (!needs && random() % 3 != 0) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

std::string name_of(std::mt19937& random, std::size_t most) {
  const std::size_t number = random() % most;
  switch (number % 5) {
    case 0: return "Ames, Ann " + std::to_string(number);
    case 1: return "Jos\xc3\xa9 " + std::to_string(number);
    case 2: return "Bo \"Bob\" Cole " + std::to_string(number);
    default: return "N" + std::to_string(number);
  }
}

/// A column of ids, one of precincts, up to seven ranks. The later, the more names there are.
std::string drawn_ranks(std::mt19937& random, int ballots, int ranks) {
  std::string text = "id,\"precinct\"";
  for (int rank = 1; rank <= ranks; ++rank) text += ",\"" + std::to_string(rank) + ". choice\"";
  text += '\n';
  for (int ballot = 0; ballot < ballots; ++ballot) {
    text += cell(random, "b" + std::to_string(ballot)) + ',' + cell(random, "P " + std::to_string(random() % 9));
    for (int rank = static_cast<int>(random() % (static_cast<unsigned>(ranks) + 1)); rank > 0; --rank) {
      const auto kind = random() % 12;
      const std::string name = name_of(random, 3 + static_cast<std::size_t>(ballot) / 7);
      text += ',' + cell(random, kind == 0   ? ""
                                 : kind == 1 ? "undervote"
                                 : kind == 2 ? "UWI"
                                 : kind == 3 ? "overvote"
                                 : kind == 4 ? name + "|" + name_of(random, 9)
                                             : name);
    }
    text += random() % 2 == 0 ? "\r\n" : "\n";
    if (random() % 50 == 0) text += ",,\n";
  }
  return text;
}

/// Ranks below names, in quotes here and there, with a column of counts.
std::string drawn_candidates(std::mt19937& random, int ballots, int candidates) {
  std::string text = "count";
  for (int c = 0; c < candidates; ++c)
    text += ',' + cell(random, c == 2 ? "UWI" : c == 3 ? "Ames, Ann" : "C\xc3\xa9 " + std::to_string(c));
  text += '\n';
  for (int ballot = 0; ballot < ballots; ++ballot) {
    text += cell(random, std::to_string(1 + random() % 5));
    for (int c = 0; c < candidates; ++c)
      text += ',' + (random() % 3 == 0 ? cell(random, std::to_string(1 + random() % 4)) : std::string());
    text += '\n';
  }
  return text;
}

void expect_same(const BallotReading& stream, const BallotReading& whole, const std::string& text) {
  ASSERT_EQ(sorted_rows(stream.ballots), sorted_rows(whole.ballots)) << text;
  ASSERT_EQ(stream.ballots.candidates, whole.ballots.candidates) << text;
  ASSERT_EQ(stream.ballots.most_ranks, whole.ballots.most_ranks) << text;
  ASSERT_EQ(stream.codes, whole.codes) << text;
  ASSERT_EQ(notes_text(stream), notes_text(whole)) << text;
}

void expect_same_as_whole(const std::string& text, const BallotTableLayout& layout, const BallotOptions& options) {
  const auto whole = read_ballot_table("t.csv", text, layout, options);
  ASSERT_TRUE(whole) << to_text(whole.error());
  std::optional<model::RankedBallots> first;
  for (const std::size_t block : {std::size_t{300}, std::size_t{2'000}, kBlockBytes}) {
    const auto stream = stream_ballot_rows("t.csv", source_of(text), layout, options, block);
    ASSERT_TRUE(stream) << to_text(stream.error());
    ASSERT_TRUE(stream->reading) << stream->odd_line << '\n' << text;
    expect_same(*stream->reading, *whole, text);
    const model::RankedBallots& rows = stream->reading->ballots;
    if (!first) first = rows;
    ASSERT_EQ(rows.marks, first->marks);
    ASSERT_EQ(rows.counts, first->counts);
    ASSERT_EQ(rows.sets, first->sets);
  }
}

TEST(RowStream, NamesInCellsAreReadAsTheWholeFileIs) {
  std::mt19937 random(20'261'130);
  BallotTableLayout layout;
  layout.form = Form::rank_columns;
  layout.first_vote_column = 3;
  layout.delimiter = ',';
  layout.cards.id = 1;
  for (int round = 0; round < 60; ++round) {
    layout.overvote_delimiter = round % 2 == 0 ? "|" : "";
    layout.last_vote_column = round % 3 == 0 ? 5 : 0;
    const std::string text = drawn_ranks(random, static_cast<int>(random() % 400), 1 + static_cast<int>(random() % 7));
    if (read_ballot_table("t.csv", text, layout, labelled())) expect_same_as_whole(text, layout, labelled());
  }
}

TEST(RowStream, RanksInQuotesAreReadAsTheWholeFileIs) {
  std::mt19937 random(5);
  BallotTableLayout layout;
  layout.first_vote_column = 2;
  layout.cards.count = 1;
  layout.delimiter = ',';
  for (int round = 0; round < 30; ++round)
    expect_same_as_whole(drawn_candidates(random, static_cast<int>(random() % 300), 1 + static_cast<int>(random() % 9)),
                         layout, labelled());
}

/// The first 64 KiB know one name of 300.
TEST(RowStream, NamesThatComeLateAreNumberedAsInTheFile) {
  std::string text = "first,second\n";
  for (int ballot = 0; ballot < 9'000; ++ballot) text += "Only One,\n";
  std::mt19937 random(2);
  for (int ballot = 0; ballot < 6'000; ++ballot)
    text += "Late " + std::to_string(random() % 300) + ",Late " + std::to_string(random() % 300) + '\n';
  BallotTableLayout layout;
  layout.form = Form::rank_columns;
  expect_same_as_whole(text, layout, {});
}

std::string drawn_rctab(std::mt19937& random, int ballots) {
  std::string text = "RCTab CVR Id,Tabulator Id,Batch Id,Record Id,Precinct,Precinct Portion,Rank 2,Rank 1,Rank 3\n";
  for (int ballot = 0; ballot < ballots; ++ballot) {
    text += (random() % 2 == 0 ? "x" + std::to_string(ballot) : "") + ",1,2," + std::to_string(ballot) + ",P,";
    for (int rank = 0; rank < 3; ++rank) {
      const std::string name = name_of(random, 7), other = name_of(random, 7);
      text += ',' + cell(random, random() % 6 == 0 ? name + '\n' + other : random() % 5 == 0 ? "undervote" : name);
    }
    text += '\n';
  }
  return text;
}

TEST(RowStream, RctabsTablesAreReadAsTheWholeFileIs) {
  std::mt19937 random(9);
  for (int round = 0; round < 20; ++round) {
    const std::string text = drawn_rctab(random, static_cast<int>(random() % 300));
    const auto whole = read_rctab_csv("t.csv", text, {});
    ASSERT_TRUE(whole) << to_text(whole.error());
    for (const std::size_t block : {std::size_t{300}, kBlockBytes}) {
      const auto stream = stream_rctab_csv("t.csv", source_of(text), {}, block);
      ASSERT_TRUE(stream && stream->reading) << stream->odd_line << '\n' << text;
      expect_same(*stream->reading, *whole, text);
    }
  }
}

/// Two contests; cells of the first are blank where it was not on the ballot.
std::string drawn_choices(std::mt19937& random, int ballots, const std::string& head, bool formulas) {
  std::string text = head;
  for (int ballot = 0; ballot < ballots; ++ballot) {
    const auto number = [&](std::size_t n) {
      return formulas ? "\"=\"\"" + std::to_string(n) + "\"\"\"" : std::to_string(n);
    };
    text += number(static_cast<std::size_t>(ballot)) + ',' + number(random() % 3) + ',' + number(random() % 2) + ',' +
            number(static_cast<std::size_t>(ballot)) + ",\"P, " + std::to_string(random() % 5) + '"';
    const bool there = random() % 8 != 0;
    for (int choice = 0; choice < 6; ++choice)
      text += ',' + (choice < 4 && !there ? std::string() : cell(random, random() % 3 == 0 ? "1" : "0"));
    text += random() % 2 == 0 ? "\r\n" : "\n";
  }
  return text;
}

TEST(RowStream, ExportsAreReadAsTheWholeFileIs) {
  std::mt19937 random(13);
  const std::string clear =
      "RowNumber,BoxID,BoxPosition,BallotID,PrecinctID,Choice_1_1:Mayor:1:Vote For 1:Ames:P,Choice_2_1:Mayor:1:Vote "
      "For 1:Cole:,Choice_1_2:Mayor:2:Vote For 1:Ames:P,Choice_2_2:Mayor:2:Vote For "
      "1:Cole:,Choice_3_1:Clerk:1:Vote For 1:Dee:,Choice_4_1:Clerk:1:Vote For 1:Eli:\n";
  const std::string flat =
      "Town,5.2,,,,,,,,,\n,,,,,\"Mayor (Number of positions=1, Number of ranks=2)\",,,,Clerk (Vote For=1),\n"
      ",,,,,Ames(1),Cole(1),Ames(2),Cole(2),Dee,Eli\nCvrNumber,TabulatorNum,BatchId,RecordId,PrecinctPortion,,,,,,\n";
  for (int round = 0; round < 20; ++round) {
    const int ballots = static_cast<int>(random() % 300);
    const std::string text = drawn_choices(random, ballots, clear, false);
    const std::string other = drawn_choices(random, ballots, flat, true);
    const auto whole = read_clear_ballot("c.csv", text, "Mayor", {});
    const auto whole_flat = read_dominion_flat("c.csv", other, "Mayor", {});
    ASSERT_TRUE(whole && whole_flat) << to_text(whole.error()) << to_text(whole_flat.error());
    for (const std::size_t block : {std::size_t{700}, kBlockBytes}) {
      const auto stream = stream_clear_ballot("c.csv", source_of(text), "Mayor", {}, block);
      ASSERT_TRUE(stream && stream->reading) << stream->odd_line << '\n' << text;
      expect_same(*stream->reading, *whole, text);
      const auto stream_flat = stream_dominion_flat("c.csv", source_of(other), "Mayor", {}, block);
      ASSERT_TRUE(stream_flat && stream_flat->reading) << stream_flat->odd_line << '\n' << other;
      expect_same(*stream_flat->reading, *whole_flat, other);
    }
  }
}

/// A line feed that the stream adds makes no row of the last line, by which the delimiter is guessed.
TEST(RowStream, TheDelimiterIsGuessedAsOfTheWholeFile) {
  const std::string text = "\"C,1,D \n\"1,2,6,\n,3\n\t\t%\t\tgb,,\n+,2,";
  BallotTableLayout layout;
  layout.first_vote_column = 2;
  const auto whole = read_ballot_table("t.csv", text, layout, {});
  const auto stream = stream_ballot_rows("t.csv", source_of(text), layout, {});
  EXPECT_FALSE(whole);
  EXPECT_FALSE(stream && stream->reading);
}

/// The row of the second ballot has a column that no heading names.
TEST(RowStream, ColumnsBeyondTheHeadingsAreForTheWholeFile) {
  std::string text = "Town,5.2,\n,Mayor (Vote For=1),\n,Ames,Cole\nCvrNumber,,\n";
  for (int ballot = 0; ballot < 9'000; ++ballot) text += std::to_string(ballot) + ",1,0\n";
  EXPECT_TRUE(stream_dominion_flat("c.csv", source_of(text), "Mayor", {})->reading);
  text += "9000,1,0,1\n";
  test::expect_refused(read_dominion_flat("c.csv", text, "Mayor", {}), "c.csv:3:4: a choice without a name");
  EXPECT_FALSE(stream_dominion_flat("c.csv", source_of(text), "Mayor", {})->reading);
}

/// Some characters of a sound file exchanged: a stream reads and refuses as the whole file does, or leaves it to that.
void expect_same_with_mistakes(const std::string& sound, const BallotTableLayout& layout, int least) {
  const std::string others = "\"\"\"\",,,\n\r\n;1A| \t";
  std::mt19937 random(20'261'131);
  int streamed = 0, refused = 0;
  for (int round = 0; round < test::trials(20'000); ++round) {
    std::string text = sound;
    for (auto changes = random() % 4; changes > 0; --changes) {
      const char other = others[random() % others.size()];
      const auto at = random() % text.size();
      random() % 2 == 0 ? text.insert(at, 1, other).size() : text.replace(at, 1, 1, other).size();
    }
    const auto whole = read_ballot_table("t.csv", text, layout, labelled());
    const auto stream = stream_ballot_rows("t.csv", source_of(text), layout, labelled(), 20);
    ASSERT_TRUE(stream) << text << to_text(stream.error());
    if (stream->reading) {
      ++streamed;
      ASSERT_TRUE(whole) << text << to_text(whole.error());
      expect_same(*stream->reading, *whole, text);
    } else if (stream->fault) {
      ++refused;
      ASSERT_FALSE(whole) << text;
      // Quotes that are never closed are met first where the whole file is split first.
      ASSERT_LE(stream->fault->place.line, whole.error().place.line) << text;
      if (stream->fault->place.line == whole.error().place.line) {
        ASSERT_EQ(to_text(*stream->fault), to_text(whole.error())) << text;
      }
    }
  }
  EXPECT_GT(streamed, test::trials(least));
  EXPECT_GT(refused, test::trials(100));
}

TEST(RowStream, WithMistakesAsTheWholeFile) {
  BallotTableLayout layout;
  layout.first_vote_column = 2;
  layout.cards.count = 1;
  layout.delimiter = ',';
  expect_same_with_mistakes("n,\"A, b\",B\n1,\"1\",2\n\"2\",2,1\n,,\n4,,\"1\"\n", layout, 1'000);
}

TEST(RowStream, NamesWithMistakesAsTheWholeFile) {
  BallotTableLayout layout;
  layout.form = Form::rank_columns;
  layout.first_vote_column = 2;
  layout.delimiter = ',';
  layout.cards.count = 1;
  expect_same_with_mistakes("n,x,y\n1,\"A, b\",\"B\"\n\"2\",\"C \"\"c\"\"\",UWI\n,,\n4,,B\n5,\"A\nb\",overvote\n",
                            layout, 5'000);
}

TEST(RowStream, SaysWhereATableIsNotPlain) {
  BallotTableLayout layout;
  layout.form = Form::rank_columns;
  layout.delimiter = ',';
  const auto odd = [&](const std::string& text) {
    const auto stream = stream_ballot_rows("t.csv", source_of(text), layout, {}, 4);
    EXPECT_TRUE(stream && !stream->reading) << text;
    return stream ? stream->odd_line : 0;
  };
  EXPECT_EQ(odd("x,y\nA,B\nA,B \"b\"\n"), 3u);
  EXPECT_EQ(odd("x,y\nA,B\n\"A\" a,B\n"), 3u);
  EXPECT_EQ(odd("x,y\nA,B\n\nA,\"B\n"), 4u);
  EXPECT_EQ(odd("x,y\nA,B\nA,B\xff\n"), 3u);
  EXPECT_EQ(odd("x,y\rA,B\r"), 1u);
  EXPECT_EQ(odd("PK\x03\x04,y\nA,B\n"), 1u);
  EXPECT_EQ(odd("x,y\x16\x16\x16\nA,B\n"), 1u);
  EXPECT_EQ(odd("x,y\nA,B\nA,\x16\x16\x16\n"), 3u);
  // "é" read as Latin-1 and encoded again, twice: the whole file is repaired.
  EXPECT_EQ(odd("x,y\nA,\xc3\x83\xc2\xa9\nB,\xc3\x83\xc2\xa9\n"), 0u);
  layout.cards.id = 1;
  EXPECT_EQ(odd("x,y\nA,B\nA,C\n"), 0u);
  BallotOptions cards;
  cards.keep_cards = true;
  EXPECT_FALSE(stream_ballot_rows("t.csv", source_of("x,y\nA,B\n"), layout, cards, 4)->reading);
}

TEST(RowStream, RefusesMoreThanIsHeld) {
  BallotTableLayout layout;
  layout.form = Form::rank_columns;
  layout.delimiter = ',';
  BallotOptions few;
  few.limits.marks = 3;
  const std::string text = "x,y\nA,B\nB,A\n", long_text = "x,y\nA,B\nB,A\nC,B\n";
  test::expect_refused(stream_ballot_rows("t.csv", source_of(text), layout, few, 4),
                       "t.csv: there are more than 3 marks in rankings that differ");
  few.limits.marks = 9;
  few.limits.candidates = 2;
  test::expect_refused(stream_ballot_rows("t.csv", source_of(long_text), layout, few, 4),
                       "t.csv:4: there are more than 2 candidates");
}

/// Line 4 has no count: the reader of the whole file would say so of this cell.
TEST(RowStream, TellsTheFaultOfALine) {
  BallotTableLayout layout;
  layout.form = Form::rank_columns;
  layout.first_vote_column = 2;
  layout.cards.count = 1;
  const std::string text = "n,x\n1,A\n2,B\nzwei,A\nx,B\n";
  const auto stream = stream_ballot_rows("t.csv", source_of(text), layout, {}, 4);
  ASSERT_TRUE(stream && stream->fault);
  EXPECT_EQ(to_text(*stream->fault), "t.csv:4:1: a number of ballots is no whole number: \"zwei\"");
}

}  // namespace
}  // namespace acta::read

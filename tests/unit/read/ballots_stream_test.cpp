// SPDX-License-Identifier: Apache-2.0
// Long files read as streams: the same ballots as those of the whole file, whatever the blocks.
#include <algorithm>
#include <cstring>
#include <optional>
#include <random>

#include "acta/read/ballots/blt_stream.hpp"
#include "acta/read/ballots/table_stream.hpp"
#include "support/sanitized.hpp"
#include "unit/read/streams.hpp"

namespace acta::read {
namespace {

using test::expect_refused;
using test::notes_text;
using test::sorted_rows;
using test::source_of;

base::Result<StreamedBallots> streamed(const std::string& text, std::size_t block, BallotOptions options = {},
                                       std::uint32_t first_column = 1) {
  BallotTableLayout layout;
  layout.first_vote_column = first_column;
  return stream_ballot_table("t.csv", source_of(text), layout, options, block);
}

/// Ranks of 1 to 4 for up to 20 candidates, some of them at one rank, some skipped.
std::string drawn_table(std::mt19937& random, int candidates, int ballots) {
  std::string text = "id";
  for (int c = 0; c < candidates; ++c) text += ",Candidate " + std::to_string(c);
  text += '\n';
  for (int ballot = 0; ballot < ballots; ++ballot) {
    text += random() % 9 == 0 ? "" : "b" + std::to_string(ballot);
    for (int c = 0; c < candidates; ++c)
      text += random() % 4 == 0 ? "," + std::to_string(1 + random() % 4) : std::string(",");
    text += random() % 2 == 0 ? "\r\n" : "\n";
  }
  return text;
}

TEST(BallotStream, ATableIsReadAsTheWholeFileIs) {
  std::mt19937 random(20'260'101);
  for (int round = 0; round < 60; ++round) {
    const std::string text = drawn_table(random, 1 + static_cast<int>(random() % 20), static_cast<int>(random() % 200));
    BallotTableLayout layout;
    layout.first_vote_column = 2;
    const auto whole = read_ballot_table("t.csv", text, layout, {});
    ASSERT_TRUE(whole);
    for (const std::size_t block : {std::size_t{1}, std::size_t{700}, kBlockBytes}) {
      const auto stream = streamed(text, block, {}, 2);
      ASSERT_TRUE(stream && stream->reading) << stream->odd_line;
      EXPECT_EQ(sorted_rows(stream->reading->ballots), sorted_rows(whole->ballots)) << text;
      EXPECT_EQ(stream->reading->ballots.candidates, whole->ballots.candidates);
      ASSERT_EQ(stream->reading->notes.size(), whole->notes.size());
      for (std::size_t i = 0; i < whole->notes.size(); ++i) {
        EXPECT_EQ(stream->reading->notes[i].count, whole->notes[i].count);
        EXPECT_EQ(to_text(stream->reading->notes[i].first), to_text(whole->notes[i].first));
      }
    }
  }
}

/// Whatever the blocks, and so the threads and their order.
TEST(BallotStream, TheSameRowsInTheSameOrder) {
  std::mt19937 random(11);
  const std::string text = drawn_table(random, 12, 900);
  std::optional<model::RankedBallots> first;
  for (const std::size_t block : {std::size_t{50}, std::size_t{900}, std::size_t{5000}, kBlockBytes})
    for (int again = 0; again < 3; ++again) {
      const auto stream = streamed(text, block, {}, 2);
      ASSERT_TRUE(stream && stream->reading);
      const auto& ballots = stream->reading->ballots;
      if (!first) first = ballots;
      EXPECT_EQ(ballots.marks, first->marks);
      EXPECT_EQ(ballots.begin, first->begin);
      EXPECT_EQ(ballots.counts, first->counts);
      EXPECT_EQ(ballots.sets, first->sets);
    }
}

/// Rows with the same first marks follow each other: no prefix begins twice.
TEST(BallotStream, RowsAreSorted) {
  std::mt19937 random(7);
  const auto stream = streamed(drawn_table(random, 6, 400), 900, {}, 2);
  ASSERT_TRUE(stream && stream->reading);
  const auto& ballots = stream->reading->ballots;
  EXPECT_TRUE(ballots.sorted);
  EXPECT_GT(ballots.sets.size(), 3u);
  const auto prefix = [&](std::size_t row, std::size_t marks) {
    std::vector<model::RankMark> first(ballots.marks.begin() + ballots.begin[row],
                                       ballots.marks.begin() + ballots.begin[row + 1]);
    first.resize(std::min(first.size(), marks));
    return first;
  };
  for (std::size_t marks = 1; marks <= 4; ++marks) {
    std::vector<std::vector<model::RankMark>> begun;
    for (std::size_t row = 0; row < ballots.rows(); ++row)
      if (const auto first = prefix(row, marks); first.size() == marks && (begun.empty() || begun.back() != first)) {
        EXPECT_EQ(std::find(begun.begin(), begun.end(), first), begun.end());
        begun.push_back(first);
      }
  }
}

TEST(BallotStream, MoreRanksThanFitIntoTwoWords) {
  // 600 candidates take 10 bits a rank, 12 ranks two words.
  std::string heading, first, second;
  for (int c = 0; c < 600; ++c) {
    heading += (c > 0 ? ",C" : "C") + std::to_string(c);
    first += (c > 0 ? "," : "") + (c < 30 ? std::to_string(30 - c) : std::string());
    second += (c > 0 ? "," : "") + (c == 599 ? std::to_string(12) : std::string());
  }
  const std::string text = heading + '\n' + first + '\n' + second + '\n' + first + '\n';
  const auto stream = streamed(text, kBlockBytes);
  ASSERT_TRUE(stream && stream->reading);
  EXPECT_EQ(sorted_rows(stream->reading->ballots), sorted_rows(read_ballot_table("t.csv", text, {}, {})->ballots));
}

TEST(BallotStream, SaysWhereATableIsNotPlain) {
  const auto odd = [](const std::string& text) { return streamed(text, 4).value().odd_line; };
  EXPECT_EQ(odd("A,B\n1,2\n1,x\n2,y\n"), 3u);
  EXPECT_EQ(odd("A,B\n1,2\n1,2\n\"1\",2\n"), 4u);
  EXPECT_EQ(odd("A,B\n1,2\n0,1\n"), 3u);
  EXPECT_EQ(odd("A,B\n1,2,3\n"), 2u);
  EXPECT_EQ(odd("A,\n1,2\n"), 2u);
  EXPECT_EQ(odd("A,B\n1,1001\n"), 2u);
  EXPECT_EQ(odd("A,B\n1, 2\n"), 2u);
  EXPECT_EQ(odd("\"A,B\n1,2\n"), 1u);
  EXPECT_EQ(odd("A,B\r1,2"), 1u);
  EXPECT_EQ(odd("A\xff,B\n1,2\n"), 1u);
  BallotOptions cards;
  cards.keep_cards = true;
  EXPECT_FALSE(streamed("A,B\n1,2\n", 4, cards)->reading);
}

/// "ustar" from byte 257 on: 7 bytes of headings, 41 rows of 6, 4 more. "BZh" begins a file of bzip2.
TEST(BallotStream, WhatLooksPackedIsForTheWholeFile) {
  std::string tar = "id,A,B\n";
  for (int row = 0; row < 41; ++row) tar += "x,1,2\n";
  tar += "xxxxustar,1,2\n";
  BallotTableLayout layout;
  layout.first_vote_column = 2;
  for (const std::string& text : {tar, std::string("BZh,A\n1,1\n")}) {
    EXPECT_FALSE(read_ballot_table("t.csv", text, layout, {}));
    for (const std::size_t block : {std::size_t{20}, kBlockBytes}) {
      for (const auto& stream : {stream_ballot_table("t.csv", source_of(text), layout, {}, block),
                                 stream_ballot_rows("t.csv", source_of(text), layout, {}, block)}) {
        ASSERT_TRUE(stream) << base::to_text(stream.error());
        EXPECT_FALSE(stream->reading);
        EXPECT_EQ(stream->odd_line, 1u);
      }
    }
  }
}

TEST(BallotStream, RefusesWhatTheWholeFileIsRefusedFor) {
  expect_refused(streamed("A,A\n1,2\n", 4), "t.csv:1:2: two columns");
  BallotOptions few;
  few.limits.marks = 3;
  expect_refused(streamed("A,B\n1,2\n2,1\n", 4, few), "more than 3 marks in rankings that differ");
  expect_refused(streamed("A,B\n1,1\n1,2\n2,1\n", 4, few), "more than 3 marks in rankings that differ");
}

TEST(BallotStream, BltIsReadAsTheWholeFileIs) {
  std::mt19937 random(3);
  std::string text = "6 2\n-4\n";
  for (int ballot = 0; ballot < 500; ++ballot) {
    text += std::to_string(1 + random() % 3);
    for (auto rank = random() % 30; rank > 0; --rank) text += ' ' + std::to_string(1 + random() % 6);
    text += random() % 2 == 0 ? " 0\r\n" : "  0\n";
  }
  text += "0\n\"Ana\"\n\"Bo\"\n\"C\xc3\xa9\"\n\"D\"\n\"E\"\n\"F\"\n\"Ward\"\n";
  const auto whole = read_blt("b.blt", text, BltMode::lenient, {});
  ASSERT_TRUE(whole);
  for (const std::size_t block : {std::size_t{120}, std::size_t{1000}, kBlockBytes}) {
    const auto stream = stream_blt("b.blt", source_of(text), {}, block);
    ASSERT_TRUE(stream && stream->reading) << block << ' ' << stream->odd_line;
    EXPECT_EQ(sorted_rows(stream->reading->reading.ballots), sorted_rows(whole->reading.ballots));
    EXPECT_EQ(stream->reading->reading.ballots.candidates, whole->reading.ballots.candidates);
    EXPECT_EQ(stream->reading->seats, 2);
    EXPECT_EQ(stream->reading->title, "Ward");
    EXPECT_EQ(stream->reading->withdrawn, whole->withdrawn);
  }
}

TEST(BallotStream, SaysWhereBltIsNotPlain) {
  const auto odd = [](const std::string& text) { return stream_blt("b.blt", source_of(text), {}, 40)->odd_line; };
  EXPECT_EQ(odd("2 1\n1 1 2 0\n1 2=1 0\n0\n\"A\"\n\"B\"\n\"T\"\n"), 3u);
  EXPECT_EQ(odd("2 1\n1 1 2 0\n1 3 0\n0\n\"A\"\n\"B\"\n\"T\"\n"), 3u);
  EXPECT_EQ(odd("2 1\n1 1 2 0\n1 2 00\n0\n\"A\"\n\"B\"\n\"T\"\n"), 3u);
  EXPECT_EQ(odd("2 1\n-2 1 1 0\n1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n"), 2u);
  EXPECT_EQ(odd("2 1 0\n1 1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n"), 1u);
  EXPECT_EQ(odd("2 1\n1 1 2\n0\n\"A\"\n\"B\"\n\"T\"\n"), 2u);
  EXPECT_EQ(odd("2 1\n1 1 2 0\n\"A\"\n\"B\"\n\"T\"\n"), 3u);
  EXPECT_EQ(odd("x 1\n1 1 2 0\n0\n"), 1u);
  const std::string names = "2 1\n1 1 2 0\n1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n\"more\"\n";
  const auto whole = read_blt("b.blt", names, BltMode::lenient, {});
  const auto stream = stream_blt("b.blt", source_of(names), {}, 30);
  ASSERT_EQ(whole.has_value(), stream.has_value());
  if (!whole) {
    EXPECT_EQ(to_text(stream.error()), to_text(whole.error()));
  }
}

/// Of BLT that is not plain in its head the whole file is read: not one of its ballots may be lost.
TEST(BallotStream, BallotsInTheHeadAreForTheWholeFile) {
  const auto odd = [](const std::string& text) {
    const auto whole = read_blt("b.blt", text, BltMode::lenient, {});
    EXPECT_TRUE(whole) << text << base::to_text(whole.error());
    const auto stream = stream_blt("b.blt", source_of(text), {}, 40);
    EXPECT_TRUE(stream) << text << base::to_text(stream.error());
    EXPECT_FALSE(stream && stream->reading) << text;
    return stream ? stream->odd_line : 0;
  };
  const std::string end = "1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n";
  EXPECT_EQ(odd("2 1 3 1 2 0\n" + end), 1u);
  EXPECT_EQ(odd("2 1 -1\n" + end), 1u);
  EXPECT_EQ(odd("2\n1\n" + end), 1u);
  EXPECT_EQ(odd("2 1 # of a ward\n" + end), 1u);
  EXPECT_EQ(odd("2 1\n-2 3 1 0\n" + end), 2u);
  EXPECT_EQ(odd("2 1\n-2 3\n1 2 0\n" + end), 2u);
  EXPECT_EQ(odd("2 1\n-2 -1\n" + end), 2u);
  EXPECT_EQ(odd("2 1\n[withdrawn 2] 3 1 0\n" + end), 2u);
  EXPECT_EQ(odd("2 1\n\n[tie 2 1] (a) 1 1 2 0\n" + end), 3u);
}

/// Some characters of a sound file exchanged: a stream reads and refuses as the whole file does, or leaves it to that.
TEST(BallotStream, BltWithMistakesIsReadAsTheWholeFileIs) {
  const std::string sound = "3 2\n-3\n[tie 2 1 3]\n2 1 2 0\n1 2 0\n\n4 3 1 0\n1 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n";
  const std::string others = "0001123 \n\n-[]()#,=\"\r\ta";
  std::mt19937 random(20'261'129);
  int streamed = 0, refused = 0;
  for (int round = 0; round < test::trials(20'000); ++round) {
    std::string text = sound;
    for (auto changes = random() % 4; changes > 0; --changes) {
      const char other = others[random() % others.size()];
      const auto at = random() % text.size();
      random() % 2 == 0 ? text.insert(at, 1, other).size() : text.replace(at, 1, 1, other).size();
    }
    const auto stream = stream_blt("b.blt", source_of(text), {}, 30);
    const auto whole = read_blt("b.blt", text, BltMode::lenient, {});
    if (!stream) {
      ++refused;
      ASSERT_FALSE(whole) << text;
      ASSERT_EQ(to_text(stream.error()), to_text(whole.error())) << text;
    } else if (stream->reading) {
      ++streamed;
      ASSERT_TRUE(whole) << text << to_text(whole.error());
      const BltReading& own = *stream->reading;
      ASSERT_EQ(sorted_rows(own.reading.ballots), sorted_rows(whole->reading.ballots)) << text;
      ASSERT_EQ(own.reading.ballots.candidates, whole->reading.ballots.candidates) << text;
      ASSERT_EQ(own.seats, whole->seats) << text;
      ASSERT_EQ(own.withdrawn, whole->withdrawn) << text;
      ASSERT_EQ(own.tie_order, whole->tie_order) << text;
      ASSERT_EQ(own.title, whole->title) << text;
      ASSERT_EQ(notes_text(own.reading), notes_text(whole->reading)) << text;
    }
  }
  EXPECT_GT(streamed, test::trials(5'000));
  EXPECT_GT(refused, test::trials(10));
}

/// Numbers that are nicknames name others: here 2 is the first candidate.
TEST(BallotStream, NicknamesThatAreNumbersAreForTheWholeFile) {
  const std::string text = "2 1\n[nick 2 1]\n1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n";
  EXPECT_EQ(stream_blt("b.blt", source_of(text), {}, 40)->odd_line, 2u);
  const std::string letters = "2 1\n[nick a b]\n1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n";
  EXPECT_TRUE(stream_blt("b.blt", source_of(letters), {}, 40)->reading);
}

/// "001" is how many ballots there are, not the end of them.
TEST(BallotStream, CountsMayBeginWithZero) {
  const std::string text = "2 1\n2 1 0\n01 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n";
  for (const std::size_t block : {std::size_t{10}, kBlockBytes}) {
    const auto stream = stream_blt("b.blt", source_of(text), {}, block);
    ASSERT_TRUE(stream && stream->reading);
    EXPECT_EQ(sorted_rows(stream->reading->reading.ballots), (std::vector<std::string>{"1 B", "2 A"}));
  }
  const std::string longer = "2 1\n001 1 0\n1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n";
  ASSERT_TRUE(read_blt("b.blt", longer, BltMode::lenient, {}));
  EXPECT_EQ(stream_blt("b.blt", source_of(longer), {}, 40).value().odd_line, 2u);
}

/// Candidate 9 does not exist: the whole file says so, with its own line.
TEST(BallotStream, WhatIsWrongInTheHeadIsForTheWholeFile) {
  const std::string text = "2 1\n-9\n1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n";
  const auto stream = stream_blt("b.blt", source_of(text), {}, 40);
  ASSERT_TRUE(stream) << base::to_text(stream.error());
  EXPECT_EQ(stream->odd_line, 2u);
}

/// The name without quotes stands on line 6, behind two lines of ballots; the title is missing at the end.
TEST(BallotStream, NotesNameLinesOfTheFile) {
  const std::string text = "2 1\n[tie 2 1]\n1 1 2 0\n1 2 0\n0\nAda\n\"B\"\n";
  const auto whole = read_blt("b.blt", text, BltMode::lenient, {});
  const auto stream = stream_blt("b.blt", source_of(text), {}, 30);
  ASSERT_TRUE(whole && stream && stream->reading);
  ASSERT_EQ(stream->reading->reading.notes.size(), whole->reading.notes.size());
  std::vector<std::uint64_t> lines;
  for (std::size_t i = 0; i < whole->reading.notes.size(); ++i) {
    EXPECT_EQ(to_text(stream->reading->reading.notes[i].first), to_text(whole->reading.notes[i].first));
    lines.push_back(whole->reading.notes[i].first.line);
  }
  EXPECT_EQ(lines, (std::vector<std::uint64_t>{2, 6, 8}));
}

/// Lines of more than 20 bytes: whole files have no such limit.
TEST(BallotStream, LongLinesAreForTheWholeFile) {
  const BlockSizes sizes(16, 20);
  const std::string blanks(40, ' ');
  const auto blt = [&](const std::string& text) { return stream_blt("b.blt", source_of(text), {}, sizes); };
  const auto table = [&](const std::string& text) {
    return stream_ballot_table("t.csv", source_of(text), {}, {}, sizes);
  };
  ASSERT_TRUE(blt("2 1\n1 1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n")->reading);
  EXPECT_EQ(blt("2 1" + blanks + "\n1 1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n").value().odd_line, 1u);
  EXPECT_EQ(blt("2 1\n1 2 0\n1 1" + blanks + "2 0\n0\n\"A\"\n\"B\"\n\"T\"\n").value().odd_line, 3u);
  const auto behind = blt("2 1\n1 1 2 0\n0\n\"A\"\n\"" + blanks + "B\"\n\"T\"\n");
  ASSERT_TRUE(behind) << base::to_text(behind.error());
  EXPECT_FALSE(behind->reading);
  EXPECT_EQ(table("A,B" + blanks + "\n1,2\n").value().odd_line, 1u);
  EXPECT_EQ(table("A,B\n1,2\n" + blanks + "1,2\n").value().odd_line, 3u);
  ASSERT_TRUE(table("A,B\n1,2\n").value().reading);
}

/// The source fails after what it has.
ByteSource broken_after(const std::string& text) {
  return [&text, at = std::size_t{0}](std::span<char> into) mutable -> base::Result<std::size_t> {
    if (at == text.size()) return base::Error{base::ErrorKind::io, "cannot be read to its end", {}, {}};
    const std::size_t some = std::min(into.size(), text.size() - at);
    std::memcpy(into.data(), text.data() + at, some);
    at += some;
    return some;
  };
}

TEST(BallotStream, ErrorsOfTheSourceNameTheFile) {
  const std::string text = "2 1\n1 1 2 0\n", table = "A,B\n1,2\n";
  expect_refused(stream_blt("b.blt", broken_after(text), {}, 20), "b.blt: cannot be read to its end");
  expect_refused(stream_ballot_table("t.csv", broken_after(table), {}, {}, 20), "t.csv: cannot be read to its end");
}

TEST(BallotStream, ALineThatIsNotPlainStandsBeforeAnErrorBehindIt) {
  const std::string text = "A,B\n1,2\n1,x\n1,2\n";
  for (int again = 0; again < 20; ++again) {
    const auto stream = stream_ballot_table("t.csv", broken_after(text), {}, {}, 8);
    ASSERT_TRUE(stream) << base::to_text(stream.error());
    EXPECT_EQ(stream->odd_line, 3u);
  }
}

}  // namespace
}  // namespace acta::read

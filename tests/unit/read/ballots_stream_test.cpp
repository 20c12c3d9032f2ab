// SPDX-License-Identifier: Apache-2.0
// Long files read as streams: the same ballots as those of the whole file, whatever the blocks.
#include <algorithm>
#include <cstring>
#include <optional>
#include <random>

#include "acta/read/ballots/blt_stream.hpp"
#include "acta/read/ballots/table_stream.hpp"
#include "unit/read/ballots.hpp"

namespace acta::read {
namespace {

using test::expect_refused;

ByteSource source_of(const std::string& text) {
  return [&text, at = std::size_t{0}](std::span<char> into) mutable -> base::Result<std::size_t> {
    const std::size_t some = std::min(into.size(), text.size() - at);
    std::memcpy(into.data(), text.data() + at, some);
    at += some;
    return some;
  };
}

base::Result<StreamedBallots> streamed(const std::string& text, std::size_t block, BallotOptions options = {},
                                       std::uint32_t first_column = 1) {
  BallotTableLayout layout;
  layout.first_vote_column = first_column;
  return stream_ballot_table("t.csv", source_of(text), layout, options, block);
}

/// "2 A > B" of every row, sorted: streams sort rows by marks.
std::vector<std::string> sorted_rows(const model::RankedBallots& ballots) {
  std::vector<std::string> rows;
  std::string text = test::rows_text(ballots) + "; ";
  for (std::size_t end = text.find("; "); end != std::string::npos; end = text.find("; ")) {
    rows.push_back(text.substr(0, end));
    text.erase(0, end + 2);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
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
  EXPECT_EQ(odd("A\xff,B\n1,2\n"), 1u);
  BallotOptions cards;
  cards.keep_cards = true;
  EXPECT_FALSE(streamed("A,B\n1,2\n", 4, cards)->reading);
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

}  // namespace
}  // namespace acta::read

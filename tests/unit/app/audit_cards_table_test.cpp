// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_cards_table.hpp"

#include <gtest/gtest.h>

namespace acta::app {
namespace {

read::CardsFile two_contests() {
  read::CardsFile file;
  file.records.emplace().format = "csv";
  for (const char* id : {"mayor", "council"}) {
    file.contests.emplace_back();
    file.contests.back().id = id;
    file.contests.back().choices = {"Ann", "Burr", "Cole"};
    file.contests.back().votes_for = 2;
  }
  return file;
}

RecordedCardList empty_list(const read::CardsFile& file) {
  RecordedCardList list;
  for (const read::CardsContest& contest : file.contests) {
    list.contests.emplace_back();
    list.contests.back().contest.choices = contest.choices;
    list.contests.back().contest.votes_for = 2;
  }
  return list;
}

/// Everything that a list says, in words.
std::string text_of(const RecordedCardList& list) {
  std::string text;
  for (std::size_t card = 0; card < list.cards.size(); ++card) {
    const auto& one = list.cards[card];
    text += one.id + " " + list.batches[one.batch] + "/" + std::to_string(one.position);
    for (const audit::ContestRecords& contest : list.contests) {
      const std::uint32_t row = contest.row_of_card[card];
      text += " " + (row < contest.votes.size() ? std::to_string(row) + ":" : std::string("-"));
      if (row < contest.votes.size())
        for (const audit::Choice choice : contest.votes.vote(row)) text += std::to_string(choice);
    }
    text += "\n";
  }
  for (std::size_t b = 0; b < list.batches.size(); ++b)
    text += list.batches[b] + " " + std::to_string(list.farthest[b].position) + " " +
            base::to_text(list.farthest[b].place) + "\n";
  return text;
}

constexpr const char* kTable =
    "card,batch,position,mayor,council\n"
    "a,B2,1,Ann,\n"
    "b,B1,7,Burr;Ann,Cole\n"
    "c,B2,2,blank,Ann; Burr; Cole\n"
    "d,B1,3,Burr,blank\n"
    "e,B3,,Ann,Cole\n"
    "f,B1,7,Cole,Burr\n";

/// Votes and batches are numbered in the order of the rows, in however many parts they are read.
TEST(TableRecorder, PartsGiveTheListOfTheWhole) {
  const read::CardsFile file = two_contests();
  for (std::size_t bytes = 1; bytes < 200; ++bytes) {
    RecordedCardList list = empty_list(file);
    TableRecorder recorder(list, bytes);
    ASSERT_TRUE(recorder.read("a.csv", kTable, file));
    ASSERT_TRUE(recorder.read("b.csv", "batch,card,mayor,council\nB1,g,Cole,Burr;Cole\n", file));
    ASSERT_TRUE(recorder.finish());
    ASSERT_EQ(text_of(list),
              "a B2/1 0:0 -\n"
              "b B1/7 1:01 0:2\n"
              "c B2/2 2: 1:\n"
              "d B1/3 3:1 1:\n"
              "e B3/0 0:0 0:2\n"
              "f B1/7 4:2 2:1\n"
              "g B1/0 4:2 3:12\n"
              "B2 2 a.csv:4:3\n"
              "B1 7 a.csv:3:3\n"
              "B3 0 \n")
        << bytes;
  }
}

TEST(TableRecorder, TheFirstCardThatComesAgainIsNamed) {
  const read::CardsFile file = two_contests();
  for (const std::size_t bytes : {std::size_t{1}, std::size_t{40}, std::size_t{1000}}) {
    RecordedCardList list = empty_list(file);
    TableRecorder recorder(list, bytes);
    ASSERT_TRUE(recorder.read("a.csv", kTable, file));
    ASSERT_TRUE(recorder.read(
        "b.csv", "batch,card,mayor,council\nB1,g,Ann,\nB1,,Ann,\nB1,,Ann,\n\nB1,f,Ann,\nB1,a,Ann,\nB1,f,Ann,\n", file));
    const auto finished = recorder.finish();
    ASSERT_FALSE(finished);
    EXPECT_EQ(base::to_text(finished.error()), "b.csv:6:2: card \"f\" has two records");
  }
}

}  // namespace
}  // namespace acta::app

// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/writers.hpp"

#include <random>

#include "acta/read/ballots/blt.hpp"
#include "acta/read/ballots/grouper.hpp"
#include "acta/read/ballots/rctab.hpp"
#include "unit/read/ballots.hpp"

namespace acta::read {
namespace {

using model::RankMark;

const std::vector<std::string> kNames = {"Ann", "Bob, \"Lee\"", "Cy\xC3\xA9", "Dee", "Eve"};

/// Random ballots, with skipped ranks, sets and write-ins where `all`.
BallotReading random_ballots(std::uint32_t seed, bool all) {
  std::mt19937 random(seed);
  BallotOptions options;
  options.keep_cards = true;
  BallotGrouper grouper("K", options);
  for (const std::string& name : kNames) EXPECT_TRUE(grouper.candidate(name, name));
  for (int ballot = 0; ballot < 60; ++ballot) {
    const auto ranks = random() % 5;
    for (std::uint64_t rank = 1; rank <= ranks; ++rank) {
      const auto kind = all ? random() % 6 : 5;
      if (kind == 0) continue;
      EXPECT_TRUE(grouper.mark(rank, kind == 1 ? model::kUndeclaredWriteIn : static_cast<RankMark>(random() % 5)));
      if (kind == 2) {
        EXPECT_TRUE(grouper.mark(rank, static_cast<RankMark>(random() % 5)));
      }
    }
    EXPECT_TRUE(grouper.end_ballot());
  }
  return std::move(grouper).finish(0);
}

/// Rows as BLT gives them back: quotes become apostrophes, write-ins a candidate.
std::string as_blt(const model::RankedBallots& ballots) {
  model::RankedBallots plain = ballots;
  for (std::string& name : plain.candidates) std::replace(name.begin(), name.end(), '"', '\'');
  std::string text;
  for (std::uint32_t row = 0; row < plain.rows(); ++row)
    text += (row == 0 ? "" : "; ") + std::to_string(plain.counts[row]) + " " +
            test::row_text(plain, row, "Undeclared Write-ins");
  return text;
}

TEST(BltWriter, StrictReadersTakeThePlainForm) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const auto ballots = random_ballots(seed, false).ballots;
    const std::vector<std::uint32_t> withdrawn = {1};
    const auto blt = write_blt(ballots, 2, "A \"title\"", withdrawn, BltForm::plain);
    ASSERT_TRUE(blt) << to_text(blt.error());
    const auto again = read_blt("b.blt", *blt, BltMode::strict, {});
    ASSERT_TRUE(again) << to_text(again.error());
    EXPECT_EQ(test::rows_text(again->reading.ballots), as_blt(ballots));
    EXPECT_EQ(again->withdrawn, withdrawn);
    EXPECT_EQ(again->seats, 2);
    EXPECT_EQ(again->title, "A 'title'");
  }
}

TEST(BltWriter, LenientReadersTakeTheExtendedForm) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const auto ballots = random_ballots(seed, true).ballots;
    EXPECT_FALSE(write_blt(ballots, 1, "T", {}, BltForm::plain));
    const auto blt = write_blt(ballots, 1, "T", {}, BltForm::extended);
    ASSERT_TRUE(blt) << to_text(blt.error());
    const auto again = read_blt("b.blt", *blt, BltMode::lenient, {});
    ASSERT_TRUE(again) << to_text(again.error());
    EXPECT_EQ(test::rows_text(again->reading.ballots), as_blt(ballots));
  }
}

TEST(BltWriter, AnOvervoteWithoutCandidatesCannotBeSaid) {
  BallotGrouper grouper("", {});
  EXPECT_TRUE(grouper.mark(1, model::kOvervoteLabel) && grouper.end_ballot());
  const auto blt = write_blt(std::move(grouper).finish(0).ballots, 1, "T", {}, BltForm::extended);
  ASSERT_FALSE(blt);
  EXPECT_NE(blt.error().message.find("row 1 has an overvote"), std::string::npos);
}

TEST(RctabWriter, EveryBallotComesBack) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const auto ballots = random_ballots(seed, true).ballots;
    RctabCsvSource source;
    source.file = "in/cast.xlsx";
    BallotOptions options;
    options.keep_cards = true;
    const auto again = read_rctab_csv("r.csv", write_rctab_csv(ballots, source), options);
    ASSERT_TRUE(again) << to_text(again.error());
    EXPECT_EQ(test::cards_of(again->ballots), test::cards_of(ballots));
    EXPECT_EQ(again->ballots.cards.ids[0], "cast.xlsx-1");
  }
}

}  // namespace
}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
// Audits of cards: values, sizes, draws and walks. Numbers: shared/methods/audit.md, 1.2, 1.3 and 1.12 (SHANGRLA's own
// tests), and by hand.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numeric>

#include "acta/audit/card_draw.hpp"
#include "acta/audit/card_walk.hpp"
#include "acta/audit/tickets_rivest.hpp"
#include "card_worlds.hpp"

namespace acta::audit {
namespace {

using test::audit_of;
using test::letters;
using test::paper;
using test::repeated;

// 254 rows fit into a byte each; the 255th makes all of them wide. What was there stays.
TEST(RowColumn, GrowsWithoutChanging) {
  RowColumn column;
  std::vector<std::uint32_t> expected;
  const auto add = [&](std::uint32_t row) {
    column.push_back(row);
    expected.push_back(row);
  };
  const auto same = [&] {
    ASSERT_EQ(column.size(), expected.size());
    for (std::size_t card = 0; card < expected.size(); ++card) ASSERT_EQ(column[card], expected[card]) << card;
  };
  for (const std::uint32_t row : {0U, 253U, kNotOnCard, kPhantomRecord}) add(row);
  same();
  for (const std::uint32_t row : {254U, 255U, 100'000U, kNotOnCard, kPhantomRecord}) add(row);
  same();
  column.set(0, 77), expected[0] = 77;
  column.resize(12, kPhantomRecord), expected.resize(12, kPhantomRecord);
  same();
  RowColumn first;
  EXPECT_TRUE(first.empty());
  first.push_back(300);
  EXPECT_EQ(first[0], 300u);
  EXPECT_EQ(first.size(), 1u);
}

/// Row 0 of the other is 253 here, row 1 is 0: a byte a card, until a row needs more.
TEST(RowColumn, TakesRowsOfAnotherNumbering) {
  RowColumn other, column;
  for (const std::uint32_t row : {0U, 1U, kNotOnCard, kPhantomRecord, 0U}) other.push_back(row);
  const auto rows = [&] {
    std::vector<std::uint32_t> all;
    for (std::size_t card = 0; card < column.size(); ++card) all.push_back(column[card]);
    return all;
  };
  std::vector<std::uint32_t> expected{253, 0, kNotOnCard, kPhantomRecord, 253};
  column.append(other, {253, 0});
  EXPECT_EQ(rows(), expected);
  expected.insert(expected.end(), {254, 7, kNotOnCard, kPhantomRecord, 254});
  column.append(other, {254, 7});
  EXPECT_EQ(rows(), expected);
  expected.insert(expected.end(), {1, 2, kNotOnCard, kPhantomRecord, 1});
  column.append(other, {1, 2});
  EXPECT_EQ(rows(), expected);
  EXPECT_EQ(column.count(kNotOnCard), 3);
  EXPECT_EQ(column.count(254), 2);
  EXPECT_EQ(other.count(1), 1);
  EXPECT_EQ(other.count(254), 0);
}

TEST(CardClaims, PairsOfWinnersAndLosers) {
  CardContest contest = letters("ABCD", CardContestKind::plurality, 2);
  contest.winners = 2;
  const auto audit = audit_of(contest, repeated({{"AB", 5}, {"AC", 2}, {"D", 1}}));
  EXPECT_EQ(audit.outcome().winners, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(audit.outcome().claims.size(), 4u);  // A and B over C and D
  EXPECT_EQ(audit.totals(), (std::vector<double>{7, 5, 2, 1}));
}

TEST(CardClaims, MarksBeyondThoseAllowedMakeAVoteInvalid) {
  EXPECT_TRUE(test::vote(letters("ABC"), "AB").empty());
  EXPECT_EQ(test::vote(letters("ABC", CardContestKind::approval, 3), "CAA"), (CardVote{0, 2}));
}

// NEB: 1 first choice w; 0 l without w above; else 1/2. NEN: first within S (methods/audit.md, 1.1).
TEST(CardClaims, AssertionsOfInstantRunoff) {
  const Assertion before{Assertion::Kind::NotEliminatedBefore, 0, 1, 0, 0, 0, 0};
  const CardClaim neb("", before);
  EXPECT_EQ(neb.value(CardVote{0, 1}), 1);
  EXPECT_EQ(neb.value(CardVote{2, 0, 1}), 0.5);
  EXPECT_EQ(neb.value(CardVote{2, 1, 0}), 0);
  EXPECT_EQ(neb.value(CardVote{2}), 0.5);
  const CardClaim nen("", Assertion{Assertion::Kind::NotEliminatedNext, 0, 1, only(0) | only(1) | only(3), 0, 0, 0});
  EXPECT_EQ(nen.value(CardVote{2, 0}), 1);
  EXPECT_EQ(nen.value(CardVote{2, 1, 0}), 0);
  EXPECT_EQ(nen.value(CardVote{3, 0, 1}), 0.5);
  EXPECT_EQ(nen.value(CardVote{2}), 0.5);
}

// 40, 35 and 25 of 100, half needed: "below" has 0 for the choice and 1 for the others: means 0.6, 0.65, 0.75.
TEST(CardClaims, NobodyHasTheShare) {
  const auto audit =
      audit_of(letters("ABC", CardContestKind::supermajority), repeated({{"A", 40}, {"B", 35}, {"C", 25}}));
  EXPECT_TRUE(audit.outcome().winners.empty());
  ASSERT_EQ(audit.outcome().claims.size(), 3u);
  EXPECT_NEAR(audit.margin(0), 0.2, 1e-15);
  EXPECT_NEAR(audit.margin(2), 0.5, 1e-15);
  EXPECT_EQ(audit.hardest(), 0u);
  // Exactly the share is neither above nor below it: 1/2 of 2; 57 and 55 of 100, of which no share is exact in binary.
  EXPECT_FALSE(CardContestAudit::make(test::records(letters("AB", CardContestKind::supermajority), {"A", "B"}), {}, 2));
}

TEST(CardClaims, ExactlyTheShareWhateverItsDigits) {
  CardContest contest = letters("AB", CardContestKind::supermajority);
  const auto made = [&](int share, int votes) {
    contest.share = share / 100.0;
    const auto cards = repeated({{"A", votes}, {"B", 100 - votes}});
    const auto audit = CardContestAudit::make(test::records(contest, cards), {}, 100);
    return audit ? audit->outcome().statement : "refused: " + audit.error().message;
  };
  for (int share = 51; share < 99; ++share) {
    EXPECT_NE(made(share, share).find("exactly the share"), std::string::npos) << made(share, share);
    EXPECT_EQ(made(share, share + 1), fmt::format("A has more than {} % of the valid votes", share));
    EXPECT_EQ(made(share, share - 1), fmt::format("nobody has more than {} % of the valid votes", share));
  }
}

TEST(CardClaims, TiesAndContradictionsAreRefused) {
  const auto tie = CardContestAudit::make(test::records(letters("AB"), {"A", "B"}), {}, 2);
  ASSERT_FALSE(tie);
  EXPECT_NE(tie.error().message.find("tie"), std::string::npos);
  CardContest contest = letters("AB");
  contest.elected = {"B"};
  const auto other = CardContestAudit::make(test::records(contest, {"A", "A", "B"}), {}, 3);
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().message.find("elect A, not B"), std::string::npos);
  const auto alone = CardContestAudit::make(test::records(letters("A"), {"A"}), {}, 1);
  EXPECT_FALSE(alone);
}

// Margin 0.2: match 1/1.8, W for L 0. Margin 0.3: L for W 2/1.7. Margin 0.1: W for other 0.5/1.9.
TEST(CardValues, ThoseOfSHANGRLA) {
  const CardContest contest = letters("WLO");
  const auto fifth = audit_of(contest, repeated({{"W", 5}, {"L", 3}, {"O", 2}}));
  EXPECT_NEAR(fifth.margin(0), 0.2, 1e-15);
  EXPECT_NEAR(fifth.value(0, 0, paper(contest, "W")), 1 / 1.8, 1e-15);
  EXPECT_EQ(fifth.value(0, 0, paper(contest, "L")), 0);
  const auto third = audit_of(contest, repeated({{"W", 5}, {"L", 2}, {"O", 3}}));
  EXPECT_NEAR(third.margin(1), 0.3, 1e-15);  // over L, which has fewer votes than O
  EXPECT_NEAR(third.value(1, 5, paper(contest, "W")), 2 / 1.7, 1e-15);
  const auto tenth = audit_of(contest, repeated({{"W", 4}, {"L", 3}, {"O", 3}}));
  EXPECT_NEAR(tenth.value(0, 0, paper(contest, "O")), 0.5 / 1.9, 1e-15);
}

// W over L: 1 for W, 0 for L, 1/2 for others. Record W and paper L: 1, paper O: 1/2; record L and paper W: -1.
TEST(CardValues, OverstatementsAreRecordLessPaper) {
  const CardContest contest = letters("WLO");
  const auto audit = audit_of(contest, repeated({{"W", 5}, {"L", 3}, {"O", 2}}));
  EXPECT_EQ(audit.overstatement(0, 0, paper(contest, "L")), 1);
  EXPECT_EQ(audit.overstatement(0, 0, paper(contest, "O")), 0.5);
  EXPECT_EQ(audit.overstatement(0, 0, paper(contest, "W")), 0);
  EXPECT_EQ(audit.overstatement(0, 5, paper(contest, "W")), -1);
  EXPECT_EQ(audit.overstatement(0, 5, {CardPaper::Seen::not_found, {}}), 0) << "the record says 0 already";
  EXPECT_EQ(audit.overstatement(1, 5, {CardPaper::Seen::not_found, {}}), 0.5);
}

// Phantoms: record 1/2, paper 0. Contest on the record and not on paper: 0 with styles, 1/2 without.
TEST(CardValues, PhantomsAndCardsWithoutTheContest) {
  const CardContest contest = letters("WL");
  const std::vector<std::string> cards = repeated({{"W", 6}, {"L", 2}, {"?", 2}, {"-", 10}});
  const auto known = audit_of(contest, cards);
  EXPECT_EQ(known.cards(), 10);  // margin (6 - 2) / 10 = 0.4
  EXPECT_EQ(known.phantoms(), 2);
  EXPECT_NEAR(known.margin(0), 0.4, 1e-15);
  EXPECT_NEAR(known.value(0, 8, paper(contest, "?")), 0.5 / 1.6, 1e-15);
  EXPECT_NEAR(known.value(0, 0, paper(contest, "-")), 0, 1e-15);
  const auto unknown = audit_of(contest, cards, {CardMethod::comparison, CardStyle::unknown, {}});
  EXPECT_EQ(unknown.cards(), 20);  // margin 4 / 20 = 0.2
  EXPECT_NEAR(unknown.value(0, 0, paper(contest, "-")), 0.5 / 1.8, 1e-15);
  EXPECT_NEAR(unknown.value(0, 19, paper(contest, "-")), 1 / 1.8, 1e-15);
}

// A record that is not there can only cost: the size with phantoms is larger.
TEST(CardValues, PhantomsTakeMoreCards) {
  const CardContest contest = letters("WL");
  const auto without = audit_of(contest, repeated({{"W", 600}, {"L", 400}}));
  const auto with = audit_of(contest, repeated({{"W", 600}, {"L", 400}, {"?", 20}}));
  EXPECT_GT(with.size(0.05), without.size(0.05));
}

// Pools {A, -, -} and {B, -}: means 2/3 and 1/4 (SHANGRLA). N = 5 and cards of A: v = 2 mean - 1.
TEST(CardValues, PoolsTakeTheirMean) {
  const CardContest contest = letters("AB");
  ContestRecords records = test::records(contest, {"A", "A", "A"});
  records.pools = {{{1, 0}, 3}, {{0, 1}, 2}};
  for (const std::uint32_t pool : {0u, 0u, 0u, 1u, 1u}) records.row_of_card.push_back(records.votes.size() + pool);
  const auto audit = CardContestAudit::make(records, {CardMethod::one_audit, CardStyle::unknown, {}}, 8);
  ASSERT_TRUE(audit);
  // mean (3 + 2 + 1/2) / 8
  EXPECT_NEAR(audit->margin(0), 2 * 5.5 / 8 - 1, 1e-15);
  const double least = 1 / (2 - audit->margin(0));
  EXPECT_NEAR(audit->value(0, 3, paper(contest, "A")), (1 - (2.0 / 3 - 1)) * least, 1e-15);
  EXPECT_NEAR(audit->value(0, 6, paper(contest, "")), (1 - (0.25 - 0.5)) * least, 1e-15);
  // As expected the mean of what is fed is the mean of a comparison without error.
  double mean = 0;
  for (const ValueShare& one : audit->expected_values(0)) mean += one.value * one.share;
  EXPECT_NEAR(mean, least, 1e-15);
}

// Margin 0.1, u 1: no error 1/1.9; ceil(ln(20 / 0.9) / ln(1 + 1.92484 (1/1.9 - 1/2))) = ceil(3.10109 / 0.0494198) = 63.
TEST(CardSizesByFormula, OneMargin) {
  const auto audit = audit_of(letters("WL"), repeated({{"W", 5500}, {"L", 4500}}));
  EXPECT_EQ(audit.size(0.05), 63);
  EXPECT_TRUE(audit.is_even());
  // That many cards without error do end it.
  std::vector<std::uint64_t> sample;
  for (std::uint64_t card = 0; card < 63; ++card) sample.push_back(card * 150);
  std::map<std::size_t, CardPaper> papers;
  for (const std::uint64_t card : sample) papers[card] = paper(audit.contest(), card < 5500 ? "W" : "L");
  const auto walk = walk_cards(
      audit, sample, [&](std::size_t card) { return &papers.at(card); }, 0.05);
  EXPECT_LE(walk.risk, 0.05);
  EXPECT_EQ(walk.differing, 0);
  EXPECT_EQ(walk.next, 0);
}

TEST(CardSizesByFormula, ExpectedErrorsTakeMore) {
  const std::vector<std::string> cards = repeated({{"W", 5500}, {"L", 4500}});
  const auto none = audit_of(letters("WL"), cards);
  const auto some = audit_of(letters("WL"), cards, {CardMethod::comparison, CardStyle::known, {0.001, 0.005, 0, 0}});
  EXPECT_GT(some.size(0.05), none.size(0.05));
  EXPECT_GE(some.simulated({0.05, 0.9, 200, 1}), none.simulated({0.05, 0.9, 200, 1}));
  EXPECT_LE(none.simulated({0.05, 0.9, 200, 1}), none.size(0.05));
}

TEST(CardDraws, NumbersAreRivests) {
  const auto numbers = card_numbers("2026", 3);
  EXPECT_EQ(numbers[0], sha256("2026,1"));
  EXPECT_EQ(numbers[2], sha256("2026,3"));
}

TEST(CardDraws, OpportunisticContestsTakeTheirFirstCardsOnly) {
  std::vector<std::string> a, b;
  for (int card = 0; card < 60; ++card) {
    a.push_back(card < 40 ? (card % 4 == 0 ? "B" : "A") : "-");
    b.push_back(card < 20 ? "-" : (card % 4 == 0 ? "B" : "A"));
  }
  const std::vector<CardContestAudit> audits{audit_of(letters("AB"), a), audit_of(letters("AB"), b)};
  const auto styles = card_styles(audits, 60);
  EXPECT_EQ(std::count(styles.cards.begin(), styles.cards.end(), 20), 3);
  const std::vector<std::int64_t> sizes{12, 0};
  const auto draw = draw_cards(audits, styles, "17", sizes);
  ASSERT_TRUE(draw);
  EXPECT_EQ(draw->samples[0].size(), 12u);
  // By hand: the contest's cards in order of their numbers, up to the first that is not drawn.
  const auto numbers = card_numbers("17", 60);
  std::vector<std::uint64_t> order;
  for (std::uint64_t card = 20; card < 60; ++card) order.push_back(card);
  std::sort(order.begin(), order.end(), [&](auto x, auto y) { return numbers[x] < numbers[y]; });
  std::vector<std::uint64_t> expected;
  for (const auto card : order) {
    if (std::find(draw->cards.begin(), draw->cards.end(), card) == draw->cards.end()) break;
    expected.push_back(card);
  }
  EXPECT_EQ(draw->samples[1], expected);
  // 12 of 40 of the first contest's cards: 12 on average, exactly.
  EXPECT_NEAR(expected_cards(audits, styles, sizes), 12, 1e-12);
  EXPECT_FALSE(draw_cards(audits, styles, "17", std::vector<std::int64_t>{41, 0}));
}

TEST(CardWalks, ACardThatWaitsStopsTheWalk) {
  const auto audit = audit_of(letters("WL"), repeated({{"W", 60}, {"L", 40}}));
  const CardPaper winner = paper(audit.contest(), "W");
  const std::vector<std::uint64_t> sample{3, 4, 5, 6};
  const auto walk = walk_cards(
      audit, sample, [&](std::size_t card) { return card == 5 ? nullptr : &winner; }, 0.05);
  EXPECT_EQ(walk.counted, 2);
  EXPECT_EQ(walk.waiting, 1);
  EXPECT_EQ(walk.path.size(), 2u);
}

// The paper of a card has L where its record has O: W over L has an error, W over O has none.
TEST(CardWalks, EachClaimHasItsRisk) {
  const CardContest contest = letters("WLO");
  const auto audit = audit_of(contest, repeated({{"W", 60}, {"L", 20}, {"O", 20}}));
  const CardPaper w = paper(contest, "W"), l = paper(contest, "L");
  const std::vector<std::uint64_t> sample{80, 0, 1, 2};
  const auto walk = walk_cards(
      audit, sample, [&](std::size_t card) { return card == 80 ? &l : &w; }, 0.05);
  ASSERT_EQ(walk.risks.size(), 2u);
  EXPECT_EQ(walk.claim, 0u);
  EXPECT_EQ(walk.risks[0], walk.risk);
  EXPECT_LT(walk.risks[1], walk.risks[0]);
}

TEST(CardWalks, EveryCardReadDecides) {
  const CardContest contest = letters("WL");
  const auto audit = audit_of(contest, repeated({{"W", 3}, {"L", 2}}));
  const std::vector<std::uint64_t> all{4, 0, 2, 1, 3};
  const CardPaper w = paper(contest, "W"), l = paper(contest, "L");
  const auto right = walk_cards(
      audit, all, [&](std::size_t card) { return card < 3 ? &w : &l; }, 0.05);
  EXPECT_EQ(right.risk, 0);
  EXPECT_EQ(right.risks, (std::vector<double>{0}));
  const auto wrong = walk_cards(
      audit, all, [&](std::size_t card) { return card < 2 ? &w : &l; }, 0.05);
  EXPECT_EQ(wrong.risk, 1);
  EXPECT_EQ(wrong.risks, (std::vector<double>{1}));
  EXPECT_FALSE(wrong.impossible.empty());
  EXPECT_EQ(right.path.back(), 0);
  EXPECT_EQ(wrong.path.back(), 1);
}

// The records have 500,500 to 499,500, paper 500,000 to 500,000: a tie, however the values of the cards are rounded.
// One vote more on paper, 500,001 to 499,999, is a lead.
TEST(CardWalks, ATieOfAMillionCardsIsNoLead) {
  const auto audit = audit_of(letters("WL"), repeated({{"W", 500'500}, {"L", 499'500}}));
  const CardPaper w = paper(audit.contest(), "W"), l = paper(audit.contest(), "L");
  std::vector<std::uint64_t> all(1'000'000);
  std::iota(all.begin(), all.end(), std::uint64_t{0});
  for (const auto& [votes, risk] : {std::pair<std::size_t, double>{500'000, 1}, {500'001, 0}}) {
    const auto walk = walk_cards(
        audit, all, [&](std::size_t card) { return card < votes ? &w : &l; }, 1e-9);
    EXPECT_TRUE(walk.all_seen);
    EXPECT_EQ(walk.risk, risk) << votes;
  }
}

// Two thirds of 300,000 needed. Paper 200,000 to 100,000: exactly that, and not more.
TEST(CardWalks, ExactlyTheShareOnPaperIsNoLead) {
  CardContest contest = letters("AB", CardContestKind::supermajority);
  contest.share = 2.0 / 3;
  const auto audit = audit_of(contest, repeated({{"A", 201'000}, {"B", 99'000}}));
  const CardPaper a = paper(contest, "A"), b = paper(contest, "B");
  std::vector<std::uint64_t> all(300'000);
  std::iota(all.begin(), all.end(), std::uint64_t{0});
  for (const auto& [votes, risk] : {std::pair<std::size_t, double>{200'000, 1}, {200'001, 0}}) {
    const auto walk = walk_cards(
        audit, all, [&](std::size_t card) { return card < votes ? &a : &b; }, 1e-9);
    EXPECT_EQ(walk.risk, risk) << votes;
  }
}

// With expected errors the further cards are an average, the middle of 21 simulated ends, as those of the plan are:
// errors yet to come make it more than without any.
TEST(CardWalks, ExpectedErrorsMakeNextAnAverage) {
  const auto cards = repeated({{"W", 5'500}, {"L", 4'500}});
  const auto none = audit_of(letters("WL"), cards);
  const auto some = audit_of(letters("WL"), cards, {CardMethod::comparison, CardStyle::known, {0, 0.02, 0, 0}});
  EXPECT_TRUE(none.is_even());
  EXPECT_FALSE(some.is_even());
  const CardPaper w = paper(none.contest(), "W");
  const std::vector<std::uint64_t> sample{0, 1, 2, 3, 4};
  const PaperOf seen = [&](std::size_t) { return &w; };
  EXPECT_FALSE(walk_cards(none, sample, seen, 0.05).next_is_average);
  const auto walk = walk_cards(some, sample, seen, 0.05);
  EXPECT_TRUE(walk.next_is_average);
  EXPECT_GT(walk.next, walk_cards(none, sample, seen, 0.05).next);
}

TEST(CardWalks, NextIsWhatEndsIt) {
  const auto audit = audit_of(letters("WL"), repeated({{"W", 550}, {"L", 450}}));
  const CardPaper w = paper(audit.contest(), "W"), none = paper(audit.contest(), "");
  std::vector<std::uint64_t> sample;
  for (std::uint64_t card = 0; card < 40; ++card) sample.push_back(card);
  const PaperOf seen = [&](std::size_t card) { return card == 7 ? &none : &w; };
  const auto walk = walk_cards(audit, sample, seen, 0.05);
  ASSERT_GT(walk.next, 0);
  EXPECT_EQ(walk.differing, 1);
  for (std::uint64_t card = 40; card < 40 + static_cast<std::uint64_t>(walk.next); ++card) sample.push_back(card);
  EXPECT_LE(walk_cards(audit, sample, seen, 0.05).risk, 0.05);
  sample.pop_back();
  EXPECT_GT(walk_cards(audit, sample, seen, 0.05).risk, 0.05);
}

}  // namespace
}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "unit/count/ranked_staged.hpp"

namespace acta::count {
namespace {

/// By hand, SSI 2007/42: 18 ballots, 2 seats, quota floor(18 / 3) + 1 = 7. D goes with 3 ballots, which go to A: 9. A's
/// surplus of 2 of 9 votes is 2 * 1 / 9 = 0.22222 a ballot: six to B 1.33332, three to C 0.66666, lost 0.00002. C
/// has 4.66666 and goes: nothing is left for B, who has the last seat.
TEST(RankedStaged, ScotlandTruncatesToFiveDecimals) {
  const auto contest = contest_of("ABCD", {{6, "AB"}, {3, "DAC"}, {5, "B"}, {4, "C"}});
  const auto counted = count_ranked(contest, staged(2));
  ASSERT_TRUE(counted);
  ASSERT_EQ(counted->rounds.size(), 4u);
  EXPECT_EQ(tallies(*counted, 1), "9 5 4 - ");
  EXPECT_EQ(tallies(*counted, 2), "7 6.33332 4.66666 - ");
  EXPECT_EQ(counted->rounds[2].residual.text(), "0.00002");
  EXPECT_EQ(counted->rounds[1].move.papers, 9);
  EXPECT_EQ(counted->rounds[1].move.value->text(), "0.22222");
  EXPECT_EQ(counted->rounds[3].last_seats, 1u) << "B is below the quota";
  EXPECT_EQ(names_of(contest, counted->elected), "AB");
  expect_whole(*counted, "Scotland");
}

/// The same with three guard decimals: a ballot goes on at 0.22222222, six are 1.33333332 and three 0.66666666. Votes
/// are the nearest of five decimals, and nothing is lost.
TEST(RankedStaged, GuardedVotesAreRounded) {
  RankedRules rules = staged(2);
  rules.guard_decimals = 3;
  const auto counted = count_ranked(contest_of("ABCD", {{6, "AB"}, {3, "DAC"}, {5, "B"}, {4, "C"}}), rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 2), "7 6.33333 4.66667 - ");
  EXPECT_EQ(counted->rounds[2].residual, Amount(0));
  EXPECT_EQ(counted->rounds[1].move.value->text(), "0.22222222");
  expect_whole(*counted, "guarded");
}

/// 52 ballots V to Z and 8 of B, five seats, quota 11: in fractions 52, 41, 30, 19 leave Z 8, a tie with B for the last
/// seat. Four decimals cut at each surplus and elect B; with guard decimals it is a tie again.
TEST(RankedStaged, GuardedArithmeticFindsTheTie) {
  const auto contest = contest_of("VWXYZB", {{52, "VWXYZ"}, {8, "B"}});
  RankedRules rules = staged(5);
  rules.decimals = 4;
  const auto cut = count_ranked(contest, rules);
  ASSERT_TRUE(cut);
  EXPECT_EQ(names_of(contest, cut->elected), "VWXYB");
  rules.guard_decimals = 6;
  const auto guarded = count_ranked(contest, rules);
  ASSERT_FALSE(guarded);
  EXPECT_NE(guarded.error().message.find("\"Z\", \"B\""), std::string::npos) << guarded.error().message;
  rules.decimals.reset();
  EXPECT_FALSE(count_ranked(contest, rules)) << "guard decimals need decimals";
}

/// Weighted: 40 ballots, 3 seats, quota 11. A 20, surplus 9 at 9/20 = 0.45: 12 to B 5.4, 8 to C 3.6. B 4 + 5.4 = 9.4, C
/// 3 + 3.6 = 6.6, D 7, E 6. E goes, all to B: 15.4, surplus 4.4. B's six at 1 go at 4.4 / 15.4 = 0.28571, its twelve at
/// 0.45 at 0.45 * 4.4 / 15.4 = 0.12857; its own four have nobody: 1.14284. To C 12 * 0.12857 = 1.54284, to D 6 *
/// 0.28571 = 1.71426.
TEST(RankedStaged, ValuesAreWeightedWhereTheyDiffer) {
  const auto contest = contest_of("ABCDE", {{12, "ABC"}, {8, "AC"}, {4, "B"}, {3, "C"}, {7, "D"}, {6, "EBD"}});
  const auto counted = count_ranked(contest, staged(3));
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 1), "11 9.40000 6.60000 7 6 ");
  EXPECT_EQ(tallies(*counted, 2), "11 15.40000 6.60000 7 - ");
  EXPECT_EQ(tallies(*counted, 3), "11 11 8.14284 8.71426 - ");
  expect_whole(*counted, "weighted");
  EXPECT_EQ(names_of(contest, counted->elected), "ABD") << "C goes, D has the last seat";
}

/// The same ballots by the Senate's rules: B's surplus of floor(15) - 11. A: 9 / 20 = 0.45, 12 papers floor(5.4) = 5 to
/// B, 8 papers floor(3.6) = 3 to C, one vote lost. B 9, C 6, D 7, E 6: a tie of C and E. With seven for E C goes: 3
/// papers at 1 are exhausted, then 8 at 0.45: floor(3.6) = 3 exhausted.
TEST(RankedStaged, SenateCountsWholeVotes) {
  const auto contest = contest_of("ABCDE", {{12, "ABC"}, {8, "AC"}, {4, "B"}, {3, "C"}, {7, "D"}, {7, "EBD"}});
  RankedRules rules = staged(3);
  rules.surplus = SurplusRule::unweighted_inclusive;
  rules.decimals.reset();
  rules.vote_decimals = 0;
  rules.exclusion = ExclusionRule::by_value;
  rules.ties = TieMode::candidate_order;
  const auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 1), "11 9 6 7 7 ");
  EXPECT_EQ(counted->rounds[1].residual.text(), "1") << "loss by fractions";
  EXPECT_EQ(tallies(*counted, 2), "11 9 3 7 7 ") << "C's papers at 1 move first";
  EXPECT_EQ(counted->rounds[2].move.value->text(), "9/20");
  EXPECT_EQ(tallies(*counted, 3), "11 9 - 7 7 ");
  expect_whole(*counted, "Senate");
}

/// ACT since 2020 by hand: 78,001 ballots, 2 seats, quota floor(78001 / 3) + 1 = 26,001. A's surplus 19,000 goes with
/// 45,001 papers at 19000 / 45001, which is not cut: 30,000 of them to B are 12666.385191, 15,001 to C 6333.614808 and
/// are cut to six decimals only then; a value of 0.422212 would make them 12666.36 and 6333.602212. Whole votes: 12,666
/// and 6,333.
TEST(RankedStaged, VotesAndNotValuesAreCut) {
  const auto contest = contest_of("ABCDE", {{30000, "AB"}, {15001, "AC"}, {12000, "D"}, {11000, "C"}, {10000, "B"}});
  RankedRules rules = staged(2);
  rules.surplus = SurplusRule::last_parcel;
  rules.transferable_only = true;
  rules.decimals.reset();
  rules.exclusion = ExclusionRule::by_value;
  rules.vote_decimals = 6;
  auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 1), "26001 22666.385191 17333.614808 12000 0 ");
  EXPECT_EQ(counted->rounds[1].residual.text(), "0.000001");
  expect_whole(*counted, "ACT");
  rules.vote_decimals = 0;
  counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 1), "26001 22666 17333 12000 0 ");
}

/// Hare-Clark, exclusive: A is elected in round 2 by D's three papers only. Surplus 2 of the last parcel's 3 papers:
/// 2/3 = 0.66666 each to C (two) and nobody (one). With transferable_only 2 papers carry it: 1 each.
TEST(RankedStaged, LastParcelCarriesTheSurplus) {
  const auto contest = contest_of("ABCD", {{6, "AB"}, {2, "DAC"}, {1, "DA"}, {5, "B"}, {4, "C"}});
  RankedRules rules = staged(2);
  rules.surplus = SurplusRule::last_parcel;
  auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 2), "7 5 5.33332 - ") << "of all three papers";
  EXPECT_EQ(counted->rounds[2].figures.inactive[0].text(), "0.66666");
  rules.transferable_only = true;
  counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 2), "7 5 6 - ") << "of the two that go on";
  expect_whole(*counted, "last parcel");
}

/// SI 1985/454, rr 49(10)(b) and 51(12), by hand: 77 ballots, two seats, quota floor(77 / 3) + 1 = 26. A has 30,
/// surplus 4. It could save D (2) from E (3), but D, E and the surplus have 9, less than C with 20: both go, B 22 + 2,
/// C 20 + 3. Now the surplus moves, as 4 are more than what parts C from B: 30 papers at 4 / 30 = 0.13, C 23 + 3.90
/// = 26.90.
TEST(RankedStaged, SurplusesWaitForAGroup) {
  const auto contest = contest_of("ABCDE", {{30, "AC"}, {22, "B"}, {20, "C"}, {2, "DB"}, {3, "EC"}});
  RankedRules rules = staged(2);
  rules.surplus = SurplusRule::last_parcel;
  rules.transferable_only = true;
  rules.decimals = 2;
  rules.batch_elimination = true;
  rules.defer_surpluses = Deferral::cannot_save_group;
  auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->rounds[0].move.deferred, std::vector<std::uint32_t>{0});
  EXPECT_EQ(counted->rounds[0].eliminated, (std::vector<std::uint32_t>{3, 4}));
  EXPECT_EQ(tallies(*counted, 1), "30 24 23 - - ");
  EXPECT_EQ(tallies(*counted, 2), "26 24 26.90 - - ");
  EXPECT_EQ(names_of(contest, counted->elected), "AC");
  expect_whole(*counted, "Northern Ireland");
  rules.defer_surpluses = Deferral::cannot_save;
  counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->rounds[0].move.kind, RankedMove::Kind::surplus) << "by (a) alone it moves at once";
}

/// SI 1985/454, r 51(2) to (9), by hand: 36 ballots, two seats, quota 13. E goes, its three to D: 8. D goes: its five
/// first preferences have nobody and move first, then E's three at 1 to B: 12. By value all eight at 1 are one stage.
TEST(RankedStaged, FirstPreferencesOfTheExcludedMoveFirst) {
  const auto contest = contest_of("ABCDE", {{10, "A"}, {9, "B"}, {9, "C"}, {5, "D"}, {3, "EDB"}});
  RankedRules rules = staged(2);
  rules.exclusion = ExclusionRule::first_then_by_value;
  auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 1), "10 9 9 8 - ");
  EXPECT_EQ(counted->rounds[1].move.papers, 5);
  EXPECT_FALSE(counted->rounds[1].move.last_part);
  EXPECT_EQ(tallies(*counted, 2), "10 9 9 3 - ");
  EXPECT_EQ(counted->rounds[2].move.papers, 3);
  EXPECT_EQ(tallies(*counted, 3), "10 12 9 - - ");
  expect_whole(*counted, "first preferences");
  rules.exclusion = ExclusionRule::by_value;
  counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->rounds[1].move.papers, 8);
  EXPECT_EQ(tallies(*counted, 2), "10 12 9 - - ");
}

/// SI 1985/454, r 48(3), by hand: one seat, 11 ballots, quota 6. A has it, and is elected only when the first
/// preferences of C, excluded, have moved: B 3 + 2. Without the rule A is elected in the first stage.
TEST(RankedStaged, OneSeatWaitsForAnExclusion) {
  const auto contest = contest_of("ABC", {{6, "A"}, {3, "B"}, {2, "CB"}});
  RankedRules rules = staged(1);
  rules.last_seats = LastSeats::as_many_as_others;
  rules.one_seat_after_exclusion = true;
  auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  ASSERT_EQ(counted->rounds.size(), 2u);
  EXPECT_TRUE(counted->rounds[0].elected.empty());
  EXPECT_EQ(counted->rounds[0].eliminated, std::vector<std::uint32_t>{2});
  EXPECT_EQ(tallies(*counted, 1), "6 5 - ");
  EXPECT_EQ(names_of(contest, counted->elected), "A");
  rules.one_seat_after_exclusion = false;
  counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->rounds.size(), 1u);
}

/// Ireland: A has 30, quota floor(50 / 3) + 1 = 17, surplus 13, transferable 24: to B 15 * 13 / 24 = 8.125, to C 9 * 13
/// / 24 = 4.875: 8 and, by the larger fraction, 5.
TEST(RankedStaged, WholeBallotsGoInProportion) {
  const auto contest = contest_of("ABC", {{15, "AB"}, {9, "AC"}, {6, "A"}, {10, "B"}, {10, "C"}});
  RankedRules rules = staged(2);
  rules.surplus = SurplusRule::whole_ballots;
  const auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 1), "17 18 15 ");
  EXPECT_EQ(counted->rounds[0].move.papers, 13);
  expect_whole(*counted, "Ireland");
}

/// Ireland by hand, 14 ballots, quota 5: A 8, surplus 3, heaps of 4 for B and for C: 1.5 each. The third paper goes by
/// the votes of the first count (s 121): C 1, B 0; where these are equal too a lot decides.
TEST(RankedStaged, EqualFractionsGoByTheFirstCountOrLot) {
  RankedRules rules = staged(2);
  rules.surplus = SurplusRule::whole_ballots;
  rules.ties = TieMode::first_then_ask;
  const auto counted = count_ranked(contest_of("ABCDE", {{4, "AB"}, {4, "AC"}, {3, "D"}, {1, "C"}, {2, "E"}}), rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 1), "5 1 3 3 2 ");
  EXPECT_TRUE(counted->rounds[0].by_tie);
  const auto equal = contest_of("ABCDE", {{4, "AB"}, {4, "AC"}, {3, "D"}, {1, "D"}, {2, "E"}});
  const auto asked = count_ranked(equal, rules);
  ASSERT_FALSE(asked);
  EXPECT_EQ(asked.error().message, "tie in round 1 about who is elected: \"B\", \"C\"") << "who gets the paper";
  RankedOptions draw;
  draw.draw = {2, 1};
  EXPECT_EQ(tallies(*count_ranked(equal, rules, draw), 1), "5 1 2 4 2 ");
}

/// Ireland: fewer transferable papers than the surplus all go, and the rest of the surplus is not effective.
TEST(RankedStaged, AllTransferableBallotsGoWhereTheyAreFewer) {
  const auto contest = contest_of("ABC", {{5, "AB"}, {25, "A"}, {10, "B"}, {10, "C"}});
  RankedRules rules = staged(2);
  rules.surplus = SurplusRule::whole_ballots;
  const auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 1), "17 15 10 ");
  EXPECT_EQ(counted->rounds[1].figures.inactive[0].text(), "8") << "13 less 5";
}

/// Cambridge: A has 10 of 18, quota floor(18 / 3) + 1 = 7, surplus 3, n = 10 / 3 to the nearest = 3: ballots 3, 6
/// and 9. In the order of the file they are 3: C, 6: nobody else, stays, 9: B; then 4 (n + 1): C.
TEST(RankedStaged, EveryNthBallotGoes) {
  const auto contest = contest_of("ABC", {{1, "AB"},
                                          {1, "AB"},
                                          {1, "AC"},
                                          {1, "AC"},
                                          {1, "AB"},
                                          {1, "A"},
                                          {1, "AB"},
                                          {1, "AB"},
                                          {1, "AB"},
                                          {1, "AC"},
                                          {4, "B"},
                                          {4, "C"}});
  RankedRules rules = staged(2);
  rules.surplus = SurplusRule::every_nth;
  rules.ties = TieMode::candidate_order;
  const auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(tallies(*counted, 1), "7 5 6 ");
  expect_whole(*counted, "Cambridge");
}

/// The lowest are 5 and 4, the surplus is 2: it could turn them. With lowest 5 and 2 it could not, and waits.
TEST(RankedStaged, SurplusesWaitWhereTheyCannotSave) {
  RankedRules rules = staged(2);
  rules.defer_surpluses = Deferral::cannot_save;
  const auto moves = count_ranked(contest_of("ABCD", {{9, "AB"}, {7, "B"}, {5, "C"}, {4, "D"}}), rules);
  const auto waits = count_ranked(contest_of("ABCD", {{11, "AB"}, {7, "B"}, {5, "C"}, {1, "D"}}), rules);
  ASSERT_TRUE(moves && waits);
  EXPECT_EQ(waits->rounds[0].move.deferred.size(), 1u) << "2 < 5 - 1";
  EXPECT_EQ(waits->rounds[0].eliminated, (std::vector<std::uint32_t>{3}));
  const auto refund = [&](Deferral deferral) {
    rules.defer_surpluses = deferral;
    return count_ranked(contest_of("ABCDE", {{11, "AB"}, {7, "B"}, {5, "C"}, {1, "D"}, {0, "E"}}), rules);
  };
  EXPECT_EQ(refund(Deferral::cannot_save)->rounds[0].move.deferred.size(), 0u) << "3 >= 1 - 0";
}

/// B and C are equal in round 3 and in round 2; in round 1 C has more. The latest of the earlier rounds that differs
/// and the first that differs can disagree: here rounds 1 and 2 do.
TEST(RankedStaged, TiesLookBackOrFromTheStart) {
  // Round 1: A 20, B 4, C 5, D 2, E 1; E to B: 5 5 2; D to B and C: 6 6.
  const auto contest = contest_of("ABCDE", {{20, "A"}, {4, "B"}, {5, "C"}, {1, "DB"}, {1, "DC"}, {1, "EB"}});
  RankedRules rules = staged(2);
  rules.quota = RankedQuota::hare;
  for (const TieMode mode : {TieMode::previous_then_ask, TieMode::first_then_ask}) {
    rules.ties = mode;
    const auto counted = count_ranked(contest, rules);
    ASSERT_TRUE(counted);
    EXPECT_EQ(names_of(contest, counted->elected), "AC") << "B had fewer in round 1";
  }
  rules.ties = TieMode::ask;
  EXPECT_FALSE(count_ranked(contest, rules)) << "without a look back it is asked";
}

/// Round 1: C 6, D 7; round 2: C 9, D 8; round 3: both 9. Backwards D has fewer, from the start C has.
TEST(RankedStaged, TheTwoLooksCanDisagree) {
  RankedRules rules = staged(2);
  rules.quota = RankedQuota::hare;
  const auto other =
      contest_of("ABCDEF", {{40, "A"}, {30, "B"}, {6, "C"}, {7, "D"}, {3, "EC"}, {1, "ED"}, {4, "F"}, {1, "FD"}});
  rules.ties = TieMode::previous_then_ask;
  const auto back = count_ranked(other, rules);
  rules.ties = TieMode::first_then_ask;
  const auto first = count_ranked(other, rules);
  ASSERT_TRUE(back && first);
  EXPECT_EQ(tallies(*back, 2), "40 30 9 9 - - ");
  EXPECT_EQ(back->rounds[2].eliminated, (std::vector<std::uint32_t>{3})) << "the round before: D 8";
  EXPECT_EQ(first->rounds[2].eliminated, (std::vector<std::uint32_t>{2})) << "the first round: C 6";
}

/// By hand: A 30, B 7, C 8, D 9, E 5, F 6. E goes, three to B and two to C: B 10, C 10, D 9. F goes, one to D: all
/// three have 10. Backwards one looks at round 2, where D has fewest; all of them differ in round 1 only, where B has.
TEST(RankedStaged, TiesCanWantThatAllDiffer) {
  const auto contest =
      contest_of("ABCDEF", {{30, "A"}, {7, "B"}, {8, "C"}, {9, "D"}, {3, "EB"}, {2, "EC"}, {5, "F"}, {1, "FD"}});
  RankedRules rules = staged(2);
  rules.quota = RankedQuota::hare;
  rules.ties = TieMode::previous_then_ask;
  EXPECT_EQ(count_ranked(contest, rules)->rounds[2].eliminated, (std::vector<std::uint32_t>{3}));
  rules.ties = TieMode::all_different_then_ask;
  EXPECT_EQ(count_ranked(contest, rules)->rounds[2].eliminated, (std::vector<std::uint32_t>{1}));
}

/// Senate, s 273(17): A 5, B 4, C 1; C goes to B: 5 and 5 for the last seat. That A had more before is not asked.
TEST(RankedStaged, TheLastSeatCanBeALotAlone) {
  const auto contest = contest_of("ABC", {{5, "A"}, {4, "B"}, {1, "CB"}});
  RankedRules rules = staged(1);
  rules.last_seats = LastSeats::two_left;
  rules.ties = TieMode::all_different_then_ask;
  RankedRules one;
  one.ties = TieMode::previous_then_ask;
  RankedOptions draw;
  draw.draw = {1, 0};
  for (RankedRules each : {rules, one}) {
    EXPECT_EQ(names_of(contest, count_ranked(contest, each)->elected), "A") << "by earlier rounds";
    each.ask_last_seat = true;
    const auto asked = count_ranked(contest, each);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().message, "tie in round 2 about who is elected: \"A\", \"B\"");
    EXPECT_EQ(names_of(contest, count_ranked(contest, each, draw)->elected), "B") << "by lot";
  }
}

/// Northern Ireland by hand, 108 ballots, 2 seats, quota floor(108 / 3) + 1 = 37. A 40: 3 / 40 = 0.07 a paper to B, 34
/// + 2.8 = 36.8. D and E have 2 each, together 4, less than C's 30; with C 34, less than B's 36.8: all three go (r
/// 51(12)). But for the last seat B's 36.8 are as many as all others' 30 + 2 + 2, and more, at once (r 52(2)).
TEST(RankedStaged, NorthernIrelandExcludesTheLowestTogether) {
  const auto contest = contest_of("ABCDE", {{40, "AB"}, {34, "BA"}, {30, "C"}, {2, "DC"}, {2, "EC"}});
  RankedRules rules = staged(2);
  rules.surplus = SurplusRule::last_parcel;
  rules.transferable_only = true;
  rules.decimals = 2;
  rules.exclusion = ExclusionRule::by_value;
  rules.defer_surpluses = Deferral::cannot_save;
  rules.ties = TieMode::first_then_ask;
  EXPECT_FALSE(count_ranked(contest, rules)) << "one by one D and E are a tie";
  rules.batch_elimination = true;
  auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted && counted->rounds.size() > 2u);
  EXPECT_EQ(counted->rounds[1].eliminated, (std::vector<std::uint32_t>{2, 3, 4}));
  EXPECT_EQ(tallies(*counted, 2), "37 36.80 - - - ");
  rules.last_seats = LastSeats::as_many_as_others;
  counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->rounds.size(), 2u);
  EXPECT_EQ(counted->rounds[1].last_seats, 1u) << "without the quota";
  EXPECT_EQ(names_of(contest, counted->elected), "AB");
}

/// 5 of 10 are no quota of 6; 5 are as many as 3 and 2, but not more. 5 and 5: nobody has more, and it is asked.
TEST(RankedStaged, AsManyAsAllOthersIsEnough) {
  RankedRules rules = staged(1);
  const auto contest = contest_of("ABC", {{5, "A"}, {3, "B"}, {2, "CB"}});
  rules.last_seats = LastSeats::certain;
  EXPECT_FALSE(count_ranked(contest, rules)) << "C goes: 5 and 5";
  rules.last_seats = LastSeats::as_many_as_others;
  const auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->rounds.size(), 1u);
  EXPECT_EQ(names_of(contest, counted->elected), "A");
  EXPECT_FALSE(count_ranked(contest_of("AB", {{5, "A"}, {5, "B"}}), rules));
}

/// Wright: an exclusion starts anew; with D out 6 + 3 elect A at once.
TEST(RankedStaged, WrightStartsAnew) {
  const auto contest = contest_of("ABCD", {{6, "AB"}, {3, "DAC"}, {5, "B"}, {4, "C"}});
  RankedRules rules = staged(2);
  rules.restart = true;
  const auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->rounds[0].move.kind, RankedMove::Kind::restart);
  EXPECT_EQ(tallies(*counted, 1), "9 5 4 - ");
  expect_whole(*counted, "Wright");
}

}  // namespace
}  // namespace acta::count

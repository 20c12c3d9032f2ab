// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "acta/base/error.hpp"
#include "acta/count/ranked/amount.hpp"

namespace acta::count {

/// Who wins, and when.
enum class WinnerMode {
  single_winner,              ///< one seat, a majority of the ballots that still count
  one_winner_per_round,       ///< single transferable vote; of several over the threshold only the first is elected
  several_winners_per_round,  ///< single transferable vote; everyone over the threshold is elected
  bottoms_up,                 ///< eliminate until as many remain as there are seats; no surpluses
  bottoms_up_share,           ///< eliminate until everyone left has a share of the votes; seats is 0
  multi_pass,                 ///< one seat after the other, each a count without the earlier winners
};

/// How a tie is broken.
enum class TieMode {
  random,                  ///< by java.util.Random from the seed
  ask,                     ///< by the caller's order; without one the count stops
  previous_then_random,    ///< by the rounds before, from the last one back; then as random
  previous_then_ask,       ///< the same; then as ask
  first_then_ask,          ///< by the first round in which they differ; then as ask
  all_different_then_ask,  ///< by the last earlier round in which no two of them are equal; then as ask
  candidate_order,         ///< by the order of the candidates: the first wins, the last loses
  permutation,             ///< by an order drawn once from the seed: the first wins, the last loses
};

/// What a rank with several marks does.
enum class OvervoteRule {
  skip,                           ///< it counts as not there
  exhaust,                        ///< the ballot ends
  exhaust_if_several_continuing,  ///< the ballot ends unless at most one of the marked still stands
};

/// Votes that elect, of V votes for S seats.
enum class RankedQuota {
  droop_whole,       ///< floor(V / (S + 1)) + 1
  droop_fractional,  ///< V / (S + 1) cut to d decimals, plus 10^-d; exact arithmetic: more than V / (S + 1)
  hare,              ///< V / S rounded up to a whole number
};

/// Which ballots carry a surplus on, and at which value.
enum class SurplusRule {
  weighted_inclusive,    ///< all ballots of the elected, each at the surplus' share of its own value (RCTab, Scotland)
  unweighted_inclusive,  ///< all ballots, each at surplus / number of ballots whatever its value (Australian Senate)
  last_parcel,           ///< ballots received in the last round that brought any, at surplus / their number, no more
                         ///< than their value (Hare-Clark; exclusive Gregory with transferable_only)
  meek,                  ///< every ballot through the elected again, each keeping a share of what reaches it
  warren,                ///< the same, each keeping an equal sum of every ballot
  whole_ballots,         ///< as many ballots of the last parcel as the surplus, at 1, in proportion to the next
                         ///< preferences; of each heap those filed last (Ireland)
  every_nth,             ///< every nth ballot, n = votes / surplus rounded, until the quota is left (Cambridge)
};

/// Test against the share of bottoms_up_share.
enum class ShareTest {
  reaches,  ///< stays with the share or more: as RCTab's documentation says
  exceeds,  ///< stays with more than the share: as RCTab 2.0.1 counts
};

/// How votes move between two standings.
enum class Transfers {
  together,       ///< all surpluses of a round at once (RCTab)
  one_at_a_time,  ///< one surplus, or one exclusion or part of it, a stage (statutes)
};

/// Which surplus moves first, one at a time.
enum class SurplusOrder {
  largest,   ///< the largest of those that wait
  earliest,  ///< of those who were elected first; of one stage the largest
};

/// In how many stages the ballots of an excluded candidate move.
enum class ExclusionRule {
  at_once,              ///< all in one
  by_value,             ///< those of one value together, the highest first
  by_parcel,            ///< in the order in which they came
  first_then_by_value,  ///< first preferences, then the others as by_value (Northern Ireland)
};

/// Whether a surplus can wait.
enum class Deferral {
  never,
  cannot_save,  ///< while all surpluses together are less than what parts the two lowest
  /// The same, unless they could bring the lowest above a quarter of the quota (a deposit, expenses).
  cannot_save_or_refund,
  /// cannot_save, or while two or more of the lowest together with all surpluses have less than the next one, and
  /// enough stand without them for the seats (Northern Ireland).
  cannot_save_group,
};

/// When the last seats are filled before anybody reaches the quota.
enum class LastSeats {
  as_many_left,  ///< as many stand as seats are left
  two_left,      ///< also: two stand for the last seat and no surplus waits; the one with more votes has it
  certain,       ///< also: for the last seat, one has more than all others and the surpluses; for one seat fewer than
                 ///< stand, the lowest and the surpluses have less than the next
  as_many_as_others,  ///< also: for the last seat, one has as many as all others and the surpluses, or more
};

/// Rules of a ranked count, as answers to small questions.
struct RankedRules {
  WinnerMode mode = WinnerMode::single_winner;
  int seats = 1;  ///< >= 1; 0 for bottoms_up_share
  TieMode ties = TieMode::ask;
  bool ask_last_seat = false;  ///< a tie of the last two for the last seat goes as by ask, whatever `ties` says
  std::int64_t seed = 0;       ///< for random and permutation
  OvervoteRule overvote = OvervoteRule::exhaust;
  std::optional<int> most_skipped;    ///< more blank ranks in a row before a mark end the ballot; nullopt: never
  bool exhaust_on_duplicate = false;  ///< a candidate that was marked at a better rank ends the ballot
  std::optional<int> decimals = 4;    ///< of votes, [0, 20]; nullopt: exact fractions
  RankedQuota quota = RankedQuota::droop_whole;
  SurplusRule surplus = SurplusRule::weighted_inclusive;
  bool batch_elimination = false;       ///< all at once who together have fewer votes than the next one above
  bool continue_until_two = false;      ///< goes on after the winner until two are left
  bool first_round_threshold = false;   ///< the threshold of one seat is taken once, from round 1
  bool cutoff_elimination = false;      ///< bottoms_up_share: all below the share go at once
  std::optional<int> stop_after_round;  ///< >= 1
  Amount share_percent{0};              ///< of bottoms_up_share, in (0, 100]
  ShareTest share_test = ShareTest::reaches;

  // Of several_winners_per_round by statutes.
  Transfers transfers = Transfers::together;  ///< the rest needs one_at_a_time
  SurplusOrder surplus_order = SurplusOrder::largest;
  ExclusionRule exclusion = ExclusionRule::at_once;
  bool transferable_only = false;  ///< a surplus is shared among ballots that go on; else the others take their part
  /// Votes of ballots of one value that go to one candidate are cut to so many decimals, [0, 20]; nullopt: not.
  std::optional<int> vote_decimals;
  /// Guarded arithmetic: values of ballots have so many decimals more than `decimals`, and votes are rounded to
  /// `decimals`, halves up, before anything is decided by them, so that what only cutting parts is equal. [0, 20]
  int guard_decimals = 0;
  Deferral defer_surpluses = Deferral::never;
  LastSeats last_seats = LastSeats::as_many_left;
  std::int64_t fewest_votes = 0;  ///< who has fewer after the surpluses of the first stage is excluded; 0: nobody
  /// Of one seat: nobody is elected by the quota, or before another is excluded, until the first preferences of
  /// somebody excluded have moved (Northern Ireland).
  bool one_seat_after_exclusion = false;
  bool restart = false;  ///< an exclusion starts the count anew without the excluded (Wright)
  int least_ranks = 1;   ///< a ballot needs so many candidates in ranks 1, 2, …; 0: all who stand, but for the last
};

/// Whether surpluses move in this mode.
inline bool moves_surplus(WinnerMode mode) {
  return mode == WinnerMode::one_winner_per_round || mode == WinnerMode::several_winners_per_round;
}

/// Whether surpluses move, and are found by iteration.
inline bool is_iterated(const RankedRules& rules) {
  return moves_surplus(rules.mode) && (rules.surplus == SurplusRule::meek || rules.surplus == SurplusRule::warren);
}

/// Whether the count goes surplus by surplus.
inline bool is_staged(const RankedRules& rules) {
  return rules.mode == WinnerMode::several_winners_per_round && rules.transfers == Transfers::one_at_a_time;
}

/// Whether it matters which of equal ballots lies where, as single ones move.
inline bool moves_single_ballots(const RankedRules& rules) {
  return rules.surplus == SurplusRule::every_nth || rules.surplus == SurplusRule::whole_ballots;
}

/// Errors (usage): answers that do not fit together, by the names of this struct.
base::Result<void> check_rules(const RankedRules& rules);

}  // namespace acta::count

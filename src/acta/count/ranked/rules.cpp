// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/rules.hpp"

#include <initializer_list>

namespace acta::count {

namespace {

struct Check {
  bool wrong;
  const char* message;
};

base::Result<void> first_wrong(std::initializer_list<Check> checks) {
  for (const Check& check : checks)
    if (check.wrong) return base::Error{base::ErrorKind::usage, check.message, {}, {}};
  return {};
}

base::Result<void> check_iterated(const RankedRules& rules) {
  return first_wrong({
      {rules.mode != WinnerMode::several_winners_per_round, "meek and warren need several_winners_per_round"},
      {rules.quota != RankedQuota::droop_fractional, "meek and warren need droop_fractional"},
      {!rules.decimals || *rules.decimals < 3 || *rules.decimals > 12, "decimals is in [3, 12] for meek and warren"},
      // Such a ballot can come back when a candidate goes, and those elected before would then lack votes.
      {rules.overvote == OvervoteRule::exhaust_if_several_continuing,
       "exhaust_if_several_continuing does not go with meek and warren"},
      {rules.batch_elimination, "batch_elimination does not go with meek and warren"},
  });
}

base::Result<void> check_staged(const RankedRules& rules) {
  const bool staged = is_staged(rules), whole = rules.surplus == SurplusRule::whole_ballots;
  const bool own = rules.surplus_order != SurplusOrder::largest || rules.exclusion != ExclusionRule::at_once ||
                   rules.transferable_only || rules.vote_decimals || rules.guard_decimals != 0 ||
                   rules.defer_surpluses != Deferral::never || rules.last_seats != LastSeats::as_many_left ||
                   rules.fewest_votes != 0 || rules.restart || rules.one_seat_after_exclusion;
  return first_wrong({
      {rules.transfers == Transfers::one_at_a_time && !staged,
       "transfers one_at_a_time needs several_winners_per_round"},
      {rules.transfers == Transfers::one_at_a_time && is_iterated(rules),
       "meek and warren have no transfers one_at_a_time"},
      {!staged && own,
       "surplus_order, exclusion, transferable_only, vote_decimals, guard_decimals, defer_surpluses, last_seats, "
       "fewest_votes, "
       "one_seat_after_exclusion and restart need transfers one_at_a_time"},
      {!staged && (whole || rules.surplus == SurplusRule::every_nth),
       "whole_ballots and every_nth need transfers one_at_a_time"},
      {rules.fewest_votes < 0, "fewest_votes is not negative"},
      {rules.least_ranks < 0, "least_ranks is not negative"},
      {!staged && rules.ties == TieMode::first_then_ask && moves_surplus(rules.mode) && is_iterated(rules),
       "first_then_ask does not go with meek and warren"},
      {whole && rules.exclusion != ExclusionRule::at_once, "whole_ballots move at_once"},
      {rules.vote_decimals && (*rules.vote_decimals < 0 || *rules.vote_decimals > 20), "vote_decimals is in [0, 20]"},
      {staged && !rules.decimals && rules.quota == RankedQuota::droop_fractional && rules.vote_decimals,
       "vote_decimals do not go with droop_fractional"},
      {rules.guard_decimals < 0 || rules.guard_decimals > 20, "guard_decimals is in [0, 20]"},
      {rules.guard_decimals > 0 && (!rules.decimals || rules.vote_decimals),
       "guard_decimals need decimals, and do not go with vote_decimals"},
      {rules.guard_decimals > 0 && moves_single_ballots(rules),
       "guard_decimals do not go with whole_ballots and every_nth, whose ballots keep their values"},
  });
}

}  // namespace

base::Result<void> check_rules(const RankedRules& rules) {
  const bool share = rules.mode == WinnerMode::bottoms_up_share;
  const bool one_seat = rules.mode == WinnerMode::single_winner || rules.mode == WinnerMode::multi_pass;
  const bool surplus = moves_surplus(rules.mode);
  auto found = first_wrong({
      {share != (rules.seats == 0), "seats is 0 for bottoms_up_share and at least 1 for all other modes"},
      {rules.seats < 0, "seats is not negative"},
      {rules.mode == WinnerMode::single_winner && rules.seats != 1, "single_winner has one seat"},
      {rules.decimals && (*rules.decimals < 0 || *rules.decimals > 20), "decimals is in [0, 20]"},
      {rules.most_skipped && *rules.most_skipped < 0, "most_skipped is not negative"},
      {rules.stop_after_round && *rules.stop_after_round < 1, "stop_after_round is at least 1"},
      {rules.quota != RankedQuota::droop_whole && !surplus, "droop_fractional and hare need a mode with surpluses"},
      {rules.continue_until_two && !one_seat, "continue_until_two needs a count of one seat"},
      {rules.first_round_threshold && !one_seat, "first_round_threshold needs a count of one seat"},
      {rules.cutoff_elimination && !share, "cutoff_elimination needs bottoms_up_share"},
      {share && (rules.share_percent <= Amount(0) || rules.share_percent > Amount(100)),
       "share_percent is in (0, 100]"},
  });
  if (found && is_iterated(rules)) found = check_iterated(rules);
  return found ? check_staged(rules) : found;
}

}  // namespace acta::count

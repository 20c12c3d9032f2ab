// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <numeric>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "acta/audit/card_claims_stv.hpp"
#include "acta/audit/card_contest.hpp"
#include "acta/count/ranked/count.hpp"

namespace acta::audit {

/// Ballots of one contest: rankings, and how many cards have each.
struct Paper {
  std::vector<CardVote> rankings;
  std::vector<std::int64_t> counts;
};

inline CardContest contest_of(int choices, int seats) {
  CardContest contest;
  contest.id = "ward", contest.kind = CardContestKind::stv, contest.winners = seats;
  for (int c = 0; c < choices; ++c) contest.choices.emplace_back(1, static_cast<char>('A' + c));
  return contest;
}

inline base::Result<CardOutcome> outcome_of(const CardContest& contest, const Paper& paper) {
  VoteRows rows;
  CardTallies tallies;
  std::int64_t cards = 0;
  for (std::size_t r = 0; r < paper.rankings.size(); ++r) {
    tallies.rows.resize(std::max<std::size_t>(tallies.rows.size(), rows.add(paper.rankings[r]) + 1), 0);
    tallies.rows[rows.add(paper.rankings[r])] += paper.counts[r];
    cards += paper.counts[r];
  }
  return card_outcome(contest, rows, tallies, cards);
}

inline std::int64_t cards_of(const Paper& paper) {
  return std::accumulate(paper.counts.begin(), paper.counts.end(), std::int64_t{0});
}

/// Of an audit of `cards` cards: the rest, which may be less than none, are without a vote.
inline bool holds(const CardClaim& claim, const Paper& paper, std::int64_t cards) {
  double excess = (claim.without_contest() - 0.5) * static_cast<double>(cards - cards_of(paper));
  for (std::size_t r = 0; r < paper.rankings.size(); ++r)
    excess += (claim.value(paper.rankings[r]) - 0.5) * static_cast<double>(paper.counts[r]);
  return excess > 1e-9;
}

inline bool all_hold(const CardOutcome& outcome, const Paper& paper, std::int64_t cards) {
  return std::all_of(outcome.claims.begin(), outcome.claims.end(),
                     [&](const CardClaim& claim) { return holds(claim, paper, cards); });
}

inline bool all_hold(const CardOutcome& outcome, const Paper& paper) {
  return all_hold(outcome, paper, cards_of(paper));
}

inline bool any_says(const CardOutcome& outcome, const char* words) {
  return std::any_of(outcome.claims.begin(), outcome.claims.end(),
                     [&](const CardClaim& one) { return one.text().find(words) != std::string::npos; });
}

/// Whether all who are proven are elected, and nobody is of whom it is proven that they are not.
inline bool is_so(const CardOutcome& outcome, const std::set<std::uint32_t>& elected) {
  const auto among = [&](std::size_t choice) { return elected.count(static_cast<std::uint32_t>(choice)) > 0; };
  return std::all_of(outcome.winners.begin(), outcome.winners.end(), among) &&
         std::none_of(outcome.losers.begin(), outcome.losers.end(), among);
}

/// Who is elected, for every order in which ties may be broken.
inline std::vector<std::set<std::uint32_t>> counted(const CardContest& contest, const Paper& paper,
                                                    count::RankedRules rules) {
  count::RankedContest ranked;
  for (const std::string& name : contest.choices) ranked.names.push_back(name);
  ranked.excluded.assign(contest.choices.size(), false);
  for (std::size_t r = 0; r < paper.rankings.size(); ++r) {
    ranked.marks.insert(ranked.marks.end(), paper.rankings[r].begin(), paper.rankings[r].end());
    ranked.begin.push_back(static_cast<std::uint32_t>(ranked.marks.size()));
    ranked.counts.push_back(paper.counts[r]);
    ranked.ballots += paper.counts[r];
  }
  rules.seats = contest.winners;
  std::vector<std::set<std::uint32_t>> all;
  for (int forward = 0; forward < 2; ++forward) {
    count::RankedOptions options;
    for (std::uint32_t c = 0; c < contest.choices.size(); ++c) options.draw.push_back(c);
    if (forward == 0) std::reverse(options.draw.begin(), options.draw.end());
    if (const auto result = count::count_ranked(ranked, rules, options); result)
      all.emplace_back(result->elected.begin(), result->elected.end());
  }
  return all;
}

inline Paper some_paper(std::mt19937& random, int choices, std::size_t rows) {
  Paper paper;
  for (std::size_t r = 0; r < rows; ++r) {
    CardVote ranking;
    for (int c = 0; c < choices; ++c) ranking.push_back(static_cast<Choice>(c));
    std::shuffle(ranking.begin(), ranking.end(), random);
    ranking.resize(1 + random() % ranking.size());
    paper.rankings.push_back(std::move(ranking));
    paper.counts.push_back(static_cast<std::int64_t>(random() % 7) * static_cast<std::int64_t>(random() % 3));
  }
  return paper;
}

/// Who is elected first, how a last seat is filled, who goes together and when the count starts anew.
inline std::vector<count::RankedRules> rules_of_order(bool fractional) {
  using namespace count;
  RankedRules staged;
  staged.mode = WinnerMode::several_winners_per_round, staged.transfers = Transfers::one_at_a_time;
  staged.decimals = std::nullopt;
  std::vector<RankedRules> all;
  for (const auto last : {LastSeats::two_left, LastSeats::certain, LastSeats::as_many_as_others}) {
    all.push_back(staged);
    all.back().last_seats = last, all.back().exclusion = ExclusionRule::by_value;
  }
  all.push_back(staged);
  all.back().defer_surpluses = Deferral::cannot_save_group, all.back().batch_elimination = true;
  if (fractional) return all;
  all.push_back(staged);
  all.back().restart = true;
  all.emplace_back();
  all.back().mode = WinnerMode::one_winner_per_round;
  return all;
}

/// Every way of passing on a surplus, by all that can be counted so; `fractional`: those that CardContest speaks of.
inline std::vector<count::RankedRules> rules(bool fractional) {
  using namespace count;
  std::vector<RankedRules> all;
  for (const auto surplus :
       {SurplusRule::weighted_inclusive, SurplusRule::unweighted_inclusive, SurplusRule::last_parcel, SurplusRule::meek,
        SurplusRule::warren, SurplusRule::whole_ballots, SurplusRule::every_nth})
    for (const auto transfers : {Transfers::together, Transfers::one_at_a_time}) {
      RankedRules one;
      one.mode = WinnerMode::several_winners_per_round;
      one.surplus = surplus, one.transfers = transfers;
      one.transferable_only = transfers == Transfers::one_at_a_time;
      if (fractional) one.transferable_only = false, one.decimals = std::nullopt;
      // Without weights a ballot can be worth more than before.
      if (check_rules(one) && !(fractional && surplus != SurplusRule::weighted_inclusive)) all.push_back(one);
    }
  all.push_back(all.front());
  all.back().batch_elimination = true;
  all.push_back(all.front());
  all.back().decimals = std::nullopt, all.back().quota = RankedQuota::droop_fractional;
  const auto more = rules_of_order(fractional);
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

/// What CardContest::surpluses_first speaks of, with values to two decimals or more.
inline std::vector<count::RankedRules> rules_first() {
  using namespace count;
  std::vector<RankedRules> all;
  for (const std::optional<int> decimals : {std::optional<int>(), std::optional(4), std::optional(2)})
    for (const auto quota : {RankedQuota::droop_whole, RankedQuota::droop_fractional})
      for (const auto order : {SurplusOrder::largest, SurplusOrder::earliest}) {
        RankedRules one;
        one.mode = WinnerMode::several_winners_per_round, one.transfers = Transfers::one_at_a_time;
        one.decimals = decimals, one.quota = quota, one.surplus_order = order;
        all.push_back(one);
        all.back().exclusion = ExclusionRule::by_value, all.back().batch_elimination = true;
        all.push_back(one);
        all.back().transfers = Transfers::together, all.back().surplus_order = SurplusOrder::largest;
        all.back().batch_elimination = order == SurplusOrder::earliest;
        if (order == SurplusOrder::largest) all.push_back(one);
      }
  return all;
}

/// All with fewer votes go together after the first surpluses: not what CardContest::lowest says.
inline count::RankedRules rules_below(std::int64_t votes) {
  count::RankedRules one;
  one.mode = count::WinnerMode::several_winners_per_round, one.transfers = count::Transfers::one_at_a_time;
  one.decimals = std::nullopt, one.fewest_votes = votes;
  return one;
}

}  // namespace acta::audit

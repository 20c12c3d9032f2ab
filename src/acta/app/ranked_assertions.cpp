// SPDX-License-Identifier: Apache-2.0
#include "acta/app/ranked_assertions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/app/irv_proof.hpp"
#include "acta/audit/card_claims_stv.hpp"
#include "acta/count/ranked/walk.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using count::WinnerMode;
using report::RankedAssertionsShown;

Error refused(const std::string& why) { return {ErrorKind::usage, "--assertions: " + why, {}, {}}; }

bool by_elimination(const count::RankedRules& rules) {
  return rules.mode == WinnerMode::multi_pass || rules.mode == WinnerMode::single_winner || rules.seats == 1;
}

Result<void> reaches(const report::RankedShown& shown, double risk_limit) {
  if (!(risk_limit > 0 && risk_limit <= 0.6)) return refused("a risk limit lies between 0 and 60 %");
  const count::RankedRules& rules = shown.rules;
  if (rules.mode == WinnerMode::bottoms_up_share || (rules.mode == WinnerMode::bottoms_up && rules.seats > 1))
    return refused("there are none for elimination down to several who remain");
  if (!by_elimination(rules) && rules.quota == count::RankedQuota::hare)
    return refused("there are none for a quota above Droop's");
  if (rules.fewest_votes > 0) return refused("there are none where all with few votes are excluded together");
  if (!shown.contest.constraints.empty()) return refused("there are none under constraints");
  const auto& marks = shown.contest.marks;
  if (rules.overvote == count::OvervoteRule::exhaust_if_several_continuing &&
      std::any_of(marks.begin(), marks.end(), [](auto mark) { return mark >= model::kFirstSet; }))
    return refused("there are none where a rank with several marks may count once others are excluded");
  return {};
}

/// The ballots of one pass as the count reads them, as rankings of those who can be elected in it.
class Rankings {
 public:
  Rankings(const count::RankedContest& contest, const count::RankedRules& rules, const std::vector<bool>& gone)
      : m_contest(contest), m_rules(rules), m_place(contest.names.size(), 0), m_standing(contest.names.size(), false) {
    for (std::uint32_t c = 0; c < contest.names.size(); ++c) {
      if (contest.excluded[c] || gone[c] || c == contest.write_ins) continue;
      m_standing[c] = true;
      m_place[c] = names.size();
      names.push_back(contest.names[c]);
    }
  }

  /// Once they are gone whom it counts for, whom it counts for then, to its end.
  template <class Add>
  void each(Add add) {
    std::vector<std::size_t> ranking;
    std::vector<count::Recipient> taken;
    for (std::size_t row = 0; row < m_contest.rows(); ++row) {
      ranking.clear(), taken.clear();
      for (;;) {
        const count::Recipient to = count::walk(m_contest, row, m_rules, m_standing);
        if (to >= count::kUnassigned) break;
        ranking.push_back(m_place[to]);
        taken.push_back(to);
        m_standing[to] = false;
      }
      for (const count::Recipient one : taken) m_standing[one] = true;
      add(ranking, m_contest.counts[row]);
    }
  }
  std::size_t place(std::uint32_t candidate) const { return m_place[candidate]; }

  std::vector<std::string> names;

 private:
  const count::RankedContest& m_contest;
  const count::RankedRules& m_rules;
  std::vector<std::size_t> m_place;
  std::vector<bool> m_standing;
};

RankedAssertionsShown none(std::string why) { return {{}, std::move(why), 0, {}, {}}; }

/// Undeclared write-ins count toward quotas, and by stages or iteration stand as one candidate: why there are none.
std::string stand_as_write_ins(const report::RankedShown& shown) {
  const count::RankedContest& contest = shown.contest;
  const bool last = by_elimination(shown.rules) && !count::is_staged(shown.rules) && !count::is_iterated(shown.rules);
  const auto named = [&](model::RankMark mark) {
    if (mark < model::kFirstSet || mark - model::kFirstSet >= contest.sets.size()) return mark == contest.write_ins;
    const auto& set = contest.sets[mark - model::kFirstSet];
    return std::find(set.begin(), set.end(), contest.write_ins) != set.end();
  };
  if (last || contest.write_ins == count::kNobody || std::none_of(contest.marks.begin(), contest.marks.end(), named))
    return {};
  return "undeclared write-ins have votes, which count toward the quota";
}

RankedAssertionsShown of_one_seat(Rankings& rankings, const count::RankedResult& pass, std::int64_t cards,
                                  double risk_limit) {
  if (pass.elected.empty()) return none("nobody is elected");
  audit::IrvBallots ballots{static_cast<int>(rankings.names.size()), {}, {}, cards};
  rankings.each([&](const std::vector<std::size_t>& ranking, std::int64_t count) {
    ballots.rankings.emplace_back(ranking.begin(), ranking.end());
    ballots.counts.push_back(count);
  });
  const std::size_t winner = rankings.place(pass.elected.front());
  auto proof = prove_irv(ballots, rankings.names, static_cast<int>(winner), risk_limit);
  if (!proof) return none(proof.error().message);
  return {rankings.names[winner] + " wins by instant-runoff", {}, proof->draws, std::move(proof->assertions), {}};
}

/// What stv_outcome() calls fractional, as far as the rules say it: no ballot is worth more than before.
bool is_fractional(const count::RankedRules& rules) {
  return rules.mode == WinnerMode::several_winners_per_round &&
         rules.surplus == count::SurplusRule::weighted_inclusive && rules.guard_decimals == 0 &&
         !rules.transferable_only && !rules.restart;
}

/// What it calls surpluses_first, of fractional ones.
bool moves_first(const count::RankedRules& rules) {
  return rules.defer_surpluses == count::Deferral::never && rules.last_seats == count::LastSeats::as_many_left &&
         !rules.vote_decimals && !rules.stop_after_round;
}

/// What it calls lowest: only where it is plain that the rules say it.
bool is_lowest(const count::RankedRules& rules) {
  return rules.surplus != count::SurplusRule::every_nth && rules.last_seats == count::LastSeats::as_many_left &&
         !rules.stop_after_round;
}

/// Cards of a comparison audit without errors, as comparison_work() has it for an assorter to `upper`.
double cards_for(double margin, double upper, double risk_limit) {
  return -std::log(risk_limit) * 2 * comparison_work(risk_limit).gamma * upper / margin;
}

report::StvClaimShown shown_claim(const audit::CardClaim& claim, const audit::VoteRows& votes,
                                  const audit::CardTallies& tallies, std::int64_t cards, double risk_limit) {
  double sum = 0;
  std::int64_t ballots = 0;
  for (std::uint32_t row = 0; row < votes.size(); ++row) {
    sum += static_cast<double>(tallies.rows[row]) * claim.value(votes.vote(row));
    ballots += tallies.rows[row];
  }
  sum += static_cast<double>(cards - ballots) * claim.without_contest();
  const double margin = 2 * sum / static_cast<double>(cards) - 1;
  return {claim.text(), margin, claim.upper(), cards_for(margin, claim.upper(), risk_limit)};
}

RankedAssertionsShown of_several_seats(Rankings& rankings, const report::RankedShown& shown, std::int64_t cards,
                                       double risk_limit) {
  const std::size_t seats = static_cast<std::size_t>(shown.rules.seats), elected = shown.passes.front().elected.size();
  if (elected == rankings.names.size()) return {"All who stand are elected", {}, 0, {}, {}};
  if (elected < seats) return none("the count ended before its seats were filled");
  audit::CardContest contest;
  contest.choices = rankings.names;
  contest.kind = audit::CardContestKind::stv;
  contest.winners = shown.rules.seats;
  contest.fractional = is_fractional(shown.rules);
  contest.lowest = is_lowest(shown.rules);
  contest.surpluses_first = contest.fractional && moves_first(shown.rules);
  contest.value_decimals = shown.rules.decimals;
  for (const std::uint32_t one : shown.passes.front().elected) contest.elected.push_back(shown.contest.names[one]);
  audit::VoteRows votes;
  audit::CardTallies tallies;
  rankings.each([&](const std::vector<std::size_t>& ranking, std::int64_t count) {
    const std::uint32_t row = votes.add(audit::CardVote(ranking.begin(), ranking.end()));
    tallies.rows.resize(votes.size(), 0);
    tallies.rows[row] += count;
  });
  const auto outcome = audit::stv_outcome(contest, votes, tallies, cards);
  if (!outcome) return none(outcome.error().message.substr(std::string("contest \"\": ").size()));
  RankedAssertionsShown made{outcome->statement, {}, 0, {}, {}};
  for (const audit::CardClaim& claim : outcome->claims) {
    made.stv.push_back(shown_claim(claim, votes, tallies, cards, risk_limit));
    made.draws = std::max(made.draws, made.stv.back().cards);
  }
  return made;
}

}  // namespace

Result<std::vector<RankedAssertionsShown>> ranked_assertions(const report::RankedShown& shown, std::int64_t cards,
                                                             double risk_limit) {
  if (auto sound = reaches(shown, risk_limit); !sound) return sound.error();
  const bool one = by_elimination(shown.rules);
  std::vector<RankedAssertionsShown> all;
  std::vector<bool> gone(shown.contest.names.size(), false);
  for (const count::RankedResult& pass : shown.passes) {
    Rankings rankings(shown.contest, shown.rules, gone);
    if (std::string why = stand_as_write_ins(shown); !why.empty())
      all.push_back(none(std::move(why)));
    else if (rankings.names.size() > audit::kMostIrvCandidates)
      all.push_back(none(
          fmt::format("{} candidates; proofs are for up to {}", rankings.names.size(), audit::kMostIrvCandidates)));
    else
      all.push_back(one ? of_one_seat(rankings, pass, cards, risk_limit)
                        : of_several_seats(rankings, shown, cards, risk_limit));
    for (const std::uint32_t elected : pass.elected) gone[elected] = true;
  }
  return all;
}

}  // namespace acta::app

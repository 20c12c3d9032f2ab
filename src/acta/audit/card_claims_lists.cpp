// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_claims_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>

namespace acta::audit {
namespace {

constexpr double kSameShare = 1e-12;  ///< of the valid votes: 57 % of 100 is 56.99999999999999 in binary

struct Draft {
  std::string text;
  Claim claim;
};
using Drafts = std::vector<Draft>;

base::Error usage(const CardContest& contest, const std::string& message) {
  return {base::ErrorKind::usage, "contest \"" + contest.id + "\": " + message, {}, {}};
}

Claim bounded(std::vector<double> weights) {
  const auto [low, high] = std::minmax_element(weights.begin(), weights.end());
  const double lowest = std::min(0.0, *low), highest = std::max(0.0, *high);
  return {std::move(weights), lowest, highest};
}

/// What the claims have in common.
class Votes {
 public:
  Votes(const CardContest& contest, const std::vector<double>& totals)
      : m_contest(contest), m_totals(totals), m_valid(std::accumulate(totals.begin(), totals.end(), 0.0)) {}

  double of(std::size_t choice) const { return m_totals[choice]; }
  std::size_t size() const { return m_totals.size(); }
  const std::string& name(std::size_t choice) const { return m_contest.choices[choice]; }
  bool is_exactly(double votes, double share) const {
    return std::abs(votes - share * m_valid) <= kSameShare * m_valid;
  }
  bool is_above(double votes, double share) const { return votes > share * m_valid && !is_exactly(votes, share); }

  Draft above(std::size_t choice, double share) const {
    return {fmt::format("{} has more than {:.6g} % of the votes", name(choice), 100 * share),
            above_share(size(), choice, share)};
  }
  Draft below(std::size_t choice, double share) const {
    return {fmt::format("{} has less than {:.6g} % of the votes", name(choice), 100 * share),
            below_share(size(), choice, share)};
  }
  /// V_a - V_b > share of all, or the reverse.
  Draft ahead(std::size_t a, std::size_t b, double share, bool is) const {
    std::vector<double> weights(size(), is ? -share : share);
    weights[a] += is ? 1 : -1, weights[b] += is ? -1 : 1;
    return {fmt::format("{} is {} than {:.6g} % of the votes ahead of {}", name(a), is ? "more" : "less", 100 * share,
                        name(b)),
            bounded(std::move(weights))};
  }
  Draft more(std::size_t a, std::size_t b) const {
    return {name(a) + " has more votes than " + name(b), winner_beats_loser(size(), a, b)};
  }
  /// Margin of the hardest of them as a share of its assorter's largest value, times the cards: what a comparison of
  /// cards goes by. Infinite of none.
  double ease(const Drafts& drafts) const {
    double least = std::numeric_limits<double>::infinity();
    for (const Draft& one : drafts)
      least = std::min(least, 2 * one.claim.value(m_totals) / (one.claim.highest - one.claim.lowest));
    return least;
  }

 private:
  const CardContest& m_contest;
  const std::vector<double>& m_totals;
  double m_valid;
};

CardOutcome outcome_of(std::string statement, std::vector<std::size_t> winners, Drafts drafts) {
  CardOutcome outcome;
  outcome.winners = std::move(winners), outcome.statement = std::move(statement);
  for (Draft& one : drafts) outcome.claims.emplace_back(std::move(one.text), std::move(one.claim));
  return outcome;
}

/// Seats of lists, and what has to be true for them.
class Division {
 public:
  Division(const CardContest& contest, const std::vector<double>& totals)
      : m_contest(contest), m_votes(contest, totals), m_seats(totals.size(), 0) {
    for (const double votes : totals) m_whole.push_back(std::llround(votes));
  }

  base::Result<CardOutcome> run() {
    for (std::size_t k = 0; k < m_votes.size(); ++k) {
      if (m_contest.threshold > 0 && m_votes.is_exactly(m_votes.of(k), m_contest.threshold))
        return usage(m_contest, m_votes.name(k) + " has exactly the threshold: no audit can confirm that");
      m_in.push_back(m_contest.threshold <= 0 || m_votes.is_above(m_votes.of(k), m_contest.threshold));
    }
    if (std::find(m_in.begin(), m_in.end(), 1) == m_in.end()) return usage(m_contest, "nobody is above the threshold");
    divide();
    if (const auto tied = tie(); !tied.empty()) return usage(m_contest, tied);
    Drafts drafts = claims();
    if (drafts.empty()) return usage(m_contest, "has no claims: nobody else stands");
    return outcome_of(statement(), winners(), std::move(drafts));
  }

 private:
  std::int64_t divisor(std::int64_t seats) const {
    return m_contest.kind == CardContestKind::dhondt ? seats + 1 : 2 * seats + 1;
  }
  /// Whether a's seat number s comes before b's seat number r, both from 0; exact, below 10^10 votes and 10^3 seats.
  bool is_before(std::size_t a, std::int64_t s, std::size_t b, std::int64_t r) const {
    return m_whole[a] * divisor(r) > m_whole[b] * divisor(s);
  }
  void divide() {
    for (int seat = 0; seat < m_contest.winners; ++seat) {
      std::size_t best = m_in.size();
      for (std::size_t k = 0; k < m_in.size(); ++k)
        if (m_in[k] && (best == m_in.size() || is_before(k, m_seats[k], best, m_seats[best]))) best = k;
      ++m_seats[best];
    }
  }
  std::string tie() const {
    for (std::size_t a = 0; a < m_in.size(); ++a)
      for (std::size_t b = 0; b < m_in.size(); ++b)
        if (a != b && m_seats[a] > 0 && m_in[b] && !is_before(a, m_seats[a] - 1, b, m_seats[b]))
          return fmt::format("a tie between {} and {}: no audit can confirm one of them", m_votes.name(a),
                             m_votes.name(b));
    return {};
  }
  Draft last_before_next(std::size_t a, std::size_t b) const {
    std::vector<double> weights(m_votes.size(), 0);
    weights[a] = 1 / static_cast<double>(divisor(m_seats[a] - 1));
    weights[b] = -1 / static_cast<double>(divisor(m_seats[b]));
    return {fmt::format("seat {} of {} is before seat {} of {}", m_seats[a], m_votes.name(a), m_seats[b] + 1,
                        m_votes.name(b)),
            bounded(std::move(weights))};
  }
  Drafts before_all_of(std::size_t b) const {
    Drafts drafts;
    for (std::size_t a = 0; a < m_in.size(); ++a)
      if (a != b && m_seats[a] > 0) drafts.push_back(last_before_next(a, b));
    return drafts;
  }
  Drafts claims() const {
    Drafts drafts;
    for (std::size_t k = 0; k < m_in.size(); ++k) {
      if (m_seats[k] > 0 && m_contest.threshold > 0) drafts.push_back(m_votes.above(k, m_contest.threshold));
      Drafts own = before_all_of(k);
      if (!m_in[k]) {
        Drafts out = {m_votes.below(k, m_contest.threshold)};
        if (m_votes.ease(out) >= m_votes.ease(own)) own = std::move(out);
      }
      std::move(own.begin(), own.end(), std::back_inserter(drafts));
    }
    return drafts;
  }
  std::vector<std::size_t> winners() const {
    std::vector<std::size_t> all;
    for (std::size_t k = 0; k < m_seats.size(); ++k) all.insert(all.end(), static_cast<std::size_t>(m_seats[k]), k);
    return all;
  }
  std::string statement() const {
    std::string text;
    for (std::size_t k = 0; k < m_seats.size(); ++k)
      if (m_seats[k] > 0)
        text += fmt::format("{}{} {} {}", text.empty() ? "" : ", ", m_votes.name(k), m_seats[k],
                            m_seats[k] == 1 ? "seat" : "seats");
    return text;
  }

  const CardContest& m_contest;
  Votes m_votes;
  std::vector<std::int64_t> m_whole, m_seats;
  std::vector<char> m_in;
};

Drafts easier(const Votes& votes, Drafts first, Drafts second) {
  return votes.ease(first) >= votes.ease(second) ? first : second;
}

Drafts lead_claims(const CardContest& contest, const Votes& votes, const std::vector<std::size_t>& order) {
  Drafts drafts = {votes.above(order[0], contest.lead_share)};
  for (std::size_t k = 1; k < order.size(); ++k) drafts.push_back(votes.ahead(order[0], order[k], contest.lead, true));
  return drafts;
}

Drafts second_round_claims(const CardContest& contest, const Votes& votes, const std::vector<std::size_t>& order) {
  Drafts drafts;
  for (const std::size_t winner : {order[0], order[1]})
    for (std::size_t k = 2; k < order.size(); ++k) drafts.push_back(votes.more(winner, order[k]));
  for (const auto& [own, other] : {std::pair{order[0], order[1]}, std::pair{order[1], order[0]}}) {
    drafts.push_back(votes.below(own, contest.share));
    if (contest.lead_share <= 0) continue;
    Drafts one = easier(votes, {votes.below(own, contest.lead_share)}, {votes.ahead(own, other, contest.lead, false)});
    drafts.push_back(std::move(one.front()));
  }
  return drafts;
}

}  // namespace

base::Result<CardOutcome> divisor_outcome(const CardContest& contest, const CardTallies& tallies) {
  return Division(contest, tallies.totals).run();
}

base::Result<CardOutcome> runoff_outcome(const CardContest& contest, const CardTallies& tallies) {
  const Votes votes(contest, tallies.totals);
  std::vector<std::size_t> order(votes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return votes.of(a) > votes.of(b); });
  if (order.size() < 2) return usage(contest, "one choice alone leaves nothing to audit");
  const double first = votes.of(order[0]), lead = first - votes.of(order[1]);
  const bool by_lead = contest.lead_share > 0;
  const auto undecided = [&](double number, double share, double other, double other_share) {
    return votes.is_exactly(number, share) &&
           (votes.is_above(other, other_share) || votes.is_exactly(other, other_share));
  };
  const bool majority = votes.is_above(first, contest.share);
  const bool leads = by_lead && votes.is_above(first, contest.lead_share) && votes.is_above(lead, contest.lead);
  const bool by_neither = !majority && !leads;
  if (by_neither && (votes.is_exactly(first, contest.share) ||
                     (by_lead && (undecided(first, contest.lead_share, lead, contest.lead) ||
                                  undecided(lead, contest.lead, first, contest.lead_share)))))
    return usage(contest, "the votes are exactly a share that decides: no audit can confirm that");
  if (majority || leads) {
    if (majority && !leads && first == votes.of(order[1]))
      return usage(contest, fmt::format("a tie between {} and {}: no audit can confirm one of them",
                                        votes.name(order[0]), votes.name(order[1])));
    Drafts drafts = {votes.above(order[0], contest.share)};
    // Two may be above a share that is no half.
    for (std::size_t k = 1; k < order.size() && contest.share < 0.5; ++k)
      drafts.push_back(votes.more(order[0], order[k]));
    if (leads) {
      Drafts other = lead_claims(contest, votes, order);
      drafts = majority ? easier(votes, std::move(drafts), std::move(other)) : std::move(other);
    }
    return outcome_of(votes.name(order[0]) + " wins in the first round", {order[0]}, std::move(drafts));
  }
  if (order.size() > 2 && votes.of(order[1]) == votes.of(order[2]))
    return usage(contest, fmt::format("a tie between {} and {} for the second round: no audit can confirm one of them",
                                      votes.name(order[1]), votes.name(order[2])));
  const std::size_t one = std::min(order[0], order[1]), other = std::max(order[0], order[1]);
  // In the order of the contest: who is first of them is not proven.
  return outcome_of(fmt::format("{} and {} go to a second round", votes.name(one), votes.name(other)), {one, other},
                    second_round_claims(contest, votes, order));
}

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_claims_stv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "acta/audit/stv_wording.hpp"

namespace acta::audit {
namespace {

base::Error refused(const CardContest& contest, const std::string& why, std::string advice = {}) {
  return {base::ErrorKind::usage, "contest \"" + contest.id + "\": " + why, {}, std::move(advice)};
}

constexpr double kShareAbove = 0.02;

/// The share of first preferences that somebody elected at once is claimed to be below.
double most_share(double reported) { return reported + kShareAbove; }

class StvClaims {
 public:
  StvClaims(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies, std::vector<double> most,
            double least)
      : m_contest(contest),
        m_wording(contest),
        m_whole(votes, tallies, std::vector<double>(contest.choices.size(), 1)),
        m_valued(votes, tallies, most),
        m_most(std::move(most)),
        m_least(least),
        m_seats(static_cast<std::size_t>(contest.winners)),
        m_never(choices(), 0),
        m_quota(choices(), 0),
        m_sure(choices(), 0),
        m_elected(choices(), 0),
        m_used(choices() * choices(), 0) {}

  CardOutcome state() {
    for (std::size_t w = 0; w < choices(); ++w) has_quota(w);
    m_left = m_seats - static_cast<std::size_t>(std::count(m_quota.begin(), m_quota.end(), 1));
    compare(false);
    never_elected();
    never_elected_beside(false);
    find_winners();
    if (m_contest.lowest) with_lists();
    for (std::size_t c = 0; c < choices(); ++c) {
      if (m_elected[c]) m_outcome.winners.push_back(c);
      if (m_never[c]) m_outcome.losers.push_back(c);
    }
    add_claims();
    m_outcome.statement = statement();
    return std::move(m_outcome);
  }

 private:
  /// That w is elected if l is: what it rests on.
  struct Ahead {
    std::vector<StandingLead> leads;
    bool valued = false;
    double least() const { return Standing{{}, leads}.least(); }
  };

  std::size_t choices() const { return m_contest.choices.size(); }
  Ahead& ahead(std::size_t w, std::size_t l) { return m_ahead[w * choices() + l]; }
  const std::vector<double>& most(bool valued) const { return valued ? m_most : m_none; }

  /// By what ballots of the excluded count for those who are next, where it is needed.
  void with_lists() {
    never_elected_beside(true);
    find_winners();
    if (std::count(m_elected.begin(), m_elected.end(), 1) == static_cast<std::ptrdiff_t>(m_seats)) return;
    compare(true);
    const StvStanding standing(m_whole, m_quota, m_left);
    for (std::size_t w = 0; w < choices(); ++w)
      if (!m_elected[w] && !m_never[w]) is_above(standing, w);
    never_elected();
    find_winners();
  }
  void is_above(const StvStanding& standing, std::size_t w) {
    const auto leads = standing.above(w, m_whole.valid() / static_cast<double>(m_seats + 1), m_least);
    if (leads.empty()) return;
    m_sure[w] = m_elected[w] = 1;
    add(m_wording.of_all_seats(leads, {}));
  }
  /// With whole values where that is enough: it needs no other claim.
  void compare(bool passed) {
    m_ahead.resize(choices() * choices());
    for (const bool valued : {false, true}) {
      const StvStanding standing(valued ? m_valued : m_whole, m_quota, m_left);
      for (std::size_t w = 0; w < choices() && (!valued || m_contest.fractional); ++w) {
        auto over = standing.ahead(w, m_least, passed);
        for (std::size_t l = 0; l < choices(); ++l)
          if (ahead(w, l).leads.empty() && !over[l].empty()) ahead(w, l) = {std::move(over[l]), valued};
      }
    }
  }
  /// Those without a quota at first who are ahead of l, or (`behind`) whom one is ahead of; those with fewest claims
  /// and the largest lead first.
  std::vector<std::size_t> leading(std::size_t one, bool behind) {
    std::vector<std::size_t> found;
    const auto of = [&](std::size_t other) -> const Ahead& { return behind ? ahead(one, other) : ahead(other, one); };
    for (std::size_t other = 0; other < choices(); ++other)
      if (other != one && !m_quota[other] && !m_sure[other] && !of(other).leads.empty() && !(behind && m_never[other]))
        found.push_back(other);
    std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(of(b).leads.size(), of(a).least()) > std::pair(of(a).leads.size(), of(b).least());
    });
    return found;
  }
  std::size_t left_beside_sure() const {
    return m_left - static_cast<std::size_t>(std::count(m_sure.begin(), m_sure.end(), 1));
  }
  /// If l were elected, so would be those who are always ahead of it: more than there are seats left.
  void never_elected() {
    for (std::size_t l = 0; l < choices(); ++l) {
      if (m_quota[l] || m_sure[l] || m_never[l]) continue;
      const auto found = leading(l, false);
      if (found.size() < left_beside_sure()) continue;
      m_never[l] = 1;
      for (std::size_t n = 0; n < left_beside_sure(); ++n) m_used[found[n] * choices() + l] = 1;
    }
  }
  /// Those who are not ruled out so: together with ballots that lie with others who stand as long.
  void never_elected_beside(bool passed) {
    for (const bool valued : {false, true})
      for (std::size_t l = 0; l < choices() && m_left > 0 && (!valued || m_contest.fractional); ++l) {
        if (m_quota[l] || m_never[l]) continue;
        const StvStanding standing(valued ? m_valued : m_whole, m_quota, m_left);
        const Standing found = standing.beside(l, m_least, passed);
        if (found.others.empty()) continue;
        m_never[l] = 1;
        m_uses_values |= valued;
        const auto claims = m_wording.beside(l, found, m_left, most(valued));
        m_beside.insert(m_beside.end(), claims.begin(), claims.end());
      }
  }
  void has_quota(std::size_t w) {
    const double quota = m_whole.valid() / static_cast<double>(m_seats + 1);
    if (m_whole.first(w) - quota <= m_least) return;
    m_quota[w] = m_elected[w] = 1;
    add({m_wording.quota(w)});
  }
  void find_winners() {
    for (std::size_t w = 0; w < choices(); ++w)
      if (!m_elected[w] && !m_never[w] && few_without(w)) m_elected[w] = 1;
  }
  /// Without w, only choices could have the seats left that w is not always ahead of: fewer than there are.
  bool few_without(std::size_t w) {
    std::size_t possible = 0;
    for (std::size_t c = 0; c < choices(); ++c) possible += !m_never[c] && !m_quota[c] && !m_sure[c] && c != w;
    const auto behind = leading(w, true);
    const std::size_t left = left_beside_sure();
    if (possible - behind.size() >= left) return false;
    for (std::size_t n = 0; n < behind.size() && possible - n >= left; ++n) m_used[w * choices() + behind[n]] = 1;
    return true;
  }
  void add(const std::vector<CardClaim>& claims) {
    for (const CardClaim& one : claims)
      if (std::none_of(m_outcome.claims.begin(), m_outcome.claims.end(),
                       [&](const CardClaim& other) { return one.same_as(other); }))
        m_outcome.claims.push_back(one);
  }
  void add_claims() {
    for (std::size_t at = 0; at < m_used.size(); ++at) {
      if (!m_used[at]) continue;
      m_uses_values |= m_ahead[at].valued;
      add(m_wording.of_all_seats(m_ahead[at].leads, most(m_ahead[at].valued)));
    }
    add(m_beside);
    for (std::size_t c = 0; c < choices() && m_uses_values; ++c)
      if (m_most[c] < 1) add({m_wording.first_preferences_below(c, most_share(m_whole.first(c) / m_whole.valid()))});
  }
  std::string statement() const {
    std::vector<std::size_t> open;
    for (std::size_t c = 0; c < choices(); ++c)
      if (!m_never[c] && !m_elected[c]) open.push_back(c);
    std::string text = fmt::format("{} seats by single transferable vote", m_seats);
    if (!m_outcome.winners.empty()) text += "; elected: " + m_wording.names(m_outcome.winners);
    if (!m_outcome.losers.empty()) text += "; not elected: " + m_wording.names(m_outcome.losers);
    if (m_outcome.winners.size() < m_seats)
      text += fmt::format("; not proven: who has {} of the seats, out of {}", m_seats - m_outcome.winners.size(),
                          m_wording.names(open));
    return text;
  }

  const CardContest& m_contest;
  StvWording m_wording;
  StvRankings m_whole, m_valued;
  std::vector<double> m_most, m_none;
  double m_least;
  std::size_t m_seats, m_left = 0;                        ///< in all; beside those with a quota of first preferences
  std::vector<char> m_never, m_quota, m_sure, m_elected;  ///< m_sure: by a quota with ballots of the excluded
  std::vector<Ahead> m_ahead;                             ///< [w * choices + l]
  std::vector<char> m_used;                               ///< the same
  std::vector<CardClaim> m_beside;
  bool m_uses_values = false;
  CardOutcome m_outcome;
};

/// By choice: the most that a ballot that begins with it is worth to another; 1 where nothing is claimed.
std::vector<double> most_values(const CardContest& contest, const StvRankings& rankings, double least) {
  std::vector<double> most(contest.choices.size(), 1);
  const double seats = contest.winners + 1;
  for (std::size_t c = 0; contest.fractional && c < most.size(); ++c)
    if (const double share = most_share(rankings.first(c) / rankings.valid());
        rankings.first(c) - rankings.valid() / seats > least && share < 1)
      most[c] = 1 - 1 / (seats * share);
  return most;
}

base::Result<void> as_stated(const CardContest& contest, const CardOutcome& outcome) {
  if (contest.elected.empty()) return {};
  const auto stated = [&](std::size_t choice) {
    return std::count(contest.elected.begin(), contest.elected.end(), contest.choices[choice]) > 0;
  };
  for (const std::size_t winner : outcome.winners)
    if (!stated(winner))
      return refused(contest, "the records elect " + contest.choices[winner] + ", who is not stated as elected");
  for (const std::size_t loser : outcome.losers)
    if (stated(loser))
      return refused(contest, "by the records " + contest.choices[loser] + " cannot be elected, and is stated as such");
  return {};
}

}  // namespace

base::Result<CardOutcome> stv_outcome(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies,
                                      std::int64_t cards) {
  if (tallies.rows.empty())
    return refused(contest, "a contest by single transferable vote needs records of its ballots");
  if (contest.choices.size() > kMostIrvCandidates) return refused(contest, "more than 64 choices");
  if (contest.choices.size() <= static_cast<std::size_t>(contest.winners))
    return refused(contest,
                   fmt::format("it has no claims: {} choices for {} seats", contest.choices.size(), contest.winners));
  const double least = kLeastStvMargin * static_cast<double>(cards);
  const StvRankings rankings(votes, tallies, std::vector<double>(contest.choices.size(), 1));
  StvClaims claims(contest, votes, tallies, most_values(contest, rankings, least), least);
  CardOutcome outcome = claims.state();
  if (outcome.claims.empty())
    return refused(contest,
                   "no part of the outcome has claims: nobody has a quota of first preferences, or is always "
                   "ahead of enough others");
  if (const auto same = as_stated(contest, outcome); !same) return same.error();
  return outcome;
}

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_claims_stv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "acta/audit/stv_standing.hpp"

namespace acta::audit {
namespace {

base::Error refused(const CardContest& contest, const std::string& why, std::string advice = {}) {
  return {base::ErrorKind::usage, "contest \"" + contest.id + "\": " + why, {}, std::move(advice)};
}

constexpr double kShareAbove = 0.02;

/// The share of first preferences that somebody elected at once is claimed to be below.
double most_share(double reported) { return reported + kShareAbove; }

/// w's first preferences less the ballots that rank l and not w above it; those that begin with c by most[c] where
/// that is neither.
class Leads {
 public:
  Leads(const std::vector<double>& most, const VoteRows& votes, const CardTallies& tallies)
      : m_choices(most.size()), m_most(most), m_first(most.size(), 0), m_ahead(most.size() * most.size(), 0) {
    for (std::uint32_t row = 0; row < tallies.rows.size(); ++row)
      if (const auto vote = votes.vote(row); !vote.empty() && tallies.rows[row] > 0)
        add(vote, static_cast<double>(tallies.rows[row]));
  }
  double first(std::size_t w) const { return m_first[w]; }
  double valid() const { return m_valid; }
  double lead(std::size_t w, std::size_t l) const { return m_first[w] - m_ahead[w * m_choices + l]; }

 private:
  void add(std::span<const Choice> vote, double count) {
    m_valid += count;
    m_first[vote.front()] += count;
    std::vector<char> above(m_choices, 0);
    for (const Choice l : vote) {
      for (std::size_t w = 0; w < m_choices; ++w)
        if (w != l && !above[w]) m_ahead[w * m_choices + l] += l == vote.front() ? count : count * m_most[vote.front()];
      above[l] = 1;
    }
  }
  std::size_t m_choices;
  std::vector<double> m_most, m_first, m_ahead;
  double m_valid = 0;
};

class StvClaims {
 public:
  StvClaims(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies, const Leads& leads,
            const Leads& valued, std::vector<double> most, double least)
      : m_contest(contest),
        m_votes(votes),
        m_tallies(tallies),
        m_leads(leads),
        m_valued(valued),
        m_most(std::move(most)),
        m_least(least),
        m_seats(static_cast<std::size_t>(contest.winners)),
        m_never(contest.choices.size(), 0),
        m_quota(contest.choices.size(), 0),
        m_used(contest.choices.size() * contest.choices.size(), 0) {}

  CardOutcome state() {
    for (std::size_t w = 0; w < choices(); ++w) has_quota(w);
    m_left = m_seats - static_cast<std::size_t>(std::count(m_quota.begin(), m_quota.end(), 1));
    for (std::size_t l = 0; l < choices(); ++l)
      if (!m_quota[l]) never_elected(l);
    never_elected_beside();
    for (std::size_t w = 0; w < choices(); ++w)
      if (m_quota[w] || (!m_never[w] && few_without(w))) m_outcome.winners.push_back(w);
    for (std::size_t w = 0; w < choices(); ++w)
      for (std::size_t l = 0; l < choices(); ++l)
        if (m_used[w * choices() + l]) ahead(w, l);
    m_outcome.claims.insert(m_outcome.claims.end(), m_beside.begin(), m_beside.end());
    if (m_uses_values) values();
    for (std::size_t l = 0; l < choices(); ++l)
      if (m_never[l]) m_outcome.losers.push_back(l);
    m_outcome.statement = statement();
    return std::move(m_outcome);
  }

 private:
  std::size_t choices() const { return m_contest.choices.size(); }
  /// With whole values where that is enough: it needs no other claim.
  double lead(std::size_t w, std::size_t l) const {
    return m_leads.lead(w, l) > m_least ? m_leads.lead(w, l) : m_valued.lead(w, l);
  }
  void ahead(std::size_t w, std::size_t l) {
    const Assertion before{Assertion::Kind::NotEliminatedBefore, static_cast<int>(w), static_cast<int>(l), {}};
    const std::string text = fmt::format("{} is always ahead of {}", m_contest.choices[w], m_contest.choices[l]);
    if (m_leads.lead(w, l) > m_least) return void(m_outcome.claims.emplace_back(text, before));
    m_uses_values = true;
    m_outcome.claims.push_back(
        CardClaim::with_values(text + ", by what ballots of the elected can be worth", before, m_most));
  }
  /// Claims that bound what a ballot of somebody elected at once is worth, and that he or she is.
  void values() {
    for (std::size_t c = 0; c < choices(); ++c) {
      if (m_most[c] == 1) continue;
      const double share = most_share(m_leads.first(c) / m_leads.valid());
      m_outcome.claims.push_back(CardClaim::of_first_places(
          fmt::format("{} has less than {:.4g} % of the first preferences", m_contest.choices[c], 100 * share),
          below_share(choices(), c, share)));
    }
  }
  /// Those without a quota at first whose lead over l, or (`behind`) over whom l has one, is large enough; the largest
  /// first.
  std::vector<std::size_t> leading(std::size_t one, bool behind) const {
    std::vector<std::size_t> found;
    const auto lead_of = [&](std::size_t other) { return behind ? lead(one, other) : lead(other, one); };
    for (std::size_t other = 0; other < choices(); ++other)
      if (other != one && !m_quota[other] && lead_of(other) > m_least && !(behind && m_never[other]))
        found.push_back(other);
    std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) { return lead_of(a) > lead_of(b); });
    return found;
  }
  /// If l were elected, so would be those who are always ahead of it: more than there are seats left.
  void never_elected(std::size_t l) {
    const auto ahead = leading(l, false);
    if (ahead.size() < m_left) return;
    m_never[l] = 1;
    for (std::size_t n = 0; n < m_left; ++n) m_used[ahead[n] * choices() + l] = 1;
  }
  /// Those who are not ruled out so: together with ballots that lie with others who stand as long.
  void never_elected_beside() {
    if (m_left == 0) return;
    const std::vector<double> whole(choices(), 1);
    const StvStanding plain(m_votes, m_tallies, m_quota, m_left, whole);
    const StvStanding valued(m_votes, m_tallies, m_quota, m_left, m_most);
    for (std::size_t l = 0; l < choices(); ++l) {
      if (m_quota[l] || m_never[l]) continue;
      Standing found = plain.beside(l, m_least);
      const bool by_values = found.others.empty() && m_contest.fractional;
      if (by_values) found = valued.beside(l, m_least);
      if (found.others.empty()) continue;
      m_never[l] = 1;
      m_uses_values |= by_values;
      beside(l, found, by_values ? m_most : std::vector<double>{});
    }
  }
  void beside(std::size_t l, const Standing& found, const std::vector<double>& most) {
    std::vector<char> others(choices(), 0);
    for (const std::size_t o : found.others) others[o] = 1;
    for (const std::size_t o : found.others) {
      const Assertion before{Assertion::Kind::NotEliminatedBefore, static_cast<int>(o), static_cast<int>(l), {}};
      m_beside.push_back(
          CardClaim::beside(fmt::format("{} is ahead of {} as long as {} stand or are elected, with {} {} to fill{}",
                                        m_contest.choices[o], m_contest.choices[l], names(found.others), m_left,
                                        m_left == 1 ? "seat" : "seats",
                                        most.empty() ? "" : ", by what ballots of the elected can be worth"),
                            before, others, m_left, most));
    }
  }
  bool has_quota(std::size_t w) {
    const double share = 1.0 / static_cast<double>(m_seats + 1);
    if (m_leads.first(w) - share * m_leads.valid() <= m_least) return false;
    m_quota[w] = 1;
    m_outcome.claims.push_back(
        CardClaim::of_first_places(fmt::format("{} has a quota of first preferences: more than 1/{} of the valid votes",
                                               m_contest.choices[w], m_seats + 1),
                                   above_share(choices(), w, share)));
    return true;
  }
  /// Without w, only choices could have the seats left that w is not always ahead of: fewer than there are.
  bool few_without(std::size_t w) {
    std::size_t possible = 0;
    for (std::size_t c = 0; c < choices(); ++c) possible += !m_never[c] && !m_quota[c] && c != w;
    const auto behind = leading(w, true);
    if (possible - behind.size() >= m_left) return false;
    for (std::size_t n = 0; n < behind.size() && possible - n >= m_left; ++n) m_used[w * choices() + behind[n]] = 1;
    return true;
  }
  std::string names(const std::vector<std::size_t>& who) const {
    std::string text;
    for (const std::size_t one : who) text += (text.empty() ? "" : ", ") + m_contest.choices[one];
    return text;
  }
  std::string statement() const {
    std::vector<std::size_t> out, open;
    for (std::size_t c = 0; c < choices(); ++c) {
      if (m_never[c])
        out.push_back(c);
      else if (std::find(m_outcome.winners.begin(), m_outcome.winners.end(), c) == m_outcome.winners.end())
        open.push_back(c);
    }
    std::string text = fmt::format("{} seats by single transferable vote", m_seats);
    if (!m_outcome.winners.empty()) text += "; elected: " + names(m_outcome.winners);
    if (!out.empty()) text += "; not elected: " + names(out);
    if (m_outcome.winners.size() < m_seats)
      text += fmt::format("; not proven: who has {} of the seats, out of {}", m_seats - m_outcome.winners.size(),
                          names(open));
    return text;
  }

  const CardContest& m_contest;
  const VoteRows& m_votes;
  const CardTallies& m_tallies;
  const Leads &m_leads, &m_valued;
  std::vector<double> m_most;
  double m_least;
  std::size_t m_seats, m_left = 0;  ///< in all; beside those with a quota of first preferences
  std::vector<char> m_never, m_quota;
  std::vector<char> m_used;  ///< [w * choices + l]
  std::vector<CardClaim> m_beside;
  bool m_uses_values = false;
  CardOutcome m_outcome;
};

/// By choice: the most that a ballot that begins with it is worth to another; 1 where nothing is claimed.
std::vector<double> most_values(const CardContest& contest, const Leads& leads, double least) {
  std::vector<double> most(contest.choices.size(), 1);
  const double seats = contest.winners + 1;
  for (std::size_t c = 0; contest.fractional && c < most.size(); ++c)
    if (const double share = most_share(leads.first(c) / leads.valid());
        leads.first(c) - leads.valid() / seats > least && share < 1)
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
  const Leads leads(std::vector<double>(contest.choices.size(), 1), votes, tallies);
  const std::vector<double> most = most_values(contest, leads, least);
  const Leads valued(most, votes, tallies);
  StvClaims claims(contest, votes, tallies, leads, valued, most, least);
  CardOutcome outcome = claims.state();
  if (outcome.claims.empty())
    return refused(contest,
                   "no part of the outcome has claims: nobody has a quota of first preferences, or is always "
                   "ahead of enough others");
  if (const auto same = as_stated(contest, outcome); !same) return same.error();
  return outcome;
}

}  // namespace acta::audit

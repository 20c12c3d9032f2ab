// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_claims_stv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "acta/audit/stv_worth.hpp"

namespace acta::audit {
namespace {

base::Error refused(const CardContest& contest, const std::string& why, std::string advice = {}) {
  return {base::ErrorKind::usage, "contest \"" + contest.id + "\": " + why, {}, std::move(advice)};
}

/// By choice: who has a quota of first preferences, with a margin above `least`.
std::vector<char> with_quota(const CardContest& contest, const StvRankings& whole, double least) {
  std::vector<char> elected;
  for (std::size_t c = 0; c < contest.choices.size(); ++c)
    elected.push_back(whole.first(c) - whole.valid() / (contest.winners + 1) > least);
  return elected;
}

class StvClaims {
 public:
  /// `last`: by the highest level of StvWorth alone.
  StvClaims(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies, double cards, bool last)
      : m_contest(contest),
        m_wording(contest),
        m_whole(votes, tallies, contest.choices.size(), {}),
        m_least(kLeastStvMargin * cards),
        m_seats(static_cast<std::size_t>(contest.winners)),
        m_never(choices(), 0),
        m_quota(with_quota(contest, m_whole, m_least)),
        m_sure(choices(), 0),
        m_elected(m_quota),
        m_used(choices() * choices(), 0),
        m_worth(contest, m_whole, m_quota, cards) {
    for (const BallotWorth& worth : m_worth.levels()) m_levels.emplace_back(votes, tallies, choices(), worth);
    if (last) m_from = m_levels.size() - 1;
  }

  /// Whether `last` makes a difference.
  bool has_levels() const { return m_levels.size() > 1; }

  CardOutcome state() {
    for (std::size_t w = 0; w < choices(); ++w)
      if (m_quota[w]) add({m_wording.quota(w)});
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
    std::size_t level = 0;
    double least() const { return StandingTogether{{}, leads}.least(); }
  };

  std::size_t choices() const { return m_contest.choices.size(); }
  Ahead& ahead(std::size_t w, std::size_t l) { return m_ahead[w * choices() + l]; }
  StvStanding standing(std::size_t level) const { return {m_levels[level], m_quota, m_left}; }
  const BallotWorth& worth(std::size_t level) const { return m_worth.levels()[level]; }
  void uses(std::size_t level) { m_level = std::max(m_level, level); }

  /// By what ballots of the excluded count for those who are next, where it is needed.
  void with_lists() {
    never_elected_beside(true);
    find_winners();
    if (std::count(m_elected.begin(), m_elected.end(), 1) == static_cast<std::ptrdiff_t>(m_seats)) return;
    compare(true);
    for (std::size_t level = m_from; level < m_levels.size(); ++level)
      for (std::size_t w = 0; w < choices(); ++w)
        if (!m_elected[w] && !m_never[w]) is_above(level, w);
    never_elected();
    find_winners();
  }
  void is_above(std::size_t level, std::size_t w) {
    const auto leads = standing(level).above(w, m_whole.valid() / static_cast<double>(m_seats + 1), m_least);
    if (leads.empty()) return;
    m_sure[w] = m_elected[w] = 1;
    uses(level);
    add(m_wording.of_all_seats(leads, worth(level)));
  }
  /// By the lowest level that is enough: it needs fewest other claims.
  void compare(bool passed) {
    m_ahead.resize(choices() * choices());
    for (std::size_t level = m_from; level < m_levels.size(); ++level)
      for (std::size_t w = 0; w < choices(); ++w) {
        auto over = standing(level).ahead(w, m_least, passed);
        for (std::size_t l = 0; l < choices(); ++l)
          if (ahead(w, l).leads.empty() && !over[l].empty()) ahead(w, l) = {std::move(over[l]), level};
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
    for (std::size_t level = m_from; level < m_levels.size(); ++level)
      for (std::size_t l = 0; l < choices() && m_left > 0; ++l) {
        if (m_quota[l] || m_never[l]) continue;
        const StandingTogether found = standing(level).beside(l, m_least, passed);
        if (found.others.empty()) continue;
        m_never[l] = 1;
        uses(level);
        const auto claims = m_wording.beside(l, found, m_left, worth(level));
        m_beside.insert(m_beside.end(), claims.begin(), claims.end());
      }
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
      uses(m_ahead[at].level);
      add(m_wording.of_all_seats(m_ahead[at].leads, worth(m_ahead[at].level)));
    }
    add(m_beside);
    add(m_worth.claims(m_level));
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
  StvRankings m_whole;
  double m_least;
  std::size_t m_seats, m_left = 0;                        ///< in all; beside those with a quota of first preferences
  std::vector<char> m_never, m_quota, m_sure, m_elected;  ///< m_sure: by a quota with ballots of the excluded
  std::vector<Ahead> m_ahead;                             ///< [w * choices + l]
  std::vector<char> m_used;                               ///< the same
  std::vector<CardClaim> m_beside;
  StvWorth m_worth;
  std::vector<StvRankings> m_levels;  ///< by level of m_worth
  std::size_t m_from = 0;             ///< the lowest that is tried
  std::size_t m_level = 0;            ///< the highest that is used
  CardOutcome m_outcome;
};

/// Of the hardest claim: its upper bound over its margin, to which cards are in proportion.
double hardest(const CardOutcome& outcome, const VoteRows& votes, const CardTallies& tallies, double cards) {
  double most = 0;
  for (const CardClaim& claim : outcome.claims) {
    double excess = 0, counted = 0;
    for (std::uint32_t row = 0; row < tallies.rows.size(); ++row) {
      const auto count = static_cast<double>(tallies.rows[row]);
      excess += count * (claim.value(votes.vote(row)) - 0.5), counted += count;
    }
    excess += (cards - counted) * (claim.without_contest() - 0.5);
    most = std::max(most, claim.upper() * cards / (2 * excess));
  }
  return most;
}

/// What ballots of the elected are worth is used where nothing else proves as much, or where it takes fewer cards.
CardOutcome best_outcome(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies, double cards) {
  StvClaims claims(contest, votes, tallies, cards, false);
  const bool has_levels = claims.has_levels();
  CardOutcome first = claims.state();
  if (!has_levels) return first;
  CardOutcome last = StvClaims(contest, votes, tallies, cards, true).state();
  const std::size_t by_first = first.winners.size() + first.losers.size();
  const std::size_t by_last = last.winners.size() + last.losers.size();
  if (by_first != by_last) return by_first > by_last ? std::move(first) : std::move(last);
  return hardest(last, votes, tallies, cards) < hardest(first, votes, tallies, cards) ? last : first;
}

/// What may prove more where the law is so; empty where all of it is said.
std::vector<std::string> not_said(const CardContest& contest) {
  std::vector<std::string> keys;
  if (!contest.fractional) keys.emplace_back("surplus = \"fractional\"");
  if (!contest.surpluses_first) keys.emplace_back("surplus_moves = \"first\"");
  if (!contest.lowest) keys.emplace_back("exclusions = \"lowest\"");
  if (keys.empty()) return {};
  return {fmt::format("who has the rest of the seats; where the law is so, {} may prove more", fmt::join(keys, ", "))};
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
  CardOutcome outcome = best_outcome(contest, votes, tallies, static_cast<double>(cards));
  if (outcome.claims.empty())
    return refused(contest,
                   "no part of the outcome has claims: nobody has a quota of first preferences, or is always "
                   "ahead of enough others");
  if (const auto same = as_stated(contest, outcome); !same) return same.error();
  if (outcome.winners.size() < static_cast<std::size_t>(contest.winners)) outcome.unproven = not_said(contest);
  return outcome;
}

}  // namespace acta::audit

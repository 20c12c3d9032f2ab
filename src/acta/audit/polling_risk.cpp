// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/polling_risk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "acta/audit/bayes.hpp"
#include "acta/audit/bravo.hpp"
#include "acta/audit/minerva.hpp"
#include "acta/audit/providence.hpp"

namespace acta::audit {
namespace {

/// Beyond this Minerva's distributions would take the machine.
constexpr std::int64_t kMostVotes = 20'000'000;
/// Sizes beyond this are not looked for.
constexpr std::int64_t kMostRound = 2'000'000;
/// Of a share over 1/2: below it no such size is enough (2 million votes have a standard deviation of 0.00035).
constexpr double kLeastLead = 1e-5;

base::Error usage(std::string message, std::string advice = {}) {
  return {base::ErrorKind::usage, std::move(message), {}, std::move(advice)};
}

/// Cumulative counts of one pair and how they are judged.
class PairWalk {
 public:
  PairWalk(PollingTest test, double alpha, double share)
      : m_test(test), m_alpha(alpha), m_share(share), m_minerva(alpha, share) {}

  /// Another look, with so many further votes for the two. Returns the risk.
  double look(std::int64_t winner, std::int64_t loser) {
    if (winner + loser == 0) return m_risk;
    m_before = m_now;
    if (m_looked && m_test == PollingTest::minerva) m_minerva.close_round(m_before.drawn);
    m_now.winner += winner, m_now.drawn += winner + loser;
    m_looked = true;
    return m_risk = std::fmin(1, value());
  }
  bool met() const { return m_risk <= m_alpha; }
  /// Votes for the two that another round needs, or from which on all rounds have the chance; -1: none up to
  /// kMostRound.
  std::int64_t next(double chance, bool from_there_on) {
    const std::int64_t limit = m_now.drawn + kMostRound;
    RoundSizes sizes;
    if (m_test == PollingTest::minerva) {
      Minerva after = m_minerva;
      if (m_looked) after.close_round(m_now.drawn);
      sizes = after.next_sizes(chance, m_now.winner, limit);
    } else {
      sizes = providence_sizes(m_alpha, m_share, m_now, chance, limit);
    }
    const std::int64_t size = from_there_on ? sizes.safe : sizes.first;
    return size < limit ? size - m_now.drawn : -1;
  }
  double log_statistic() const { return bravo_log_statistic({m_share, 1 - m_share}, votes()); }

 private:
  PairVotes votes() const { return {m_now.winner, m_now.drawn - m_now.winner}; }
  double value() const {
    switch (m_test) {
      case PollingTest::bravo: return std::exp(-log_statistic());
      case PollingTest::minerva: return m_minerva.p_value(m_now.drawn, m_now.winner);
      case PollingTest::providence: return std::exp(providence_log_p(m_share, m_before, m_now));
      case PollingTest::bayes: return brla_upset(m_now.drawn, m_now.winner);
    }
    return 1;
  }

  PollingTest m_test;
  double m_alpha, m_share, m_risk = 1;
  Minerva m_minerva;
  RoundCounts m_before, m_now;
  bool m_looked = false;
};

/// Ballots of another round for one pair, of which so many votes for the two are a part.
std::int64_t ballots_for(PairWalk& walk, PollingTest test, double alpha, const PairShares& shares, double chance,
                         bool from_there_on) {
  // A vote for whom the report gives none contradicts it: no further round is enough.
  if (shares.winner_of_pair() - 0.5 < kLeastLead || !std::isfinite(walk.log_statistic())) return -1;
  if (test == PollingTest::bravo) {
    if (bravo_average_draws(alpha, shares, walk.log_statistic()) > kMostRound) return -1;
    const std::int64_t draws = bravo_draws(alpha, shares, chance, walk.log_statistic());
    return static_cast<double>(draws) * shares.relevant() <= static_cast<double>(kMostRound) ? draws : -1;
  }
  const std::int64_t votes = walk.next(chance, from_there_on);
  return votes < 0 ? -1 : static_cast<std::int64_t>(std::ceil(static_cast<double>(votes) / shares.relevant() - 1e-9));
}

/// A pair that goes on.
struct OpenPair {
  PairWalk walk;
  PairShares shares;
};

/// The most that any of them needs; -1 where one is beyond reach.
std::int64_t most_ballots(std::vector<OpenPair>& pairs, PollingTest test, double alpha, double chance,
                          bool from_there_on) {
  std::int64_t most = 0;
  for (OpenPair& one : pairs) {
    const std::int64_t needed = ballots_for(one.walk, test, alpha, one.shares, chance, from_there_on);
    if (needed < 0) return -1;
    most = std::max(most, needed);
  }
  return most;
}

base::Result<std::vector<std::size_t>> order_of(const PollingContest& contest) {
  const auto seats = static_cast<std::size_t>(contest.winners);
  std::vector<std::size_t> order(contest.choices.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return contest.reported[a] > contest.reported[b]; });
  if (contest.winners < 1 || order.size() <= seats)
    return usage(fmt::format("{} choices for {} seats leave nothing to test", order.size(), contest.winners));
  if (contest.reported[order[seats - 1]] == contest.reported[order[seats]])
    return usage(fmt::format("a tie between {} and {}: no audit can confirm one of them",
                             contest.choices[order[seats - 1]], contest.choices[order[seats]]));
  if (contest.reported[order[0]] > contest.ballots)
    return usage(fmt::format("{} has {} votes on {} ballots", contest.choices[order[0]], contest.reported[order[0]],
                             contest.ballots));
  return order;
}

base::Result<void> check_rounds(const std::vector<std::vector<std::int64_t>>& rounds) {
  std::int64_t sum = 0;
  for (const auto& round : rounds)
    for (const std::int64_t votes : round) {
      if (votes > kMostVotes - sum)
        return usage(fmt::format("the rounds hold more than {} votes", kMostVotes), "is a number mistyped?");
      sum += votes;
    }
  return {};
}

}  // namespace

base::Result<PollingRisk> polling_risk(const PollingContest& contest, PollingTest test, double alpha,
                                       const std::vector<std::vector<std::int64_t>>& rounds,
                                       std::span<const double> chances) {
  const auto order = order_of(contest);
  if (!order) return order.error();
  if (const auto checked = check_rounds(rounds); !checked) return checked.error();
  PollingRisk all;
  all.risk.assign(rounds.size(), 0);
  if (test == PollingTest::minerva && !rounds.empty()) chances = {};
  all.met = true;
  std::vector<OpenPair> open;
  const auto seats = static_cast<std::size_t>(contest.winners);
  for (std::size_t w = 0; w < seats; ++w)
    for (std::size_t l = seats; l < order->size(); ++l) {
      PollingPair& pair = all.pairs.emplace_back();
      pair.winner = (*order)[w], pair.loser = (*order)[l];
      const auto winner = static_cast<double>(contest.reported[pair.winner]),
                 loser = static_cast<double>(contest.reported[pair.loser]),
                 ballots = static_cast<double>(contest.ballots);
      pair.share = winner / (winner + loser);
      PairWalk walk(test, alpha, pair.share);
      for (std::size_t r = 0; r < rounds.size(); ++r) {
        pair.risk.push_back(pair.met > 0 ? pair.risk.back() : walk.look(rounds[r][pair.winner], rounds[r][pair.loser]));
        if (pair.met == 0 && walk.met()) pair.met = r + 1;
        all.risk[r] = std::fmax(all.risk[r], pair.risk.back());
      }
      all.met = all.met && pair.met > 0;
      if (pair.met == 0 && !chances.empty()) open.push_back({std::move(walk), {winner / ballots, loser / ballots}});
    }
  const auto pairs = static_cast<double>(open.size());
  for (const double chance : chances) {
    all.next.push_back(most_ballots(open, test, alpha, chance, false));
    if (open.size() > 1) all.next_all.push_back(most_ballots(open, test, alpha, 1 - (1 - chance) / pairs, true));
  }
  return all;
}

}  // namespace acta::audit

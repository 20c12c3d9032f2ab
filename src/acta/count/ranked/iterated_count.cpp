// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/iterated_count.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"
#include "acta/count/ranked/ties.hpp"
#include "acta/count/ranked/walk.hpp"

namespace acta::count {
namespace {

using base::Int128;

/// ceil(a * b / c) for a, b >= 0, c > 0.
Int128 multiply_up(Int128 a, Int128 b, Int128 c) { return (a * b + c - 1) / c; }

Amount to_amount(Int128 units, int decimals) { return Amount::decimal(Amount::Integer(units), decimals); }

class Iteration {
 public:
  Iteration(const RankedContest& contest, const RankedRules& rules, const RankedOptions& options)
      : m_contest(contest),
        m_rules(rules),
        m_ties(contest, rules, options.draw, options.script),
        m_decimals(*rules.decimals),
        m_one(static_cast<Int128>(power_of_ten(m_decimals))),
        m_factor(contest.names.size(), 0),
        m_votes(contest.names.size(), 0),
        m_hopeful(contest.names.size(), false),
        m_in(contest.names.size(), false) {
    for (std::size_t c = 0; c < m_in.size(); ++c)
      if (!contest.excluded[c]) {
        m_in[c] = m_hopeful[c] = true;
        m_factor[c] = m_one;
      }
    m_result.ballots = contest.ballots;
    for (std::size_t r = 0; r < contest.rows(); ++r)
      if (contest.row(r).empty()) m_result.undervotes += contest.counts[r];
  }

  base::Result<RankedResult> run() {
    trace();
    while (seats_left() > 0 && hopefuls().size() > seats_left()) {
      if (!elect(settled()))
        if (auto done = eliminate(); !done) return done.error();
      if (m_rules.stop_after_round && static_cast<int>(m_result.rounds.size()) >= *m_rules.stop_after_round)
        return std::move(m_result);
    }
    distribute();
    note_round();
    if (seats_left() > 0) elect(hopefuls());
    return std::move(m_result);
  }

 private:
  struct Path {
    std::vector<std::uint32_t> candidates;
    Recipient end = kUndervote;
  };

  std::size_t seats_left() const { return static_cast<std::size_t>(m_rules.seats) - m_result.elected.size(); }

  std::vector<std::uint32_t> hopefuls() const {
    std::vector<std::uint32_t> list;
    for (std::uint32_t c = 0; c < m_hopeful.size(); ++c)
      if (m_hopeful[c]) list.push_back(c);
    return list;
  }

  /// Candidates of every row who are not eliminated, in order, and what becomes of what they leave.
  void trace() {
    m_paths.assign(m_contest.rows(), {});
    for (std::size_t r = 0; r < m_paths.size(); ++r) {
      std::vector<bool> open = m_in;
      for (Recipient next = walk(m_contest, r, m_rules, open);; next = walk(m_contest, r, m_rules, open)) {
        m_paths[r].end = next;
        if (next >= m_contest.names.size()) break;
        m_paths[r].candidates.push_back(next);
        open[next] = false;
      }
    }
  }

  void distribute() {
    std::fill(m_votes.begin(), m_votes.end(), 0);
    m_inactive.fill(0);
    for (std::size_t r = 0; r < m_paths.size(); ++r) {
      Int128 left = m_one;
      for (const std::uint32_t c : m_paths[r].candidates) {
        const Int128 kept =
            m_rules.surplus == SurplusRule::meek ? multiply_up(left, m_factor[c], m_one) : std::min(left, m_factor[c]);
        m_votes[c] += kept * m_contest.counts[r];
        left -= kept;
        if (left == 0) break;
      }
      if (m_paths[r].end >= kFirstInactive) m_inactive[m_paths[r].end - kFirstInactive] += left * m_contest.counts[r];
    }
    Int128 active = 0;
    for (const Int128 votes : m_votes) active += votes;
    m_quota = active / (m_rules.seats + 1) + 1;
  }

  /// Iterates until somebody reaches the quota, who is returned, or the surpluses are gone.
  std::vector<std::uint32_t> settled() {
    const auto tolerance = static_cast<Int128>(power_of_ten(m_decimals - 2 * m_decimals / 3));
    Int128 before = -1;
    for (;;) {
      distribute();
      std::vector<std::uint32_t> over;
      for (const std::uint32_t c : hopefuls())
        if (m_votes[c] >= m_quota) over.push_back(c);
      m_surplus = 0;
      for (const std::uint32_t c : m_result.elected) m_surplus += std::max<Int128>(0, m_votes[c] - m_quota);
      const bool done = m_surplus < tolerance || (before >= 0 && m_surplus >= before);
      if (!over.empty() || done) {
        note_round();
        return over;
      }
      before = m_surplus;
      for (const std::uint32_t c : m_result.elected)
        if (m_votes[c] > 0) m_factor[c] = std::min(m_one, next_factor(c));
    }
  }

  /// Reference Meek Rule, B.2.f: rounded up after the product, and again after the quotient.
  Int128 next_factor(std::size_t c) const {
    return multiply_up(multiply_up(m_factor[c], m_quota, m_one), m_one, m_votes[c]);
  }

  void note_round() {
    RankedRound round;
    round.figures.tally.resize(m_in.size());
    for (std::size_t c = 0; c < m_in.size(); ++c)
      if (m_in[c]) round.figures.tally[c] = to_amount(m_votes[c], m_decimals);
    for (std::size_t kind = 0; kind < kInactiveKinds; ++kind)
      round.figures.inactive[kind] = to_amount(m_inactive[kind], m_decimals);
    round.threshold = to_amount(m_quota, m_decimals);
    m_result.rounds.push_back(std::move(round));
  }

  bool elect(std::vector<std::uint32_t> winners) {
    std::stable_sort(winners.begin(), winners.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return m_votes[a] > m_votes[b]; });
    m_result.rounds.back().elected = winners;
    for (const std::uint32_t c : winners) {
      m_hopeful[c] = false;
      m_result.elected.push_back(c);
    }
    return !winners.empty();
  }

  base::Result<void> eliminate() {
    const std::vector<std::uint32_t> hopeful = hopefuls();
    const auto lowest = std::min_element(hopeful.begin(), hopeful.end(),
                                         [&](std::uint32_t a, std::uint32_t b) { return m_votes[a] < m_votes[b]; });
    std::vector<std::uint32_t> tied;
    for (const std::uint32_t c : hopeful)
      if (m_votes[c] <= m_votes[*lowest] + m_surplus) tied.push_back(c);
    std::uint32_t gone = *lowest;
    RankedRound& round = m_result.rounds.back();
    if (tied.size() > 1) {
      const auto chosen = m_ties.choose(tied, false, std::span(m_result.rounds).first(m_result.rounds.size() - 1));
      if (!chosen) return chosen.error();
      gone = *chosen;
      round.by_tie = true;
    }
    round.eliminated = {gone};
    m_hopeful[gone] = m_in[gone] = false;
    m_factor[gone] = 0;
    trace();
    return {};
  }

  const RankedContest& m_contest;
  const RankedRules& m_rules;
  TieBreaker m_ties;
  int m_decimals;
  Int128 m_one;  ///< 1 vote; votes and factors are in units of 10^-m_decimals
  std::vector<Int128> m_factor, m_votes;
  std::vector<bool> m_hopeful, m_in;  ///< not elected and not eliminated; not eliminated
  std::vector<Path> m_paths;          ///< by row
  std::array<Int128, kInactiveKinds> m_inactive{};
  Int128 m_quota = 0, m_surplus = 0;
  RankedResult m_result;
};

}  // namespace

base::Result<RankedResult> count_iterated(const RankedContest& contest, const RankedRules& rules,
                                          const RankedOptions& options) {
  return Iteration(contest, rules, options).run();
}

}  // namespace acta::count

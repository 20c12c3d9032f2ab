// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/iterated_count.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"
#include "acta/count/ranked/constraints.hpp"
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
        m_constraints(contest),
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
      const std::vector<std::uint32_t> over = settled();
      if (!m_constraints.empty()) {
        if (auto done = decide_constrained(over); !done) return done.error();
      } else if (!elect(over)) {
        if (auto done = eliminate(); !done) return done.error();
      }
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

  /// Those over the quota as far as the constraints let them be elected together, most votes first; then the doomed go,
  /// or where nobody was elected the lowest who is not guarded.
  base::Result<void> decide_constrained(std::vector<std::uint32_t> over) {
    const auto seats = [this] { return static_cast<int>(seats_left()); };
    std::vector<std::uint32_t> chosen;
    std::vector<bool> standing = m_hopeful;
    while (!over.empty()) {
      std::vector<std::uint32_t> elected = m_result.elected;
      elected.insert(elected.end(), chosen.begin(), chosen.end());
      const int left = seats() - static_cast<int>(chosen.size());
      const auto judged = m_constraints.judge(standing, elected, left);
      std::erase_if(over, [&](std::uint32_t c) { return judged.doomed[c]; });
      if (over.empty()) break;
      auto next = over.size() > 1 && m_constraints.allows(standing, elected, left, over)
                      ? base::Result<std::uint32_t>(over.front())
                      : first_of(over);
      if (!next) return next.error();
      chosen.push_back(*next);
      standing[*next] = false;
      std::erase(over, *next);
    }
    const bool any = elect(chosen);
    if (seats_left() == 0) return {};
    const auto judged = m_constraints.judge(m_hopeful, m_result.elected, seats());
    std::vector<std::uint32_t> doomed;
    for (const std::uint32_t c : hopefuls()) {
      if (judged.doomed[c]) doomed.push_back(c);
      if (judged.guarded[c]) m_result.rounds.back().guarded.push_back(c);
    }
    m_result.rounds.back().doomed = doomed;
    if (!doomed.empty()) return take_out(doomed), base::Result<void>();
    return any ? base::Result<void>() : eliminate();
  }

  base::Result<std::uint32_t> first_of(const std::vector<std::uint32_t>& over) {
    const auto most =
        *std::max_element(over.begin(), over.end(), [&](auto a, auto b) { return m_votes[a] < m_votes[b]; });
    std::vector<std::uint32_t> tied;
    for (const std::uint32_t c : over)
      if (m_votes[c] == m_votes[most]) tied.push_back(c);
    if (tied.size() == 1) return most;
    std::sort(tied.begin(), tied.end());
    m_result.rounds.back().by_tie = true;
    return m_ties.choose(tied, true, std::span(m_result.rounds).first(m_result.rounds.size() - 1));
  }

  void take_out(const std::vector<std::uint32_t>& gone) {
    m_result.rounds.back().eliminated = gone;
    for (const std::uint32_t c : gone) {
      m_hopeful[c] = m_in[c] = false;
      m_factor[c] = 0;
    }
    trace();
  }

  base::Result<void> eliminate() {
    std::vector<std::uint32_t> hopeful = hopefuls();
    const auto& guarded = m_result.rounds.back().guarded;
    std::erase_if(hopeful, [&](auto c) { return std::find(guarded.begin(), guarded.end(), c) != guarded.end(); });
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
    take_out({gone});
    return {};
  }

  const RankedContest& m_contest;
  const RankedRules& m_rules;
  TieBreaker m_ties;
  ConstraintBook m_constraints;
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

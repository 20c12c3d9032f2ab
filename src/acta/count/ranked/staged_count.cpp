// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/staged_count.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "acta/count/ranked/constraints.hpp"
#include "acta/count/ranked/decide.hpp"
#include "acta/count/ranked/staged_books.hpp"
#include "acta/count/ranked/ties.hpp"

namespace acta::count {
namespace {

using Candidates = std::vector<std::uint32_t>;

class StagedCount {
 public:
  StagedCount(const RankedContest& contest, const RankedRules& rules, const RankedOptions& options)
      : m_contest(contest),
        m_rules(rules),
        m_ties(contest, rules, options.draw, options.script),
        m_log(options.log),
        m_books(contest, rules, options.log, 0),
        m_constraints(contest),
        m_standing(contest.names.size()),
        m_seats_left(rules.seats) {
    for (std::size_t c = 0; c < m_standing.size(); ++c) m_standing[c] = !contest.excluded[c];
    m_result.ballots = contest.ballots;
  }

  base::Result<RankedResult> run() {
    m_result.undervotes = m_books.sort_all(m_standing);
    m_threshold = threshold_of(m_books.active(), m_rules.seats, m_rules);
    for (;;) {
      note_round();
      if (auto elected = elect_by_quota(); !elected) return elected.error();
      if (m_seats_left == 0 || stopped()) break;
      auto filled = fill_last_seats();
      if (!filled) return filled.error();
      if (*filled) break;
      if (auto moved = next_stage(); !moved) return moved.error();
    }
    m_result.elected = m_elected;
    return std::move(m_result);
  }

 private:
  struct Waiting {
    std::uint32_t candidate = 0;
    std::size_t round = 0;  ///< in which it was elected
  };

  RankedRound& round() { return m_result.rounds.back(); }
  std::span<const RankedRound> before() const { return std::span(m_result.rounds).first(m_result.rounds.size() - 1); }
  const Amount& votes(std::uint32_t c) const { return m_books.votes(c); }
  Amount surplus(std::uint32_t c) const { return votes(c) - m_threshold; }
  bool stopped() const {
    return m_rules.stop_after_round && static_cast<int>(m_result.rounds.size()) >= *m_rules.stop_after_round;
  }

  /// Most votes first.
  Candidates continuing() const {
    Candidates list;
    for (std::uint32_t c = 0; c < m_standing.size(); ++c)
      if (m_standing[c]) list.push_back(c);
    std::stable_sort(list.begin(), list.end(), [&](auto a, auto b) { return votes(a) > votes(b); });
    return list;
  }

  Amount all_surpluses() const {
    Amount sum(0);
    for (const Waiting& one : m_waiting) sum += surplus(one.candidate);
    return sum;
  }

  void note_round() {
    RankedRound round;
    round.figures = m_books.figures();
    round.threshold = m_threshold;
    round.residual = m_books.residual();
    m_result.rounds.push_back(std::move(round));
  }

  /// Those whom every_nth found at the quota on the way have left m_standing before.
  Candidates over_the_quota() {
    Candidates over = std::move(m_reached);
    m_reached.clear();
    for (const std::uint32_t c : continuing())
      if (reaches(votes(c), m_threshold, m_rules)) over.push_back(c);
    if (static_cast<int>(over.size()) > m_seats_left) over.resize(static_cast<std::size_t>(m_seats_left));
    return over;
  }

  void elect(const Candidates& winners) {
    for (const std::uint32_t c : winners) {
      round().elected.push_back(c);
      m_elected.push_back(c);
      m_standing[c] = false;
      --m_seats_left;
      if (surplus(c).sign() > 0) m_waiting.push_back({c, m_result.rounds.size()});
    }
  }

  bool waits_for_exclusion() const { return m_rules.one_seat_after_exclusion && m_rules.seats == 1 && !m_any_moved; }

  /// Where the constraints do not let all be elected together, one after the other, most votes first.
  base::Result<void> elect_by_quota() {
    Candidates over = waits_for_exclusion() ? Candidates{} : over_the_quota();
    if (m_constraints.empty()) {
      elect(over);
      return {};
    }
    while (!over.empty()) {
      if (m_constraints.allows(m_standing, m_elected, m_seats_left, over)) {
        elect(over);
        break;
      }
      const auto judged = m_constraints.judge(m_standing, m_elected, m_seats_left);
      if (std::erase_if(over, [&](std::uint32_t c) { return judged.doomed[c]; }) > 0) continue;
      const auto first = first_of(over, true);
      if (!first) return first.error();
      elect({*first});
      std::erase(over, *first);
      if (static_cast<int>(over.size()) > m_seats_left) over.resize(static_cast<std::size_t>(m_seats_left));
    }
    const auto judged = m_constraints.judge(m_standing, m_elected, m_seats_left);
    m_doomed.clear();
    for (std::uint32_t c = 0; c < m_standing.size(); ++c) {
      if (judged.doomed[c]) m_doomed.push_back(c);
      if (judged.guarded[c]) round().guarded.push_back(c);
    }
    return {};
  }
  bool is_guarded(std::uint32_t c) {
    const auto& guarded = round().guarded;
    return std::find(guarded.begin(), guarded.end(), c) != guarded.end();
  }

  Candidates excludable() {
    Candidates left = continuing();
    std::erase_if(left, [&](std::uint32_t c) { return is_guarded(c); });
    return left;
  }

  void elect_last(const Candidates& winners) {
    round().last_seats = winners.size();
    elect(winners);
  }

  base::Result<bool> fill_last_seats() {
    Candidates left = continuing();
    const auto seats = static_cast<std::size_t>(m_seats_left);
    if (left.size() <= seats) {
      elect_last(left);
      return true;
    }
    if (!m_doomed.empty() || waits_for_exclusion()) return false;
    if (m_rules.last_seats == LastSeats::two_left && seats == 1 && left.size() == 2 && m_parts.empty() &&
        m_waiting.empty()) {
      auto winner = first_of(left, true, m_rules.ask_last_seat);
      if (!winner) return winner.error();
      elect_last({*winner});
      return true;
    }
    if (!m_parts.empty()) return false;
    if (m_rules.last_seats == LastSeats::as_many_as_others) return seats == 1 && has_as_many(left);
    return m_rules.last_seats == LastSeats::certain && certain(left, seats);
  }

  /// Of two equal ones neither has.
  bool has_as_many(const Candidates& left) {
    Amount rest = all_surpluses();
    for (std::size_t i = 1; i < left.size(); ++i) rest += votes(left[i]);
    if (votes(left[0]) < rest || votes(left[0]) == votes(left[1])) return false;
    elect_last({left[0]});
    return true;
  }

  bool certain(Candidates left, std::size_t seats) {
    Amount rest = all_surpluses();
    if (left.size() == seats + 1 && votes(left.back()) + rest < votes(left[left.size() - 2]) &&
        !is_guarded(left.back())) {
      left.pop_back();
      elect_last(left);
      return true;
    }
    for (std::size_t i = 1; i < left.size(); ++i) rest += votes(left[i]);
    if (seats != 1 || votes(left.front()) <= rest) return false;
    elect_last({left.front()});
    return true;
  }

  /// Of candidates sorted by votes the one with the most (the fewest) votes.
  base::Result<std::uint32_t> first_of(const Candidates& sorted, bool most, bool ask = false) {
    const Amount& wanted = votes(most ? sorted.front() : sorted.back());
    Candidates tied;
    for (const std::uint32_t c : sorted)
      if (votes(c) == wanted) tied.push_back(c);
    if (tied.size() == 1) return tied.front();
    std::sort(tied.begin(), tied.end());
    round().by_tie = true;
    if (ask) return m_ties.ask(tied, most, m_result.rounds.size());
    return m_ties.choose(std::move(tied), most, before());
  }

  base::Result<void> next_stage() {
    if (!m_parts.empty()) {
      exclude_part();
      return {};
    }
    if (!m_doomed.empty()) {
      round().doomed = m_doomed;
      return exclude(std::exchange(m_doomed, {}));
    }
    if (!m_waiting.empty()) {
      if (!deferred()) return move_surplus();
      for (const Waiting& one : m_waiting) round().move.deferred.push_back(one.candidate);
    }
    return exclude();
  }

  bool deferred() {
    const Candidates left = excludable();
    if (m_rules.defer_surpluses == Deferral::never || left.size() < 2) return false;
    const Amount rest = all_surpluses();
    const Amount& lowest = votes(left.back());
    const bool saves = rest >= votes(left[left.size() - 2]) - lowest;
    if (saves && (m_rules.defer_surpluses != Deferral::cannot_save_group || batch(left).empty())) return false;
    const bool refund = lowest.times(4) <= m_threshold && (lowest + rest).times(4) > m_threshold;
    return m_rules.defer_surpluses != Deferral::cannot_save_or_refund || !refund;
  }

  base::Result<void> move_surplus() {
    auto next = next_surplus();
    if (!next) return next.error();
    std::erase_if(m_waiting, [&](const Waiting& one) { return one.candidate == *next; });
    if (m_rules.surplus == SurplusRule::every_nth) {
      round().move = m_books.move_nth(*next, m_threshold, m_standing, m_reached);
    } else {
      auto moved = m_books.move_surplus(*next, m_threshold, m_standing, [this](const Candidates& tied) {
        round().by_tie = true;
        // Original votes are those of round 1, which may be the present one.
        return m_ties.choose(tied, true, m_result.rounds, m_result.rounds.size());
      });
      if (!moved) return moved.error();
      round().move = std::move(*moved);
    }
    round().figures.transfers = m_books.take_transfers();
    return {};
  }

  base::Result<std::uint32_t> next_surplus() {
    std::size_t earliest = m_waiting.front().round;
    for (const Waiting& one : m_waiting) earliest = std::min(earliest, one.round);
    Candidates open;
    for (const Waiting& one : m_waiting)
      if (m_rules.surplus_order == SurplusOrder::largest || one.round == earliest) open.push_back(one.candidate);
    std::stable_sort(open.begin(), open.end(), [&](auto a, auto b) { return votes(a) > votes(b); });
    return first_of(open, true);
  }

  base::Result<void> exclude() {
    const Candidates left = excludable();
    Candidates gone = below_fewest(left);
    if (gone.empty() && m_rules.batch_elimination) gone = batch(left);
    if (gone.empty()) {
      auto lowest = first_of(left, false);
      if (!lowest) return lowest.error();
      gone = {*lowest};
    }
    return exclude(std::move(gone));
  }

  base::Result<void> exclude(Candidates gone) {
    round().eliminated = gone;
    std::sort(round().eliminated.begin(), round().eliminated.end());
    for (const std::uint32_t c : gone) m_standing[c] = false;
    if (m_rules.restart) return restart(gone);
    m_parts = m_books.take_parts(gone);
    exclude_part();
    return {};
  }

  Candidates below_fewest(const Candidates& left) {
    if (m_rules.fewest_votes == 0 || m_fewest_done) return {};
    m_fewest_done = true;
    Candidates gone;
    for (std::size_t i = left.size(); i-- > static_cast<std::size_t>(m_seats_left);)
      if (votes(left[i]) < Amount(m_rules.fewest_votes)) gone.push_back(left[i]);
    return gone;
  }

  /// Those who go together; none with constraints: what the first of them brings about may keep another.
  Candidates batch(const Candidates& left) const {
    if (!m_constraints.empty()) return {};
    Amount together = all_surpluses();
    std::size_t best = 0;
    for (std::size_t gone = 1; gone + static_cast<std::size_t>(m_seats_left) <= left.size() && gone < left.size();
         ++gone) {
      together += votes(left[left.size() - gone]);
      const bool below = gone > 1 && together < votes(left[left.size() - gone - 1]);
      if (below) best = gone;
    }
    return {left.rbegin(), left.rbegin() + static_cast<std::ptrdiff_t>(best)};
  }

  void exclude_part() {
    m_any_moved = true;
    Candidates deferred = std::move(round().move.deferred);
    round().move = m_books.move_part(m_parts.front(), m_parts.size() == 1, m_threshold, m_standing, m_reached);
    round().move.deferred = std::move(deferred);
    round().figures.transfers = m_books.take_transfers();
    m_parts.erase(m_parts.begin());
  }

  /// The excluded stay out; everything else begins again.
  base::Result<void> restart(const Candidates& gone) {
    m_excluded.insert(m_excluded.end(), gone.begin(), gone.end());
    round().move.kind = RankedMove::Kind::restart;
    for (std::size_t c = 0; c < m_standing.size(); ++c)
      m_standing[c] = !m_contest.excluded[c] && std::find(m_excluded.begin(), m_excluded.end(), c) == m_excluded.end();
    m_seats_left = m_rules.seats;
    m_elected.clear();
    m_waiting.clear();
    m_books = StagedBooks(m_contest, m_rules, m_log, static_cast<std::uint32_t>(m_result.rounds.size()));
    m_books.sort_all(m_standing);
    m_threshold = threshold_of(m_books.active(), m_rules.seats, m_rules);
    return {};
  }

  const RankedContest& m_contest;
  const RankedRules& m_rules;
  TieBreaker m_ties;
  BallotLog* m_log;
  StagedBooks m_books;
  ConstraintBook m_constraints;
  Candidates m_doomed;           ///< by the constraints, and still standing
  std::vector<bool> m_standing;  ///< neither elected nor excluded
  int m_seats_left;
  bool m_fewest_done = false, m_any_moved = false;
  Amount m_threshold;
  Candidates m_elected, m_excluded, m_reached;
  std::vector<Waiting> m_waiting;
  std::vector<ExclusionPart> m_parts;  ///< what is left of an exclusion
  RankedResult m_result;
};

}  // namespace

base::Result<RankedResult> count_staged(const RankedContest& contest, const RankedRules& rules,
                                        const RankedOptions& options) {
  if (!contest.sorted || !moves_single_ballots(rules)) return StagedCount(contest, rules, options).run();
  RankedContest row_by_row = contest;
  row_by_row.sorted = false;
  return StagedCount(row_by_row, rules, options).run();
}

}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/count.hpp"

#include <algorithm>

#include "acta/count/ranked/ballot_log.hpp"
#include "acta/count/ranked/constraints.hpp"
#include "acta/count/ranked/decide.hpp"
#include "acta/count/ranked/iterated_count.hpp"
#include "acta/count/ranked/ledger.hpp"
#include "acta/count/ranked/staged_count.hpp"

namespace acta::count {
namespace {

using base::Error;
using base::ErrorKind;

std::vector<const RankedSlice*> slices_of(const RankedContest& contest, bool wanted) {
  std::vector<const RankedSlice*> slices;
  if (!wanted) return slices;
  for (const RankedSlice& slice : contest.precincts) slices.push_back(&slice);
  for (const RankedSlice& slice : contest.batches) slices.push_back(&slice);
  return slices;
}

class Count {
 public:
  Count(const RankedContest& contest, const RankedRules& rules, const RankedOptions& options)
      : m_contest(contest),
        m_rules(rules),
        m_slices(slices_of(contest, options.slices)),
        m_ledger(contest, rules, m_slices, options.log),
        m_ties(contest, rules, options.draw, options.script),
        m_shown(contest.names.size()),
        m_continuing(contest.names.size()),
        m_seats_left(rules.seats) {
    for (std::size_t c = 0; c < m_continuing.size(); ++c) m_shown[c] = m_continuing[c] = !contest.excluded[c];
    for (std::size_t s = 0; s < m_slices.size(); ++s) {
      const bool precinct = s < contest.precincts.size();
      auto& place = precinct ? m_result.precincts : m_result.batches;
      place.push_back({m_slices[s]->name, m_ledger.ballots(s + 1), m_ledger.undervotes(s + 1), {}});
    }
    m_result.ballots = m_ledger.ballots(0);
    m_result.undervotes = m_ledger.undervotes(0);
  }

  base::Result<RankedResult> run() {
    for (bool last = false; !last;) {
      last = seats_are_filled();
      begin_round(last);
      if (last || two_are_left()) break;
      auto decision = decide(standing(), m_ties);
      if (!decision) return decision.error();
      if (decision->elected.empty() && decision->eliminated.empty()) break;
      apply(*decision);
      if (is_over(*decision)) break;
    }
    return std::move(m_result);
  }

 private:
  /// Only with surpluses is there a round after this.
  bool seats_are_filled() const { return moves_surplus(m_rules.mode) && m_seats_left == 0; }
  bool two_are_left() const { return m_rules.continue_until_two && m_has_winner && standing_candidates().size() <= 2; }

  std::vector<std::uint32_t> standing_candidates() const {
    std::vector<std::uint32_t> list;
    for (std::uint32_t c = 0; c < m_continuing.size(); ++c)
      if (m_continuing[c]) list.push_back(c);
    return list;
  }

  void begin_round(bool last) {
    m_ledger.walk_on(m_continuing, last);
    note_transfers();
    RankedRound round;
    round.figures = m_ledger.figures(0, m_shown);
    round.residual = m_residual;
    set_threshold(round.figures);
    round.threshold = m_threshold;
    m_result.rounds.push_back(std::move(round));
    for (std::size_t s = 0; s < m_slices.size(); ++s) slice(s).rounds.push_back(m_ledger.figures(s + 1, m_shown));
  }

  RankedSliceResult& slice(std::size_t s) {
    return s < m_result.precincts.size() ? m_result.precincts[s] : m_result.batches[s - m_result.precincts.size()];
  }

  void note_transfers() {
    if (m_result.rounds.empty()) return;
    auto& transfers = m_result.rounds.back().figures.transfers;
    transfers = m_ledger.transfers(0);
    transfers.insert(transfers.end(), m_new_residuals.begin(), m_new_residuals.end());
    std::stable_sort(transfers.begin(), transfers.end(),
                     [](const RankedTransfer& a, const RankedTransfer& b) { return a.from < b.from; });
    m_new_residuals.clear();
    for (std::size_t s = 0; s < m_slices.size(); ++s) slice(s).rounds.back().transfers = m_ledger.transfers(s + 1);
  }

  void set_threshold(const RankedFigures& figures) {
    const bool first = m_result.rounds.empty();
    const bool fixed = m_rules.seats > 1 && m_rules.mode != WinnerMode::multi_pass;
    if (!first && (fixed || m_rules.first_round_threshold || m_has_winner)) return;
    Amount active(0);
    for (const auto& tally : figures.tally)
      if (tally) active += *tally;
    m_threshold = threshold_of(active, m_rules.seats, m_rules);
  }

  RankedStanding standing() {
    m_list = standing_candidates();
    const auto& rounds = m_result.rounds;
    return {m_contest,   m_rules,      m_list,       rounds.back().figures.tally,
            m_threshold, m_seats_left, m_has_winner, std::span(rounds).first(rounds.size() - 1)};
  }

  void apply(const RankedDecision& decision) {
    RankedRound& round = m_result.rounds.back();
    round.elected = decision.elected;
    round.eliminated = decision.eliminated;
    round.by_tie = decision.by_tie;
    for (const std::uint32_t c : decision.eliminated) m_continuing[c] = m_shown[c] = false;
    for (const std::uint32_t c : decision.elected) {
      m_result.elected.push_back(c);
      m_has_winner = true;
      if (m_rules.seats > 0) --m_seats_left;
      if (moves_surplus(m_rules.mode)) elect_with_surplus(c, *round.figures.tally[c]);
    }
  }

  void elect_with_surplus(std::uint32_t candidate, const Amount& votes) {
    m_continuing[candidate] = false;
    const Amount rest = m_ledger.release_surplus(candidate, votes, m_threshold);
    if (rest.sign() <= 0) return;
    m_residual += rest;
    m_new_residuals.push_back({candidate, RankedTransfer::kResidual, rest});
  }

  bool is_over(const RankedDecision& decision) const {
    if (m_rules.stop_after_round && static_cast<int>(m_result.rounds.size()) >= *m_rules.stop_after_round) return true;
    if (decision.elected.empty() || moves_surplus(m_rules.mode)) return false;
    if (m_rules.mode == WinnerMode::bottoms_up_share) return m_has_winner;
    return m_seats_left == 0 && !(m_rules.continue_until_two && standing_candidates().size() > 2);
  }

  const RankedContest& m_contest;
  const RankedRules& m_rules;
  std::vector<const RankedSlice*> m_slices;
  RankedLedger m_ledger;
  TieBreaker m_ties;
  std::vector<bool> m_shown, m_continuing;  ///< by candidate
  std::vector<std::uint32_t> m_list;        ///< storage of standing()
  int m_seats_left = 0;
  bool m_has_winner = false;
  Amount m_threshold, m_residual;
  std::vector<RankedTransfer> m_new_residuals;
  RankedResult m_result;
};

/// Says of each step in which pass it is.
class PassLog : public BallotLog {
 public:
  PassLog(BallotLog& log, std::uint32_t pass) : m_log(log), m_pass(pass) {}
  void step(const BallotStep& step) override {
    BallotStep own = step;
    own.pass = m_pass;
    m_log.step(own);
  }

 private:
  BallotLog& m_log;
  std::uint32_t m_pass;
};

}  // namespace

base::Result<void> check_countable(const RankedContest& contest, const RankedRules& rules) {
  if (auto sound = check_rules(rules); !sound) return sound;
  if (rules.mode == WinnerMode::multi_pass) return Error{ErrorKind::usage, "multi_pass is more than one count", {}, {}};
  if (std::find(contest.excluded.begin(), contest.excluded.end(), false) == contest.excluded.end())
    return Error{ErrorKind::usage, "no candidate stands", {}, {}};
  return check_constraints(contest, rules);
}

base::Result<RankedResult> count_ranked(const RankedContest& contest, const RankedRules& rules,
                                        const RankedOptions& options) {
  if (auto sound = check_countable(contest, rules); !sound) return sound.error();
  if (is_staged(rules)) return count_staged(contest, rules, options);
  if (is_iterated(rules)) return count_iterated(contest, rules, options);
  return Count(contest, rules, options).run();
}

base::Result<std::vector<RankedResult>> count_passes(const RankedContest& contest, const RankedRules& rules,
                                                     const RankedOptions& options) {
  std::vector<RankedResult> passes;
  RankedRules pass_rules = rules;
  const bool several = rules.mode == WinnerMode::multi_pass;
  if (several) {
    pass_rules.mode = WinnerMode::single_winner;
    pass_rules.seats = 1;
  }
  std::vector<std::uint32_t> gone;
  for (int pass = 0; pass < (several ? rules.seats : 1); ++pass) {
    RankedOptions own = options;
    std::optional<PassLog> log;
    if (options.log) own.log = &log.emplace(*options.log, static_cast<std::uint32_t>(pass + 1));
    auto counted =
        gone.empty() ? count_ranked(contest, pass_rules, own) : count_ranked(without(contest, gone), pass_rules, own);
    if (!counted) return counted.error();
    gone.insert(gone.end(), counted->elected.begin(), counted->elected.end());
    passes.push_back(std::move(*counted));
  }
  return passes;
}

}  // namespace acta::count

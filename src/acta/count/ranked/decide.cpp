// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/decide.hpp"

#include <algorithm>

namespace acta::count {
namespace {

using Candidates = std::vector<std::uint32_t>;

class Round {
 public:
  Round(const RankedStanding& standing, TieBreaker& ties) : m_now(standing), m_ties(ties) {
    m_by_votes.assign(standing.continuing.begin(), standing.continuing.end());
    std::stable_sort(m_by_votes.begin(), m_by_votes.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return votes(a) > votes(b); });
  }

  base::Result<RankedDecision> decide() {
    if (m_by_votes.empty()) return RankedDecision{};
    const std::uint32_t write_ins = m_now.contest.write_ins;
    const bool stand = std::find(m_by_votes.begin(), m_by_votes.end(), write_ins) != m_by_votes.end();
    if (stand && votes(write_ins).sign() > 0) return RankedDecision{{}, {write_ins}, false};
    auto won = winners();
    if (!won || !won->elected.empty()) return won;
    return losers();
  }

 private:
  const Amount& votes(std::uint32_t candidate) const { return *m_now.tally[candidate]; }
  bool passes(std::uint32_t candidate) const { return reaches(votes(candidate), m_now.threshold, m_now.rules); }

  base::Result<RankedDecision> winners() {
    const RankedRules& rules = m_now.rules;
    if (m_now.has_winner && rules.continue_until_two) return RankedDecision{};
    if (rules.mode == WinnerMode::bottoms_up_share) {
      const bool all = std::all_of(m_by_votes.begin(), m_by_votes.end(), [&](std::uint32_t c) { return passes(c); });
      return all ? RankedDecision{m_by_votes, {}, false} : RankedDecision{};
    }
    if (static_cast<int>(m_by_votes.size()) <= m_now.seats_left) return RankedDecision{m_by_votes, {}, false};
    if (rules.mode == WinnerMode::bottoms_up) return RankedDecision{};
    Candidates over;
    for (const std::uint32_t c : m_by_votes)
      if (passes(c)) over.push_back(c);
    const bool one_seat = rules.mode == WinnerMode::single_winner || rules.mode == WinnerMode::multi_pass;
    const bool last_two = over.empty() && one_seat && m_by_votes.size() == 2;
    if (last_two) over = m_by_votes;
    const int most = one_seat || rules.mode == WinnerMode::one_winner_per_round ? 1 : m_now.seats_left;
    return first_of(std::move(over), most, last_two && rules.ask_last_seat);
  }

  /// The `most` candidates with the most votes of `over`, which is sorted by votes.
  base::Result<RankedDecision> first_of(Candidates over, int most, bool ask) {
    RankedDecision decision;
    while (!over.empty() && static_cast<int>(decision.elected.size()) < most) {
      const std::size_t open = static_cast<std::size_t>(most) - decision.elected.size();
      Candidates equal;
      for (const std::uint32_t c : over)
        if (votes(c) == votes(over.front())) equal.push_back(c);
      std::uint32_t next = over.front();
      if (equal.size() > open) {
        const auto chosen =
            ask ? m_ties.ask(equal, true, m_now.before.size() + 1) : m_ties.choose(equal, true, m_now.before);
        if (!chosen) return chosen.error();
        next = *chosen;
        decision.by_tie = true;
      }
      decision.elected.push_back(next);
      std::erase(over, next);
    }
    return decision;
  }

  base::Result<RankedDecision> losers() {
    if (m_now.rules.cutoff_elimination)
      if (Candidates gone = below_share(); !gone.empty()) return RankedDecision{{}, std::move(gone), false};
    if (m_now.rules.batch_elimination)
      if (Candidates gone = batch(); gone.size() > 1) return RankedDecision{{}, std::move(gone), false};
    Candidates last;
    for (const std::uint32_t c : m_now.continuing)
      if (votes(c) == votes(m_by_votes.back())) last.push_back(c);
    if (last.size() == 1) return RankedDecision{{}, std::move(last), false};
    const auto chosen = m_ties.choose(std::move(last), false, m_now.before);
    if (!chosen) return chosen.error();
    return RankedDecision{{}, {*chosen}, true};
  }

  Candidates below_share() const {
    Candidates gone;
    for (const std::uint32_t c : m_now.continuing)
      if (!passes(c)) gone.push_back(c);
    return gone.size() == m_now.continuing.size() ? Candidates{} : gone;
  }

  Candidates batch() const {
    const int two = m_now.rules.continue_until_two ? 2 : 1;
    const auto stay = static_cast<std::size_t>(std::max(two, m_now.seats_left));
    Amount together(0);
    std::size_t best = 0;
    for (std::size_t gone = 1; gone + stay <= m_by_votes.size(); ++gone) {
      together += votes(m_by_votes[m_by_votes.size() - gone]);
      if (together < votes(m_by_votes[m_by_votes.size() - gone - 1])) best = gone;
    }
    Candidates lowest(m_by_votes.end() - static_cast<std::ptrdiff_t>(best), m_by_votes.end());
    std::sort(lowest.begin(), lowest.end());
    return lowest;
  }

  const RankedStanding& m_now;
  TieBreaker& m_ties;
  Candidates m_by_votes;  ///< continuing, most votes first
};

}  // namespace

Amount threshold_of(const Amount& votes, int seats, const RankedRules& rules) {
  if (rules.mode == WinnerMode::bottoms_up_share) {
    const Amount& share = rules.share_percent;
    return Amount::decimal(Amount::Integer(votes.above() * share.above()), votes.scale() + share.scale() + 2);
  }
  if (rules.quota == RankedQuota::hare)
    return Amount::decimal(Arithmetic{std::nullopt}.divide(votes, Amount(seats)).ceil(), 0);
  const Amount part = Arithmetic{rules.decimals}.divide(votes, Amount(seats + 1));
  if (rules.quota == RankedQuota::droop_whole) return Amount::decimal(Amount::Integer(part.floor() + 1), 0);
  return rules.decimals ? part + Amount::decimal(1, *rules.decimals) : part;
}

bool reaches(const Amount& tally, const Amount& threshold, const RankedRules& rules) {
  const bool share = rules.mode == WinnerMode::bottoms_up_share;
  const bool strictly =
      share ? rules.share_test == ShareTest::exceeds : rules.quota == RankedQuota::droop_fractional && !rules.decimals;
  return strictly ? tally > threshold : tally >= threshold;
}

base::Result<RankedDecision> decide(const RankedStanding& standing, TieBreaker& ties) {
  return Round(standing, ties).decide();
}

}  // namespace acta::count

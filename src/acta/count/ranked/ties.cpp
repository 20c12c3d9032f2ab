// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/ties.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace acta::count {
namespace {

/// Those of `tied` with the most (or the fewest) votes in an earlier round.
std::vector<std::uint32_t> outermost(const std::vector<std::uint32_t>& tied, bool most, const RankedRound& round) {
  std::vector<std::uint32_t> kept;
  for (const std::uint32_t candidate : tied) {
    const Amount& votes = *round.figures.tally[candidate];
    const auto order = kept.empty() ? std::strong_ordering::equal : votes <=> *round.figures.tally[kept.front()];
    if (most ? order > 0 : order < 0) kept.clear();
    if (kept.empty() || order == 0) kept.push_back(candidate);
  }
  return kept;
}

bool all_differ(const std::vector<std::uint32_t>& tied, const RankedRound& round) {
  std::vector<Amount> votes;
  for (const std::uint32_t candidate : tied) votes.push_back(*round.figures.tally[candidate]);
  std::sort(votes.begin(), votes.end());
  return std::adjacent_find(votes.begin(), votes.end()) == votes.end();
}

}  // namespace

std::uint32_t TieScript::choose(const std::vector<std::uint32_t>& tied, bool to_win, std::size_t round) {
  const std::size_t at = m_met.size();
  const std::size_t pick = at < m_picks.size() ? m_picks[at] : 0;
  m_met.push_back({tied, to_win, round, pick});
  return tied[pick];
}

TieBreaker::TieBreaker(const RankedContest& contest, const RankedRules& rules, std::span<const std::uint32_t> draw,
                       TieScript* script)
    : m_contest(contest), m_mode(rules.ties), m_random(rules.seed), m_draw(draw), m_script(script) {
  for (std::uint32_t c = 0; c < contest.names.size(); ++c) m_order.push_back(c);
  if (m_mode == TieMode::permutation) {
    std::erase_if(m_order, [&](std::uint32_t c) { return contest.excluded[c]; });
    m_order = sorted_by_name(std::move(m_order));
    java_shuffle(std::span(m_order), m_random);
  }
}

std::vector<std::uint32_t> TieBreaker::sorted_by_name(std::vector<std::uint32_t> candidates) const {
  std::sort(candidates.begin(), candidates.end(), [&](std::uint32_t a, std::uint32_t b) {
    return to_utf16(m_contest.names[a]) < to_utf16(m_contest.names[b]);
  });
  return candidates;
}

base::Result<std::uint32_t> TieBreaker::choose(std::vector<std::uint32_t> tied, bool to_win,
                                               std::span<const RankedRound> rounds) {
  return choose(std::move(tied), to_win, rounds, rounds.size() + 1);
}

base::Result<std::uint32_t> TieBreaker::choose(std::vector<std::uint32_t> tied, bool to_win,
                                               std::span<const RankedRound> rounds, std::size_t round) {
  const bool backwards = m_mode == TieMode::previous_then_random || m_mode == TieMode::previous_then_ask;
  for (std::size_t r = backwards ? rounds.size() : 0; r-- > 0 && tied.size() > 1;)
    tied = outermost(tied, to_win, rounds[r]);
  for (std::size_t r = 0; m_mode == TieMode::first_then_ask && r < rounds.size() && tied.size() > 1; ++r)
    tied = outermost(tied, to_win, rounds[r]);
  for (std::size_t r = rounds.size(); m_mode == TieMode::all_different_then_ask && r-- > 0 && tied.size() > 1;)
    if (all_differ(tied, rounds[r])) tied = outermost(tied, to_win, rounds[r]);
  if (tied.size() == 1) return tied.front();
  if (m_script) return m_script->choose(tied, to_win, round);
  switch (m_mode) {
    case TieMode::random: return drawn(sorted_by_name(std::move(tied)));
    case TieMode::previous_then_random:
      return drawn(rounds.empty() ? sorted_by_name(std::move(tied)) : map_order(tied, rounds.front()));
    case TieMode::candidate_order:
    case TieMode::permutation: return by_order(tied, to_win, m_order, round);
    case TieMode::ask:
    case TieMode::previous_then_ask:
    case TieMode::first_then_ask:
    case TieMode::all_different_then_ask: break;
  }
  return ask(tied, to_win, round);
}

base::Result<std::uint32_t> TieBreaker::ask(const std::vector<std::uint32_t>& tied, bool to_win, std::size_t round) {
  return m_script ? m_script->choose(tied, to_win, round) : by_order(tied, to_win, m_draw, round);
}

/// RCTab takes the tied from the map of the first round here, and does not sort them. Evidence: its test case
/// tiebreak_previous_round_counts_then_random_test, which a sorted list does not reproduce.
std::vector<std::uint32_t> TieBreaker::map_order(const std::vector<std::uint32_t>& tied,
                                                 const RankedRound& first) const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t c = 0; c < first.figures.tally.size(); ++c)
    if (first.figures.tally[c]) order.push_back(c);
  order = java_hash_order(std::move(order), m_contest.names);
  std::erase_if(order, [&](std::uint32_t c) { return std::find(tied.begin(), tied.end(), c) == tied.end(); });
  return order;
}

std::uint32_t TieBreaker::drawn(const std::vector<std::uint32_t>& tied) {
  const double place = m_random.next_double() * static_cast<double>(tied.size());
  return tied[static_cast<std::size_t>(place)];
}

base::Result<std::uint32_t> TieBreaker::by_order(std::span<const std::uint32_t> tied, bool to_win,
                                                 std::span<const std::uint32_t> order, std::size_t round) const {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t candidate : order)
    if (std::find(tied.begin(), tied.end(), candidate) != tied.end()) found.push_back(candidate);
  if (found.size() == tied.size()) return to_win ? found.front() : found.back();
  std::string names;
  for (const std::uint32_t candidate : tied)
    names += (names.empty() ? "\"" : ", \"") + m_contest.names[candidate] + '"';
  return base::Error{
      base::ErrorKind::usage,
      "tie in round " + std::to_string(round) + " about who " + (to_win ? "is elected: " : "goes: ") + names,
      {},
      "give the order of the recorded draw of lots"};
}

}  // namespace acta::count

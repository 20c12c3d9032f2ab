// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_difficulty.hpp"

#include <algorithm>
#include <limits>

#include "acta/stats/portable.hpp"

namespace acta::audit {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

double bravo(double winner_votes, double loser_votes, double alpha, double cards) {
  const double share = winner_votes / (winner_votes + loser_votes);
  const double for_winner = stats::logarithm(2 * share);
  const double drift =
      winner_votes * for_winner + (loser_votes > 0 ? loser_votes * stats::logarithm(2 - 2 * share) : 0.0);
  return (for_winner / 2 - stats::logarithm(alpha)) / (drift / cards);
}

}  // namespace

Difficulty::Difficulty(const DifficultyModel& model, std::int64_t cards)
    : m_model(model), m_cards(static_cast<double>(cards)), m_scale(m_cards) {
  if (model.kind == DifficultyModel::Kind::Macro) m_scale = -stats::logarithm(model.alpha) * 2 * model.gamma * m_cards;
}

double Difficulty::operator()(std::int64_t winner_votes, std::int64_t loser_votes) const {
  if (winner_votes <= loser_votes) return kInfinite;
  if (m_model.kind == DifficultyModel::Kind::Bravo)
    return bravo(static_cast<double>(winner_votes), static_cast<double>(loser_votes), m_model.alpha, m_cards);
  const double base = m_scale / static_cast<double>(winner_votes - loser_votes);
  return m_model.kind == DifficultyModel::Kind::OneOnMarginSquared ? base * base : base;
}

NebDifficulties::NebDifficulties(const NebTallies& tallies, const Difficulty& difficulty)
    : m_candidates(static_cast<int>(tallies.first.size())), m_by_pair(tallies.ahead.size(), kInfinite) {
  for (int winner = 0; winner < m_candidates; ++winner)
    for (int loser = 0; loser < m_candidates; ++loser)
      if (winner != loser)
        m_by_pair[static_cast<std::size_t>(winner * m_candidates + loser)] =
            difficulty(tallies.for_winner(winner), tallies.for_loser(winner, loser));
}

double NebDifficulties::easiest(int candidate, CandidateSet set) const {
  double least = kInfinite;
  for (int other = 0; other < m_candidates; ++other)
    if (other != candidate) least = std::min(least, contains(set, other) ? of(candidate, other) : of(other, candidate));
  return least;
}

}  // namespace acta::audit

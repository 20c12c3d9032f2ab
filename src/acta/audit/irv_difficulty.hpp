// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/audit/irv_tallies.hpp"

namespace acta::audit {

/// How much work an assertion costs an audit. V_w, V_l: votes for its winner and loser; N: cards.
/// Source: Blom, Stuckey, Teague (2019, arXiv:1903.08804); Bravo after Lindeman, Stark, Yates (2012).
struct DifficultyModel {
  enum class Kind {
    OneOnMargin,         ///< N / (V_w - V_l)
    OneOnMarginSquared,  ///< its square
    Macro,               ///< -ln(alpha) 2 gamma N / (V_w - V_l): cards, comparison audit without errors
    Bravo,  ///< (ln(2s)/2 - ln(alpha)) N / (V_w ln(2s) + V_l ln(2-2s)), s = V_w / (V_w + V_l): cards, polling
  };
  Kind kind = Kind::OneOnMargin;
  double alpha = 0.05;     ///< risk limit, (0, 0.6]: above that Bravo need not grow with V_l, which the search assumes
  double gamma = 1.03905;  ///< error inflation, >= 1
};

/// A model with the number of cards.
class Difficulty {
 public:
  Difficulty(const DifficultyModel& model, std::int64_t cards);
  /// Infinite if V_w <= V_l. Does not fall when V_l grows.
  double operator()(std::int64_t winner_votes, std::int64_t loser_votes) const;

 private:
  DifficultyModel m_model;
  double m_cards, m_scale;
};

/// What can be said of two candidates and, for NotEliminatedNext, of who is left with them:
/// NotEliminatedBefore (NEB): the loser goes before the winner, in whatever order the others go;
/// NotEliminatedNext (NEN): when exactly `continuing` remain, the winner has more votes than the loser and is not next.
struct Assertion {
  enum class Kind { NotEliminatedBefore, NotEliminatedNext };
  Kind kind = Kind::NotEliminatedBefore;
  int winner = 0, loser = 0;
  CandidateSet continuing = 0;  ///< 0 for NEB
  std::int64_t winner_votes = 0, loser_votes = 0;
  double difficulty = 0;

  std::int64_t margin() const { return winner_votes - loser_votes; }  ///< votes
};

/// Difficulties of all NEB assertions; infinite where they do not hold.
class NebDifficulties {
 public:
  NebDifficulties(const NebTallies& tallies, const Difficulty& difficulty);
  double of(int winner, int loser) const { return m_by_pair[static_cast<std::size_t>(winner * m_candidates + loser)]; }
  /// The easiest NEB that forbids `candidate` to go first when `set`, which holds it, remains: it does not go before
  /// somebody in the set, or somebody outside does not go before it.
  double easiest(int candidate, CandidateSet set) const;
  int candidates() const { return m_candidates; }

 private:
  int m_candidates;
  std::vector<double> m_by_pair;
};

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/count/ranked/contest.hpp"
#include "acta/count/ranked/java_random.hpp"
#include "acta/count/ranked/result.hpp"
#include "acta/count/ranked/rules.hpp"

namespace acta::count {

/// Answers ties by a list made beforehand, and notes them: to go through all ways in which they could be broken.
class TieScript {
 public:
  struct Met {
    std::vector<std::uint32_t> tied;
    bool to_win = false;
    std::size_t round = 0;  ///< counted from 1
    std::size_t pick = 0;   ///< index into tied
  };

  explicit TieScript(std::vector<std::size_t> picks) : m_picks(std::move(picks)) {}
  /// The pick of this tie, the first of the tied where the list has ended.
  std::uint32_t choose(const std::vector<std::uint32_t>& tied, bool to_win, std::size_t round);
  const std::vector<Met>& met() const { return m_met; }

 private:
  std::vector<std::size_t> m_picks;
  std::vector<Met> m_met;
};

/// Breaks ties. Each call of the random modes draws from the generator: the order of calls is part of the result.
/// Source: RCTab 2.0.1 (doc/methods/ranked.md).
class TieBreaker {
 public:
  /// `draw`: candidates in the order of a recorded draw of lots; the first wins, the last loses. For the ask modes.
  /// `script`: answers in place of draws and orders. Keeps references to all but the rules.
  TieBreaker(const RankedContest& contest, const RankedRules& rules, std::span<const std::uint32_t> draw,
             TieScript* script = nullptr);

  /// Who of the tied wins (`to_win`) or goes. `rounds`: the rounds before the present one.
  /// REQUIRES: at least two tied, ascending.
  /// Errors (usage): an ask mode, and the draw does not hold all the tied; the message names them.
  base::Result<std::uint32_t> choose(std::vector<std::uint32_t> tied, bool to_win, std::span<const RankedRound> rounds);
  /// The same with `rounds` to look at, and the round of the tie, counted from 1, for messages.
  base::Result<std::uint32_t> choose(std::vector<std::uint32_t> tied, bool to_win, std::span<const RankedRound> rounds,
                                     std::size_t round);
  /// By the draw alone. `round` of the tie, counted from 1. REQUIRES, errors: as choose in an ask mode.
  base::Result<std::uint32_t> ask(const std::vector<std::uint32_t>& tied, bool to_win, std::size_t round);

 private:
  std::vector<std::uint32_t> sorted_by_name(std::vector<std::uint32_t> candidates) const;
  std::vector<std::uint32_t> map_order(const std::vector<std::uint32_t>& tied, const RankedRound& first) const;
  std::uint32_t drawn(const std::vector<std::uint32_t>& tied);
  base::Result<std::uint32_t> by_order(std::span<const std::uint32_t> tied, bool to_win,
                                       std::span<const std::uint32_t> order, std::size_t round) const;

  const RankedContest& m_contest;
  TieMode m_mode;
  JavaRandom m_random;
  std::span<const std::uint32_t> m_draw;
  TieScript* m_script;
  std::vector<std::uint32_t> m_order;  ///< of candidate_order and permutation
};

}  // namespace acta::count

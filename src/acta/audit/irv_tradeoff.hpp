// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "acta/audit/irv_assertions.hpp"

namespace acta::audit {

/// Harder assertions contradict more orders at once: how many are needed when they may be harder.
struct TradeoffRow {
  double bound = 0;    ///< no assertion may be harder; infinite: any that holds
  double hardest = 0;  ///< difficulty of the hardest taken
  std::size_t not_eliminated_before = 0, not_eliminated_next = 0;

  std::size_t assertions() const { return not_eliminated_before + not_eliminated_next; }
};

/// One row for D*, one for each multiple of it and one without a bound, in this order, each by the minimiser. Counts
/// need not fall from row to row, as the minimiser does not promise the fewest. Empty for one candidate.
/// `multiples`: above 1, ascending.
std::variant<std::vector<TradeoffRow>, IrvFailure> irv_tradeoff(const IrvBallots& ballots, int winner,
                                                                const DifficultyModel& model,
                                                                std::span<const double> multiples,
                                                                const IrvLimits& limits = {});

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "acta/audit/irv_difficulty.hpp"

namespace acta::audit {

/// Candidates in the order they are eliminated, the one elected last.
using EliminationOrder = std::vector<int>;

/// An elimination order that ends in somebody but `winner` and that no assertion contradicts, taken as true whatever
/// their votes; nullopt if there is none, which proves that the assertions imply the winner. Walks the tree of the
/// candidates left at the end, entering each set once. Shares no code with the search for assertions.
/// REQUIRES: 1 to 64 candidates; candidates of assertions in range.
std::optional<EliminationOrder> open_order(int candidates, int winner, std::span<const Assertion> assertions);

/// Outcome of checking a proof against the ballots.
struct CertificateCheck {
  enum class Verdict {
    Proven,
    Malformed,   ///< assertion `index` names a candidate out of range, itself, or one that does not continue
    WrongVotes,  ///< assertion `index` states other votes than the ballots, here in `votes`
    NotTrue,     ///< assertion `index` does not hold on the ballots
    OpenOrder,   ///< `order` elects somebody else and no assertion contradicts it
  };
  Verdict verdict = Verdict::Proven;
  std::size_t index = 0;
  std::pair<std::int64_t, std::int64_t> votes;  ///< for the winner, for the loser
  EliminationOrder order;
};
/// Recounts the votes of every assertion by reading all ballots, then looks for an open order. The first fault is told.
CertificateCheck check_certificate(const IrvBallots& ballots, int winner, std::span<const Assertion> assertions);

}  // namespace acta::audit

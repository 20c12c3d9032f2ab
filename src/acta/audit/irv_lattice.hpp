// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/audit/irv_difficulty.hpp"

namespace acta::audit {

/// Least difficulty D* with which every elimination order that ends in somebody but `winner` can be contradicted:
/// some set of assertions, none harder than D*, does it, and no set of easier ones. Infinite if the winner is not the
/// only possible one.
///
/// Walks all sets S of candidates left at the end, from all candidates downwards:
///   f(c, S) = easiest assertion against c going first when S remains: NEB(c, d), d in S; NEB(d, c), d outside S;
///             NEN(c, weakest of S, S);
///   W(S)    = max over c outside S of min(f(c, S + c), W(S + c)), infinite for all candidates;
///   D*      = max over c other than the winner of min(f(c, {c}), W({c})).
/// n 2^(n-1) steps and 12 * 2^n bytes beside the tallies. Source: doc/methods/audit.md.
double lattice_difficulty(const DenseTallies& tallies, const NebDifficulties& neb, const Difficulty& difficulty,
                          int winner);

}  // namespace acta::audit

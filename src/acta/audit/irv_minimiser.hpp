// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "acta/audit/irv_cut_graph.hpp"

namespace acta::audit {

/// Few assertions, none harder than the bound, that contradict every elimination order ending in somebody but the
/// winner; none of them can be left out. For given NEB assertions the least number of NEN assertions that go with them
/// is a least cut of the lattice of sets of remaining candidates; NEB are put out of use, the hardest first, as long
/// as that number stays, and in a second try as long as it grows by no more than one. The smallest set found is
/// returned, of equals that with most NEB. For given NEB the NEN are the fewest possible where `most_sets` covers the
/// lattice, 2^n sets; that no other NEB would do with fewer is not promised.
/// Sorted: NEB before NEN, NEN by number of continuing candidates, then by winner and set.
///
/// `most_sets`: how many sets to look at beside those any proof must name (about 8n + 60 bytes each). Where a proof
/// must name more sets than that, no cut is sought and the NEN are those met first on the way from the winner's
/// rivals, up to 2^(n-1).
/// REQUIRES: the bound is finite and at least D*, which is finite: the winner is the only possible one.
std::vector<Assertion> few_assertions(const ProofQuestion& question, const NebTallies& neb_tallies,
                                      std::size_t most_sets);

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/count/allocation.hpp"

namespace acta::count {

/// The margin of every seat that a quota or divisor law handed out, smallest votes_moved first. For the k-th last seat
/// of a list it searches, over all other lists, the fewest votes whose move leaves the holder surely with fewer seats
/// or in a tie. Where lists x lists x seats is past two million, only the last seat of each list.
/// `order` holds for each list the numbers of its seats in order of award. REQUIRES: nothing is tied.
std::vector<model::SeatMargin> seat_margins(const model::Poll& poll, const model::Law& law, const Allocation& result,
                                            const std::vector<std::vector<std::int64_t>>& order);

}  // namespace acta::count

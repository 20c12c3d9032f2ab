// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/model/law.hpp"
#include "acta/model/result.hpp"

namespace acta::count {

/// Seats without the way there. Exact; the fast inner part of margins, and the oracle of the tests of each step.
struct Allocation {
  std::vector<std::int64_t> seats;        ///< per list; of tied ones only what is sure
  std::vector<char> passed;               ///< per list: reached the threshold (and has votes)
  std::vector<std::size_t> tied;          ///< lists among which the last seats are tied and no recorded draw decides
  std::int64_t undecided = 0;             ///< seats among them
  std::vector<std::int64_t> group_seats;  ///< of allocate(): per entry of groups(), without tied ones
};

/// What is handed out at once: one list, or two that pool their surplus.
struct Group {
  std::vector<std::size_t> lists;  ///< ascending indices
  std::int64_t votes = 0;
};

/// Which lists may win a seat: votes > 0 and at least threshold * base.
std::vector<char> passing(const model::Poll& poll, const model::Law& law);

/// Lists that passed, joined by the agreements whose two lists both passed (where the law has agreements). In order of
/// their first list. An agreement of a list that already has one is not used.
std::vector<Group> groups(const model::Poll& poll, const model::Law& law, std::span<const char> passed);

/// d(seats): what a list's votes are divided by for its next seat. D'Hondt s + 1, Sainte-Lague 2s + 1.
constexpr std::int64_t divisor_of(model::Divisor divisor, std::int64_t seats) {
  return divisor == model::Divisor::dhondt ? seats + 1 : 2 * seats + 1;
}

/// Seats per entry of `votes` by highest averages (`divisor`) or largest remainders of the Hare quota. `drawn` holds
/// entries in order of a recorded draw. REQUIRES: seats >= 0, all votes > 0, votes not empty.
Allocation allocate_divisor(std::span<const std::int64_t> votes, std::int64_t seats, model::Divisor divisor,
                            std::span<const std::size_t> drawn);
Allocation allocate_quota(std::span<const std::int64_t> votes, std::int64_t seats, std::span<const std::size_t> drawn);

/// Seats per list of a poll by the law's threshold, agreements and rule (quota or divisor).
Allocation allocate(const model::Poll& poll, const model::Law& law);

}  // namespace acta::count

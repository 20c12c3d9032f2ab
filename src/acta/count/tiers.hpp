// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/horizon.hpp"
#include "acta/count/standing.hpp"

namespace acta::count {

/// What the kinds of tier share: the plan, the votes as they are, and the standing so far. One pair of functions for
/// each kind: `count_*` fills the standing of one area (or of the whole tier), `add_*_horizon` adds the comparisons
/// that the standing rests on.
struct Work {
  const Plan& plan;
  const Votes& votes;
  Standing& standing;
  /// Where only that changed since the standing was right; nullptr where everything is counted anew.
  const Direction* changed = nullptr;
  /// The tiers that a tier counts are as they were when it was last counted.
  bool counted_same = false;

  std::size_t lists() const { return plan.lists(); }
};

void count_plurality(const Work& work, std::size_t tier, std::size_t area);
void add_plurality_horizon(Horizon& horizon, const Work& work, std::size_t tier, std::size_t area,
                           const Direction& direction);

void count_winner(const Work& work, std::size_t tier, std::size_t area);

void count_lists(const Work& work, std::size_t tier, std::size_t area);
void add_lists_horizon(Horizon& horizon, const Work& work, std::size_t tier, std::size_t area,
                       const Direction& direction);

void count_compensation(const Work& work, std::size_t tier);
void add_compensation_horizon(Horizon& horizon, const Work& work, std::size_t tier, const Direction& direction);

void count_biproportional(const Work& work, std::size_t tier);
void add_biproportional_horizon(Horizon& horizon, const Work& work, std::size_t tier, const Direction& direction);

/// Seats of each list in the tiers that `tier` counts, inside one of its areas.
std::vector<std::int64_t> counted_seats(const Work& work, std::size_t tier, std::size_t area);
/// Of those, the seats of lists that take no part in `tier`.
std::int64_t unqualified_seats(const Work& work, std::size_t tier, std::size_t area,
                               const std::vector<std::int64_t>& counted);

/// The lists that share an area's seats, their votes, and the recorded draw among them.
struct Sharers {
  std::vector<std::size_t> lists;
  std::vector<std::int64_t> votes;
  std::vector<std::size_t> drawn;  ///< indices into lists
};
/// The lists of `tier` that take part in its area and have votes there.
Sharers sharers(const Work& work, std::size_t tier, std::size_t area, std::size_t row);
std::vector<int> slopes_of(const Work& work, std::size_t tier, std::size_t row, const Sharers& who,
                           const Direction& direction);

}  // namespace acta::count

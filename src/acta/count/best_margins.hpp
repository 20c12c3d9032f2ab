// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "acta/count/holdings.hpp"

namespace acta::count {

enum class Change { moved, added, removed };

/// The fewest votes found so far for every seat and kind of change, and how far it was looked.
class BestMargins {
 public:
  BestMargins(const Plan& plan, const Votes& votes, const Standing& standing);

  /// The count after m steps: notes every seat that its holder no longer surely has.
  void take(const Standing& standing, const Direction& direction, Change change, std::int64_t m);
  /// No walk in this direction need go as far as that: every seat that it is walked for is lost with fewer votes.
  /// kNever while there is one that is not lost.
  std::int64_t wanted(const Direction& direction, Change change) const;
  /// A walk in this direction ends at m without having come to the end.
  void broken_off(const Direction& direction, Change change, std::int64_t m);

  /// Lists that hold seats in areas which contain `row`.
  std::vector<std::size_t> holders(std::size_t row) const;
  std::vector<model::SeatMargin> done() const;

 private:
  struct Found {
    std::int64_t votes = kNever;
    Direction direction;
    std::size_t next = kNone;
  };
  struct Seat {
    std::size_t holding = 0;
    std::int64_t number = 0;  ///< the holder keeps it while it has at least so many
    std::array<Found, 3> found;
    std::array<std::int64_t, 3> looked{kNever, kNever, kNever};
  };
  bool concerns(const Seat& seat, const Direction& direction, Change change) const;
  std::size_t gainer(const Standing& standing, const Holding& holding, const Direction& direction) const;

  const Plan& m_plan;
  const Votes& m_votes;
  const Standing& m_base;
  std::vector<Holding> m_holdings;
  std::vector<std::size_t> m_first;  ///< of each holding: index of its first seat that is asked for
  std::vector<Seat> m_seats;
  bool m_coupled = false;  ///< several tiers fill seats
};

}  // namespace acta::count

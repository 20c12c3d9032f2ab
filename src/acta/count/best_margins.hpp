// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <vector>

#include "acta/count/holdings.hpp"

namespace acta::count {

enum class Change { moved, added, removed };
inline constexpr std::size_t kChanges = 3;

/// The seats whose margins are asked for, and how near a change was found for each, by anybody who walks: shared by
/// all of them.
class AskedSeats {
 public:
  struct Seat {
    std::size_t holding = 0;
    std::int64_t number = 0;  ///< the holder keeps it while it has at least so many
  };

  AskedSeats(const Plan& plan, const Votes& votes, const Standing& standing);

  const std::vector<Holding>& holdings() const { return m_holdings; }
  const std::vector<Seat>& seats() const { return m_seats; }
  /// Index of the first seat of a holding that is asked for.
  std::size_t first(std::size_t holding) const { return m_first[holding]; }
  /// Several tiers fill seats.
  bool coupled() const { return m_coupled; }
  /// Lists that hold seats in areas which contain `row`.
  std::vector<std::size_t> holders(std::size_t row) const;

  /// The seats that a walk in this direction is for.
  std::vector<std::size_t> concerned(const Direction& direction, Change change) const;
  /// Whether this holding can lose seats on a walk there. Winners of another ballot stay, but for those that a list's
  /// seats no longer cover.
  bool can_lose(const Holding& holding, const Direction& direction) const;

  /// Fewest votes found so far; kNever while there are none.
  std::int64_t nearest(std::size_t seat, Change change) const {
    return at(seat, change).load(std::memory_order_relaxed);
  }
  void found(std::size_t seat, Change change, std::int64_t votes);

  /// Where tiers act on each other, only votes added to the list that would have the seat are asked for: known once
  /// all walks of moved votes have ended. `next`: per seat.
  void ask_for_added(std::vector<std::size_t> next);

  const Plan& plan;
  const Votes& votes;
  const Standing& base;

 private:
  bool within(const Seat& seat, const Direction& direction) const;
  std::atomic<std::int64_t>& at(std::size_t seat, Change change) const {
    return m_nearest[seat * kChanges + static_cast<std::size_t>(change)];
  }

  std::vector<Holding> m_holdings;
  std::vector<std::size_t> m_first;
  std::vector<Seat> m_seats;
  std::vector<std::vector<std::size_t>> m_of_holder, m_for_added;  ///< per list, seats
  std::unique_ptr<std::atomic<std::int64_t>[]> m_nearest;
  bool m_coupled = false;
  bool m_covers = false;  ///< some winners may not be seated
};

/// The fewest votes that one walker has found for every seat and kind of change, and how far it has looked. Of equal
/// votes the walk with the smaller number counts: what several walkers find, merged, is the same however the walks
/// were shared out among them.
class BestMargins {
 public:
  explicit BestMargins(AskedSeats& asked) : m_asked(asked), m_found(asked.seats().size()) {}

  /// A walk begins: all that follows is of it.
  void begin(std::size_t walk, const Direction& direction, Change change);
  /// The count after m steps: notes every seat that its holder no longer surely has.
  void take(const Standing& standing, std::int64_t m);
  /// The walk need not go farther than that: every seat that it is walked for is lost with as many votes. kNever while
  /// there is one that is not lost.
  std::int64_t wanted() const;
  /// The walk ends at m without having come to the end.
  void broken_off(std::int64_t m);

  void merge(const BestMargins& other);
  /// Per seat, the list that would have it when votes are moved.
  std::vector<std::size_t> next() const;
  std::vector<model::SeatMargin> done() const;

 private:
  struct Found {
    std::int64_t votes = kNever;
    std::size_t walk = kNone;
    Direction direction;
    std::size_t next = kNone;
    std::int64_t looked = kNever;

    bool farther(std::int64_t other, std::size_t other_walk) const {
      return other < votes || (other == votes && other_walk < walk);
    }
  };
  using Changes = std::array<Found, kChanges>;

  void take(std::size_t holding, std::int64_t now, const Standing& standing, std::int64_t m);
  std::size_t gainer(const Standing& standing, const Holding& holding) const;
  model::SeatMargin margin(std::size_t seat) const;

  AskedSeats& m_asked;
  std::vector<Changes> m_found;  ///< per seat

  std::size_t m_walk = 0;
  Direction m_direction;
  Change m_change = Change::moved;
  std::vector<std::size_t> m_concerned;  ///< seats that it is walked for
  std::vector<std::size_t> m_losing;     ///< holdings that can lose seats on it
};

}  // namespace acta::count

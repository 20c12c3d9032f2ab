// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/count/standing.hpp"

namespace acta::count {

/// How far the watch looks. What it did not look at it says nothing of.
struct WatchLimits {
  std::int64_t houses = 5;         ///< so many seats fewer and more
  std::int64_t votes = 1'000'000;  ///< added to a list, or taken from it, at most
  int steps = 6'000;               ///< changes of the count on all walks together, the same number on each
  std::int64_t walks = 500;        ///< in all
  std::int64_t trials = 600;       ///< pairs of growth
  std::int64_t orders = 120;       ///< of tiers
};

/// What was tried of one property.
struct Watch {
  std::int64_t tried = 0;      ///< comparisons
  std::int64_t exercised = 0;  ///< of these where seats changed, so that the property could have failed
  std::int64_t against = 0;    ///< where it did
  bool complete = true;        ///< false: broken off at a limit
};

/// One seat more for all, and a list has fewer.
struct HouseExample {
  std::size_t tier = 0, row = 0, list = 0;
  std::int64_t house = 0;  ///< the smaller number of seats
  std::int64_t seats = 0, then = 0;
};
struct HouseWatch : Watch {
  std::optional<HouseExample> smallest;  ///< the one nearest to the law's own number of seats
};
/// Counts again with fewer and with more seats: in each area of tiers of lists, and in all of a compensation or
/// biproportional tier or of one whose seats are apportioned. Pairs of neighbouring sizes without ties are compared,
/// list by list.
HouseWatch house_watch(const Plan& plan, const Votes& votes, const WatchLimits& limits = {});

/// Votes for a list (and no other change) cost it seats, or fewer votes win it seats: with several tiers the negative
/// weight of votes.
struct VoteExample {
  std::size_t list = 0;
  std::size_t tally = 0, row = 0;
  bool added = true;
  std::int64_t votes = 0;
  std::int64_t seats = 0, then = 0;  ///< of the whole
};
struct VoteWatch : Watch {
  std::optional<VoteExample> smallest;
};
/// Walks from the counted votes, on every ballot, in every area and for every list, along the places where the count
/// changes (horizon_of()). REQUIRES: nothing is tied in `standing`.
VoteWatch vote_watch(const Plan& plan, const Votes& votes, const Standing& standing, const WatchLimits& limits = {});

/// Two lists grow, `faster` by the larger part of its votes, and yet it loses seats while the other gains some.
struct GrowthExample {
  std::size_t tally = 0, row = 0;
  std::size_t faster = 0, slower = 0;
  std::int64_t faster_votes = 0, slower_votes = 0;  ///< added
  std::int64_t faster_seats = 0, faster_then = 0, slower_seats = 0, slower_then = 0;
};
struct GrowthWatch : Watch {
  std::optional<GrowthExample> smallest;
};
/// Growth by 0, 1, 2, 5, 10, 20, 50 and 100 thousandths of the eight largest lists of each area in which seats are
/// shared out. Votes come in the area's first area of the last level. REQUIRES: nothing is tied in `standing`.
GrowthWatch growth_watch(const Plan& plan, const Votes& votes, const Standing& standing,
                         const WatchLimits& limits = {});

/// Another order of tiers gives other seats.
struct OrderExample {
  std::vector<std::string> order;  ///< ids of tiers
  std::size_t list = 0;
  std::int64_t seats = 0, then = 0;  ///< of the whole
};
struct OrderWatch : Watch {
  std::optional<OrderExample> first;
};
/// Counts again with tiers in every other order that keeps what they need of each other: a tier after those that it
/// counts or has conditions on. Two compensation tiers of which one counts the other may change places: then the other
/// counts the one. `exercised`: orders in which some tier has to count otherwise than before.
OrderWatch order_watch(const Plan& plan, const Votes& votes, const Standing& standing, const WatchLimits& limits = {});

}  // namespace acta::count

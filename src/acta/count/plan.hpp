// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/count/allotment.hpp"
#include "acta/count/votes.hpp"
#include "acta/model/law.hpp"
#include "acta/model/poll.hpp"

namespace acta::count {

/// A candidate of a plurality area, or a list that stands for its one candidate there.
struct Runner {
  std::size_t list = kNone;
  std::size_t candidate = kNone;  ///< index into Poll::candidates; kNone: the list's own votes count
};

/// A condition with its names looked up.
struct ConditionPlan {
  const model::Condition* condition = nullptr;
  std::size_t tally = 0;
  std::vector<std::size_t> rows;  ///< in which it is judged; empty: the area's own row
  std::size_t tier = kNone;
};

/// A tier with its names looked up in one poll.
struct TierPlan {
  const model::Tier* tier = nullptr;
  std::size_t tally = 0;
  std::vector<std::size_t> rows;      ///< of its areas; { 0 } for the whole
  std::vector<std::int64_t> seats;    ///< per area, where they do not hang on votes; compensation: where stated by area
  std::int64_t total = 0;             ///< compensation: with the counted tiers' seats, where it does not hang on votes
  bool apportioned_by_votes = false;  ///< seats of areas hang on votes
  Method method;
  Method seats_method;
  Method places_method;
  std::vector<ConditionPlan> conditions;
  bool by_area = false;                      ///< conditions are judged area by area
  std::vector<char> excluded;                ///< per list: of an excluded kind
  std::vector<std::vector<Runner>> runners;  ///< plurality: per area
  std::vector<std::size_t> counts;           ///< indices of tiers
  std::size_t first = kNone;
  std::vector<std::size_t> places;  ///< rows
  /// Per row of votes: index of the area (of the place) that it lies in; kNone where it lies in none.
  std::vector<std::size_t> area_of_row, place_of_row;
  /// Areas of the counted tiers that lie in each of `rows` and `places`: [counted tier][row or place][area].
  std::vector<std::vector<std::vector<std::size_t>>> counted_in_rows, counted_in_places;
  std::vector<std::vector<std::size_t>> first_in_places;  ///< the same of the first allotment: [place][area]

  explicit TierPlan(const model::Tier& t)
      : tier(&t), method(t.formula, t.ties), seats_method(t.seats.formula), places_method(t.places.formula) {}
};

/// A law made ready for one poll: every name looked up, every number of seats known or known to hang on votes.
struct Plan {
  const model::Law* law = nullptr;
  const model::Poll* poll = nullptr;
  std::vector<TierPlan> tiers;

  std::size_t lists() const { return poll->lists.size(); }
};

/// Errors: usage, where the law does not fit the poll: a ballot, a level or seats that are not there, seats of areas
/// that do not add up, an area in the law that the poll does not have. `poll` and `law` must outlive the plan.
/// REQUIRES: model::complete(poll) was called.
base::Result<Plan> make_plan(const model::Poll& poll, const model::Law& law, const Votes& votes);

/// Rows of the areas in which a tier's seats are filled.
const std::vector<std::size_t>& seat_rows(const TierPlan& tier);
}  // namespace acta::count

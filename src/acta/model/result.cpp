// SPDX-License-Identifier: Apache-2.0
#include "acta/model/result.hpp"

#include <set>
#include <tuple>

namespace acta::model {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::decided: return "decided";
    case Outcome::runoff: return "runoff";
    case Outcome::tie: return "tie";
  }
  return "decided";
}

std::int64_t seats_within(const CountResult& result, std::int64_t votes) {
  std::set<std::tuple<std::size_t, std::size_t, std::size_t, std::int64_t>> seats;
  for (const SeatMargin& margin : result.margins)
    if (margin.votes_moved <= votes)
      margin.seat == 0 ? seats.emplace(0, 0, 0, 0)
                       : seats.emplace(margin.tier, margin.area, margin.holder, margin.seat);
  return static_cast<std::int64_t>(seats.size()) + result.open;
}

}  // namespace acta::model

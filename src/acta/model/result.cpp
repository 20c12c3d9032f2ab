// SPDX-License-Identifier: Apache-2.0
#include "acta/model/result.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace acta::model {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::decided: return "decided";
    case Outcome::runoff: return "runoff";
    case Outcome::tie: return "tie";
  }
  return "decided";
}

std::vector<std::size_t> by_votes(const Poll& poll) {
  std::vector<std::size_t> order(poll.lists.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return poll.lists[a].votes > poll.lists[b].votes; });
  return order;
}

std::int64_t seats_within(const CountResult& result, std::int64_t votes) {
  std::set<std::int64_t> seats;
  for (const SeatMargin& margin : result.margins)
    if (margin.votes_moved <= votes) seats.insert(margin.seat);
  return static_cast<std::int64_t>(seats.size()) + result.open;
}

}  // namespace acta::model

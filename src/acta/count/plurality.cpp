// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

using model::CountResult;
using model::Poll;

/// The lists that share the votes of the last seat, where some of them get one and some do not.
std::vector<std::size_t> tied_at_the_end(const Poll& poll, const std::vector<std::size_t>& order, std::size_t seats) {
  if (order.size() <= seats || poll.lists[order[seats - 1]].votes != poll.lists[order[seats]].votes) return {};
  std::vector<std::size_t> tied;
  for (const std::size_t list : order)
    if (poll.lists[list].votes == poll.lists[order[seats]].votes) tied.push_back(list);
  return tied;
}

/// Puts the tied lists into the order of the recorded draw; false where it does not hold all of them.
bool apply_draw(const Poll& poll, std::vector<std::size_t>& order, std::vector<std::size_t> tied) {
  auto at = std::find(order.begin(), order.end(), tied.front());
  for (; !tied.empty(); ++at) {
    const std::size_t first = drawn_first(poll, tied);
    if (first == static_cast<std::size_t>(-1)) return false;
    *at = first;
    std::erase(tied, first);
  }
  return true;
}

}  // namespace

CountResult count_plurality(const Poll& poll, const model::Law& law) {
  CountResult result;
  result.lists.resize(poll.lists.size());
  std::vector<std::size_t> order = by_votes(poll);
  const auto seats = std::min(static_cast<std::size_t>(law.seats), order.size());
  const auto tied = tied_at_the_end(poll, order, seats);
  const bool open = !tied.empty() && !apply_draw(poll, order, tied);
  const std::string rule = article(law, "formula");
  for (std::size_t i = 0; i < seats; ++i) {
    if (open && std::count(tied.begin(), tied.end(), order[i])) break;
    std::vector<std::int64_t> standing;
    for (const auto& list : result.lists) standing.push_back(list.seats);
    result.steps.push_back({"Seat " + std::to_string(i + 1) + " goes to " + poll.lists[order[i]].name, rule, standing,
                            order[i], grouped(poll.lists[order[i]].votes) + " votes"});
    result.lists[order[i]].seats = 1;
    if (seats == order.size()) continue;
    const std::size_t next = order[seats];
    const std::int64_t gap = poll.lists[order[i]].votes - poll.lists[next].votes;
    result.margins.push_back({static_cast<std::int64_t>(i) + 1, order[i], next, gap, (gap + 1) / 2, {}});
  }
  std::stable_sort(result.margins.begin(), result.margins.end(),
                   [](const auto& a, const auto& b) { return a.votes_moved < b.votes_moved; });
  if (open) {
    result.outcome = model::Outcome::tie;
    result.tied = tied;
    for (const auto& list : result.lists) result.open -= list.seats;
    result.open += static_cast<std::int64_t>(seats);
    result.statement = (result.open == 1 ? std::string("The last seat is")
                                         : "The last " + std::to_string(result.open) + " seats are") +
                       " tied between " + std::to_string(tied.size()) +
                       " lists; a draw, or another decision, is needed.";
    return result;
  }
  result.statement =
      poll.lists[order.front()].name + " has most votes (" + grouped(poll.lists[order.front()].votes) + ")";
  if (order.size() > 1)
    result.statement += ", " + grouped(poll.lists[order[0]].votes - poll.lists[order[1]].votes) + " ahead of " +
                        poll.lists[order[1]].name;
  result.statement += ".";
  return result;
}

}  // namespace acta::count

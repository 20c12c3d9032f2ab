// SPDX-License-Identifier: Apache-2.0
#include "acta/model/poll.hpp"

#include <algorithm>
#include <numeric>

namespace acta::model {

std::vector<std::size_t> by_votes(const Poll& poll) {
  std::vector<std::size_t> order(poll.lists.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return poll.lists[a].votes > poll.lists[b].votes; });
  return order;
}

std::vector<std::size_t> areas_of(const Poll& poll, const std::string& level) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < poll.areas.size(); ++i)
    if (poll.levels[poll.areas[i].level] == level) found.push_back(i);
  return found;
}

std::optional<std::size_t> tally_of(const Poll& poll, const std::string& ballot) {
  for (std::size_t i = 0; i < poll.tallies.size(); ++i)
    if (ballot.empty() || poll.tallies[i].ballot == ballot) return i;
  return std::nullopt;
}

void complete(Poll& poll) {
  if (!poll.tallies.empty()) return;
  Tally tally;
  tally.votes.emplace_back();
  for (const ListVotes& list : poll.lists) tally.votes[0].push_back(list.votes);
  tally.valid = {poll.valid};
  tally.cast = {poll.ballots};
  poll.tallies.push_back(std::move(tally));
  poll.levels.clear();
  poll.areas.clear();
}

}  // namespace acta::model

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <numeric>
#include <string>
#include <vector>

#include "acta/model/result.hpp"

namespace acta::test {

/// A poll of lists "A", "B", ... with these votes; valid is their sum plus `others`.
inline model::Poll poll_of(const std::vector<std::int64_t>& votes, std::int64_t others = 0) {
  model::Poll poll;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const std::string name(1, static_cast<char>('A' + i % 26));
    poll.lists.push_back({name, name, votes[i], {i}, {}, 1});
  }
  poll.valid = std::accumulate(votes.begin(), votes.end(), others);
  return poll;
}

inline std::vector<std::int64_t> seats_of(const model::CountResult& result) {
  std::vector<std::int64_t> seats;
  for (const auto& list : result.lists) seats.push_back(list.seats);
  return seats;
}

/// A threshold that is a share of the valid votes.
inline model::Condition share_of(base::Ratio share) {
  model::Condition condition;
  condition.share = share;
  return condition;
}

}  // namespace acta::test

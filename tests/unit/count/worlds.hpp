// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "acta/count/evaluate.hpp"
#include "unit/count/polls.hpp"

namespace acta::test {

/// A poll, a law and what the count makes of them, at one place.
struct World {
  model::Poll poll;
  model::Law law;
  std::unique_ptr<count::Votes> votes;
  std::unique_ptr<count::Plan> plan;

  World(model::Poll p, model::Law l) : poll(std::move(p)), law(std::move(l)) {
    model::complete(poll);
    votes = std::make_unique<count::Votes>(poll);
    auto made = count::make_plan(poll, law, *votes);
    if (made) plan = std::make_unique<count::Plan>(std::move(made.value()));
  }
  count::Standing standing() const { return count::evaluate(*plan, *votes); }
};

/// Areas "1", "2", ... of one level "district", rows of votes on each ballot. Valid votes are their sums.
inline model::Poll poll_of_areas(const std::vector<std::vector<std::vector<std::int64_t>>>& ballots,
                                 const std::vector<std::string>& names = {"first", "second"}) {
  model::Poll poll;
  for (std::size_t i = 0; i < ballots[0][0].size(); ++i) {
    const std::string name(1, static_cast<char>('A' + i));
    poll.lists.push_back({name, name, 0, {i}, {}, 1});
  }
  poll.levels = {"district"};
  for (std::size_t row = 0; row < ballots[0].size(); ++row) {
    model::Area area;
    area.id = area.name = std::to_string(row + 1);
    poll.areas.push_back(area);
  }
  for (std::size_t b = 0; b < ballots.size(); ++b) {
    model::Tally tally;
    tally.ballot = names[b];
    tally.votes = ballots[b];
    for (const auto& row : ballots[b]) tally.valid.push_back(std::accumulate(row.begin(), row.end(), std::int64_t{0}));
    tally.cast.assign(ballots[b].size(), 0);
    poll.tallies.push_back(std::move(tally));
  }
  for (std::size_t row = 0; row < ballots[0].size(); ++row)
    for (std::size_t i = 0; i < poll.lists.size(); ++i) poll.lists[i].votes += ballots[0][row][i];
  for (const auto& list : poll.lists) poll.valid += list.votes;
  return poll;
}

/// Calls `look` for every way in which up to most[leaf] votes of each ballot can come to the lists of each leaf.
inline void for_all_distributions(count::Votes& votes, std::size_t ballots, const std::vector<std::int64_t>& most,
                                  const std::function<void()>& look) {
  const std::size_t leaves = votes.leaves().size();
  const std::function<void(std::size_t, std::size_t, std::int64_t)> place = [&](std::size_t cell, std::size_t list,
                                                                                std::int64_t left) {
    if (list == votes.lists()) {
      const std::size_t next = cell + 1;
      return next == ballots * leaves ? look() : place(next, 0, most[next % leaves]);
    }
    for (std::int64_t m = 0; m <= left; ++m) {
      const count::Direction direction{cell / leaves, votes.leaves()[cell % leaves], count::kNone, list};
      votes.change(direction, m);
      place(cell, list + 1, left - m);
      votes.change(direction, -m);
    }
  };
  place(0, 0, most[0]);
}

}  // namespace acta::test

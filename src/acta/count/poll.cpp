// SPDX-License-Identifier: Apache-2.0
#include "acta/count/poll.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"

namespace acta::count {
namespace {

using model::Cell;
using model::Contest;
using model::Poll;

const model::Alliance* alliance_of(const Contest& contest, std::size_t option) {
  for (const model::Alliance& alliance : contest.alliances)
    if (std::find(alliance.options.begin(), alliance.options.end(), option) != alliance.options.end()) return &alliance;
  return nullptr;
}

std::optional<std::size_t> find_list(const Poll& poll, const std::string& id) {
  for (std::size_t i = 0; i < poll.lists.size(); ++i)
    if (poll.lists[i].id == id) return i;
  return std::nullopt;
}

std::int64_t sum_of_lists(const Poll& poll) {
  std::int64_t sum = 0;
  for (const model::ListVotes& list : poll.lists) sum = base::checked_add(sum, list.votes);
  return sum;
}

/// Votes of the last line that names `id` and has votes.
Cell line_votes(const model::Release& release, const std::string& id) {
  Cell votes = model::kMissing;
  for (const auto& line : release.lines)
    if (line.list == id && model::is_count(line.votes)) votes = line.votes;
  return votes;
}

std::int64_t release_votes(const Contest& contest, const model::Release& release, const model::ListVotes& list,
                           bool& found) {
  const Cell own = line_votes(release, list.id);
  if (model::is_count(own)) {
    found = true;
    return own;
  }
  std::int64_t sum = 0;
  for (const std::size_t option : list.options)
    if (const Cell votes = line_votes(release, contest.options[option].id); model::is_count(votes)) {
      found = true;
      sum = base::checked_add(sum, votes);
    }
  return sum;
}

/// Whether the line is of an option whose alliance has a line with votes of its own: its votes stand there too.
bool is_part(const Contest& contest, const model::Release& release, const std::string& list) {
  for (std::size_t i = 0; i < contest.options.size(); ++i)
    if (contest.options[i].id == list)
      if (const model::Alliance* alliance = alliance_of(contest, i))
        return model::is_count(line_votes(release, alliance->id));
  return false;
}

Cell stated(const model::Release& release, model::Quantity quantity) {
  return release.quantities[static_cast<std::size_t>(quantity)];
}

}  // namespace

base::Result<Poll> lists_of(const Contest& contest) {
  Poll poll;
  for (std::size_t i = 0; i < contest.options.size(); ++i) {
    const model::Alliance* alliance = alliance_of(contest, i);
    if (!alliance)
      poll.lists.push_back({contest.options[i].id, contest.options[i].name, 0, {i}, contest.options[i].kind, 1});
    else if (!find_list(poll, alliance->id))
      poll.lists.push_back(
          {alliance->id, alliance->name, 0, alliance->options, alliance->kind,
           alliance->members > 0 ? alliance->members : static_cast<std::int64_t>(alliance->options.size())});
  }
  for (const model::Agreement& agreement : contest.agreements) {
    const auto first = find_list(poll, agreement.first), second = find_list(poll, agreement.second);
    if (!first || !second)
      return base::Error{base::ErrorKind::usage,
                         "an agreement of contest \"" + contest.id + "\" names \"" +
                             (first ? agreement.second : agreement.first) + "\", which is no list of it",
                         {},
                         "an option that belongs to an alliance is no list of its own"};
    poll.agreements.push_back({*first, *second});
  }
  for (const model::ExternalNote& seats : contest.external)
    if (const auto list = find_list(poll, seats.list)) poll.external.push_back({seats.tier, *list, seats.seats});
  for (const std::string& id : contest.drawn)
    if (const auto list = find_list(poll, id)) poll.drawn.push_back(*list);
  return poll;
}

base::Result<Poll> poll_from_release(const Contest& contest, const model::Release& release) {
  auto lists = lists_of(contest);
  if (!lists) return lists;
  Poll& poll = lists.value();
  bool found = false;
  for (model::ListVotes& list : poll.lists) list.votes = release_votes(contest, release, list, found);
  if (!found)
    return base::Error{base::ErrorKind::not_found,
                       "release \"" + release.id + "\" has no votes of any list of contest \"" + contest.id + "\"",
                       release.place, "its lines name an option or alliance by id"};
  std::int64_t lines = 0;
  for (const auto& line : release.lines)
    if (model::is_count(line.votes) && !is_part(contest, release, line.list))
      lines = base::checked_add(lines, line.votes);
  poll.valid =
      model::is_count(stated(release, model::Quantity::valid)) ? stated(release, model::Quantity::valid) : lines;
  poll.valid = std::max(poll.valid, sum_of_lists(poll));
  if (const Cell ballots = stated(release, model::Quantity::ballots); model::is_count(ballots)) poll.ballots = ballots;
  return lists;
}

}  // namespace acta::count

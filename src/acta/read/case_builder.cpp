// SPDX-License-Identifier: Apache-2.0
#include "acta/read/case_builder.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"

namespace acta::read {

using base::checked_add;
using model::kNone;

std::size_t CaseBuilder::list(const std::string& name) {
  const auto [found, added] = m_list_of.try_emplace(name, m_lists.size());
  if (added) m_lists.push_back({name, name, 0, {}, {}, 1});
  return found->second;
}

bool CaseBuilder::add_card(const std::string& card, std::size_t list) {
  return m_list_of.try_emplace(card, list).first->second == list;
}

bool CaseBuilder::area(const std::vector<CaseArea>& path) {
  std::size_t outer = kNone;
  for (const CaseArea& one : path) {
    auto level = std::find(m_levels.begin(), m_levels.end(), one.level);
    if (level == m_levels.end()) {
      const auto after =
          outer == kNone ? m_levels.begin() : std::find(m_levels.begin(), m_levels.end(), m_areas[outer].level) + 1;
      m_levels.insert(after, one.level);
    }
    std::size_t index = find_area(one.name, one.level);
    if (index == kNone) {
      index = m_areas.size();
      m_area_of.emplace(one.name, index);
      m_areas.push_back({one.level, {one.name, one.name, 0, kNone, {}, {}, {}}, outer});
    } else if (outer != kNone && m_areas[index].outer != kNone && m_areas[index].outer != outer) {
      return false;
    }
    if (outer != kNone) m_areas[index].outer = outer;
    outer = index;
  }
  return true;
}

std::size_t CaseBuilder::find_area(const std::string& name, const std::string& level) const {
  std::size_t found = kNone;
  const auto [first, last] = m_area_of.equal_range(name);
  for (auto at = first; at != last; ++at) {
    if (!level.empty() && m_areas[at->second].level != level) continue;
    if (found != kNone) return kNone;
    found = at->second;
  }
  return found;
}

std::size_t CaseBuilder::ballot(const std::string& name) {
  const auto found = std::find(m_ballots.begin(), m_ballots.end(), name);
  if (found != m_ballots.end()) return static_cast<std::size_t>(found - m_ballots.begin());
  m_ballots.push_back(name);
  return m_ballots.size() - 1;
}

void CaseBuilder::add_votes(const std::string& name, std::size_t area, std::size_t list, std::int64_t votes) {
  m_votes.push_back({ballot(name), area, list, votes});
}

void CaseBuilder::add_total(const std::string& name, std::size_t area, Total total, std::int64_t number) {
  (total == Total::valid ? m_valid : m_cast).push_back({ballot(name), area, 0, number});
}

void CaseBuilder::order_areas(model::Poll& poll, std::vector<std::size_t>& place) const {
  poll.levels = m_levels;
  place.assign(m_areas.size(), kNone);
  for (std::size_t level = 0; level < m_levels.size(); ++level)
    for (std::size_t a = 0; a < m_areas.size(); ++a) {
      if (m_areas[a].level != m_levels[level]) continue;
      place[a] = poll.areas.size();
      poll.areas.push_back(m_areas[a].area);
      poll.areas.back().level = level;
      poll.areas.back().parent = m_areas[a].outer == kNone ? kNone : place[m_areas[a].outer];
    }
}

std::optional<base::Error> CaseBuilder::fill_tallies(model::Poll& poll, const std::vector<std::size_t>& place) const {
  const std::size_t first_leaf = static_cast<std::size_t>(
      std::find_if(poll.areas.begin(), poll.areas.end(),
                   [&](const model::Area& area) { return area.level + 1 == poll.levels.size(); }) -
      poll.areas.begin());
  const std::size_t rows = poll.levels.empty() ? 1 : poll.areas.size() - first_leaf;
  for (const std::string& name : m_ballots)
    poll.tallies.push_back(
        {name, std::vector<std::vector<std::int64_t>>(rows, std::vector<std::int64_t>(poll.lists.size(), 0)),
         std::vector<std::int64_t>(rows, 0), std::vector<std::int64_t>(rows, 0)});
  std::optional<base::Error> error;
  const auto row_of = [&](const Number& number) -> std::size_t {
    if (poll.levels.empty() && number.area == kNone) return 0;
    if (number.area != kNone && place[number.area] >= first_leaf) return place[number.area] - first_leaf;
    if (!error)
      error = base::Error{
          base::ErrorKind::usage,
          "votes are told " +
              (number.area == kNone ? std::string("for the whole") : "for \"" + m_areas[number.area].area.name + "\"") +
              " and others by " + poll.levels.back(),
          {},
          "tell all votes by the smallest areas"};
    return 0;
  };
  for (const Number& number : m_votes) {
    std::int64_t& cell = poll.tallies[number.ballot].votes[row_of(number)][number.list];
    cell = checked_add(cell, number.votes);
  }
  for (const Number& number : m_valid) {
    std::int64_t& cell = poll.tallies[number.ballot].valid[row_of(number)];
    cell = checked_add(cell, number.votes);
  }
  for (const Number& number : m_cast) {
    std::int64_t& cell = poll.tallies[number.ballot].cast[row_of(number)];
    cell = checked_add(cell, number.votes);
  }
  return error;
}

base::Result<model::Poll> CaseBuilder::finish() {
  model::Poll poll;
  poll.lists = m_lists;
  std::vector<std::size_t> place;
  order_areas(poll, place);
  if (auto error = fill_tallies(poll, place)) return *error;
  for (model::Tally& tally : poll.tallies)
    for (std::size_t row = 0; row < tally.votes.size(); ++row) {
      std::int64_t sum = 0;
      for (const std::int64_t votes : tally.votes[row]) sum = checked_add(sum, votes);
      tally.valid[row] = std::max(tally.valid[row], sum);
    }
  if (!poll.tallies.empty())
    for (std::size_t row = 0; row < poll.tallies[0].votes.size(); ++row) {
      for (std::size_t i = 0; i < poll.lists.size(); ++i)
        poll.lists[i].votes = checked_add(poll.lists[i].votes, poll.tallies[0].votes[row][i]);
      poll.valid = checked_add(poll.valid, poll.tallies[0].valid[row]);
      poll.ballots = checked_add(poll.ballots, poll.tallies[0].cast[row]);
    }
  for (model::Candidate candidate : candidates) {
    if (candidate.area != kNone) candidate.area = place[candidate.area];
    poll.candidates.push_back(std::move(candidate));
  }
  for (const auto& [a, b] : agreements) poll.agreements.push_back({m_list_of.at(a), m_list_of.at(b)});
  for (const std::string& name : drawn) poll.drawn.push_back(m_list_of.at(name));
  poll.external = external;
  return poll;
}

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#include "acta/count/votes.hpp"

#include "acta/base/checked.hpp"

namespace acta::count {
namespace {

using base::checked_add;

/// Numbers of areas added up to the areas above that state none themselves.
template <class Member>
std::vector<std::int64_t> added_up(const model::Poll& poll, const std::vector<std::size_t>& parent, Member member) {
  std::vector<std::int64_t> sums(parent.size(), 0);
  for (std::size_t row = parent.size(); row-- > 1;) {
    if (const auto& own = poll.areas[row - 1].*member) sums[row] = *own;
    sums[parent[row]] = checked_add(sums[parent[row]], sums[row]);
  }
  return sums;
}

}  // namespace

Votes::Votes(const model::Poll& poll) : m_lists(poll.lists.size()), m_parent(1 + poll.areas.size(), kNone) {
  for (std::size_t a = 0; a < poll.areas.size(); ++a) {
    m_parent[a + 1] = poll.areas[a].parent == kNone ? 0 : poll.areas[a].parent + 1;
    if (poll.areas[a].level + 1 == poll.levels.size()) m_leaves.push_back(a + 1);
  }
  if (m_leaves.empty()) m_leaves.push_back(0);
  for (const model::Tally& tally : poll.tallies) {
    Sums sums{std::vector<std::int64_t>(rows() * m_lists, 0), std::vector<std::int64_t>(rows(), 0),
              std::vector<std::int64_t>(rows(), 0)};
    for (std::size_t line = 0; line < tally.votes.size(); ++line)
      for (std::size_t row = m_leaves[line]; row != kNone; row = m_parent[row]) add(sums, tally, line, row);
    m_tallies.push_back(std::move(sums));
  }
  m_registered = added_up(poll, m_parent, &model::Area::registered);
  m_population = added_up(poll, m_parent, &model::Area::population);
}

void Votes::add(Sums& sums, const model::Tally& tally, std::size_t line, std::size_t row) const {
  for (std::size_t i = 0; i < m_lists; ++i) {
    std::int64_t& cell = sums.votes[row * m_lists + i];
    cell = checked_add(cell, tally.votes[line][i]);
  }
  sums.valid[row] = checked_add(sums.valid[row], tally.valid[line]);
  sums.cast[row] = checked_add(sums.cast[row], tally.cast[line]);
}

bool Votes::within(std::size_t row, std::size_t outer) const {
  for (; row != kNone; row = m_parent[row])
    if (row == outer) return true;
  return false;
}

void Votes::change(const Direction& direction, std::int64_t m) {
  Sums& sums = m_tallies[direction.tally];
  const int more = total_slope(direction, direction.tally, direction.row);
  for (std::size_t row = direction.row; row != kNone; row = m_parent[row]) {
    if (direction.from != kNone) sums.votes[row * m_lists + direction.from] -= m;
    if (direction.to != kNone) sums.votes[row * m_lists + direction.to] += m;
    sums.valid[row] += more * m;
    if (sums.cast[row] > 0) sums.cast[row] += more * m;
  }
}

}  // namespace acta::count

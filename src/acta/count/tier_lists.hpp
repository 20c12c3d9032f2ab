// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <utility>

#include "acta/count/tiers.hpp"

namespace acta::count {

/// One or two of something, in place.
template <class T>
class OneOrTwo {
 public:
  explicit OneOrTwo(T first) : m_all{first, T{}} {}
  void add(T second) {
    m_all[1] = second;
    m_size = 2;
  }
  std::size_t size() const { return m_size; }
  T operator[](std::size_t i) const { return m_all[i]; }
  T front() const { return m_all[0]; }
  const T* begin() const { return m_all.data(); }
  const T* end() const { return m_all.data() + m_size; }
  const T* data() const { return m_all.data(); }

 private:
  std::array<T, 2> m_all;
  std::size_t m_size = 1;
};

/// What is handed out at once: one list, or two that pool their surplus.
struct Group {
  OneOrTwo<std::size_t> lists;   ///< ascending
  OneOrTwo<std::int64_t> votes;  ///< of each
  std::int64_t sum = 0;
};
/// Lists that take part, joined by the agreements whose two lists both do (where the law has agreements). In order of
/// their first list. An agreement of a list that already has one is not used.
std::vector<Group> groups_of(const Work& work, std::size_t tier, const Sharers& who);

/// One area's seats shared out, with all that led there.
struct AreaDivision {
  Sharers who;
  std::vector<Group> groups;
  std::vector<std::int64_t> votes;  ///< per group
  std::vector<std::size_t> drawn;   ///< groups
  std::int64_t seats = 0;
  std::int64_t quota_votes = 0;
  Allotment allotment;                                   ///< per group
  std::size_t majority = kNone;                          ///< group that the majority clause gave seats to
  std::vector<std::pair<std::size_t, Allotment>> inner;  ///< group of two and its division

  Division division() const { return {votes, seats, {}, drawn, quota_votes}; }
};
AreaDivision divide_area(const Work& work, std::size_t tier, std::size_t area);

/// Whether groups keep (or lack) the majority that the clause asks for.
void add_majority_horizon(Horizon& horizon, const TierPlan& plan, const AreaDivision& division,
                          const std::vector<int>& slopes, int total);

}  // namespace acta::count

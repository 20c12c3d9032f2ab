// SPDX-License-Identifier: Apache-2.0
#include "acta/read/case_builder.hpp"

#include <algorithm>

namespace acta::read {

using model::kNone;

bool CaseBuilder::add_card(const std::string& card, const std::string& name) {
  if (card == name) return true;
  if (m_alliances.contains(card) || m_list_of_card.contains(name)) return false;
  m_alliances.insert(name);
  return m_list_of_card.try_emplace(card, name).first->second == name;
}

std::size_t CaseBuilder::list(const std::string& name) {
  const auto card = m_list_of_card.find(name);
  const std::string& own = card == m_list_of_card.end() ? name : card->second;
  const auto [found, added] = m_list_of.try_emplace(own, m_lists.size());
  if (added) m_lists.push_back({own, own, 0, {}, {}, 1});
  return found->second;
}

std::size_t CaseBuilder::find_list(const std::string& name) const {
  const auto card = m_list_of_card.find(name);
  const auto found = m_list_of.find(card == m_list_of_card.end() ? name : card->second);
  return found == m_list_of.end() ? kNone : found->second;
}

std::size_t CaseBuilder::level_index(const std::string& level) const {
  return static_cast<std::size_t>(std::find(m_levels.begin(), m_levels.end(), level) - m_levels.begin());
}

bool CaseBuilder::has_level(const std::string& level) const { return level_index(level) < m_levels.size(); }

std::size_t CaseBuilder::area(const std::vector<CaseArea>& path, std::uint64_t line) {
  std::size_t outer = kNone;
  for (const CaseArea& one : path) {
    if (!has_level(one.level) && m_levels.size() < kMostLevels + 1) m_levels.push_back(one.level);
    std::size_t index = find_area(one.name, one.level);
    if (index == kNone) {
      index = m_areas.size();
      m_area_of.emplace(one, index);
      if (const auto [named, first] = m_area_named.emplace(one.name, index); !first) named->second = kNone;
      m_areas.push_back({one.level, {one.name, one.name, 0, kNone, {}, {}, {}}, outer, line});
    } else if (outer != kNone && m_areas[index].outer != kNone && m_areas[index].outer != outer) {
      return kNone;
    }
    if (outer != kNone) m_areas[index].outer = outer;
    outer = index;
  }
  return outer;
}

std::size_t CaseBuilder::find_area(const std::string& name, const std::string& level) const {
  if (level.empty()) {
    const auto found = m_area_named.find(name);
    return found == m_area_named.end() ? kNone : found->second;
  }
  const auto found = m_area_of.find({level, name});
  return found == m_area_of.end() ? kNone : found->second;
}

std::size_t CaseBuilder::ballot(const std::string& name) {
  const auto found = std::find(m_ballots.begin(), m_ballots.end(), name);
  if (found != m_ballots.end()) return static_cast<std::size_t>(found - m_ballots.begin());
  if (m_ballots.size() <= kMostBallots) m_ballots.push_back(name);
  return m_ballots.size() - 1;
}

void CaseBuilder::add_votes(const std::string& name, std::size_t area, std::size_t list, std::int64_t votes,
                            std::uint64_t line) {
  if (m_votes.size() <= kMostNumbers) m_votes.push_back({ballot(name), area, list, votes, line});
}

void CaseBuilder::add_total(const std::string& name, std::size_t area, Total total, std::int64_t number,
                            std::uint64_t line) {
  std::vector<Number>& all = total == Total::valid ? m_valid : m_cast;
  if (all.size() <= kMostNumbers) all.push_back({ballot(name), area, 0, number, line});
}

}  // namespace acta::read

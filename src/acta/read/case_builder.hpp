// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/model/poll.hpp"

namespace acta::read {

/// An area as a case names it: the names from its own level outwards.
struct CaseArea {
  std::string level, name;
  friend auto operator<=>(const CaseArea&, const CaseArea&) = default;
};

/// Collects what a case says of votes, in any order, and makes the poll.
class CaseBuilder {
 public:
  /// The list of that name, or the list whose card that is; new ones in order of appearance.
  std::size_t list(const std::string& name);
  model::ListVotes& list_at(std::size_t index) { return m_lists[index]; }
  /// Votes under `card` count for the list. False where the card already counts elsewhere.
  bool add_card(const std::string& card, std::size_t list);
  bool has_list(const std::string& name) const { return m_list_of.contains(name); }

  /// Outermost first. Levels are ordered by the first mention that puts one inside another. False where an area lies in
  /// two areas.
  bool area(const std::vector<CaseArea>& path);
  /// The area of that name on any level; kNone where there is none or several.
  std::size_t find_area(const std::string& name, const std::string& level = {}) const;
  const std::string& level_of(std::size_t index) const { return m_areas[index].level; }
  model::Area& area_at(std::size_t index) { return m_areas[index].area; }

  void add_votes(const std::string& ballot, std::size_t area, std::size_t list, std::int64_t votes);
  enum class Total { valid, cast };
  void add_total(const std::string& ballot, std::size_t area, Total total, std::int64_t number);
  std::vector<model::Candidate> candidates;  ///< areas as of find_area()
  std::vector<std::pair<std::string, std::string>> agreements;
  std::vector<std::string> drawn;
  std::vector<model::ExternalSeats> external;

  /// Errors: usage, votes told by areas of a larger level than others.
  base::Result<model::Poll> finish();

 private:
  struct Entry {
    std::string level;
    model::Area area;
    std::size_t outer = model::kNone;
  };
  struct Number {
    std::size_t ballot, area, list;
    std::int64_t votes;
  };
  std::size_t ballot(const std::string& name);
  void order_areas(model::Poll& poll, std::vector<std::size_t>& place) const;
  std::optional<base::Error> fill_tallies(model::Poll& poll, const std::vector<std::size_t>& place) const;

  std::vector<model::ListVotes> m_lists;
  std::map<std::string, std::size_t> m_list_of;
  std::vector<std::string> m_levels, m_ballots;
  std::vector<Entry> m_areas;
  std::multimap<std::string, std::size_t> m_area_of;
  std::vector<Number> m_votes, m_valid, m_cast;
};

}  // namespace acta::read

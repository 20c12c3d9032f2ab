// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
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

/// Bounds of a case: so much is refused (ErrorKind::limit), so that no input can take the machine. All numbers together
/// add up to 2e17 at most.
inline constexpr std::size_t kMostLevels = 10, kMostBallots = 20, kMostNumbers = 20'000'000, kMostCells = 10'000'000;

/// Collects what a case says of votes, in any order, and makes the poll. `line`: of the case, for errors at the end.
class CaseBuilder {
 public:
  /// Votes under `card` count for the list `name`. False where the card counts elsewhere, or is a list with cards.
  bool add_card(const std::string& card, const std::string& name);
  bool is_card(const std::string& name) const { return m_list_of_card.contains(name); }
  /// The list of that name, or the list whose card that is; new ones in order of appearance.
  std::size_t list(const std::string& name);
  std::size_t find_list(const std::string& name) const;  ///< kNone where there is none
  model::ListVotes& list_at(std::size_t index) { return m_lists[index]; }

  /// Outermost first. The index of the last; kNone where an area lies in two areas.
  std::size_t area(const std::vector<CaseArea>& path, std::uint64_t line);
  bool has_level(const std::string& level) const;
  bool has_area(const std::string& name) const { return m_area_named.contains(name); }
  /// The area of that name, on any level where none is said; kNone where there is none or several.
  std::size_t find_area(const std::string& name, const std::string& level = {}) const;
  const std::string& level_of(std::size_t index) const { return m_areas[index].level; }
  model::Area& area_at(std::size_t index) { return m_areas[index].area; }

  void add_votes(const std::string& ballot, std::size_t area, std::size_t list, std::int64_t votes, std::uint64_t line);
  enum class Total { valid, cast };
  void add_total(const std::string& ballot, std::size_t area, Total total, std::int64_t number, std::uint64_t line);
  std::vector<model::Candidate> candidates;  ///< areas as of find_area()
  std::vector<model::Poll::Pair> agreements;
  std::vector<std::size_t> drawn;
  std::vector<model::ExternalSeats> external;

  /// Errors: format, areas that do not lie in each other level by level, votes told by areas of a larger level than
  /// others; limit.
  base::Result<model::Poll> finish(const std::string& file);

 private:
  struct Entry {
    std::string level;
    model::Area area;
    std::size_t outer = model::kNone;
    std::uint64_t line = 0;
  };
  struct Number {
    std::size_t ballot, area, list;
    std::int64_t votes;
    std::uint64_t line;
  };
  using Rows = std::vector<std::size_t>;
  std::size_t ballot(const std::string& name);
  std::size_t level_index(const std::string& level) const;
  void fail(base::ErrorKind kind, std::uint64_t line, std::string message, std::string advice);
  void order_levels();
  std::vector<std::size_t> level_parents();
  Rows order_areas(model::Poll& poll) const;  ///< index into Poll::areas of each area
  void empty_tallies(model::Poll& poll);
  void fill_tallies(model::Poll& poll, const Rows& place);
  std::size_t row_of(const model::Poll& poll, const Rows& place, const Number& number);

  std::vector<model::ListVotes> m_lists;
  std::map<std::string, std::size_t> m_list_of;
  std::map<std::string, std::string> m_list_of_card;
  std::set<std::string> m_alliances;  ///< lists with cards
  std::vector<std::string> m_levels, m_ballots;
  std::vector<Entry> m_areas;
  std::map<CaseArea, std::size_t> m_area_of;
  std::map<std::string, std::size_t> m_area_named;  ///< kNone where several levels have the name
  std::vector<Number> m_votes, m_valid, m_cast;
  std::string m_file;
  std::optional<base::Error> m_error;
};

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "acta/base/checked.hpp"
#include "acta/count/poll.hpp"

namespace acta::count {
namespace {

using base::checked_add;
using model::Cell;
using model::Contest;
using model::Poll;
using model::SheetTable;

base::Error refused(std::string message, base::Place place = {}) {
  return {base::ErrorKind::usage, std::move(message), std::move(place), {}};
}

void add_levels(Poll& poll, const Contest& contest, const SheetTable& sheets) {
  std::size_t before = 0;
  for (std::size_t level = 0; level < sheets.levels.size(); ++level) {
    poll.levels.push_back(level < contest.levels.size() ? contest.levels[level] : sheets.levels[level].name);
    const std::size_t start = poll.areas.size();
    for (const model::SheetArea& area : sheets.levels[level].areas)
      poll.areas.push_back({area.id, area.name, level, level == 0 ? model::kNone : before + area.parent, {}, {}, {}});
    before = start;
  }
}

std::optional<base::Error> add_infos(Poll& poll, const Contest& contest) {
  for (const model::AreaInfo& info : contest.areas) {
    const auto found = std::find_if(poll.areas.begin(), poll.areas.end(), [&](const model::Area& area) {
      return (area.id == info.id || area.name == info.id) &&
             (info.level.empty() || poll.levels[area.level] == info.level);
    });
    if (found == poll.areas.end()) return refused("no sheet lies in the area \"" + info.id + "\"", info.place);
    found->population = info.population;
    found->seats = info.seats;
    if (info.registered) found->registered = info.registered;
  }
  return std::nullopt;
}

/// The lists of each option: where its votes go.
std::vector<std::size_t> lists_of_options(const Poll& poll, std::size_t options) {
  std::vector<std::size_t> list(options, model::kNone);
  for (std::size_t i = 0; i < poll.lists.size(); ++i)
    for (const std::size_t option : poll.lists[i].options) list[option] = i;
  return list;
}

/// Adds every unit's numbers to the row of its area. `row` is the row of each area of the sheets' last level.
model::Tally tally_of(const SheetTable& sheets, const std::vector<std::size_t>& row, std::size_t rows,
                      const std::vector<std::size_t>& list, std::size_t lists) {
  model::Tally tally;
  tally.votes.assign(rows, std::vector<std::int64_t>(lists, 0));
  tally.valid.assign(rows, 0);
  tally.cast.assign(rows, 0);
  const auto row_of = [&](std::size_t unit) { return sheets.area.empty() ? 0 : row[sheets.area[unit]]; };
  for (std::size_t option = 0; option < sheets.votes.size(); ++option)
    for (std::size_t unit = 0; unit < sheets.votes[option].cells.size(); ++unit)
      if (const Cell cell = sheets.votes[option].cells[unit]; model::is_count(cell)) {
        std::int64_t& votes = tally.votes[row_of(unit)][list[option]];
        votes = checked_add(votes, cell);
      }
  const model::Column* valid = sheets.quantity(model::Quantity::valid);
  for (std::size_t unit = 0; unit < sheets.units(); ++unit) {
    Cell cell = valid ? valid->cells[unit] : model::kMissing;
    if (!model::is_count(cell)) cell = model::options_sum(sheets, unit);
    std::int64_t& sum = tally.valid[row_of(unit)];
    if (model::is_count(cell)) sum = checked_add(sum, cell);
    std::int64_t& cast = tally.cast[row_of(unit)];
    if (const Cell ballots = model::ballots_counted(sheets, unit); model::is_count(ballots))
      cast = checked_add(cast, ballots);
  }
  for (std::size_t r = 0; r < rows; ++r) {
    std::int64_t sum = 0;
    for (const std::int64_t votes : tally.votes[r]) sum = checked_add(sum, votes);
    tally.valid[r] = std::max(tally.valid[r], sum);
  }
  return tally;
}

/// Registered voters of each area of the last level, where all of its sheets state them.
void add_registered(Poll& poll, const SheetTable& sheets) {
  const model::Column* registered = sheets.quantity(model::Quantity::registered);
  if (!registered || poll.levels.empty()) return;
  const std::size_t first = poll.areas.size() - sheets.levels.back().areas.size();
  std::vector<std::int64_t> sums(sheets.levels.back().areas.size(), 0);
  for (std::size_t unit = 0; unit < sheets.units(); ++unit)
    if (model::is_count(registered->cells[unit]))
      sums[sheets.area[unit]] = checked_add(sums[sheets.area[unit]], registered->cells[unit]);
  for (std::size_t a = 0; a < sums.size(); ++a) poll.areas[first + a].registered = sums[a];
}

void add_up(Poll& poll) {
  const model::Tally& tally = poll.tallies.front();
  for (std::size_t row = 0; row < tally.votes.size(); ++row) {
    for (std::size_t i = 0; i < poll.lists.size(); ++i)
      poll.lists[i].votes = checked_add(poll.lists[i].votes, tally.votes[row][i]);
    poll.valid = checked_add(poll.valid, tally.valid[row]);
    poll.ballots = checked_add(poll.ballots, tally.cast[row]);
  }
}

std::vector<std::size_t> same_order(const SheetTable& sheets) {
  std::vector<std::size_t> rows;
  for (std::size_t a = 0; !sheets.levels.empty() && a < sheets.levels.back().areas.size(); ++a) rows.push_back(a);
  return rows;
}

std::string path_of(const Poll& poll, std::size_t area) {
  std::string path;
  for (; area != model::kNone; area = poll.areas[area].parent) path = poll.areas[area].id + "/" + path;
  return path;
}

std::string path_of(const SheetTable& sheets, std::uint32_t area) {
  std::string path;
  for (std::size_t level = sheets.levels.size(); level-- > 0; area = sheets.levels[level].areas[area].parent)
    path = sheets.levels[level].areas[area].id + "/" + path;
  return path;
}

/// Row of the poll for each area of the other sheets' last level, found by the ids of the areas that it lies in.
base::Result<std::vector<std::size_t>> rows_of(const Poll& poll, const SheetTable& sheets) {
  std::map<std::string, std::size_t> known;
  std::size_t row = 0;
  for (std::size_t a = 0; a < poll.areas.size(); ++a)
    if (poll.areas[a].level + 1 == poll.levels.size()) known.emplace(path_of(poll, a), row++);
  std::vector<std::size_t> rows;
  for (std::uint32_t a = 0; !sheets.levels.empty() && a < sheets.levels.back().areas.size(); ++a) {
    const auto found = known.find(path_of(sheets, a));
    if (found == known.end()) return refused("the area \"" + path_of(sheets, a) + "\" has votes on one ballot only");
    rows.push_back(found->second);
  }
  return rows;
}

}  // namespace

base::Result<Poll> poll_from_sheets(const Contest& contest, const SheetTable& sheets) {
  auto lists = lists_of(contest);
  if (!lists) return lists;
  Poll& poll = lists.value();
  add_levels(poll, contest, sheets);
  add_registered(poll, sheets);
  if (auto error = add_infos(poll, contest)) return *error;
  const std::size_t rows = sheets.levels.empty() ? 1 : sheets.levels.back().areas.size();
  poll.tallies.push_back(
      tally_of(sheets, same_order(sheets), rows, lists_of_options(poll, contest.options.size()), poll.lists.size()));
  poll.tallies.back().ballot = contest.ballot;
  add_up(poll);
  return lists;
}

base::Result<void> add_ballot(Poll& poll, const std::string& ballot, const Contest& contest, const SheetTable& sheets) {
  auto other = lists_of(contest);
  if (!other) return other.error();
  if (sheets.levels.size() != poll.levels.size())
    return refused("the sheets of contest \"" + contest.id + "\" have other levels of areas");
  auto rows = rows_of(poll, sheets);
  if (!rows) return rows.error();
  std::vector<std::size_t> list(contest.options.size(), 0);
  for (const model::ListVotes& own : other->lists) {
    auto at = std::find_if(poll.lists.begin(), poll.lists.end(), [&](const auto& l) { return l.id == own.id; });
    if (at == poll.lists.end()) at = poll.lists.insert(at, {own.id, own.name, 0, {}, own.kind, own.members});
    for (const std::size_t option : own.options) list[option] = static_cast<std::size_t>(at - poll.lists.begin());
  }
  for (model::Tally& tally : poll.tallies)
    for (auto& votes : tally.votes) votes.resize(poll.lists.size(), 0);
  poll.tallies.push_back(tally_of(sheets, *rows, poll.tallies.front().votes.size(), list, poll.lists.size()));
  poll.tallies.back().ballot = ballot;
  return {};
}

}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/stations.hpp"

#include <algorithm>

namespace acta::forensics {
namespace {

std::uint32_t region_of(const model::SheetTable& sheets, std::uint32_t area) {
  for (std::size_t level = sheets.levels.size(); --level > 0;) area = sheets.levels[level].areas[area].parent;
  return area;
}

}  // namespace

std::size_t leading_option(const model::SheetTable& sheets) {
  std::size_t leader = 0;
  std::int64_t most = -1;
  for (std::size_t i = 0; i < sheets.votes.size(); ++i)
    if (const std::int64_t votes = model::sum(sheets.votes[i]).total; sheets.has_option(i) && votes > most) {
      most = votes;
      leader = i;
    }
  return leader;
}

Stations stations_of(const model::SheetTable& sheets, std::size_t option, const model::TurnoutBase& turnout) {
  const model::Column* registered = sheets.quantity(model::Quantity::registered);
  Stations result;
  result.rolls = registered != nullptr;
  const bool areas = !sheets.levels.empty();
  result.areas = areas ? sheets.levels.back().areas.size() : 1;
  result.groups = areas ? sheets.levels.front().areas.size() : 1;
  for (std::vector<std::uint32_t>* column : {&result.unit, &result.area, &result.group})
    column->reserve(sheets.units());
  result.list.reserve(sheets.units());
  for (std::uint32_t unit = 0; unit < sheets.units(); ++unit) {
    const model::Cell voters = registered ? registered->cells[unit] : 0;
    const model::Cell given = registered ? model::turnout_count(sheets, turnout, unit) : 0;
    const model::Cell ballots = model::ballots_counted(sheets, unit), votes = sheets.votes[option].cells[unit];
    if (std::min({voters, given, ballots, votes}) < 0) continue;  // no number, or a negative one
    result.list.push_back({voters, given, ballots, votes});
    result.unit.push_back(unit);
    result.area.push_back(areas ? sheets.area[unit] : 0);
    result.group.push_back(areas ? region_of(sheets, sheets.area[unit]) : 0);
  }
  return result;
}

Shares shares_of(std::span<const Station> stations) {
  Shares shares;
  for (std::vector<double>* column : {&shares.turnout, &shares.share}) column->reserve(stations.size());
  shares.place.reserve(stations.size());
  for (std::size_t i = 0; i < stations.size(); ++i) {
    const Station& s = stations[i];
    if (s.registered <= 0 || s.ballots <= 0) continue;
    shares.turnout.push_back(static_cast<double>(s.turnout) / static_cast<double>(s.registered));
    shares.share.push_back(static_cast<double>(s.leader) / static_cast<double>(s.ballots));
    shares.place.push_back(i);
  }
  return shares;
}

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include "acta/app/flows.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "acta/app/counting.hpp"
#include "acta/forensics/flows.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using model::Contest;
using model::SheetTable;

/// Sums of one unit: registered voters, then votes of every option.
using Sums = std::vector<std::int64_t>;

struct Election {
  const Contest* contest = nullptr;
  const SheetTable* sheets = nullptr;
  std::map<std::string, Sums, std::less<>> units;
  std::vector<std::string> names;   ///< of the choices shown
  std::vector<std::size_t> option;  ///< of the first choices: index of the option
  bool has_others = false;
  std::vector<double> share;  ///< of the electors
};

base::Result<Election> election_of(const Loaded& loaded, const std::string& wanted) {
  const auto& contests = loaded.file.record.contests;
  for (std::size_t c = 0; c < contests.size(); ++c) {
    if (!wanted.empty() && contests[c].id != wanted) continue;
    const auto account = counted_account(loaded.file.record, c);
    if (!account || account->copy == model::kNone) continue;
    Election election{&contests[c], &loaded.sheets[c][account->copy].sheets, {}, {}, {}, false, {}};
    if (election.sheets->quantity(model::Quantity::registered)) return election;
  }
  return Error{ErrorKind::usage,
               wanted.empty() ? "\"" + loaded.file.record.title + "\" has no contest with sheets and registered voters"
                              : "the record has no contest \"" + wanted + "\" with sheets and registered voters",
               {},
               {}};
}

std::string unit_name(const SheetTable& sheets, std::uint32_t unit, std::size_t level) {
  if (level == 0) return std::string(sheets.keys[unit]);
  std::uint32_t area = sheets.area[unit];
  for (std::size_t l = sheets.levels.size(); l-- > level;) area = sheets.levels[l].areas[area].parent;
  std::string name;
  for (const std::string_view part : model::area_path(sheets, level - 1, area))
    name += (name.empty() ? "" : " / ") + std::string(part);
  return name;
}

base::Result<void> fill_units(Election& election, std::size_t level) {
  const SheetTable& sheets = *election.sheets;
  if (level > sheets.levels.size())
    return Error{ErrorKind::usage,
                 "the sheets have " + std::to_string(sheets.levels.size()) + " levels of areas",
                 {},
                 "--level 0: stations by key"};
  const model::Column& registered = *sheets.quantity(model::Quantity::registered);
  for (std::uint32_t unit = 0; unit < sheets.units(); ++unit) {
    if (!model::is_count(registered.cells[unit]) || registered.cells[unit] <= 0) continue;
    Sums& sums = election.units[unit_name(sheets, unit, level)];
    sums.resize(sheets.votes.size() + 1, 0);
    sums[0] += registered.cells[unit];
    for (std::size_t o = 0; o < sheets.votes.size(); ++o)
      if (sheets.has_option(o) && model::is_count(sheets.votes[o].cells[unit]) && sheets.votes[o].cells[unit] > 0)
        sums[o + 1] += sheets.votes[o].cells[unit];
  }
  return {};
}

/// Options with 1 % of the electors and more, others, did not vote.
void choose(Election& election) {
  Sums all(election.sheets->votes.size() + 1, 0);
  for (const auto& [name, sums] : election.units)
    for (std::size_t i = 0; i < all.size(); ++i) all[i] += sums[i];
  const auto electors = static_cast<double>(std::max<std::int64_t>(1, all[0]));
  double others = 0, voted = 0;
  for (std::size_t o = 0; o + 1 < all.size(); ++o) {
    const double share = static_cast<double>(all[o + 1]) / electors;
    voted += share;
    if (share < 0.01) {
      others += share;
      continue;
    }
    election.option.push_back(o);
    election.names.push_back(election.contest->options[o].name);
    election.share.push_back(share);
  }
  election.has_others = others > 0;
  if (election.has_others) {
    election.names.emplace_back("others");
    election.share.push_back(others);
  }
  election.names.emplace_back("did not vote");
  election.share.push_back(std::max(0.0, 1 - voted));
}

std::vector<double> shares_of(const Election& election, const Sums& sums) {
  double votes = 0;
  for (std::size_t i = 1; i < sums.size(); ++i) votes += static_cast<double>(sums[i]);
  const double electors = std::max(static_cast<double>(sums[0]), votes);
  std::vector<double> shares;
  double shown = 0;
  for (const std::size_t o : election.option) {
    shares.push_back(static_cast<double>(sums[o + 1]) / electors);
    shown += shares.back();
  }
  if (election.has_others) shares.push_back(std::max(0.0, votes / electors - shown));
  shares.push_back(std::max(0.0, 1 - votes / electors));
  return shares;
}

report::FlowsShown shown_of(const Election& before, const Election& after, const forensics::FlowUnits& units,
                            const forensics::Flows& flows) {
  report::FlowsShown shown;
  shown.from = before.names, shown.to = after.names;
  shown.from_share = before.share, shown.to_share = after.share;
  shown.share = flows.share, shown.low = flows.low, shown.high = flows.high;
  for (const auto& row : flows.interval) {
    shown.interval_low.emplace_back(), shown.interval_high.emplace_back();
    for (const forensics::Interval& one : row)
      shown.interval_low.back().push_back(one.low), shown.interval_high.back().push_back(one.high);
  }
  shown.units = units.before.size();
  shown.before_only = before.units.size() - shown.units;
  shown.after_only = after.units.size() - shown.units;
  shown.misfit = flows.misfit / std::sqrt(static_cast<double>(shown.units * after.names.size()));
  return shown;
}

}  // namespace

base::Result<report::FlowsShown> voter_flows(const Loaded& before, const Loaded& after, const FlowsOptions& options) {
  auto first = election_of(before, options.contest_before), second = election_of(after, options.contest_after);
  if (!first) return first.error();
  if (!second) return second.error();
  for (Election* one : {&*first, &*second}) {
    if (auto filled = fill_units(*one, options.level); !filled) return filled.error();
    choose(*one);
  }
  forensics::FlowUnits units;
  for (const auto& [name, sums] : first->units) {
    const auto at = second->units.find(name);
    if (at == second->units.end()) continue;
    units.before.push_back(shares_of(*first, sums));
    units.after.push_back(shares_of(*second, at->second));
    units.weight.push_back(static_cast<double>(at->second[0]));
  }
  if (units.before.empty())
    return Error{ErrorKind::not_found,
                 "no unit of the first election is in the second",
                 {},
                 "--level 0 joins stations by key, --level 1 the largest areas by name"};
  report::FlowsShown shown = shown_of(
      *first, *second, units, forensics::voter_flows(units, options.weighted, options.replicates, options.seed));
  shown.before = before.file.record.title, shown.after = after.file.record.title;
  shown.unit = options.level == 0 ? "stations" : "areas (" + second->sheets->levels[options.level - 1].name + ")";
  return shown;
}

}  // namespace acta::app

// SPDX-License-Identifier: Apache-2.0
#include "acta/app/flows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "acta/app/counting.hpp"
#include "acta/forensics/flows.hpp"
#include "acta/forensics/flows_bayes.hpp"
#include "acta/forensics/flows_linear.hpp"

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
    Election election{&contests[c], &loaded.sheets[c][account->copy].sheets, {}, {}, {}, false, 0, {}};
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

/// The electors of each choice; those beyond the register count to it, as in the shares.
std::vector<double> counts_of(const std::vector<double>& shares, const Sums& sums) {
  double votes = 0;
  for (std::size_t i = 1; i < sums.size(); ++i) votes += static_cast<double>(sums[i]);
  std::vector<double> counts = shares;
  for (double& one : counts) one = std::round(one * std::max(static_cast<double>(sums[0]), votes));
  return counts;
}

/// Units that both elections have.
struct Joined {
  forensics::FlowUnits shares;
  forensics::FlowCounts counts;
};

Joined join(const Election& first, const Election& second) {
  Joined joined;
  for (const auto& [name, sums] : first.units) {
    const auto at = second.units.find(name);
    if (at == second.units.end()) continue;
    joined.shares.before.push_back(shares_of(first, sums));
    joined.shares.after.push_back(shares_of(second, at->second));
    joined.shares.weight.push_back(static_cast<double>(at->second[0]));
    joined.counts.before.push_back(counts_of(joined.shares.before.back(), sums));
    joined.counts.after.push_back(counts_of(joined.shares.after.back(), at->second));
  }
  return joined;
}

void set_intervals(const std::vector<std::vector<forensics::Interval>>& intervals, report::FlowEstimate& estimate) {
  for (const auto& row : intervals) {
    estimate.interval_low.emplace_back(), estimate.interval_high.emplace_back();
    for (const forensics::Interval& one : row)
      estimate.interval_low.back().push_back(one.low), estimate.interval_high.back().push_back(one.high);
  }
}

report::FlowEstimate squares_of(const forensics::Flows& flows, std::size_t cells) {
  report::FlowEstimate estimate{"least_squares", "least squares", flows.share, {}, {}, {}};
  set_intervals(flows.interval, estimate);
  estimate.note = fmt::format("a unit's shares differ from what these flows give by {:.2f} points (root mean square).",
                              100 * flows.misfit / std::sqrt(static_cast<double>(cells)));
  return estimate;
}

/// The table without those who joined and left the register.
report::FlowEstimate linear_of(const std::optional<forensics::LinearFlows>& flows, bool local, double before,
                               double after) {
  report::FlowEstimate estimate{local ? "local_linear" : "linear", local ? "local" : "linear", {}, {}, {}, {}};
  if (!flows) {
    estimate.note = "no table turns the votes before into the votes after.";
    return estimate;
  }
  for (std::size_t i = 0; i + 1 < flows->share.size(); ++i)
    estimate.share.emplace_back(flows->share[i].begin(), flows->share[i].end() - 1);
  estimate.note = fmt::format("heterogeneity {:.6f} %", flows->heterogeneity);
  if (flows->joined + flows->left > 0)
    estimate.note += fmt::format(
        "; {:.2f} % of the later electors joined the registers of their units and {:.2f} % of the earlier ones "
        "left them: rows add up to less than 100 % by these",
        100 * flows->joined / std::max(1.0, after), 100 * flows->left / std::max(1.0, before));
  estimate.note += ".";
  return estimate;
}

report::FlowEstimate bayes_of(const forensics::FlowUnits& units, const FlowsOptions& options) {
  report::FlowEstimate estimate{"bayes", "Bayes", {}, {}, {}, {}};
  forensics::BayesFlowsOptions model;
  model.seed = options.seed;
  const auto flows = forensics::bayes_flows(units, model);
  if (!flows) {
    estimate.note = "fewer than five units have two choices in both elections.";
    return estimate;
  }
  model.shape = 1, model.rate = 0.5, model.most_draws = model.draws;
  const auto other = forensics::bayes_flows(units, model);
  double most = 0;
  for (std::size_t i = 0; i < flows->mean.size(); ++i)
    for (std::size_t k = 0; k < flows->mean[i].size(); ++k)
      most = std::max(most, std::abs(flows->mean[i][k] - other->mean[i][k]));
  estimate.share = flows->mean;
  set_intervals(flows->interval, estimate);
  estimate.note = fmt::format(
      "4 chains of {} draws, largest R-hat {:.3f}{}, least effective size {:.0f}; with the prior Gamma(1, 0.5) in "
      "place "
      "of Gamma(4, 2) an entry moves by up to {:.1f} points.",
      flows->draws, flows->worst_r_hat, flows->converged ? "" : " (above 1.01: not settled)", flows->least_effective,
      100 * most);
  return estimate;
}

bool outside_bounds(const report::FlowsShown& shown) {
  for (const report::FlowEstimate& one : shown.estimates)
    for (std::size_t i = 0; i < one.share.size(); ++i)
      for (std::size_t k = 0; k < one.share[i].size(); ++k)
        if (shown.from_share[i] > 0 &&
            (one.share[i][k] < shown.low[i][k] - 1e-3 || one.share[i][k] > shown.high[i][k] + 1e-3))
          return true;
  return false;
}

constexpr std::size_t kMostLinear = 2'000;  ///< units

void add_linear(const Joined& joined, report::FlowsShown& shown) {
  if (shown.units > kMostLinear) {
    shown.estimates.push_back(
        {"linear", "linear", {}, {}, {}, fmt::format("not computed for more than {} units.", kMostLinear)});
    return;
  }
  const auto sum = [](const forensics::Matrix& counts) {
    double all = 0;
    for (const std::vector<double>& unit : counts) all = std::accumulate(unit.begin(), unit.end(), all);
    return all;
  };
  const double before = sum(joined.counts.before), after = sum(joined.counts.after);
  shown.estimates.push_back(linear_of(forensics::linear_flows(joined.counts), false, before, after));
  shown.estimates.push_back(linear_of(forensics::local_linear_flows(joined.counts, 10), true, before, after));
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
  const Joined joined = join(*first, *second);
  const forensics::FlowUnits& units = joined.shares;
  if (units.before.empty())
    return Error{ErrorKind::not_found,
                 "no unit of the first election is in the second",
                 {},
                 "--level 0 joins stations by key, --level 1 the largest areas by name"};
  report::FlowsShown shown;
  shown.from = first->names, shown.to = second->names;
  shown.from_share = first->share, shown.to_share = second->share;
  shown.units = units.before.size();
  shown.before_only = first->units.size() - shown.units, shown.after_only = second->units.size() - shown.units;
  const auto squares = forensics::voter_flows(units, options.weighted, options.replicates, options.seed);
  shown.low = squares.low, shown.high = squares.high;
  if (shown.units <= first->names.size())
    shown.notes.push_back(
        "there are no more units than choices: least squares and the programmes have many tables to "
        "choose from, and intervals say nothing.");
  shown.estimates.push_back(squares_of(squares, shown.units * second->names.size()));
  if (options.linear) add_linear(joined, shown);
  if (options.bayes) shown.estimates.push_back(bayes_of(units, options));
  if (outside_bounds(shown))
    shown.notes.push_back("some estimates lie outside their bounds: voters cannot have gone alike in every unit.");
  shown.before = before.file.record.title, shown.after = after.file.record.title;
  shown.unit = options.level == 0 ? "stations" : "areas (" + second->sheets->levels[options.level - 1].name + ")";
  return shown;
}

}  // namespace acta::app

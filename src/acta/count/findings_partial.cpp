// SPDX-License-Identifier: Apache-2.0
#include "acta/count/findings_partial.hpp"

#include <algorithm>

#include "acta/count/evaluate.hpp"
#include "acta/count/findings_common.hpp"
#include "acta/count/partial.hpp"
#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

using model::Finding;

constexpr const char* kUnchecked = "Seats were not judged for votes that may still come.";

/// Stations without a count, and their registered voters by area of the last level.
struct Gaps {
  std::int64_t stations = 0, voters = 0, unknown = 0;
  Outstanding outstanding;
};

Gaps gaps_of(const model::SheetTable& sheets) {
  Gaps gaps;
  gaps.outstanding.most.assign(sheets.levels.empty() ? 1 : sheets.levels.back().areas.size(), 0);
  const model::Column* registered = sheets.quantity(model::Quantity::registered);
  for (std::size_t unit = 0; unit < sheets.units(); ++unit) {
    if (model::is_count(model::options_sum(sheets, unit))) continue;
    ++gaps.stations;
    if (!registered || !model::is_count(registered->cells[unit]) || registered->cells[unit] < 0) {
      ++gaps.unknown;
      continue;
    }
    std::int64_t& most = gaps.outstanding.most[sheets.levels.empty() ? 0 : sheets.area[unit]];
    most = base::checked_add(most, registered->cells[unit]);
    gaps.voters = base::checked_add(gaps.voters, registered->cells[unit]);
  }
  return gaps;
}

std::string area_name(const Plan& plan, const AreaCertainty& area) {
  const TierPlan& tier = plan.tiers[area.tier];
  const std::size_t row = (tier.places.empty() ? tier.rows : tier.places)[area.area];
  return (row == 0 ? std::string() : plan.poll->areas[row - 1].name + ", ") + tier.tier->name;
}

void add_ranges(Finding& finding, const Plan& plan, const PartialCount& count) {
  for (const SeatRange& range : count.ranges) {
    if (range.tier != kNone || range.most == 0) continue;
    const std::string most = range.most == kNever ? "no known limit" : grouped(range.most);
    finding.numbers.push_back({"seats_" + plan.poll->lists[range.list].id,
                               "seats of " + plan.poll->lists[range.list].name + (range.bound ? " (bounds)" : ""),
                               range.least == range.most ? most : grouped(range.least) + " to " + most, "seats"});
  }
}

void describe(Finding& finding, const Plan& plan, const PartialCount& count, const Gaps& gaps) {
  std::int64_t certain = 0, open = 0;
  bool bound = false;
  for (const AreaCertainty& area : count.areas) {
    certain += area.certain;
    open += area.open;
    bound = bound || area.bound;
    finding.tested += area.total;
    if (area.open == 0) continue;
    add_instance(finding, area_name(plan, area),
                 grouped(area.certain) + " of " + grouped(area.total) + " seats certain");
  }
  finding.instances = open;
  finding.numbers = {{"certain", bound ? "seats certain, at least" : "seats certain", certain, "seats"},
                     {"open", bound ? "seats open, at most" : "seats open", open, "seats"},
                     {"stations", "stations without a count", gaps.stations, "stations"},
                     {"voters", "registered voters there", gaps.voters, "voters"}};
  add_ranges(finding, plan, count);
  finding.statement = (bound ? "At least " : "") + grouped(certain) + " of " + grouped(finding.tested) +
                      " seats are certain with the sheets that are there, whoever gets the votes of " +
                      number_of(gaps.voters, "registered voter") + " at " + number_of(gaps.stations, "station") +
                      " without a count; " + grouped(open) + (bound ? " may be open." : " are open.");
}

}  // namespace

Finding seats_certain(const model::Contest& contest, const model::SheetTable* sheets, const model::Poll& given) {
  Finding finding = begin_finding("N108", contest, sheets, contest.law ? contest.law->name : "arithmetic");
  if (!sheets) return not_checked(std::move(finding), kUnchecked, "the record holds no tally sheets of this contest");
  if (!contest.law || contest.law->office)
    return not_checked(std::move(finding), kUnchecked, "the record names no law of seats");
  const Gaps gaps = gaps_of(*sheets);
  if (gaps.stations == 0) return not_checked(std::move(finding), kUnchecked, "every station has a count");
  if (gaps.unknown > 0)
    return not_checked(std::move(finding), kUnchecked,
                       "registered voters of " + number_of(gaps.unknown, "station") + " without a count are not known");
  model::Poll poll = given;
  model::complete(poll);
  const Votes votes(poll);
  if (votes.leaves().size() != gaps.outstanding.most.size())
    return not_checked(std::move(finding), kUnchecked, "the votes are not told by the areas of the sheets");
  const auto plan = make_plan(poll, *contest.law, votes);
  if (!plan) return not_checked(std::move(finding), kUnchecked, plan.error().message);
  finding.verdict = model::Verdict::holds;
  describe(finding, *plan, partial_count(*plan, votes, evaluate(*plan, votes), gaps.outstanding), gaps);
  finding.explanations = {"Fewer people voted there than are registered: more seats may be certain in fact."};
  finding.cannot_show = {"Whether the sheets that are there are right.",
                         "Votes of stations that the table does not list at all."};
  return finding;
}

}  // namespace acta::count

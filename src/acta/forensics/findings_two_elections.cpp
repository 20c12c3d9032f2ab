// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/base/number_text.hpp"
#include "acta/forensics/findings_parts.hpp"
#include "acta/forensics/two_elections.hpp"

namespace acta::forensics {
namespace {

using model::Finding;

void add_whole(Finding& finding, const WholeTwice& whole) {
  add(finding, "used", "Of them with 100 registered voters and neither turnout nor share above 99 %", whole.used,
      "stations");
  add(finding, "whole_before", "With a whole percentage before", whole.before, "stations");
  add(finding, "whole_after", "With a whole percentage after", whole.after, "stations");
  add(finding, "whole_both", "In both", whole.both, "stations");
  add(finding, "whole_both_expected", "In both, if unrelated", whole.expected, "stations");
  add(finding, "whole_both_log10_p", "log10 of the chance of so many or more", whole.log10_p);
}

void add_change(Finding& finding, const ChangeInside& change) {
  add(finding, "turnout_again", "Correlation of turnout before and after, inside smallest areas", change.turnout_again);
  add(finding, "share_again", "Correlation of the leader's share before and after, inside smallest areas",
      change.share_again);
  add(finding, "slope", "Leader's votes gained for each elector who voted more, inside smallest areas", change.slope);
  add(finding, "slope_low", "The same, 95 % from", change.slope - 1.96 * change.slope_error);
  add(finding, "slope_high", "The same, 95 % to", change.slope + 1.96 * change.slope_error);
}

/// How many stations had each turnout, or each share, in steps of a point.
model::Picture histogram(const char* name, const std::string& title, const Shares& shares, bool turnout) {
  model::Picture picture{
      model::Picture::Kind::line, name, title, turnout ? "turnout, %" : "share, %", "stations", {}, {}, {}};
  picture.y.assign(101, 0);
  for (int percent = 0; percent <= 100; ++percent) picture.x.push_back(percent);
  for (const double one : turnout ? shares.turnout : shares.share)
    picture.y[static_cast<std::size_t>(std::clamp(std::lround(100 * one), 0L, 100L))] += 1;
  return picture;
}

void add_pictures(Finding& finding, const StationPairs& pairs, const Earlier& earlier, const std::string& leader) {
  const Shares before = shares_of(pairs.before.list), after = shares_of(pairs.after.list);
  finding.pictures = {histogram("turnout_before", "Turnout in " + earlier.title, before, true),
                      histogram("turnout_after", "Turnout of the same stations in this election", after, true),
                      histogram("share_before", "Share of " + earlier.leader + " in " + earlier.title, before, false),
                      histogram("share_after", "Share of " + leader + " at the same stations", after, false)};
}

std::string with_notes(std::string statement, const Options& options) {
  for (const std::string& note : options.not_drawn) statement += " " + note;
  return statement;
}

}  // namespace

Tested test_two_elections(const Subject& subject) {
  const std::string statement =
      with_notes("The same stations were not compared with an earlier election.", subject.options);
  const Earlier* earlier = subject.options.earlier;
  if (!subject.options.earlier_lacks.empty())
    return not_applied("F116", subject, statement, subject.options.earlier_lacks);
  if (!earlier) return not_applied("F116", subject, statement, "no earlier election was given: --before RECORD");
  if (!subject.stations.rolls || !earlier->sheets->quantity(model::Quantity::registered))
    return not_applied("F116", subject, statement, "one of the elections has no registered voters");
  const StationPairs pairs =
      pair_stations(*earlier->sheets, stations_of(*earlier->sheets, earlier->option, earlier->turnout), subject.sheets,
                    subject.stations);
  const auto joined = static_cast<std::int64_t>(pairs.after.size());
  if (joined < subject.options.fewest_stations)
    return not_applied("F116", subject, statement,
                       fmt::format("{} stations have the same key in \"{}\"; {} are needed", base::grouped(joined),
                                   earlier->title, subject.options.fewest_stations));
  const WholeTwice whole = whole_twice(pairs);
  if (whole.used < subject.options.fewest_stations)
    return not_applied("F116", subject, statement,
                       fmt::format("{} stations of both elections have 100 registered voters and neither turnout nor "
                                   "share above 99 %; {} are needed",
                                   base::grouped(whole.used), subject.options.fewest_stations));
  const ChangeInside change = change_inside(pairs);
  Tested test{start("F116", subject), {whole.log10_p}, {}, true};
  Finding& finding = test.finding;
  finding.tested = joined;
  add(finding, "joined", "Stations with the same key in both", joined, "stations");
  add(finding, "before_only", "Of the earlier election only", pairs.before_only, "stations");
  add(finding, "after_only", "Of this election only", pairs.after_only, "stations");
  add_whole(finding, whole);
  add_change(finding, change);
  add_pictures(finding, pairs, *earlier, subject.leader_name());
  finding.statement = with_notes(
      fmt::format(
          "Beside \"{}\" ({}, {} stations with the same key): {} have a whole percentage of turnout or of the leader's "
          "share "
          "both times, {:.1f} would if the one had nothing to do with the other. Inside smallest areas the leader "
          "gains "
          "{:.2f} "
          "votes for each elector more who voted ({:.2f} to {:.2f}).",
          earlier->title, earlier->leader, base::grouped(joined), base::grouped(whole.both), whole.expected,
          change.slope, change.slope - 1.96 * change.slope_error, change.slope + 1.96 * change.slope_error),
      subject.options);
  finding.explanations = {
      "The same people or software write down rounded percentages at the same stations, with no change of votes "
      "intended.",
      "Those who voted only once differ from those who always do: parties call their own voters to the ballot.",
      "Stations of one key may have other bounds and other voters than before."};
  finding.cannot_show = {"What any voter did; whether the earlier or the later number is the unusual one.",
                         "A gain of one vote for each ballot more is also what a campaign for turnout would bring."};
  finding.basis =
      "Poisson-binomial law given the earlier election; Myagkov, Ordeshook and Shakin (2009), \"flow of votes\"";
  return test;
}

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "acta/base/number_text.hpp"
#include "acta/forensics/findings_parts.hpp"
#include "acta/forensics/integer_percentages.hpp"

namespace acta::forensics {
namespace {

using model::Finding;

void add_count(Finding& finding, const std::string& name, const std::string& label, const IntegerCount& count) {
  add(finding, name + "_observed", label + ": stations observed", count.observed, "stations");
  add(finding, name + "_expected", label + ": stations expected by chance", count.expected, "stations");
  add(finding, name + "_sd", label + ": standard deviation by chance", count.sd, "stations");
  add(finding, name + "_excess", label + ": excess", count.excess, "stations");
  add(finding, name + "_z", label + ": excess in standard deviations", count.z);
  add(finding, name + "_log10_p", label + ": log10 of the chance of so many or more", count.log10_p);
}

/// Other definitions of turnout that the sheets allow, each with its excess: the choice moves the number.
void add_other_definitions(Finding& finding, const Subject& subject) {
  std::vector<model::TurnoutBase> bases;
  for (const auto q : {model::Quantity::issued, model::Quantity::voters})
    if (subject.sheets.quantity(q)) bases.push_back({q, false});
  bases.push_back({model::Quantity::ballots, true});
  for (const model::TurnoutBase& base : bases) {
    if (base.counted == subject.turnout.counted && (base.counted || base.numerator == subject.turnout.numerator))
      continue;
    const IntegerResult other = integer_percentages(stations_of(subject.sheets, subject.leader, base).list);
    add(finding, std::string("excess_") + (base.counted ? "counted" : std::string(model::to_string(base.numerator))),
        "Excess if turnout is " + model::to_text(base), other.any.excess, "stations");
  }
}

}  // namespace

Tested test_integers(const Subject& subject) {
  Finding finding = start("F101", subject);
  finding.basis =
      "Kobak, Shpilkin and Pshenichnikov (2016), Annals of Applied Statistics 10:54; computed in closed form";
  const bool rolls = subject.stations.rolls;
  const IntegerResult result =
      rolls ? integer_percentages(subject.stations.list) : integer_shares(subject.stations.list);
  finding.tested = result.used;
  if (result.used < subject.options.fewest_stations)
    return not_applied(
        "F101", subject, "Whole percentages were not counted.",
        fmt::format("only {} stations pass the filter ({}); {} are needed", result.used,
                    rolls ? "ballots counted, at least 100 registered voters, turnout and share up to 99 %"
                          : "at least 100 ballots counted, share up to 99 %",
                    subject.options.fewest_stations));
  finding.instances = result.any.observed;
  finding.statement = fmt::format(
      "{} of {} stations have a whole percentage of {}the share of {}; chance alone would give {:.1f} with a standard "
      "deviation of {:.1f} "
      "(excess {:+.1f}, {:+.2f} standard deviations, chance of so many or more {}).",
      base::grouped(result.any.observed), base::grouped(result.used),
      rolls ? "turnout (" + model::to_text(subject.turnout) + ") or of " : std::string(), subject.leader_name(),
      result.any.expected, result.any.sd, result.any.excess, result.any.z, p_text(result.any.log10_p));
  add_count(finding, "any", rolls ? "Turnout or share" : "Share", result.any);
  if (rolls) {
    add_count(finding, "result", "Share", result.result);
    add_count(finding, "turnout", "Turnout", result.turnout);
    add_other_definitions(finding, subject);
  }
  finding.explanations = {
      "Software or people that round percentages before counts are written down, with no change of votes intended.",
      "Dependence between stations or between turnout and share, which the null model leaves out.",
      "The null model is centred on each station's own observed percentage."};
  finding.cannot_show = {"How many votes are concerned: excess stations are not a number of votes.",
                         "That an election without excess has no altered sheets.",
                         "Which of the stations with a whole percentage have it by chance."};
  return {
      std::move(finding), {result.any.log10_p}, rolls ? std::vector{Statistic::integer_z} : std::vector<Statistic>{}};
}

}  // namespace acta::forensics

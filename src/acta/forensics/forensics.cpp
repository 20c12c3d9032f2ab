// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/forensics.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "acta/base/number_text.hpp"
#include "acta/forensics/integer_percentages.hpp"

namespace acta::forensics {
namespace {

using model::Finding;
using model::SheetTable;
using model::Verdict;

constexpr std::array kKinds = {
#define ACTA_KIND(code, name, title, explanation) model::FindingKind{#code, "forensics", #name, title, explanation},
#include "acta/forensics/codes.def"
#undef ACTA_KIND
};

struct Subject {
  const model::Contest& contest;
  const model::CopyInfo& copy;
  const SheetTable& sheets;
  const model::TurnoutBase& turnout;
  const Options& options;
};

Finding start(const char* code, const Subject& subject) {
  Finding finding;
  finding.code = code;
  finding.contest = subject.contest.id;
  finding.copy = subject.copy.id;
  return finding;
}

Finding first_digits(const Subject& subject) {
  Finding finding = start("F001", subject);
  finding.statement = "First digits of votes are not compared with Benford's law.";
  finding.reason = "it does not apply to counts of votes at stations of similar size";
  finding.cannot_show = {
      "Anything about the votes: honest simulated elections depart from the law as far as real ones do."};
  finding.basis = "Deckert, Myagkov and Ordeshook (2011), Political Analysis 19:245";
  return finding;
}

std::size_t leader_of(const SheetTable& sheets) {
  std::size_t leader = 0;
  std::int64_t most = -1;
  for (std::size_t i = 0; i < sheets.votes.size(); ++i)
    if (const std::int64_t votes = model::sum(sheets.votes[i]).total; sheets.has_option(i) && votes > most) {
      most = votes;
      leader = i;
    }
  return leader;
}

std::vector<IntegerStation> stations_of(const SheetTable& sheets, std::size_t leader,
                                        const model::TurnoutBase& turnout) {
  const model::Column* registered = sheets.quantity(model::Quantity::registered);
  std::vector<IntegerStation> stations;
  stations.reserve(sheets.units());
  for (std::size_t i = 0; i < sheets.units(); ++i) {
    const model::Cell voters = registered ? registered->cells[i] : 0;
    const model::Cell given = registered ? model::turnout_count(sheets, turnout, i) : 0;
    const model::Cell ballots = model::ballots_counted(sheets, i), votes = sheets.votes[leader].cells[i];
    if (model::is_count(voters) && model::is_count(given) && model::is_count(ballots) && model::is_count(votes))
      stations.push_back({voters, given, ballots, votes});
  }
  return stations;
}

void add_count(Finding& finding, const std::string& name, const std::string& label, const IntegerCount& count) {
  finding.numbers.push_back({name + "_observed", label + ": stations observed", count.observed, "stations"});
  finding.numbers.push_back({name + "_expected", label + ": stations expected by chance", count.expected, "stations"});
  finding.numbers.push_back({name + "_sd", label + ": standard deviation by chance", count.sd, "stations"});
  finding.numbers.push_back({name + "_excess", label + ": excess", count.excess, "stations"});
  finding.numbers.push_back({name + "_z", label + ": excess in standard deviations", count.z, ""});
  finding.numbers.push_back({name + "_log10_p", label + ": log10 of the chance of so many or more", count.log10_p, ""});
}

/// Other definitions of turnout that the sheets allow, each with its excess: the choice moves the number.
void add_other_definitions(Finding& finding, const Subject& subject, std::size_t leader) {
  std::vector<model::TurnoutBase> bases;
  for (const auto q : {model::Quantity::issued, model::Quantity::voters})
    if (subject.sheets.quantity(q)) bases.push_back({q, false});
  bases.push_back({model::Quantity::ballots, true});
  for (const model::TurnoutBase& base : bases) {
    if (base.counted == subject.turnout.counted && (base.counted || base.numerator == subject.turnout.numerator))
      continue;
    const IntegerResult other = integer_percentages(stations_of(subject.sheets, leader, base));
    finding.numbers.push_back(
        {std::string("excess_") + (base.counted ? "counted" : std::string(model::to_string(base.numerator))),
         "Excess if turnout is " + model::to_text(base), other.any.excess, "stations"});
  }
}

std::string p_text(double log10_p) {
  if (log10_p > -4) return fmt::format("{:.2g}", std::pow(10, log10_p));
  return fmt::format("10^{:.1f}", log10_p);
}

Finding integer_finding(const Subject& subject) {
  Finding finding = start("F101", subject);
  finding.basis =
      "Kobak, Shpilkin and Pshenichnikov (2016), Annals of Applied Statistics 10:54; computed in closed form";
  if (subject.sheets.votes.empty() || !subject.sheets.has_option(leader_of(subject.sheets))) {
    finding.statement = "Whole percentages were not counted.";
    finding.reason = "the sheets have no votes";
    return finding;
  }
  const std::size_t leader = leader_of(subject.sheets);
  const bool rolls = subject.sheets.quantity(model::Quantity::registered) != nullptr;
  const auto stations = stations_of(subject.sheets, leader, subject.turnout);
  const IntegerResult result = rolls ? integer_percentages(stations) : integer_shares(stations);
  finding.tested = result.used;
  if (result.used < subject.options.fewest_stations) {
    finding.statement = "Whole percentages were not counted.";
    finding.reason = fmt::format("only {} stations pass the filter ({}); {} are needed", result.used,
                                 rolls ? "ballots counted, at least 100 registered voters, turnout and share up to 99 %"
                                       : "at least 100 ballots counted, share up to 99 %",
                                 subject.options.fewest_stations);
    return finding;
  }
  finding.verdict = result.any.log10_p < subject.options.log10_level ? Verdict::remarkable : Verdict::holds;
  finding.instances = finding.verdict == Verdict::holds ? 0 : result.any.observed;
  finding.statement = fmt::format(
      "{} of {} stations have a whole percentage of {}the share of {}; chance alone would give {:.1f} with a standard "
      "deviation of {:.1f} "
      "(excess {:+.1f}, {:+.2f} standard deviations, chance of so many or more {}).",
      base::grouped(result.any.observed), base::grouped(result.used),
      rolls ? "turnout (" + model::to_text(subject.turnout) + ") or of " : std::string(),
      subject.contest.options[leader].name, result.any.expected, result.any.sd, result.any.excess, result.any.z,
      p_text(result.any.log10_p));
  add_count(finding, "any", rolls ? "Turnout or share" : "Share", result.any);
  if (rolls) {
    add_count(finding, "result", "Share", result.result);
    add_count(finding, "turnout", "Turnout", result.turnout);
    add_other_definitions(finding, subject, leader);
  }
  finding.explanations = {
      "Software or people that round percentages before counts are written down, with no change of votes intended.",
      "Dependence between stations or between turnout and share, which the null model leaves out.",
      "The null model is centred on each station's own observed percentage."};
  finding.cannot_show = {"How many votes are concerned: excess stations are not a number of votes.",
                         "That an election without excess has no altered sheets.",
                         "Which of the stations with a whole percentage have it by chance."};
  return finding;
}

}  // namespace

std::span<const model::FindingKind> kinds() { return kKinds; }

std::vector<Finding> findings(const model::Contest& contest, const model::CopyInfo& copy, const SheetTable& sheets,
                              const model::TurnoutBase& turnout, const Options& options) {
  const Subject subject{contest, copy, sheets, turnout, options};
  return {first_digits(subject), integer_finding(subject)};
}

std::vector<Finding> not_checked_without_sheets(const model::Contest& contest) {
  std::vector<Finding> findings;
  for (const model::FindingKind& kind : kKinds) {
    Finding finding;
    finding.code = kind.code;
    finding.contest = contest.id;
    finding.statement = std::string(kind.title) + ": not tested. This needs numbers of each station.";
    finding.reason = "the record holds no tally sheets of this contest";
    finding.basis = "doc/methods/forensics.md";
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace acta::forensics

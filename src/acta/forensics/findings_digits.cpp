// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/base/number_text.hpp"
#include "acta/forensics/digits.hpp"
#include "acta/forensics/findings_parts.hpp"
#include "acta/stats/chi_square.hpp"
#include "acta/stats/poisson_binomial.hpp"

namespace acta::forensics {
namespace {

using model::Finding;

/// Last digits of one column.
struct Series {
  std::string id, name;
  WeightedDigits last;
};

std::vector<std::int64_t> counts_of(const model::Column& column) {
  std::vector<std::int64_t> counts;
  for (const model::Cell cell : column.cells)
    if (model::is_count(cell) && cell >= 0) counts.push_back(cell);
  return counts;
}

/// Every option and the turnout, where enough stations have large counts.
std::vector<Series> all_series(const Subject& subject) {
  std::vector<Series> all;
  for (std::size_t o = 0; o < subject.sheets.votes.size(); ++o)
    if (subject.sheets.has_option(o))
      all.push_back({subject.contest.options[o].id, subject.contest.options[o].name,
                     weighted_last_digits(counts_of(subject.sheets.votes[o]))});
  std::vector<std::int64_t> turnout;
  for (const Station& s : subject.stations.list) turnout.push_back(s.turnout);
  if (subject.stations.rolls) all.push_back({"turnout", "turnout", weighted_last_digits(turnout)});
  std::erase_if(all,
                [&](const Series& s) { return s.last.total() < static_cast<double>(subject.options.fewest_stations); });
  return all;
}

double last_digit_p(const WeightedDigits& digits) {
  const double p = stats::chi_square_upper(digits.chi_square(), 9);
  return p > 0 ? std::max(-300.0, std::log10(p)) : -300;
}

std::string too_small(const Subject& subject) {
  return fmt::format("no option has counts well above 100 at {} stations", subject.options.fewest_stations);
}

}  // namespace

Tested test_first_digits(const Subject& subject) {
  Tested test = not_applied("F001", subject, "First digits of votes are not compared with Benford's law.",
                            "it does not apply to counts of votes at stations of similar size");
  Finding& finding = test.finding;
  finding.cannot_show = {
      "Anything about the votes: honest simulated elections depart from the law as far as real ones do."};
  finding.basis = "Deckert, Myagkov and Ordeshook (2011), Political Analysis 19:245";
  test.statistics = {Statistic::first_digit};
  return test;
}

Tested test_second_digits(const Subject& subject) {
  std::vector<std::int64_t> votes;
  for (const Station& s : subject.stations.list) votes.push_back(s.leader);
  const DigitCounts second = second_digits(votes);
  if (sum(second) < subject.options.fewest_stations)
    return not_applied("F103", subject, "Second digits were not looked at.",
                       fmt::format("fewer than {} stations have two digits", subject.options.fewest_stations));
  Tested test{start("F103", subject), {}, {Statistic::second_digit}, true};
  Finding& finding = test.finding;
  finding.tested = sum(second);
  finding.statement = fmt::format(
      "The mean second digit of the votes for {} is {:.3f}; Benford's law would say {:.3f}, but "
      "the sizes of the stations decide.",
      subject.leader_name(), mean(second), benford_second_mean());
  add(finding, "mean", "Mean second digit", mean(second));
  add(finding, "benford", "Mean by Benford's law", benford_second_mean());
  finding.explanations = {"Sizes of stations and shares of the vote: any mean can come about honestly.",
                          "Tactical voting and close contests move second digits."};
  finding.cannot_show = {
      "Whether votes were changed: honest simulated elections are 14 standard deviations from the law."};
  finding.basis = "Mebane (2006); Deckert, Myagkov and Ordeshook (2011), Political Analysis 19:245";
  return test;
}

Tested test_last_digits(const Subject& subject) {
  const std::vector<Series> all = all_series(subject);
  if (all.empty()) return not_applied("F104", subject, "Last digits were not looked at.", too_small(subject));
  Tested test{start("F104", subject), {}, {Statistic::last_digit}, true};
  Finding& finding = test.finding;
  const Series* farthest = nullptr;
  double least = 1;
  for (const Series& s : all) {
    const double p = last_digit_p(s.last);
    test.log10_p.push_back(p);
    finding.tested += s.last.counts;
    add(finding, "log10_p_" + s.id, s.name + ": log10 of the chance of digits as uneven", p);
    if (!farthest || p < least) farthest = &s, least = p;
  }
  finding.statement = fmt::format(
      "Last digits of {} counts in {} columns (those around 100 with less weight); the most uneven, {}, have chance {} "
      "if all "
      "ten digits are alike likely.",
      base::grouped(finding.tested), all.size(), farthest->name, p_text(least));
  for (std::size_t d = 0; d < 10; ++d)
    add(finding, fmt::format("digit_{}", d), fmt::format("{}: weight of counts that end in {}", farthest->name, d),
        100 * farthest->last.weight[d] / farthest->last.total(), "%");
  finding.explanations = {"Rounding or estimates when sheets are filled in.",
                          "Ballots issued in packs of ten or more."};
  finding.cannot_show = {"Votes that were added or moved by counting or by percentages: last digits stay even.",
                         "Which sheets are concerned."};
  finding.basis = "Beber and Scacco (2012), Political Analysis 20:211";
  return test;
}

Tested test_zeros_and_fives(const Subject& subject) {
  const std::vector<Series> all = all_series(subject);
  if (all.empty()) return not_applied("F105", subject, "Zeros and fives were not counted.", too_small(subject));
  Tested test{start("F105", subject), {}, {Statistic::fives, Statistic::five_percents}, true};
  Finding& finding = test.finding;
  double fives = 0, total = 0;
  for (const Series& s : all) {
    fives += s.last.fives(), total += s.last.total();
    finding.tested += s.last.counts;
    test.log10_p.push_back(stats::log10_normal_tail(s.last.fives_z()));
    add(finding, "share_" + s.id, s.name + ": counts that end in 0 or 5", 100 * s.last.fives() / s.last.total(), "%");
    add(finding, "z_" + s.id, s.name + ": above one in five, in standard deviations", s.last.fives_z());
  }
  std::vector<std::int64_t> leader, ballots;
  for (const Station& s : subject.stations.list) leader.push_back(s.leader), ballots.push_back(s.ballots);
  const WeightedFives percents = weighted_five_percents(leader, ballots);
  const double share = percents.total > 0 ? 100 * percents.fives / percents.total : 0;
  add(finding, "percents", "Whole per cents of the leader's share that end in 0 or 5", share, "%");
  add(finding, "percents_z", "The same above one in five, in standard deviations", percents.z());
  if (percents.stations >= subject.options.fewest_stations)
    test.log10_p.push_back(stats::log10_normal_tail(percents.z()));
  finding.statement = fmt::format(
      "{:.2f} % of {} counts end in 0 or 5 (those around 100 with less weight), and {:.2f} % of the whole per cents of "
      "{} at {} "
      "stations of 200 ballots and more; one in five is expected of each.",
      100 * fives / total, base::grouped(finding.tested), share, subject.leader_name(),
      base::grouped(percents.stations));
  finding.explanations = {"People who round what they count or estimate.",
                          "Shares that lie within a few points of each other: their per cents do not end evenly."};
  finding.cannot_show = {"How many votes are concerned."};
  return test;
}

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/base/number_text.hpp"
#include "acta/forensics/findings_parts.hpp"
#include "acta/forensics/moments.hpp"
#include "acta/forensics/spikes.hpp"
#include "acta/stats/dip.hpp"

namespace acta::forensics {
namespace {

using model::Finding;

constexpr int kEnvelope = 1'000;  ///< resamples whose largest is the envelope, as in the paper

void add_interval(Finding& finding, const std::string& name, const std::string& label, double value,
                  Interval interval) {
  add(finding, name, label, value);
  add(finding, name + "_low", label + ": 95 % interval from", interval.low);
  add(finding, name + "_high", label + ": 95 % interval to", interval.high);
}

void add_dip(Finding& finding, const std::string& name, const std::string& label, std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const double dip = stats::dip(values);
  add(finding, "dip_" + name, label + ": dip", dip);
  add(finding, "dip_" + name + "_p", label + ": chance of such a dip or a larger one of the uniform distribution",
      stats::dip_chance(dip, static_cast<std::int64_t>(values.size())));
}

Tested needs_rolls(const char* code, const Subject& subject, std::string statement) {
  return not_applied(code, subject, std::move(statement),
                     subject.stations.rolls ? fmt::format("fewer than {} stations state registered voters and ballots",
                                                          subject.options.fewest_stations)
                                            : std::string("the sheets have no registered voters"));
}

bool enough(const Subject& subject, const Shares& shares) {
  return subject.stations.rolls && static_cast<std::int64_t>(shares.share.size()) >= subject.options.fewest_stations;
}

bool is_flat(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

std::vector<Trial> trials_of(const Stations& stations, std::int64_t fewest) {
  std::vector<Trial> trials;
  for (const Station& s : stations.list)
    if (s.ballots >= fewest && s.leader <= s.ballots && (!stations.rolls || s.ballots <= s.registered))
      trials.push_back({stations.rolls ? s.registered : s.ballots, s.ballots, s.leader});
  return trials;
}

}  // namespace

Tested test_shape(const Subject& subject) {
  const Shares& shares = subject.shares;
  if (!enough(subject, shares)) return needs_rolls("F106", subject, "The shape of turnout and share was not measured.");
  if (is_flat(shares.turnout) || is_flat(shares.share))
    return not_applied("F106", subject, "The shape of turnout and share was not measured.",
                       is_flat(shares.turnout) ? "all stations have the same turnout"
                                               : "all stations have the same share");
  Tested test{start("F106", subject),
              {},
              {Statistic::skew_share, Statistic::kurt_share, Statistic::skew_turnout, Statistic::kurt_turnout},
              false};
  Finding& finding = test.finding;
  finding.tested = static_cast<std::int64_t>(shares.share.size());
  const Moments& m = subject.moments;
  const MomentIntervals& i = subject.intervals;
  add_interval(finding, "skew_share", "Skewness of the share", m.skew_share, i.skew_share);
  add_interval(finding, "kurt_share", "Kurtosis of the share (normal: 3)", m.kurt_share, i.kurt_share);
  add_interval(finding, "skew_turnout", "Skewness of the turnout", m.skew_turnout, i.skew_turnout);
  add_interval(finding, "kurt_turnout", "Kurtosis of the turnout (normal: 3)", m.kurt_turnout, i.kurt_turnout);
  add_dip(finding, "share", "Share", shares.share);
  add_dip(finding, "turnout", "Turnout", shares.turnout);
  finding.statement = fmt::format(
      "Share of {}: skewness {:.3f} ({:.3f} to {:.3f}), kurtosis {:.3f} ({:.3f} to {:.3f}); turnout: "
      "skewness {:.3f}, kurtosis {:.3f}.",
      subject.leader_name(), m.skew_share, i.skew_share.low, i.skew_share.high, m.kurt_share, i.kurt_share.low,
      i.kurt_share.high, m.skew_turnout, m.kurt_turnout);
  finding.reason = "no honest election needs to have the shape of a model: the numbers describe, and are not judged";
  finding.explanations = {"Regions or town and country that vote differently make two heaps or a tail.",
                          "Shares near 0 or 100 % cannot be symmetric."};
  finding.cannot_show = {"Why stations differ. No honest election needs to be normal."};
  finding.basis = "Moments; Hartigan and Hartigan (1985), Annals of Statistics 13:70; basic bootstrap";
  return test;
}

Tested test_turnout_and_share(const Subject& subject) {
  const Shares& shares = subject.shares;
  if (!enough(subject, shares)) return needs_rolls("F107", subject, "Turnout and share were not compared.");
  Tested test{start("F107", subject), {}, {Statistic::correlation, Statistic::slope_within}, false};
  Finding& finding = test.finding;
  finding.tested = static_cast<std::int64_t>(shares.share.size());
  const Moments& m = subject.moments;
  const MomentIntervals& i = subject.intervals;
  std::vector<std::uint32_t> area, group;
  for (const std::size_t place : shares.place) {
    area.push_back(subject.stations.area[place]);
    group.push_back(subject.stations.group[place]);
  }
  const double in_areas = slope_within(shares.turnout, shares.share, area, subject.stations.areas),
               in_regions = slope_within(shares.turnout, shares.share, group, subject.stations.groups);
  add_interval(finding, "correlation", "Correlation of turnout and share", m.correlation, i.correlation);
  add_interval(finding, "slope", "Slope of share on turnout", m.slope, i.slope);
  add(finding, "slope_regions", "Slope inside the largest areas", in_regions);
  add(finding, "slope_areas", "Slope inside the smallest areas", in_areas);
  add(finding, "sobyanin", "Slope less the mean share (Sobyanin and Sukhovolsky)", m.slope - m.mean_share);
  finding.statement = fmt::format(
      "Turnout and the share of {} correlate by {:.3f} ({:.3f} to {:.3f}); a point of turnout goes with {:.3f} points "
      "of "
      "share over all stations, {:.3f} inside the largest and {:.3f} inside the smallest areas.",
      subject.leader_name(), m.correlation, i.correlation.low, i.correlation.high, m.slope, in_regions, in_areas);
  finding.reason =
      "parties mobilise their own voters: a relation has honest causes, and honest elections fitted to the sheets "
      "repeat it";
  finding.explanations = {"Parties mobilise their own voters: turnout and share then rise together.",
                          "Areas differ in both; only the slope inside areas leaves that out."};
  finding.cannot_show = {"How single voters voted: a relation between stations is none between voters.",
                         "Votes: the slope is no number of them."};
  finding.basis = "Pearson's correlation, least squares; basic bootstrap";
  return test;
}

Tested test_spikes(const Subject& subject) {
  const std::vector<Trial> trials = trials_of(subject.stations, 1);
  if (static_cast<std::int64_t>(trials.size()) < subject.options.fewest_stations)
    return not_applied("F102", subject, "Spikes were not looked for.",
                       fmt::format("fewer than {} stations", subject.options.fewest_stations));
  const int resamples = std::max(2, subject.options.replicates / 25);
  const SpikeTest got = spike_test(trials, resamples, kEnvelope, subject.options.seed);
  Tested test{start("F102", subject), {got.log10_p}, {Statistic::spikes}, true};
  Finding& finding = test.finding;
  finding.tested = static_cast<std::int64_t>(trials.size());
  finding.instances = static_cast<std::int64_t>(got.points.size());
  add(finding, "spikes", "Stations above the resamples' mean, where they exceed the envelope", got.spikes, "%");
  add(finding, "spikes_large", "The same, stations of at least 100 ballots", got.spikes_large, "%");
  add(finding, "farthest", "Share that is farthest out", static_cast<double>(got.farthest) / 10, "%");
  add(finding, "farthest_observed", "Stations there", got.observed[got.farthest], "stations");
  add(finding, "farthest_expected", "Stations expected there", got.expected[got.farthest], "stations");
  for (const std::size_t point : got.points)
    if (finding.examples.size() < model::kLargestExamples)
      finding.examples.push_back(
          {-1,
           fmt::format("{:.1f} %", static_cast<double>(point) / 10),
           fmt::format("{:.0f} stations, {:.0f} expected", got.observed[point], got.expected[point]),
           {}});
  finding.statement = fmt::format(
      "{} of 1,000 shares of {} have more stations than the largest of {} resamples would: {:.3f} % "
      "of the stations ({:.3f} % among stations of at least 100 ballots).",
      got.points.size(), subject.leader_name(), base::grouped(kEnvelope), got.spikes, got.spikes_large);
  finding.explanations = {"Percentages that were rounded before counts were written down.",
                          "Small stations: few voters make simple fractions."};
  finding.cannot_show = {"Numbers that were changed without round shares.", "How many votes are concerned."};
  finding.basis = "Rozenas (2017), Political Analysis 25:41, with a prior and an envelope of Acta's own";
  return test;
}

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/base/number_text.hpp"
#include "acta/forensics/findings_parts.hpp"
#include "acta/forensics/klimek.hpp"

namespace acta::forensics {
namespace {

using model::Finding;

constexpr Objective kObjectives[] = {Objective::likelihood, Objective::least_squares, Objective::relative,
                                     Objective::symmetric};

std::string id_of(Objective objective) {
  std::string id(to_string(objective));
  std::replace(id.begin(), id.end(), ' ', '_');
  std::replace(id.begin(), id.end(), '-', '_');
  return id;
}

void add_fit(Finding& finding, Objective objective, const FreeFit& fit) {
  const std::string id = id_of(objective), label(to_string(objective));
  add(finding, "incremental_" + id, label + ": stations with some ballots changed (f_i)", 100 * fit.best.incremental,
      "%");
  add(finding, "extreme_" + id, label + ": stations with nearly all changed (f_e)", 100 * fit.best.extreme, "%");
  add(finding, "alpha_" + id, label + ": exponent (alpha)", fit.best.alpha);
}

}  // namespace

Tested test_model(const Subject& subject) {
  const Shares all = shares_of(subject.stations.list), used = shares_of(fitted_stations(subject.stations.list));
  if (!subject.stations.rolls || static_cast<std::int64_t>(used.share.size()) < subject.options.fewest_stations)
    return not_applied("F110", subject, "The model of added and moved votes was not fitted.",
                       subject.stations.rolls ? fmt::format("fewer than {} stations of at least 100 registered voters",
                                                            subject.options.fewest_stations)
                                              : std::string("the sheets have no registered voters"));
  const HonestPart honest = honest_part(all.turnout, all.share);
  if (honest.tau == 0 || honest.nu == 0 || honest.sigma_tau == 0 || honest.sigma_nu == 0 || honest.theta == 0)
    return not_applied("F110", subject, "The model of added and moved votes was not fitted.",
                       "turnout or share has no peak above 30 % to start from");
  Tested test{start("F110", subject), {}, {Statistic::model_incremental}, false};
  Finding& finding = test.finding;
  finding.tested = static_cast<std::int64_t>(used.share.size());
  const ShareHistogram observed = share_histogram(used.share);
  add(finding, "tau", "Peak of the turnout (tau)", honest.tau);
  add(finding, "nu", "Peak of the share (nu)", honest.nu);
  add(finding, "sigma_tau", "Spread of the turnout (sigma_tau)", honest.sigma_tau);
  add(finding, "sigma_nu", "Spread of the share (sigma_nu)", honest.sigma_nu);
  add(finding, "theta", "Spread of the changed part (theta)", honest.theta);
  const FreeModel model(honest);
  FreeFit main;
  double low = 1, high = 0;
  for (const Objective objective : kObjectives) {
    const bool first = objective == Objective::likelihood;
    const FreeFit fit =
        model.fit_with_interval(observed, objective, first ? subject.options.replicates / 5 : 0, subject.options.seed);
    if (first) main = fit;
    add_fit(finding, objective, fit);
    low = std::min(low, fit.best.incremental), high = std::max(high, fit.best.incremental);
  }
  add(finding, "incremental_low", "likelihood: f_i, 95 % interval from", 100 * main.incremental.low, "%");
  add(finding, "incremental_high", "likelihood: f_i, 95 % interval to", 100 * main.incremental.high, "%");
  add(finding, "extreme_low", "likelihood: f_e, 95 % interval from", 100 * main.extreme.low, "%");
  add(finding, "extreme_high", "likelihood: f_e, 95 % interval to", 100 * main.extreme.high, "%");
  add(finding, "misfit", "Twice the log likelihood ratio of the fit (99 bins)", main.best.misfit);
  finding.statement = fmt::format(
      "The model fits the share of {} best with {:.1f} % of the stations of its kind \"incremental\" and {:.1f} % "
      "\"extreme\" "
      "(likelihood, exponent {:.1f}); other measures of misfit give {:.1f} to {:.1f} % incremental. The misfit left is "
      "{:.0f} "
      "where chance would leave about 95.",
      subject.leader_name(), 100 * main.best.incremental, 100 * main.best.extreme, main.best.alpha, 100 * low,
      100 * high, main.best.misfit);
  finding.reason =
      "the model has no law by which its fit could be judged: it describes, and other causes give the same shapes";
  finding.explanations = {
      "Regions of different leaning and mixes of town and country give the same smears and corners.",
      "The measure of misfit and the exponent move the result more than the interval says."};
  finding.cannot_show = {"That a station belongs to a kind: the kinds are of the model.",
                         "Votes: published fits of one model to one election differ five times."};
  finding.basis =
      "Klimek, Yegorov, Hanel and Thurner (2012), PNAS 109:16469; fitted by its expectation instead of by simulation";
  return test;
}

}  // namespace acta::forensics

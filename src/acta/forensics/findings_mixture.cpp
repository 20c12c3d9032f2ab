// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "acta/base/number_text.hpp"
#include "acta/forensics/findings_parts.hpp"
#include "acta/forensics/mixture.hpp"

namespace acta::forensics {
namespace {

using model::Finding;

/// From this chance on a station is listed.
constexpr float kListed = 0.99f;
constexpr std::size_t kAreasShown = 200;
/// Of fits under other priors, of which means are shown.
constexpr double kRoughRHat = 1.05, kRoughDraws = 100;

std::string whole(double votes) { return base::grouped(static_cast<std::int64_t>(std::llround(votes))); }

/// Size of the roll, and each kind of station but the first.
std::vector<Covariate> covariates_of(const Subject& subject) {
  std::vector<Covariate> all{{"log_registered", {}}};
  for (const Station& s : subject.stations.list)
    all[0].values.push_back(std::log(static_cast<double>(std::max<std::int64_t>(1, s.registered))));
  const auto& kinds = subject.sheets.station_kinds;
  for (std::size_t k = 1; k < kinds.size(); ++k) {
    Covariate kind{"kind_" + kinds[k], {}};
    for (const std::uint32_t unit : subject.stations.unit)
      kind.values.push_back(subject.sheets.station_kind[unit] == k);
    all.push_back(std::move(kind));
  }
  return all;
}

MixtureOptions options_of(const Subject& subject) {
  MixtureOptions options;
  options.seed = subject.options.seed;
  options.areas = subject.options.mixture_areas;
  if (subject.options.mixture_covariates) options.covariates = covariates_of(subject);
  // Chains that will not agree are given up after about as long for a nation as for a town.
  options.most_passes = static_cast<long>(
      std::clamp<std::size_t>(400'000'000 / std::max<std::size_t>(1, subject.stations.size()), 4'000, 20'000));
  return options;
}

void add_parameters(Finding& finding, const Mixture& got) {
  for (const Posterior& p : got.parameters) {
    add(finding, p.name, p.name + ": posterior mean", p.mean);
    add(finding, p.name + "_interval", p.name + ": 95 % from, to; R-hat, effective draws",
        fmt::format("{:.6g}, {:.6g}; {:.4f}, {:.0f}", p.low, p.high, p.r_hat, p.effective));
  }
  add(finding, "draws", "Draws of each of four chains", std::int64_t{got.draws});
  add(finding, "worst_r_hat", "Largest R-hat of all parameters", got.worst_r_hat);
  add(finding, "least_effective", "Smallest effective number of draws", got.least_effective);
}

/// Posteriors of the weights and of the votes, as lines.
void add_pictures(Finding& finding, const Mixture& got) {
  for (const Posterior& p : got.parameters) {
    if (!p.name.starts_with("pi_") && p.name != "votes") continue;
    model::Picture picture{model::Picture::Kind::line,
                           "posterior_" + p.name,
                           "Posterior of " + p.name,
                           p.name == "votes" ? "votes changed" : "part of the stations",
                           "part of the draws",
                           {},
                           {},
                           {}};
    for (std::size_t i = 0; i < p.density.size(); ++i) {
      picture.x.push_back(p.from + (p.to - p.from) * (static_cast<double>(i) + 0.5) / kPosteriorBins);
      picture.y.push_back(p.density[i]);
    }
    finding.pictures.push_back(std::move(picture));
  }
}

/// Other priors: the bound between the classes, and how wide logits may spread.
void add_sensitivity(Finding& finding, const Subject& subject) {
  struct Prior {
    const char *name, *label;
    double threshold, rate;
  };
  for (const Prior& prior : {Prior{"threshold_5", "Bound of the classes 0.5", 0.5, 5},
                             {"threshold_8", "Bound of the classes 0.8", 0.8, 5},
                             {"rate_1", "Variances ~ Exp(1)", 0.7, 1}}) {
    MixtureOptions options = options_of(subject);
    options.priors.threshold = prior.threshold;
    options.priors.variance_rate = prior.rate;
    options.r_hat = kRoughRHat, options.effective = kRoughDraws;
    options.most_draws = 8 * options.draws;
    const auto other = mixture(subject.stations, options);
    if (!other) continue;
    add(finding, std::string("votes_") + prior.name,
        std::string(prior.label) + ": votes changed, mean" + (other->converged ? "" : " (the chains do not agree yet)"),
        whole(other->votes[0]), "votes");
    add(finding, std::string("pi_") + prior.name, std::string(prior.label) + ": stations none, incremental, extreme",
        fmt::format("{:.1f} %, {:.1f} %, {:.1f} %", 100 * other->parameters[0].mean, 100 * other->parameters[1].mean,
                    100 * other->parameters[2].mean));
  }
}

void add_stations(Finding& finding, const Subject& subject, const Mixture& got) {
  std::int64_t incremental = 0, extreme = 0;
  for (std::size_t i = 0; i < got.used.size(); ++i) {
    incremental += got.incremental[i] >= kListed, extreme += got.extreme[i] >= kListed;
    if (got.incremental[i] + got.extreme[i] < kListed) continue;
    const std::uint32_t unit = subject.stations.unit[got.used[i]];
    ++finding.instances;
    finding.units.push_back(unit);
    if (finding.examples.size() < model::kLargestExamples)
      finding.examples.push_back({unit, std::string(subject.sheets.keys[unit]),
                                  fmt::format("incremental {:.3f}, extreme {:.3f}", got.incremental[i], got.extreme[i]),
                                  subject.sheets.place(unit)});
  }
  add(finding, "listed_incremental", "Stations incremental with chance 0.99 and more", incremental, "stations");
  add(finding, "listed_extreme", "Stations extreme with chance 0.99 and more", extreme, "stations");
}

/// Largest areas, those with most votes called changed first.
void add_areas(Finding& finding, const Subject& subject, const Mixture& got) {
  if (subject.sheets.levels.empty()) return;
  std::vector<std::size_t> order(got.area_votes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return got.area_votes[a] > got.area_votes[b]; });
  for (std::size_t i = 0; i < std::min<std::size_t>(kAreasShown, order.size()); ++i)
    add(finding, fmt::format("votes_area_{}", i + 1),
        subject.sheets.levels.front().areas[order[i]].name + ": votes changed, mean",
        static_cast<std::int64_t>(std::llround(got.area_votes[order[i]])), "votes");
}

}  // namespace

Tested test_mixture(const Subject& subject) {
  const std::string statement = "The mixture of classes of stations was not fitted.";
  if (!subject.options.mixture) return not_applied("F115", subject, statement, "it was not asked for: --mixture");
  if (!subject.stations.rolls) return not_applied("F115", subject, statement, "the sheets have no registered voters");
  if (static_cast<std::int64_t>(subject.stations.size()) < subject.options.fewest_stations)
    return not_applied("F115", subject, statement,
                       fmt::format("fewer than {} stations", subject.options.fewest_stations));
  const auto got = mixture(subject.stations, options_of(subject));
  if (!got) return not_applied("F115", subject, statement, "too few stations have a turnout and votes within it");
  Tested test{start("F115", subject), {}, {}, false};
  Finding& finding = test.finding;
  finding.tested = static_cast<std::int64_t>(got->used.size());
  add_parameters(finding, *got);
  add_stations(finding, subject, *got);
  add_areas(finding, subject, *got);
  add_sensitivity(finding, subject);
  add_pictures(finding, *got);
  finding.votes_at_stake = std::max<std::int64_t>(0, std::llround(got->votes[2]));
  finding.statement = fmt::format(
      "The mixture calls {:.1f} % of the stations incremental and {:.1f} % extreme and {} votes of {} changed ({} to "
      "{}), if its "
      "classes are all there is; {}.",
      100 * got->parameters[1].mean, 100 * got->parameters[2].mean, whole(got->votes[0]), subject.leader_name(),
      whole(got->votes[1]), whole(got->votes[2]),
      got->converged ? "all chains agree"
                     : fmt::format("the chains do not agree yet (R-hat {:.3f}, {:.0f} effective draws)",
                                   got->worst_r_hat, got->least_effective));
  finding.reason =
      "classes are of the model: places that differ from the rest are put into them whatever made them differ";
  finding.explanations = {
      "Regions, villages and institutions with another turnout or support than most.",
      "More spread between stations than one normal law has: the model then takes the rest for changed."};
  finding.cannot_show = {"That numbers of a station were changed: a label is the model's.",
                         "Votes, where the classes do not describe how stations differ."};
  finding.basis = "Mebane; Ferrari, McAlister and Mebane (2018): model qbl of eforensics, with a sampler of Acta's own";
  return test;
}

}  // namespace acta::forensics

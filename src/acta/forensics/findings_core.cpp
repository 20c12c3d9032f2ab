// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "acta/base/number_text.hpp"
#include "acta/forensics/findings_parts.hpp"
#include "acta/forensics/turnout_core.hpp"

namespace acta::forensics {
namespace {

using model::Finding;

void add_estimate(Finding& finding, const std::string& name, const std::string& label, const CoreEstimate& estimate) {
  add(finding, name, label + ": votes beyond the core", static_cast<std::int64_t>(std::llround(estimate.excess)),
      "votes");
  add(finding, name + "_turnout", label + ": turnout without them", 100 * estimate.turnout, "%");
  add(finding, name + "_share", label + ": share without them", 100 * estimate.share, "%");
}

std::string whole(double votes) { return base::grouped(static_cast<std::int64_t>(std::llround(votes))); }

/// Cores by rule and by the robust centre.
std::vector<std::pair<std::string, Core>> cores(const TurnoutBins& bins, const std::optional<RobustCentre>& centre) {
  const std::size_t others = core_by_others(bins).peak;
  std::vector<std::pair<std::string, Core>> all = {{"voters", core_by_voters(bins)},
                                                   {"leader", core_by_leader(bins)},
                                                   {"others", core_by_others(bins)},
                                                   {"others_left", core_left(others)}};
  if (centre) {
    const auto peak = static_cast<std::size_t>(std::lround(100 * std::clamp(centre->turnout, 0.0, 1.0)));
    all.emplace_back("robust", core_around(peak));
    all.emplace_back("robust_left", core_left(peak));
  }
  return all;
}

const char* label_of(const std::string& name) {
  if (name == "voters") return "Core at the peak of the voters";
  if (name == "leader") return "Core at the peak of the leader's votes";
  if (name == "others") return "Core at the peak of the others' votes";
  if (name == "others_left") return "Left flank of that peak";
  if (name == "robust") return "Core at the robust centre (minimum covariance determinant)";
  return "Left flank of the robust centre";
}

}  // namespace

Tested test_core(const Subject& subject) {
  if (!subject.stations.rolls || static_cast<std::int64_t>(subject.stations.size()) < subject.options.fewest_stations)
    return not_applied("F109", subject, "Votes beyond a core of ordinary turnout were not estimated.",
                       subject.stations.rolls ? fmt::format("fewer than {} stations", subject.options.fewest_stations)
                                              : std::string("the sheets have no registered voters"));
  const TurnoutBins bins = turnout_bins(subject.stations.list);
  const std::optional<RobustCentre> centre = robust_centre(subject.stations.list);
  const std::optional<CoreBand> band = core_band(bins);
  if (!band)
    return not_applied("F109", subject, "Votes beyond a core of ordinary turnout were not estimated.",
                       "no turnout below the total has enough voters below it to be a core");
  Tested test{start("F109", subject), {}, {Statistic::core_excess}, false};
  Finding& finding = test.finding;
  finding.tested = static_cast<std::int64_t>(subject.stations.size());
  for (const auto& [name, core] : cores(bins, centre))
    if (const auto estimate = core_estimate(bins, core)) add_estimate(finding, name, label_of(name), *estimate);
  add(finding, "cores", "Admissible cores", static_cast<std::int64_t>(band->cores));
  add_estimate(finding, "least", "Least of all admissible cores", band->least);
  add_estimate(finding, "most", "Most of all admissible cores", band->most);
  if (centre) {
    add(finding, "centre_turnout", "Robust centre: turnout", 100 * centre->turnout, "%");
    add(finding, "centre_share", "Robust centre: share", 100 * centre->share, "%");
  }
  finding.votes_at_stake = std::max<std::int64_t>(0, std::llround(band->most.excess));
  finding.statement = fmt::format(
      "If support did not depend on turnout, {} would have from {} to {} votes beyond the ratio of ordinary turnout, "
      "over {} "
      "admissible cores; with the core at the robust centre ({:.0f} % turnout) {}.",
      subject.leader_name(), whole(band->least.excess), whole(band->most.excess), band->cores,
      centre ? 100 * centre->turnout : 0, [&] {
        const auto robust = centre ? core_estimate(bins, core_around(static_cast<std::size_t>(
                                                             std::lround(100 * std::clamp(centre->turnout, 0.0, 1.0)))))
                                   : std::nullopt;
        return robust ? whole(robust->excess) : std::string("none");
      }());
  finding.reason = "an estimate under an assumption, not a test: no chance is attached to it";
  finding.explanations = {
      "Places with high turnout favour the leader honestly: simulated honest elections of two kinds of places give 15 "
      "% of "
      "the leader's votes.",
      "Electronic, mobile, prison and hospital stations have a turnout of their own and belong apart."};
  finding.cannot_show = {"Which votes these are, or whether they were added or moved: the method takes all as added.",
                         "Anything where no core of ordinary turnout stands out: the choice then makes the number."};
  finding.basis = "Shpilkin's method as restated by Kobak, Shpilkin and Pshenichnikov (2018), Significance 15(4):8";
  return test;
}

}  // namespace acta::forensics

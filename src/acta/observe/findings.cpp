// SPDX-License-Identifier: Apache-2.0
#include "acta/observe/findings.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "acta/stats/student.hpp"

namespace acta::observe {
namespace {

constexpr std::array kKinds = {
#define ACTA_KIND(code, name, title, explanation) model::FindingKind{#code, "observe", #name, title, explanation},
#include "acta/observe/codes.def"
#undef ACTA_KIND
};

model::Finding begin(const std::string& contest, const Estimate& estimate) {
  model::Finding finding;
  finding.code = "O101";
  finding.contest = contest;
  finding.tested = estimate.reported;
  finding.explanations = {"Chance: of twenty intervals of 95 % one does not hold the true figure.",
                          "Stations that did not report differ from those that did.",
                          "The figure was taken of another base, or at another hour."};
  finding.cannot_show = {"Anything about stations that were not drawn, but by way of chance.",
                         "Whether the sheets of the sample say what was cast."};
  finding.basis = "ratio estimator: Cochran (1977), Sampling Techniques, 6.50, 6.51; doc/methods/observe.md";
  return finding;
}

}  // namespace

std::span<const model::FindingKind> kinds() { return kKinds; }

model::Finding announced_figure(const std::string& contest, const Announced& announced, const Estimate& estimate) {
  model::Finding finding = begin(contest, estimate);
  if (!std::isfinite(estimate.error)) {
    finding.statement = fmt::format("The announced {} of {} % was not compared.", announced.what, announced.printed);
    finding.reason = "fewer than two stations reported";
    return finding;
  }
  const bool inside = announced.share >= estimate.low && announced.share <= estimate.high;
  const double off = announced.share - estimate.share;
  const double chance = estimate.error > 0 ? stats::student_tails(estimate.degrees, off / estimate.error)
                        : off == 0         ? 1
                                           : 0;
  finding.verdict = inside ? model::Verdict::holds : model::Verdict::remarkable;
  finding.instances = inside ? 0 : 1;
  if (announced.of_votes)
    finding.votes_at_stake = static_cast<std::int64_t>(std::ceil(std::min(std::abs(off) * estimate.whole, 9e15)));
  finding.numbers = {{"announced", "announced", announced.printed, "%"},
                     {"estimate", "estimate of the sample", 100 * estimate.share, "%"},
                     {"low", "lower end of its interval", 100 * estimate.low, "%"},
                     {"high", "upper end of its interval", 100 * estimate.high, "%"},
                     {"chance", "chance of so large a difference, if the figure is right", chance, ""}};
  finding.statement =
      fmt::format("{}: {} % was announced; the sample says {:.2f} %, from {:.2f} to {:.2f} %. The figure lies {} it.",
                  announced.what, announced.printed, 100 * estimate.share, 100 * estimate.low, 100 * estimate.high,
                  inside ? "within" : "outside");
  return finding;
}

}  // namespace acta::observe

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/forensics/findings_parts.hpp"
#include "acta/stats/multiple.hpp"

namespace acta::forensics {
namespace {

using model::Finding;
using model::Verdict;

/// Chance of any wrong "remarkable" among the statistics compared with honest elections.
constexpr double kRankLevel = 0.05;

std::string id_of(HonestModel model) {
  return model == HonestModel::clusters ? "clusters" : std::string(to_string(model));
}

/// One line a model: where 95 % of its honest elections lie, and how many lie as far out on either side.
void add_ranks(Tested& test, const Calibration& calibration) {
  for (const Statistic statistic : test.statistics) {
    const auto s = static_cast<std::size_t>(statistic);
    if (calibration.ranks[s].empty()) continue;
    const std::string name(to_string(statistic)), label(label_of(statistic));
    add(test.finding, name + "_compared", label + ", as compared with honest elections", calibration.observed[s]);
    for (const Rank& rank : calibration.ranks[s])
      add(test.finding, name + "_" + id_of(rank.model),
          fmt::format("{} honest elections ({}): 95 % from, to; part as high, as low", calibration.elections,
                      to_string(rank.model)),
          fmt::format("{:.6g}, {:.6g}; {:.4g}, {:.4g}", rank.low, rank.high, rank.p_upper, rank.p_lower));
  }
}

/// What is no more than chance gives singles no station out.
void forget_instances(Finding& finding) {
  finding.instances = 0;
  finding.examples.clear();
  finding.units.clear();
}

/// Statistics of all tests that honest elections judge.
std::size_t family_of(const std::vector<Tested>& tests) {
  std::size_t family = 0;
  for (const Tested& test : tests)
    if (test.judged && test.log10_p.empty()) family += test.statistics.size();
  return family;
}

void judge_by_ranks(Tested& test, const Subject& subject, std::size_t family) {
  Finding& finding = test.finding;
  if (!subject.calibration) {
    finding.reason = "what honest elections on this roll give was not simulated: --calibrate 1000";
    return;
  }
  const auto k = static_cast<double>(family);
  const int needed = static_cast<int>(std::ceil(2 * k / kRankLevel)) - 1;
  if (subject.calibration->elections < needed) {
    finding.reason = fmt::format("{} honest elections are too few to judge {} statistics together: {} are needed",
                                 subject.calibration->elections, family, needed);
    return;
  }
  double p = 1;
  for (const Statistic statistic : test.statistics) p = std::min(p, subject.calibration->p(statistic));
  add(finding, "p_honest", "Chance under every honest model, of the statistic farthest out", p);
  add(finding, "p_honest_adjusted", "The same, adjusted for the number of statistics", std::min(1.0, p * k));
  finding.verdict = p * k <= kRankLevel ? Verdict::remarkable : Verdict::holds;
}

}  // namespace

Finding start(const char* code, const Subject& subject) {
  Finding finding;
  finding.code = code;
  finding.contest = subject.contest.id;
  finding.copy = subject.copy.id;
  return finding;
}

Tested not_applied(const char* code, const Subject& subject, std::string statement, std::string reason) {
  Tested test{start(code, subject), {}, {}, false};
  test.finding.statement = std::move(statement);
  test.finding.reason = std::move(reason);
  return test;
}

void add(Finding& finding, std::string name, std::string label, std::variant<std::int64_t, double, std::string> value,
         std::string unit) {
  finding.numbers.push_back({std::move(name), std::move(label), std::move(value), std::move(unit)});
}

std::string p_text(double log10_p) {
  if (log10_p > -4) return fmt::format("{:.2g}", std::pow(10, log10_p));
  return fmt::format("10^{:.1f}", log10_p);
}

std::vector<Finding> judged(std::vector<Tested> tests, const Subject& subject) {
  std::vector<double> exact;
  for (const Tested& test : tests) exact.insert(exact.end(), test.log10_p.begin(), test.log10_p.end());
  const std::vector<double> adjusted = stats::holm(exact);
  const std::size_t family = family_of(tests);
  std::size_t next = 0;
  std::vector<Finding> findings;
  for (Tested& test : tests) {
    if (subject.calibration) add_ranks(test, *subject.calibration);
    if (test.judged && test.log10_p.empty()) judge_by_ranks(test, subject, family);
    if (!test.log10_p.empty()) {
      const double p = *std::min_element(adjusted.begin() + static_cast<std::ptrdiff_t>(next),
                                         adjusted.begin() + static_cast<std::ptrdiff_t>(next + test.log10_p.size()));
      next += test.log10_p.size();
      add(test.finding, "log10_p_adjusted",
          fmt::format("log10 of the chance, adjusted for the {} tests of these sheets", exact.size()), p);
      test.finding.verdict = p < subject.options.log10_level ? Verdict::remarkable : Verdict::holds;
      if (test.finding.verdict == Verdict::holds) forget_instances(test.finding);
    }
    if (test.finding.basis.empty()) test.finding.basis = "doc/methods/forensics.md";
    findings.push_back(std::move(test.finding));
  }
  return findings;
}

}  // namespace acta::forensics

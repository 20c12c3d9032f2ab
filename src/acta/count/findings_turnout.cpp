// SPDX-License-Identifier: Apache-2.0
#include "acta/count/findings_turnout.hpp"

#include "acta/count/findings_common.hpp"
#include "acta/count/indices_turnout.hpp"
#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

using model::Finding;
using model::Fit;
using model::Verdict;

std::string name_of(const model::Release& release) { return release.name.empty() ? release.id : release.name; }

/// "25.42 % of all registered voters; 30.87 % of ...", and which of them was printed.
std::string quotients(const TurnoutCheck& check) {
  std::string text;
  for (const RollBase& base : check.bases) {
    const base::Ratio share(base::checked_multiply(check.counted, base.registered.denominator()),
                            base.registered.numerator());
    text += (text.empty() ? "" : "; ") + base::to_percent(share, 2) + " % of " + std::string(to_string(base.kind));
    if (base.fit == Fit::rounded) text += " (fits)";
    if (base.fit == Fit::truncated) text += " (fits when cut off, not rounded)";
  }
  return text;
}

std::string sentence(const model::Contest& contest, const TurnoutCheck& check) {
  const model::Release& release = contest.releases[check.release];
  return name_of(release) + " prints a turnout of " + release.turnout + " with " + grouped(check.counted) + " " +
         check.people + ": " + quotients(check);
}

}  // namespace

Finding turnout_base(const model::Contest& contest, const model::SheetTable* sheets) {
  Finding finding = begin_finding("N107", contest, sheets, "arithmetic");
  const std::vector<TurnoutCheck> checks = turnout_checks(contest, sheets);
  if (checks.empty())
    return not_checked(std::move(finding), "Printed turnouts were not compared with numbers of registered voters.",
                       "no release prints a turnout, a number of ballots and a number of registered voters");
  for (const TurnoutCheck& check : checks) {
    ++finding.tested;
    const model::Release& release = contest.releases[check.release];
    if (!check.fits()) add_instance(finding, name_of(release), sentence(contest, check), -1, release.place);
    finding.numbers.push_back({"turnout_" + release.id, "printed turnout of " + name_of(release) + ", and quotients",
                               release.turnout + ": " + quotients(check), "%"});
  }
  finding.verdict = finding.instances == 0 ? Verdict::holds : Verdict::remarkable;
  finding.statement = finding.instances == 0
                          ? "Each of " + grouped(finding.tested) +
                                " printed turnouts is a share of a known number of "
                                "registered voters. " +
                                sentence(contest, checks.front()) + "."
                          : grouped(finding.instances) + " of " + grouped(finding.tested) +
                                " printed turnouts are a share of no known number of registered voters. " +
                                finding.examples.front().detail + ".";
  finding.explanations = {"The turnout was taken of another roll: an earlier one, or without voters abroad.",
                          "It was taken of other ballots: with invalid ones, or of a later hour.",
                          "It is an estimate or a rounded figure of a speech."};
  finding.cannot_show = {"Which number of registered voters was in fact used: several can give the same digits."};
  return finding;
}

}  // namespace acta::count

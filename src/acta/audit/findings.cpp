// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/findings.hpp"

#include <fmt/format.h>

#include <array>

#include "acta/base/number_text.hpp"

namespace acta::audit {
namespace {

constexpr std::array kKinds = {
#define ACTA_KIND(code, name, title, explanation) model::FindingKind{#code, "audit", #name, title, explanation},
#include "acta/audit/codes.def"
#undef ACTA_KIND
};

std::string what_is_missing(const MeasuredRisk& measured) {
  if (measured.waiting > 0)
    return fmt::format("{} drawn sheets wait for their paper counts", base::grouped(measured.waiting));
  if (!measured.impossible.empty()) return measured.impossible;
  return fmt::format("{} more draws are needed if no further error is found", base::grouped(measured.more_draws));
}

std::string what_is_missing(const MeasuredCardRisk& measured) {
  if (measured.waiting == 1) return "a drawn card waits for its paper";
  if (measured.waiting > 0) return fmt::format("{} drawn cards wait for their paper", base::grouped(measured.waiting));
  if (measured.opportunistic) return "no card is drawn for this contest, and those drawn for others do not suffice";
  return fmt::format("{}{} more cards, if no further difference is found", measured.next_is_average ? "about " : "",
                     base::grouped(measured.next));
}

}  // namespace

std::span<const model::FindingKind> kinds() { return kKinds; }

model::Finding measured_risk(const MeasuredRisk& measured) {
  model::Finding finding;
  finding.code = "A101";
  finding.contest = measured.contest, finding.copy = measured.copy;
  finding.tested = measured.assessed - measured.elsewhere, finding.instances = measured.differing;
  finding.numbers = {{"risk", "Measured risk", measured.risk, ""}, {"limit", "Risk limit", measured.limit, ""}};
  const bool met = measured.risk <= measured.limit;
  finding.verdict = met ? model::Verdict::holds : model::Verdict::not_checked;
  finding.statement = fmt::format(
      "After {} draws of sheets{}, compared with \"{}\", the measured risk is {:.4g}: so large at most is the chance "
      "that a "
      "wrong outcome would have passed as well. The limit is {:.4g}.",
      base::grouped(measured.assessed),
      measured.elsewhere > 0
          ? fmt::format(" ({} of them of stations without the contest)", base::grouped(measured.elsewhere))
          : "",
      measured.paper, measured.risk, measured.limit);
  if (measured.all_counted)
    finding.statement = fmt::format("Every sheet was compared with \"{}\": on paper the claims of the outcome {}.",
                                    measured.paper, met ? "all hold" : "do not all hold");
  if (!met) finding.reason = what_is_missing(measured);
  finding.explanations = {"Differences between sheet and paper: slips of counting, adding up and typing."};
  finding.cannot_show = {"Whether the paper is what voters marked: that needs a trustworthy chain of custody.",
                         "Anything of ballots that stand on no sheet, beyond the number that was stated.",
                         "Parts of the outcome that no assertion covers."};
  for (const std::string& one : measured.unproven) finding.cannot_show.push_back("Not proven: " + one + ".");
  finding.basis =
      measured.alpha
          ? "ALPHA with batches in proportion to their error bounds: Stark 2023 (Annals of Applied Statistics 17:641)"
          : "MACRO with batches in proportion to their error bounds: Stark 2009 (Annals of Applied Statistics 3:560)";
  return finding;
}

std::string unlooked_cards(std::int64_t cards) {
  if (cards <= 0) return {};
  return fmt::format(
      "No bound (cards) is stated for this contest, so none of the {} cards whose record lacks it is looked at for "
      "it: if the contest is on their paper, a wrong outcome can pass at any risk limit. State cards, from a source "
      "other than the records, to close this.",
      base::grouped(cards));
}

model::Finding measured_card_risk(const MeasuredCardRisk& measured) {
  model::Finding finding;
  finding.code = "A102";
  finding.contest = measured.contest;
  finding.tested = measured.counted, finding.instances = measured.differing;
  finding.numbers = {{"risk", "Measured risk", measured.risk, ""}, {"limit", "Risk limit", measured.limit, ""}};
  const bool met = measured.risk <= measured.limit, wrong = !measured.impossible.empty();
  finding.verdict = met ? model::Verdict::holds : wrong ? model::Verdict::fails : model::Verdict::not_checked;
  finding.statement = fmt::format(
      "\"{}\": after {} cards{} the measured risk is {:.4g}: so large at most is the chance that a wrong outcome would "
      "have passed as well. The limit is {:.4g}.",
      measured.outcome, base::grouped(measured.counted), measured.compared ? " compared with their records" : "",
      measured.risk, measured.limit);
  if (measured.all_seen)
    finding.statement =
        fmt::format("\"{}\": every card was read, and {}.", measured.outcome,
                    met ? "all claims hold on paper" : "on paper \"" + measured.claim + "\" does not hold");
  if (finding.verdict == model::Verdict::not_checked) finding.reason = what_is_missing(measured);
  if (measured.differing > 0)
    finding.explanations = {
        "Differences between record and paper: marks that a scanner reads otherwise, cards in another order."};
  finding.cannot_show = {"Whether the paper is what voters marked: that needs a trustworthy chain of custody.",
                         "Anything of cards beyond the manifest and the stated bounds."};
  if (measured.unlooked > 0) finding.cannot_show.push_back(unlooked_cards(measured.unlooked));
  finding.basis = "Bets on assorters: Stark 2020 (arXiv:1911.10035); Waudby-Smith and Ramdas 2024 (JRSS B 86:1)";
  if (measured.stratified)
    finding.basis = "Products of martingales over strata: Spertus and Stark 2022 (arXiv:2207.03379)";
  return finding;
}

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#include "acta/report/audit_cards.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/base/number_text.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

constexpr std::size_t kShown = 10;
constexpr const char* kCannotShow =
    "Cannot show: whether the paper is what voters marked, or complete; anything of cards beyond the manifest and the "
    "stated bounds.";

std::string percent(double share) { return fmt::format("{:.4g} %", 100 * share); }

std::string findings_text(const std::vector<model::Finding>& findings, const TextStyle& style) {
  std::string text;
  for (const model::Finding& one : findings) {
    text += fmt::format("  {} {}  {}\n", verdict_text(one.verdict, style), one.code, one.statement);
    for (std::size_t k = 0; k < std::min(kShown, one.examples.size()); ++k) {
      const std::string place = base::to_text(one.examples[k].place);
      text += wrapped((place.empty() ? "" : place + ": ") + one.examples[k].label + ": " + one.examples[k].detail,
                      style.width, 6);
    }
    if (one.instances > static_cast<std::int64_t>(kShown))
      text += fmt::format("      … {} in all\n", base::grouped(one.instances));
  }
  return text;
}

std::string head_text(const CardsPlan& plan) {
  std::string text = fmt::format("{}, risk limit {}. {} batches, {} cards", plan.kind, percent(plan.risk_limit),
                                 base::grouped(plan.batches), base::grouped(plan.cards));
  if (plan.recorded > 0) text += fmt::format(", {} records", base::grouped(plan.recorded));
  if (plan.pooled > 0) text += fmt::format(", {} cards in pools", base::grouped(plan.pooled));
  if (plan.phantoms > 0) text += fmt::format(", {} cards without a record", base::grouped(plan.phantoms));
  return text + (plan.recorded > 0 && !plan.styles ? "; every card may hold every contest." : ".");
}

std::string strata_text(const CardsPlan& plan, const TextStyle& style) {
  if (plan.strata.empty()) return {};
  TextTable table({"stratum", "", "batches", "cards", "records", "in pools", "without a record"},
                  {false, false, true, true, true, true, true});
  for (const CardsStratum& one : plan.strata)
    table.add({one.id, one.kind, base::grouped(one.batches), base::grouped(one.cards), base::grouped(one.recorded),
               base::grouped(one.pooled), base::grouped(one.phantoms)});
  return table.to_text(style);
}

/// "First sample by stratum: adams 12 of 400, brown 9 of 350."
std::string first_text(const CardsContestPlan& one, const TextStyle& style) {
  std::string text;
  for (const CardsContestStratum& stratum : one.strata)
    text += fmt::format("{}{} {} of {}", text.empty() ? "" : ", ", stratum.id, base::grouped(stratum.first),
                        base::grouped(stratum.cards));
  return text.empty() ? text : wrapped("First sample by stratum: " + text + ".", style.width, 2);
}

/// Which seats of a law the claims prove, and why not the others.
std::string seats_text(const std::vector<AuditSeats>& seats, const std::vector<std::string>& unproven,
                       const TextStyle& style) {
  std::string text = audit_seats_text(seats, style);
  for (const std::string& one : unproven) text += wrapped("Not proven by this audit: " + one, style.width, 2);
  return text;
}

std::string contests_text(const CardsPlan& plan, const TextStyle& style) {
  std::string text;
  for (const CardsContestPlan& one : plan.contests) {
    text += painted(one.name, "1", style) + " (" + one.id + ")\n" + wrapped(one.outcome + ".", style.width, 2);
    std::string votes;
    for (const auto& [choice, count] : one.votes)
      votes += (votes.empty() ? "" : ", ") + choice + " " + base::grouped(count);
    if (!votes.empty()) text += wrapped(votes, style.width, 2);
    const std::string which =
        one.claims.size() == 1 ? "Claim: " : fmt::format("{} claims; the hardest: ", one.claims.size());
    const std::string without =
        one.phantoms > 0 ? fmt::format(", {} of them without a record", base::grouped(one.phantoms)) : std::string();
    text += wrapped(
        fmt::format("{}{} (margin {}). {} cards{}. First sample: {} cards.", which, one.claims.front().text,
                    percent(one.claims.front().margin), base::grouped(one.cards), without, base::grouped(one.first)),
        style.width, 2);
    text += first_text(one, style) + seats_text(one.seats, one.unproven, style);
    if (!one.warning.empty()) text += wrapped("Note: " + one.warning, style.width, 2);
  }
  return text;
}

std::string sizes_text(const CardsPlan& plan, const TextStyle& style) {
  std::vector<std::string> headings = {"contest"};
  for (const double limit : plan.limits) headings.push_back(percent(limit));
  std::vector<bool> right(headings.size(), true);
  right.front() = false;
  TextTable table(headings, right);
  for (const CardsContestPlan& one : plan.contests) {
    std::vector<std::string> row = {one.id};
    for (const std::int64_t size : one.sizes) row.push_back(size >= one.cards ? "all" : base::grouped(size));
    table.add(std::move(row));
  }
  std::vector<std::string> row = {"different cards"};
  for (const double cards : plan.expected_cards) row.push_back(base::grouped(std::llround(cards)));
  table.add(std::move(row));
  return table.to_text(style);
}

/// Of the simulated audits, the size that was enough in this share of them.
std::int64_t end_with(const std::vector<std::int64_t>& ends, double chance) {
  const auto place = static_cast<std::size_t>(std::ceil(chance * static_cast<double>(ends.size())));
  return ends[std::clamp<std::size_t>(place, 1, ends.size()) - 1];
}

/// How large a round has to be, where chance is in it.
std::string rounds_text(const CardsPlan& plan, const TextStyle& style) {
  TextTable table({"contest", "50 %", "75 %", "90 %", "95 %"}, {false, true, true, true, true});
  bool any = false;
  for (const CardsContestPlan& one : plan.contests) {
    if (one.exact || one.ends.empty()) continue;
    any = true;
    std::vector<std::string> row = {one.id};
    for (const double chance : {0.5, 0.75, 0.9, 0.95}) {
      // Where fewer than two audits lie beyond it, a size says little of the chance.
      const bool is_told = (1 - chance) * static_cast<double>(one.ends.size()) > 1.999;
      const std::int64_t size = end_with(one.ends, chance);
      row.push_back(!is_told ? "–" : size >= one.cards ? "all" : base::grouped(size));
    }
    table.add(std::move(row));
  }
  if (!any) return {};
  return "Cards to " + percent(plan.risk_limit) + " that are enough with a chance of (simulated)\n" +
         table.to_text(style);
}

std::string next_text(const CardsContestAssessment& one, double limit) {
  if (one.risk <= limit) return "met";
  if (one.waiting > 0)
    return one.waiting == 1 ? std::string("1 card waits") : fmt::format("{} cards wait", base::grouped(one.waiting));
  if (!one.impossible.empty()) return "not met";
  if (one.counted + one.next >= one.cards) return "all cards";
  return fmt::format("{}{} more", one.next_is_average ? "about " : "", base::grouped(one.next));
}

std::string drawn_by_stratum(const CardsAssessment& got, const TextStyle& style) {
  TextTable table({"contest", "stratum", "cards", "drawn", "used", "differ", "not found"},
                  {false, false, true, true, true, true, true});
  bool any = false;
  for (const CardsContestAssessment& one : got.contests)
    for (const CardsContestStratum& stratum : one.strata) {
      any = true;
      table.add({one.id, stratum.id, base::grouped(stratum.cards), base::grouped(stratum.drawn),
                 base::grouped(stratum.counted), base::grouped(stratum.differing), base::grouped(stratum.not_found)});
    }
  return any ? table.to_text(style) : std::string();
}

std::string differences_text(const CardsAssessment& got, const TextStyle& style) {
  TextTable table({"card", "contest", "record", "paper"}, {false, false, false, false});
  std::size_t all = 0;
  for (const CardsContestAssessment& one : got.contests)
    for (const CardsDifference& difference : one.differences)
      if (++all <= 2 * kShown) table.add({difference.card, one.id, difference.record, difference.paper});
  if (all == 0) return {};
  return table.to_text(style) + (all > 2 * kShown ? fmt::format("  … {} in all (--json)\n", all) : "");
}

}  // namespace

std::string cards_plan_text(const CardsPlan& plan, const TextStyle& style) {
  std::string text = painted(plan.name, "1", style) + "\n" + wrapped(head_text(plan), style.width, 2);
  text += strata_text(plan, style) + findings_text(plan.findings, style);
  for (const std::string& note : plan.notes) text += wrapped("Note: " + note, style.width, 2);
  text += contests_text(plan, style) + "Cards by risk limit, if paper says what was reported\n" +
          sizes_text(plan, style) + rounds_text(plan, style);
  text += wrapped(
      plan.average
          ? std::string(
                "Sizes by limit are averages of the hardest claim, as if drawn with replacement; first samples are "
                "enough in nine of ten audits (simulated), ") +
                (plan.strata.empty() ? "or more, for all claims of a contest."
                                     : "for the hardest claim of each contest.")
          : std::string("Enough if no difference is found; each one found makes it more."),
      style.width, 2);
  text += wrapped(fmt::format("The first samples together: about {} different cards.",
                              base::grouped(std::llround(plan.first_cards))),
                  style.width, 2);
  return text + wrapped(kCannotShow, style.width, 2);
}

std::string cards_assessment_text(const CardsAssessment& got, const TextStyle& style) {
  std::string text = painted(got.name, "1", style) + "\n";
  text += wrapped(fmt::format("{}, risk limit {}, seed \"{}\": {} cards drawn.", got.kind, percent(got.risk_limit),
                              got.seed, base::grouped(got.cards)),
                  style.width, 2);
  TextTable table({"contest", "drawn", "used", "differ", "not found", "risk", "next"},
                  {false, true, true, true, true, true, true});
  for (const CardsContestAssessment& one : got.contests)
    table.add({one.id + (one.targeted ? "" : " (opportunistic)"), base::grouped(one.drawn), base::grouped(one.counted),
               base::grouped(one.differing), base::grouped(one.not_found), fmt::format("{:.4g}", one.risk),
               next_text(one, got.risk_limit)});
  text += table.to_text(style) + drawn_by_stratum(got, style) + differences_text(got, style);
  for (const CardsContestAssessment& one : got.contests) {
    text += fmt::format("  {} {}  {}\n", verdict_text(one.finding.verdict, style), one.finding.code, one.name);
    text += wrapped(one.finding.statement + (one.finding.reason.empty() ? "" : " Missing: " + one.finding.reason + "."),
                    style.width, 6);
    text += seats_text(one.seats, one.unproven, style);
    if (!one.warning.empty()) text += wrapped("Note: " + one.warning, style.width, 6);
  }
  for (const std::string& note : got.notes) text += wrapped("Note: " + note, style.width, 2);
  return text + wrapped(kCannotShow, style.width, 2);
}

std::string cards_advice(const CardsAssessment& got) {
  std::string sizes;
  bool waiting = false, failed = false, open = false, more = false;
  for (const CardsContestAssessment& one : got.contests) {
    if (!one.targeted) continue;
    waiting = waiting || (one.waiting > 0 && one.risk > got.risk_limit);
    (one.exact ? failed : open) |= !one.impossible.empty();
    more = more || one.next > 0;
    sizes += fmt::format("{}{}={}", sizes.empty() ? "" : ",", one.id, std::min(one.cards, one.drawn + one.next));
  }
  if (failed) return "An outcome is wrong on paper.";
  if (open)
    return "A claim is not true on paper, which the outcome may not need: what all the cards say, counted by the law, "
           "decides.";
  if (waiting) return "Go on: drawn cards wait for their paper. No later card is used before them.";
  if (more) return "Go on, if no further difference is found to the end: --sizes " + sizes;
  return "Stop: the risk limit is met in every contest that was drawn for.";
}

}  // namespace acta::report

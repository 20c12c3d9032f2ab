// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "acta/base/ratio.hpp"
#include "acta/report/report.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

constexpr std::size_t kListsShown = 12;
constexpr std::size_t kExamplesShown = 5;
constexpr std::array kWorstFirst{model::Verdict::fails, model::Verdict::remarkable, model::Verdict::not_checked,
                                 model::Verdict::holds};

std::string value_text(const model::Number& number) {
  if (const auto* whole = std::get_if<std::int64_t>(&number.value)) return grouped(*whole);
  if (const auto* real = std::get_if<double>(&number.value)) return fmt::format("{:.6g}", *real);
  return std::get<std::string>(number.value);
}

std::string stakes_text(const model::Finding& finding) {
  std::string text;
  if (finding.votes_at_stake) text += fmt::format("  [{} votes", grouped(*finding.votes_at_stake));
  if (finding.votes_at_stake && finding.seats_at_stake) text += fmt::format(", {} seats", *finding.seats_at_stake);
  return text.empty() ? text : text + " at stake]";
}

std::string lists_table(const ContestReport& contest, const TextStyle& style, std::size_t most) {
  const model::Poll& poll = *contest.poll;
  const bool proclaimed = !contest.contest->proclaimed.empty();
  std::vector<std::string> headings = {"list", "votes", "share %", "seats"};
  if (proclaimed) headings.push_back("proclaimed");
  TextTable table(headings, {false, true, true, true, true});
  std::size_t shown = 0;
  for (const std::size_t i : model::by_votes(poll)) {
    if (shown++ == most && poll.lists.size() > most + 1) break;
    const model::ListResult& result = contest.result->lists[i];
    std::vector<std::string> row = {poll.lists[i].name, grouped(poll.lists[i].votes),
                                    poll.valid > 0 ? base::to_percent({poll.lists[i].votes, poll.valid}, 2) : "",
                                    result.in_runoff ? "second round" : std::to_string(result.seats)};
    if (const auto seats = model::proclaimed_seats(*contest.contest, poll.lists[i]))
      row.push_back(std::to_string(*seats));
    table.add(std::move(row));
  }
  std::string text = table.to_text(style);
  if (poll.lists.size() > most + 1) text += fmt::format("  … and {} more\n", poll.lists.size() - most);
  return text;
}

std::string turnout_line(const ContestReport& contest) {
  if (!contest.registered || !contest.took_part || *contest.registered == 0) return {};
  return fmt::format("  Turnout {} % ({}): {} of {}\n", base::to_percent({*contest.took_part, *contest.registered}, 2),
                     contest.turnout_basis, grouped(*contest.took_part), grouped(*contest.registered));
}

std::string nearest_line(const ContestReport& contest) {
  if (contest.result->margins.empty()) return {};
  const model::SeatMargin& margin = contest.result->margins.front();
  const auto& lists = contest.poll->lists;
  const std::string added =
      margin.votes_added ? fmt::format(" or {} added", grouped(*margin.votes_added)) : std::string();
  const std::string where = margin.area == model::kNone ? "" : " of " + contest.poll->areas[margin.area].name;
  return fmt::format("  Nearest change: {} to {}, {} votes moved{}{}\n",
                     margin.seat == 0
                         ? std::string("the outcome, from " + lists[margin.holder].name)
                         : fmt::format("seat {}{}, from {}", margin.seat, where, lists[margin.holder].name),
                     margin.next ? lists[*margin.next].name : "another outcome", grouped(margin.votes_moved), added,
                     margin.note.empty() ? "" : " (" + margin.note + ")");
}

std::string finding_line(const model::Finding& finding, const TextStyle& style) {
  const std::string where = finding.copy.empty() ? "" : " (" + finding.copy + ")";
  const std::string body = finding.statement + (finding.reason.empty() ? "" : " Not checked: " + finding.reason + ".");
  std::string text = fmt::format("  {} {}{}{}\n", verdict_text(finding.verdict, style),
                                 painted(finding.code, "1", style), where, stakes_text(finding));
  return text + wrapped(body, style.width, 6);
}

std::string detail(const Report& report, const model::Finding& finding, const TextStyle& style) {
  const model::FindingKind* kind = kind_of(report, finding.code);
  std::string text = finding_line(finding, style);
  if (kind) text.insert(text.find('\n'), fmt::format("  {}", kind->title));
  for (const model::Number& number : finding.numbers)
    text += fmt::format("        {}: {}{}{}\n", number.label, value_text(number), number.unit.empty() ? "" : " ",
                        number.unit);
  for (std::size_t i = 0; i < std::min(finding.examples.size(), kExamplesShown); ++i) {
    const model::Instance& example = finding.examples[i];
    text += fmt::format("        {}  {}  {}\n", base::to_text(example.place), example.label, example.detail);
  }
  if (finding.instances > static_cast<std::int64_t>(kExamplesShown))
    text += fmt::format("        … {} in all\n", grouped(finding.instances));
  if (finding.verdict == model::Verdict::fails || finding.verdict == model::Verdict::remarkable) {
    for (const std::string& other : finding.explanations) text += wrapped("Could also be: " + other, style.width, 8);
    for (const std::string& limit : finding.cannot_show) text += wrapped("Cannot show: " + limit, style.width, 8);
  }
  return text;
}

void append_verdict(std::string& text, const Report& report, model::Verdict verdict, const TextStyle& style) {
  for (const model::Finding& finding : report.findings)
    if (finding.verdict == verdict) text += finding_line(finding, style);
}

/// "Oslo: " where the step is about an area.
std::string area_of(const ContestReport& contest, const model::Step& step) {
  return step.area == model::kNone ? std::string() : contest.poll->areas[step.area].name + ": ";
}

/// Who has a seat, list by list, where the law says how people are chosen.
std::string elected_text(const ContestReport& contest, const TextStyle& style) {
  std::string text;
  for (const model::TierResult& tier : contest.result->tiers)
    for (const model::AreaSeats& area : tier.areas)
      for (const model::Elected& elected : area.elected) {
        const model::Candidate& candidate = contest.poll->candidates[elected.candidate];
        text += wrapped(fmt::format("Elected: {} ({}), {} votes, {}", candidate.name,
                                    contest.poll->lists[candidate.list].name, grouped(candidate.votes), elected.reason),
                        style.width, 4);
      }
  return text;
}

/// Lists down, tiers across; empty where there is one tier.
std::string tiers_table(const ContestReport& contest, const TextStyle& style) {
  std::vector<std::string> headings = {"list"};
  for (const model::TierResult& tier : contest.result->tiers)
    if (!tier.provisional) headings.push_back(tier.name);
  if (headings.size() < 3) return {};
  headings.push_back("seats");
  std::vector<bool> right(headings.size(), true);
  right[0] = false;
  TextTable table(headings, right);
  for (const std::size_t i : model::by_votes(*contest.poll)) {
    if (contest.result->lists[i].seats == 0) continue;
    std::vector<std::string> row = {contest.poll->lists[i].name};
    for (const model::TierResult& tier : contest.result->tiers)
      if (!tier.provisional) row.push_back(std::to_string(tier.seats[i]));
    row.push_back(std::to_string(contest.result->lists[i].seats));
    table.add(std::move(row));
  }
  return table.to_text(style);
}

}  // namespace

std::string count_text(const Report& report, const TextStyle& style, bool steps) {
  std::string text;
  for (const ContestReport& contest : report.contests) {
    text += painted(contest.contest->name, "1", style) + '\n';
    if (!contest.result) {
      text += "  Nothing to count: the record has no sheets and no release with votes.\n";
      continue;
    }
    text += wrapped(model::to_string(contest.result->statement), style.width, 2);
    text += lists_table(contest, style, steps ? contest.poll->lists.size() : kListsShown);
    text += tiers_table(contest, style);
    text += turnout_line(contest) + nearest_line(contest);
    text += fmt::format("  Counted: {}\n", contest.counted);
    if (!steps) continue;
    text += elected_text(contest, style);
    for (const model::Step& step : contest.result->steps)
      text += wrapped(area_of(contest, step) + model::to_string(step.what) +
                          (step.arithmetic.empty() ? "" : ": " + model::to_string(step.arithmetic)) +
                          (step.article.empty() ? "" : " [" + step.article + "]"),
                      style.width, 4);
  }
  return text;
}

std::string concerns_text(const Report& report, const TextStyle& style) {
  std::string text;
  append_verdict(text, report, model::Verdict::fails, style);
  append_verdict(text, report, model::Verdict::remarkable, style);
  return text.empty() ? text : "\n" + text;
}

namespace {

std::string audits_text(const Report& report, const TextStyle& style) {
  std::string text;
  for (const AuditCarried& one : report.audits) {
    text += fmt::format("\n{}  {}\n", painted("Audit", "1", style), one.file);
    text +=
        wrapped(one.reason.empty() ? "Nothing was assessed yet."
                : one.unassessed ? "Something was drawn or entered since the last assessment, which said: " + one.reason
                                 : one.reason,
                style.width, 2);
  }
  return text;
}

}  // namespace

std::string summary_text(const Report& report, const TextStyle& style) {
  std::string text = painted(report.record->title, "1", style) + '\n';
  text += count_text(report, style, false);
  const VerdictCounts counts = count_verdicts(report.findings);
  text += fmt::format("\n{}  {} fail, {} remarkable, {} not checked, {} hold\n", painted("Findings", "1", style),
                      counts.fails, counts.remarkable, counts.not_checked, counts.holds);
  append_verdict(text, report, model::Verdict::fails, style);
  append_verdict(text, report, model::Verdict::remarkable, style);
  return text + audits_text(report, style);
}

std::string verdicts_text(const Report& report, const TextStyle& style) {
  std::string text;
  for (const auto verdict : kWorstFirst) append_verdict(text, report, verdict, style);
  return text;
}

std::string findings_text(const Report& report, const TextStyle& style, bool all) {
  std::string text;
  for (const auto verdict : kWorstFirst)
    for (const model::Finding& finding : report.findings)
      if (finding.verdict == verdict && (all || verdict != model::Verdict::holds))
        text += detail(report, finding, style);
  const VerdictCounts counts = count_verdicts(report.findings);
  return text + fmt::format("{} fail, {} remarkable, {} not checked, {} hold\n", counts.fails, counts.remarkable,
                            counts.not_checked, counts.holds);
}

}  // namespace acta::report

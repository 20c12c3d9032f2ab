// SPDX-License-Identifier: Apache-2.0
#include "acta/check/findings_copies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/check/subject.hpp"

namespace acta::check {
namespace {

using model::Finding;
using model::Verdict;

constexpr const char* kBasis = "doc/methods/compare.md";

std::string name_of(const model::CopyInfo& copy) { return copy.name.empty() ? copy.id : copy.name; }
std::string signed_number(std::int64_t n) { return (n > 0 ? "+" : "") + grouped(n); }

Finding start(const char* code, const ComparedCopies& c) {
  Finding finding;
  finding.code = code;
  finding.contest = c.contest.id;
  finding.copy = c.second_copy.id;
  finding.verdict = Verdict::holds;
  finding.basis = kBasis;
  finding.numbers.push_back({"compared_with", "compared with copy", c.first_copy.id, ""});
  return finding;
}

Finding without(const char* code, const ComparedCopies& c, std::string reason) {
  Finding finding = not_checked(code, c.contest.id, c.second_copy.id, std::move(reason));
  finding.numbers.push_back({"compared_with", "compared with copy", c.first_copy.id, ""});
  finding.basis = kBasis;
  return finding;
}

std::string lead(const ComparedCopies& c) {
  return fmt::format("the lead of {} over {}", check::name_of(c.contest.options[c.comparison.leader]),
                     check::name_of(c.contest.options[c.comparison.second]));
}

std::string cell_text(model::Cell cell) { return model::is_count(cell) ? grouped(cell) : std::string("none"); }

std::string detail(const Comparison& own, const SheetDifference& sheet) {
  std::string numbers;
  for (const NumberChange& number : sheet.numbers)
    numbers += fmt::format("{}{} {} → {}", numbers.empty() ? "" : ", ", own.columns[number.column].name,
                           cell_text(number.first), cell_text(number.second));
  return fmt::format("{}; {}", numbers, to_string(sheet.kind));
}

void take_differences(Finding& finding, const ComparedCopies& c) {
  std::vector<const SheetDifference*> order;
  for (const SheetDifference& sheet : c.comparison.differences) {
    finding.units.push_back(sheet.second);
    order.push_back(&sheet);
  }
  std::sort(finding.units.begin(), finding.units.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return std::abs(a->margin) > std::abs(b->margin); });
  for (const SheetDifference* sheet : order) {
    if (finding.examples.size() == model::kLargestExamples) break;
    finding.examples.push_back({sheet->second, std::string(c.second.keys[sheet->second]), detail(c.comparison, *sheet),
                                c.second.place(sheet->second)});
  }
  finding.instances = static_cast<std::int64_t>(order.size());
}

Finding copies_differ(const ComparedCopies& c) {
  const Comparison& own = c.comparison;
  if (own.join.both.empty()) return without("C216", c, "no sheet of one copy was found in the other");
  Finding finding = start("C216", c);
  finding.tested = static_cast<std::int64_t>(own.join.both.size());
  take_differences(finding, c);
  std::int64_t votes = 0;
  for (const ColumnChange& column : own.columns)
    if (column.option != model::kNone) votes = base::checked_add(votes, base::checked_add(column.up, column.down));
  finding.votes_at_stake = votes;
  number(finding, "only_first", "sheets of the earlier copy only",
         static_cast<std::int64_t>(own.join.only_first.size()), "sheets");
  number(finding, "only_second", "sheets of the later copy only",
         static_cast<std::int64_t>(own.join.only_second.size()), "sheets");
  number(finding, "votes", "absolute differences in votes, added up", votes, "votes");
  for (std::size_t k = 0; k < kDifferenceKinds; ++k)
    if (own.kinds[k].sheets > 0) {
      const std::string kind(to_string(static_cast<DifferenceKind>(k)));
      finding.numbers.push_back({"kind_" + std::to_string(k), kind, own.kinds[k].sheets, "sheets"});
    }
  finding.verdict = finding.instances == 0 ? Verdict::holds : Verdict::fails;
  finding.statement =
      fmt::format("{} of {} that are in \"{}\" and \"{}\" differ; keys {}.", grouped(finding.instances),
                  counted(finding.tested, "sheet"), name_of(c.first_copy), name_of(c.second_copy), own.join.rule);
  finding.explanations = {"A sheet was corrected, or typed in anew, between the copies.",
                          "A photograph or code was misread in one of them.", "Ballots were counted again."};
  finding.cannot_show = {"Which copy is right: that takes the sheet on paper."};
  return finding;
}

Finding differences_lean(const ComparedCopies& c) {
  const Lean& lean = c.comparison.lean;
  const std::int64_t all = lean.grows + lean.shrinks;
  if (c.comparison.second == model::kNone || all < kLeanSheets)
    return without("C217", c, fmt::format("fewer than {} sheets change who leads whom by how much", kLeanSheets));
  Finding finding = start("C217", c);
  finding.tested = all;
  finding.verdict = lean.chance < kLeanLevel ? Verdict::remarkable : Verdict::holds;
  finding.instances = finding.verdict == Verdict::holds ? 0 : std::max(lean.grows, lean.shrinks);
  number(finding, "grows", "sheets on which it is more in the later copy", lean.grows, "sheets");
  number(finding, "shrinks", "sheets on which it is less", lean.shrinks, "sheets");
  finding.numbers.push_back({"chance", "chance of a split as uneven, if both are alike likely", lean.chance, ""});
  finding.numbers.push_back(
      {"share", "share of sheets on which it is more, with 95 % interval",
       fmt::format("{:.1f} (from {:.1f} to {:.1f})", 100 * lean.share, 100 * lean.low, 100 * lean.high), "%"});
  std::int64_t net = 0;
  for (const SheetDifference& sheet : c.comparison.differences) net = base::checked_add(net, sheet.margin);
  number(finding, "net", "net change of the lead on these sheets", net, "votes");
  finding.votes_at_stake = net < 0 ? -net : net;
  finding.statement = fmt::format("From \"{}\" to \"{}\" {} grows on {} and shrinks on {}; net {} votes.",
                                  name_of(c.first_copy), name_of(c.second_copy), lead(c), counted(lean.grows, "sheet"),
                                  grouped(lean.shrinks), signed_number(net));
  finding.explanations = {"Most sheets that were corrected are of areas that lean to one side.",
                          "A systematic fault of one form or reader, such as two columns exchanged."};
  finding.cannot_show = {"Whether a correction was right.", "Why sheets were corrected."};
  return finding;
}

Finding late_sheets_finding(const ComparedCopies& c) {
  if (!c.comparison.late || c.comparison.second == model::kNone)
    return without("C218", c, "the later copy has no sheets that the earlier one lacks");
  const LateSheets& late = *c.comparison.late;
  Finding finding = start("C218", c);
  finding.tested = late.sheets;
  const auto lead_votes = static_cast<double>(late.lead);
  const bool inside = lead_votes >= late.low && lead_votes <= late.high;
  finding.verdict = inside ? Verdict::holds : Verdict::remarkable;
  finding.instances = inside ? 0 : late.sheets;
  finding.votes_at_stake = static_cast<std::int64_t>(std::ceil(std::abs(lead_votes - late.expected)));
  number(finding, "votes", "votes on later sheets", late.votes, "votes");
  number(finding, "lead", "lead on later sheets", late.lead, "votes");
  const auto rounded = [](double value) { return static_cast<std::int64_t>(std::llround(value)); };
  number(finding, "expected", "lead expected from the earlier sheets of their areas", rounded(late.expected), "votes");
  number(finding, "low", "lower end of its 95 % interval", rounded(late.low), "votes");
  number(finding, "high", "upper end of its 95 % interval", rounded(late.high), "votes");
  number(finding, "without_near", "later sheets in no area with enough earlier ones", late.without_near, "sheets");
  finding.statement = fmt::format(
      "On {} of \"{}\" that \"{}\" lacks {} is {} votes; earlier sheets of the same areas lead to expect {}, from {} "
      "to {}.",
      counted(late.sheets, "sheet"), name_of(c.second_copy), name_of(c.first_copy), lead(c), signed_number(late.lead),
      signed_number(rounded(late.expected)), signed_number(rounded(late.low)), signed_number(rounded(late.high)));
  finding.explanations = {
      "Sheets that come late are of other places than the early ones of their area: farther, larger, poorer.",
      "Sheets with objections, or from abroad, came later."};
  finding.cannot_show = {"Why sheets came late.", "Whether they say what was cast."};
  return finding;
}

}  // namespace

std::vector<Finding> findings_of_copies(const ComparedCopies& copies) {
  return {copies_differ(copies), differences_lean(copies), late_sheets_finding(copies)};
}

std::vector<Finding> not_checked_without_copies(const model::Contest& contest) {
  std::vector<Finding> findings;
  for (const char* code : {"C216", "C217", "C218"})
    findings.push_back(not_checked(code, contest.id, "", "the record has no two copies of the contest's sheets"));
  return findings;
}

}  // namespace acta::check

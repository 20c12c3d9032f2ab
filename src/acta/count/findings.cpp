// SPDX-License-Identifier: Apache-2.0
#include "acta/count/findings.hpp"

#include <algorithm>
#include <array>

#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

using model::Finding;
using model::Verdict;

constexpr std::array kKinds = {
#define ACTA_KIND(code, name, title, explanation) model::FindingKind{#code, "count", #name, title, explanation},
#include "acta/count/codes.def"
#undef ACTA_KIND
};

Finding start(const char* code, const model::Contest& contest, const model::SheetTable* sheets) {
  Finding finding;
  finding.code = code;
  finding.contest = contest.id;
  if (sheets) finding.copy = sheets->copy;
  finding.basis = contest.law ? contest.law->name : "plurality of votes; the record names no law";
  return finding;
}

void compare_seats(Finding& finding, const model::Contest& contest, const model::Poll& poll,
                   const model::CountResult& result) {
  for (std::size_t i = 0; i < poll.lists.size(); ++i) {
    const auto proclaimed = model::proclaimed_seats(contest, poll.lists[i]);
    const std::int64_t counted = result.lists[i].seats;
    if (!proclaimed && counted == 0) continue;
    ++finding.tested;
    if (proclaimed == counted) continue;
    ++finding.instances;
    if (finding.examples.size() < model::kLargestExamples)
      finding.examples.push_back(
          {-1,
           poll.lists[i].name,
           "counted " + grouped(counted) + ", proclaimed " + (proclaimed ? grouped(*proclaimed) : std::string("none")),
           {}});
  }
}

/// "A (counted 9, proclaimed 7); B (...)" of the first few.
std::string differences(const Finding& finding) {
  constexpr std::size_t kNamed = 4;
  std::string text;
  for (std::size_t i = 0; i < std::min(finding.examples.size(), kNamed); ++i)
    text += (i == 0 ? "" : "; ") + finding.examples[i].label + " (" + finding.examples[i].detail + ")";
  return finding.instances > static_cast<std::int64_t>(kNamed) ? text + "; and others" : text;
}

Finding proclaimed_seats(const model::Contest& contest, const model::SheetTable* sheets, const model::Poll& poll,
                         const model::CountResult& result) {
  Finding finding = start("N101", contest, sheets);
  if (contest.proclaimed.empty() || result.outcome != model::Outcome::decided) {
    finding.verdict = Verdict::not_checked;
    finding.statement = "Seats as counted were not compared with seats as proclaimed.";
    finding.reason = contest.proclaimed.empty() ? "the record holds no proclaimed seats" : "the count gives no seats";
    return finding;
  }
  compare_seats(finding, contest, poll, result);
  finding.verdict = finding.instances == 0 ? Verdict::holds : Verdict::fails;
  finding.statement = finding.instances == 0
                          ? "The law gives all " + grouped(finding.tested) + " lists the seats that were proclaimed."
                          : "The law gives " + grouped(finding.instances) + " of " + grouped(finding.tested) +
                                " lists other seats than were proclaimed: " + differences(finding) + ".";
  finding.explanations = {"The proclamation followed other totals than those counted here.",
                          "Lists stood together, or apart, in another way than the record says.",
                          "The law was applied in a version or reading that its file does not describe."};
  finding.cannot_show = {"Whether the votes that were counted are those that were cast."};
  return finding;
}

std::string nearest(const model::Poll& poll, const model::CountResult& result) {
  if (result.margins.empty()) return {};
  const model::SeatMargin& least = result.margins.front();
  std::string text = grouped(least.votes_moved) + " votes moved from " + poll.lists[least.holder].name;
  if (least.next) text += " to " + poll.lists[*least.next].name;
  return text;
}

Finding outcome(const model::Contest& contest, const model::SheetTable* sheets, const model::Poll& poll,
                const model::CountResult& result) {
  Finding finding = start("N102", contest, sheets);
  finding.verdict = result.outcome == model::Outcome::tie ? Verdict::remarkable : Verdict::holds;
  finding.statement = model::to_string(result.statement);
  finding.tested = static_cast<std::int64_t>(poll.lists.size());
  finding.instances = static_cast<std::int64_t>(result.tied.size());
  finding.numbers.push_back({"valid", "valid votes", poll.valid, "votes"});
  if (poll.ballots > 0) finding.numbers.push_back({"ballots", "ballots counted", poll.ballots, "ballots"});
  if (!result.margins.empty()) {
    finding.numbers.push_back(
        {"votes_moved", "smallest margin: " + nearest(poll, result), result.margins.front().votes_moved, "votes"});
    if (result.margins.front().votes_added)
      finding.numbers.push_back(
          {"votes_added", "votes added to that list alone instead", *result.margins.front().votes_added, "votes"});
  }
  for (const std::size_t list : result.tied)
    finding.examples.push_back({-1, poll.lists[list].name, grouped(poll.lists[list].votes) + " votes", {}});
  finding.cannot_show = {"Whether the votes that were counted are those that were cast."};
  return finding;
}

/// Cells of votes without a number, over the options that the copy has.
void missing_cells(Finding& finding, const model::Contest& contest, const model::SheetTable& sheets) {
  for (std::size_t option = 0; option < sheets.votes.size(); ++option) {
    if (!sheets.has_option(option) && sheets.units() > 0) {
      const auto units = static_cast<std::int64_t>(sheets.units());
      finding.tested += units;
      finding.instances += units;
      if (finding.examples.size() < model::kLargestExamples)
        finding.examples.push_back({-1, contest.options[option].name, "has no column in this copy", {}});
      continue;
    }
    const model::Column& column = sheets.votes[option];
    for (std::size_t unit = 0; unit < column.cells.size(); ++unit) {
      ++finding.tested;
      if (model::is_count(column.cells[unit])) continue;
      ++finding.instances;
      if (finding.units.empty() || finding.units.back() != unit)
        finding.units.push_back(static_cast<std::uint32_t>(unit));
      if (finding.examples.size() < model::kLargestExamples)
        finding.examples.push_back({static_cast<std::int64_t>(unit), std::string(sheets.keys[unit]),
                                    "no number for " + contest.options[option].name, sheets.place(unit, &column)});
    }
  }
  std::sort(finding.units.begin(), finding.units.end());
  finding.units.erase(std::unique(finding.units.begin(), finding.units.end()), finding.units.end());
}

Finding votes_counted(const model::Contest& contest, const model::SheetTable* sheets) {
  Finding finding = start("N103", contest, sheets);
  finding.basis = "arithmetic";
  if (!sheets) {
    finding.verdict = Verdict::not_checked;
    finding.statement = "Votes were counted from published totals.";
    finding.reason = "the record holds no tally sheets of this contest";
    return finding;
  }
  missing_cells(finding, contest, *sheets);
  finding.verdict = finding.instances == 0 ? Verdict::holds : Verdict::remarkable;
  finding.statement = finding.instances == 0 ? "All " + grouped(finding.tested) + " cells of votes hold a number."
                                             : grouped(finding.instances) + " of " + grouped(finding.tested) +
                                                   " cells of votes hold no number and were counted as no votes.";
  finding.explanations = {"The sheet had not arrived when the file was published.",
                          "An empty cell stands for zero in this source."};
  finding.cannot_show = {"How many votes the absent numbers stand for."};
  return finding;
}

}  // namespace

std::span<const model::FindingKind> kinds() { return kKinds; }

Finding not_counted(const model::Contest& contest, const model::SheetTable* sheets, std::string reason) {
  Finding finding = start("N102", contest, sheets);
  finding.verdict = Verdict::not_checked;
  finding.statement = "The votes were not counted.";
  finding.reason = std::move(reason);
  return finding;
}

std::vector<Finding> findings(const model::Contest& contest, const model::SheetTable* sheets, const model::Poll& poll,
                              const model::CountResult& result) {
  return {proclaimed_seats(contest, sheets, poll, result), outcome(contest, sheets, poll, result),
          votes_counted(contest, sheets)};
}

}  // namespace acta::count

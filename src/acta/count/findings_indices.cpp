// SPDX-License-Identifier: Apache-2.0
#include "acta/count/findings_indices.hpp"

#include <cmath>

#include "acta/count/findings_common.hpp"
#include "acta/count/findings_turnout.hpp"
#include "acta/count/indices.hpp"
#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

using model::Finding;
using model::Verdict;

/// Two decimals, for showing.
std::string shown(double value) { return base::to_decimal({std::llround(value * 100), 100}, 2); }

std::string percent(const base::Ratio& share) { return base::to_percent(share, 2) + " %"; }

void add_numbers(Finding& finding, const VotesAndSeats& numbers, const Indices& of) {
  finding.numbers = {
      {"effective_votes", "effective number of parties by votes", shown(of.effective_votes), ""},
      {"effective_seats", "effective number of parties by seats", shown(of.effective_seats), ""},
      {"least_squares", "least squares index (Gallagher)", shown(of.least_squares), "points"},
      {"loosemore_hanby", "Loosemore-Hanby index", base::to_percent(of.loosemore_hanby, 2), "%"},
  };
  if (of.sainte_lague)
    finding.numbers.push_back({"sainte_lague", "Sainte-Lague index", shown(*of.sainte_lague), "points"});
  if (numbers.others > 0)
    finding.numbers.push_back(
        {"others", "valid votes for no list told here, taken as one list without seats", numbers.others, "votes"});
}

Finding proportionality(Finding finding, const model::Poll& poll, const VotesAndSeats& numbers) {
  finding.basis = "Gallagher 1991; Laakso and Taagepera 1979; Loosemore and Hanby 1971";
  const auto of = indices_of(numbers);
  const auto bonus = bonus_of(numbers);
  if (!of || !bonus)
    return not_checked(std::move(finding), "Shares of seats were not compared with shares of votes.",
                       "the count gives no seats, or there are no votes");
  add_numbers(finding, numbers, *of);
  finding.tested = of->lists_with_votes;
  finding.verdict = bonus->manufactured_majority ? Verdict::remarkable : Verdict::holds;
  const std::string& name = poll.lists[bonus->list].name;
  finding.statement = name + " has " + percent(bonus->seats) + " of the seats with " + percent(bonus->votes) +
                      " of the votes; the least squares index is " + shown(of->least_squares) + ".";
  if (bonus->manufactured_majority) add_instance(finding, name, "more than half of the seats, not of the votes");
  finding.explanations = {"The law gives large lists more than their share: small areas, plurality, a threshold.",
                          "Votes are spread unevenly over areas of unequal size."};
  finding.cannot_show = {"Whether voters would have voted in the same way under another law."};
  return finding;
}

void add_excluded(Finding& finding, const model::Poll& poll, const VotesAndSeats& numbers, const WithoutSeats& found) {
  finding.tested = static_cast<std::int64_t>(found.by_threshold.size() + found.by_formula.size());
  finding.numbers = {
      {"by_threshold", "votes of lists that took no part in the division", found.votes_by_threshold, "votes"},
      {"by_formula", "votes of lists that took part and have no seat", found.votes_by_formula, "votes"}};
  if (!found.reversal) return;
  const auto [without, with] = *found.reversal;
  add_instance(finding, poll.lists[without].name,
               grouped(numbers.votes[without]) + " votes and no seat; " + poll.lists[with].name + " has " +
                   grouped(numbers.seats[with]) + " with " + grouped(numbers.votes[with]));
}

Finding votes_without_seats(Finding finding, const model::Poll& poll, const VotesAndSeats& numbers,
                            const model::CountResult& result) {
  const auto of = indices_of(numbers, Others::left_out);
  if (!of || result.outcome != model::Outcome::decided)
    return not_checked(std::move(finding), "Votes without seats were not counted.", "the count gives no seats");
  const WithoutSeats found = without_seats(numbers, result);
  add_excluded(finding, poll, numbers, found);
  const std::int64_t all = base::checked_add(found.votes_by_threshold, found.votes_by_formula);
  finding.verdict = found.reversal ? Verdict::remarkable : Verdict::holds;
  finding.statement =
      number_of(all, "vote") + ", " + percent({all, of->votes}) + " of those for lists, went to " +
      number_of(finding.tested, "list") + " without a seat" +
      (found.reversal ? "; one of them has more votes than a list with a seat: " + finding.examples.front().label + "."
                      : ".");
  finding.explanations = {"Seats are filled area by area, and the votes of the list are spread over areas.",
                          "A threshold that one list meets and the other does not: a share, a direct seat, a kind."};
  finding.cannot_show = {"What a vote for such a list was meant to bring about."};
  return finding;
}

Finding competition(Finding finding, const model::Record& record, const model::Poll& poll, const std::string& ballot) {
  const std::vector<std::size_t> areas = uncontested(poll, ballot);
  const std::size_t rows = poll.tallies.empty() ? 1 : poll.tallies.front().votes.size();
  finding.tested = static_cast<std::int64_t>(rows + record.organisations.size());
  for (const std::size_t area : areas)
    add_instance(finding, area == model::kNone ? "the whole" : poll.areas[area].name, "one list only has votes");
  std::int64_t absent = 0;
  for (const model::Organisation& organisation : record.organisations)
    if (!organisation.stood) {
      ++absent;
      add_instance(finding, organisation.name, organisation.note.empty() ? "did not stand" : organisation.note);
    }
  finding.numbers = {
      {"lists", "lists", static_cast<std::int64_t>(poll.lists.size()), "lists"},
      {"uncontested", "areas in which one list only has votes", static_cast<std::int64_t>(areas.size()), "areas"},
      {"absent", "organisations of the record that did not stand", absent, ""}};
  finding.verdict = finding.instances == 0 ? Verdict::holds : Verdict::remarkable;
  finding.statement = number_of(static_cast<std::int64_t>(poll.lists.size()), "list") + " stood; in " +
                      number_of(static_cast<std::int64_t>(areas.size()), "area") + " one list only has votes, and " +
                      number_of(absent, "organisation") + " of the record did not stand.";
  finding.explanations = {"An organisation decided not to take part, joined another list, or was not admitted.",
                          "Votes of other lists in the area are not in this copy."};
  finding.cannot_show = {"Why an organisation did not stand, or how many votes it would have had.",
                         "Organisations that the record does not name."};
  return finding;
}

}  // namespace

std::vector<Finding> findings_of_indices(const model::Record& record, const model::Contest& contest,
                                         const model::SheetTable* sheets, const model::Poll& poll,
                                         const model::CountResult& result) {
  const std::string ballot = contest.law ? measured_ballot(*contest.law) : std::string();
  const VotesAndSeats numbers = votes_and_seats(poll, result, ballot);
  const auto start = [&](const char* code) { return begin_finding(code, contest, sheets, "arithmetic"); };
  return {proportionality(start("N104"), poll, numbers), votes_without_seats(start("N105"), poll, numbers, result),
          competition(start("N106"), record, poll, ballot), turnout_base(contest, sheets)};
}

}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/base/number_text.hpp"
#include "acta/forensics/findings_parts.hpp"
#include "acta/forensics/repeated_rows.hpp"

namespace acta::forensics {
namespace {

using model::Finding;

constexpr std::int64_t kFewestBallots = 50, kNear = 2, kFewestRows = 10;

void add_pairs(Finding& finding, const Subject& subject, const RepeatedRows& repeated) {
  for (const auto& [a, b] : repeated.pairs) {
    if (finding.examples.size() < model::kLargestExamples)
      finding.examples.push_back({a, std::string(subject.sheets.keys[a]),
                                  "the same numbers as " + std::string(subject.sheets.keys[b]),
                                  subject.sheets.place(a)});
    finding.units.push_back(a);
    finding.units.push_back(b);
  }
  std::sort(finding.units.begin(), finding.units.end());
  finding.units.erase(std::unique(finding.units.begin(), finding.units.end()), finding.units.end());
}

/// Options that the rows hold, in their order.
std::vector<std::size_t> options_of(const model::SheetTable& sheets) {
  std::vector<std::size_t> options;
  for (std::size_t o = 0; o < sheets.votes.size(); ++o)
    if (sheets.has_option(o)) options.push_back(o);
  return options;
}

std::string path_of(const model::SheetTable& sheets, std::uint32_t area) {
  std::string text;
  if (sheets.levels.empty()) return "all stations";
  for (const std::string_view name : model::area_path(sheets, sheets.levels.size() - 1, area))
    text += (text.empty() ? "" : " / ") + std::string(name);
  return text;
}

}  // namespace

Tested test_repeated(const Subject& subject) {
  const VoteRows rows = vote_rows(subject.sheets);
  const std::string statement = "Repeated sheets were not looked for.";
  if (rows.options < 2) return not_applied("F113", subject, statement, "sheets with one option are equal too easily");
  const RepeatedRows equal = repeated_rows(rows, 0, kFewestBallots), near = repeated_rows(rows, kNear, kFewestBallots);
  if (equal.rows < subject.options.fewest_stations)
    return not_applied("F113", subject, statement,
                       fmt::format("fewer than {} sheets have {} ballots and all votes",
                                   subject.options.fewest_stations, kFewestBallots));
  Tested test{start("F113", subject), {equal.log10_p, near.log10_p}, {}, true};
  Finding& finding = test.finding;
  finding.tested = equal.rows;
  finding.instances = equal.observed;
  add(finding, "equal", "Pairs of equal sheets of one area", equal.observed, "pairs");
  add(finding, "equal_expected", "Expected by chance, at the most", equal.expected, "pairs");
  add(finding, "equal_log10_p", "log10 of the chance of so many or more", equal.log10_p);
  add(finding, "near", fmt::format("Pairs whose numbers all differ by {} at the most", kNear), near.observed, "pairs");
  add(finding, "near_expected", "Expected by chance, at the most", near.expected, "pairs");
  add(finding, "near_log10_p", "log10 of the chance of so many or more", near.log10_p);
  add(finding, "areas_left_out", "Areas too large to compare all their sheets", near.areas_left_out, "areas");
  add_pairs(finding, subject, equal);
  finding.statement = fmt::format(
      "{} pairs of sheets of one area have the same ballots and votes of every option, {} nearly so (differences up to "
      "{}); "
      "chance would give at most {:.2f} and {:.1f} (sheets of at least {} ballots).",
      base::grouped(equal.observed), base::grouped(near.observed), kNear, equal.expected, near.expected,
      kFewestBallots);
  finding.explanations = {"One sheet entered twice, or one station listed under two names.",
                          "Nearly all ballots for one option: then few different sheets are possible."};
  finding.cannot_show = {"Which of two equal sheets, if any, is a copy of the other."};
  finding.basis = "Poisson law with the expectation of homogeneous areas";
  return test;
}

Tested test_regular(const Subject& subject) {
  const VoteRows rows = vote_rows(subject.sheets);
  const RegularityTest got = regularity(rows, kFewestRows, subject.options.log10_level);
  if (got.series == 0)
    return not_applied("F114", subject, "Variation from sheet to sheet was not measured.",
                       fmt::format("no smallest area has {} sheets with votes of one option", kFewestRows));
  Tested test{start("F114", subject), {got.log10_p}, {}, true};
  Finding& finding = test.finding;
  finding.tested = got.series;
  finding.instances = static_cast<std::int64_t>(got.regular.size());
  const std::vector<std::size_t> options = options_of(subject.sheets);
  add(finding, "series", "Options in areas tested", got.series, "series");
  add(finding, "regular", "Of them too regular, adjusted for their number", finding.instances, "series");
  for (const RegularSeries& series : got.regular)
    if (finding.examples.size() < model::kLargestExamples)
      finding.examples.push_back(
          {-1,
           path_of(subject.sheets, series.area),
           fmt::format("{}: {:.1f} votes a sheet on {} sheets, variance {:.2f} of the binomial one, chance {}",
                       subject.contest.options[options[series.option]].name, series.mean, series.rows,
                       series.dispersion, p_text(series.log10_p)),
           {}});
  finding.statement = fmt::format(
      "{} of {} series of one option in one area vary less from sheet to sheet than votes of people who decide alone, "
      "after "
      "adjusting for their number.",
      base::grouped(finding.instances), base::grouped(got.series));
  finding.explanations = {
      "Sheets filled in from shares of the ballots, or votes shared out evenly between stations.",
      "Real differences between stations only add to the variance, so honest causes of too little are few."};
  finding.cannot_show = {"Who the votes were for: the sum of an area may be right and its parts not."};
  finding.basis = "Chi-square test of dispersion, lower tail; Holm (1979)";
  return test;
}

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>

#include "acta/read/draft/arithmetic.hpp"
#include "acta/read/draft/guess.hpp"
#include "acta/read/draft/words.hpp"

namespace acta::read::draft_detail {
namespace {

/// Wider tables are not searched for sums, and have no option in every column.
constexpr std::size_t kMostCandidates = 400;
constexpr std::size_t npos = static_cast<std::size_t>(-1);

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

/// Sums that the options could add up to, each with words for it.
struct Targets {
  std::vector<Series> series;
  std::vector<std::size_t> own;
  std::vector<std::string> words;
  std::vector<std::uint32_t> column;  ///< kNoColumn where the sum has its role already

  void add(Series values, std::size_t place, std::string text, std::uint32_t source = kNoColumn) {
    series.push_back(std::move(values));
    own.push_back(place);
    words.push_back(std::move(text));
    column.push_back(source);
  }
};

/// "common_id", "cod_centro": a number that is no count.
bool names_code(std::string_view heading) {
  const auto words = words_of(heading);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word == "id" || word == "code" || word == "cod" || word == "codigo" || word == "код";
  });
}

Columns candidates_of(const TableProfile& profile, const TableGuess& guess) {
  Columns candidates;
  for (std::uint32_t i = 0; i < profile.width(); ++i) {
    const ColumnProfile& column = profile.column(i);
    if (column.kind != ColumnKind::whole || guess.uses(i) || column.coded * 2 > column.filled) continue;
    if ((column.constant && !profile.has_header()) || names_code(column.heading)) continue;
    const Role role = guess.headings[i].role;
    if (role == Role::none || role == Role::option || role == Role::count) candidates.push_back(i);
  }
  return candidates;
}

Targets known_targets(const Numbers& numbers, const TableGuess& guess) {
  Targets targets;
  const Series spoilt = combined(numbers.sum(guess.of(Role::invalid)), numbers.sum(guess.of(Role::blank)), 1);
  const Series blank_only = numbers.sum(guess.of(Role::blank));
  const Series& less = guess.of(Role::invalid).empty() ? blank_only : spoilt;
  if (!guess.of(Role::valid).empty()) targets.add(numbers.sum(guess.of(Role::valid)), npos, "the valid votes");
  for (const Role role : {Role::ballots, Role::voters, Role::issued}) {
    if (guess.of(role).empty()) continue;
    targets.add(combined(numbers.sum(guess.of(role)), less, -1), npos,
                std::string(meaning(role)) + " less invalid and blank ones");
    if (!guess.of(Role::invalid).empty()) targets.add(numbers.sum(guess.of(role)), npos, std::string(meaning(role)));
  }
  return targets;
}

/// Options without a single vote, between others.
void add_zero_columns(const TableProfile& profile, TableGuess& guess) {
  const std::uint32_t first = guess.options.front(), last = guess.options.back();
  for (std::uint32_t i = first + 1; i < last; ++i) {
    const ColumnProfile& column = profile.column(i);
    if (column.kind == ColumnKind::whole && column.most == 0 && !guess.uses(i)) guess.options.push_back(i);
  }
  std::sort(guess.options.begin(), guess.options.end());
}

/// Where no heading says that they are options, columns of nearly no votes at the ends could be anything.
void doubt_small_ends(const TableProfile& profile, TableGuess& guess, const Columns& found) {
  if (profile.has_header()) return;
  model::Cell total = 0;
  for (const std::uint32_t column : found) total += profile.column(column).sum;
  std::string small;
  for (const std::uint32_t column : {found.front(), found.back()})
    if (profile.column(column).sum <= total / 2000)
      small += (small.empty() ? "" : " and ") + column_label(profile, column);
  if (small.empty()) return;
  guess.evidence["votes"].confidence -= 0.25;
  guess.evidence["votes"].reason += "; " + small +
                                    " at the end of the row of options is nearly all zeros and could be "
                                    "something else";
}

void take_run(const TableProfile& profile, TableGuess& guess, const Columns& candidates, const Targets& targets,
              const Run& run) {
  guess.options.assign(candidates.begin() + static_cast<std::ptrdiff_t>(run.first),
                       candidates.begin() + static_cast<std::ptrdiff_t>(run.last) + 1);
  const Columns found = guess.options;
  if (!profile.has_header()) add_zero_columns(profile, guess);
  guess.evidence["votes"] = {0.5 + 0.48 * run.holds, "they add up to " + targets.words[run.target] + " in " +
                                                         percent(run.holds) + " of the rows looked at"};
  doubt_small_ends(profile, guess, found);
  if (targets.column[run.target] == kNoColumn || !guess.of(Role::valid).empty()) return;
  guess.of(Role::valid) = {targets.column[run.target]};
  guess.evidence["valid"] = {0.45 + 0.4 * run.holds, column_label(profile, targets.column[run.target]) +
                                                         " is the sum of the options in " + percent(run.holds) +
                                                         " of the rows looked at"};
}

}  // namespace

void guess_options(const TableProfile& profile, TableGuess& guess) {
  const Columns candidates = candidates_of(profile, guess);
  if (candidates.empty() || candidates.size() > kMostCandidates) return;
  const Numbers numbers(profile);
  const Targets known = known_targets(numbers, guess);
  if (const auto run = find_run(numbers, candidates, known.series, known.own); run)
    return take_run(profile, guess, candidates, known, *run);
  Targets own;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    own.add(numbers.of(candidates[i]), i, column_label(profile, candidates[i]), candidates[i]);
  const auto run = find_run(numbers, candidates, own.series, own.own);
  if (run && run->holds >= 0.8) return take_run(profile, guess, candidates, own, *run);
  if (!profile.has_header() || candidates.size() < 2) return;
  guess.options = candidates;
  guess.evidence["votes"] = {0.5, "all columns of whole numbers whose headings say nothing else"};
}

}  // namespace acta::read::draft_detail

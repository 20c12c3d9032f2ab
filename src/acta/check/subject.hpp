// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/checked.hpp"
#include "acta/base/number_text.hpp"
#include "acta/check/check.hpp"
#include "acta/check/scan.hpp"

namespace acta::check {

/// One copy under test.
struct Subject {
  const model::Contest& contest;
  const model::CopyInfo& copy;
  const model::SheetTable& table;
  const Options& options;
  const Scan& scan;

  model::Cell cell(model::Quantity quantity, std::size_t unit) const {
    const model::Column* column = table.quantity(quantity);
    return column ? column->cells[unit] : model::kMissing;
  }
};

const model::FindingKind& kind(std::string_view code);

using base::grouped;
/// "1 unit", "1,234 units"
std::string counted(std::int64_t value, std::string_view singular);
/// "12.34 %"; "0 %" where the whole is 0
std::string percent(std::int64_t part, std::int64_t whole);
/// For people: "registered electors".
std::string_view words(model::Quantity quantity);
/// For people: the option's name, or its id where it has none.
std::string name_of(const model::Option& option);
std::string name_of(const model::Contest& contest, const ColumnFacts& column);

model::Finding start(std::string_view code, const Subject& subject);
model::Finding not_checked(std::string_view code, const std::string& contest, const std::string& copy,
                           std::string reason);
model::Finding not_checked(std::string_view code, const Subject& subject, std::string reason);
/// "the copy states no valid votes and no invalid ballots", of those quantities that it lacks.
std::string absent(const model::SheetTable& table, std::span<const model::Quantity> wanted);

void number(model::Finding& finding, const char* name, const char* label, std::int64_t value, const char* unit);

/// How far each unit is from a relation.
struct Gaps {
  std::int64_t tested = 0;
  std::vector<std::uint32_t> units;  ///< those whose gap is not 0
  std::int64_t total = 0;            ///< sum of the gaps' absolute values
  std::int64_t largest = 0;          ///< largest absolute value
};

/// `gap(unit)` is the gap of a unit, or kMissing where an input is missing and the unit cannot be tested.
template <class Gap>
Gaps find_gaps(std::size_t units, Gap gap) {
  Gaps gaps;
  for (std::size_t u = 0; u < units; ++u) {
    const model::Cell value = gap(u);
    if (!model::is_count(value)) continue;
    ++gaps.tested;
    if (value == 0) continue;
    const std::int64_t size = value < 0 ? -value : value;
    gaps.units.push_back(static_cast<std::uint32_t>(u));
    gaps.total = base::checked_add(gaps.total, size);
    gaps.largest = size > gaps.largest ? size : gaps.largest;
  }
  return gaps;
}

/// Moves the units in and makes an Instance of the first of them: `detail(unit)` tells the numbers there, `column`
/// (or null) is where the place points to.
template <class Detail>
void take_units(model::Finding& finding, const model::SheetTable& table, std::vector<std::uint32_t> units,
                const model::Column* column, Detail detail) {
  for (const std::uint32_t u : units) {
    if (finding.examples.size() == model::kLargestExamples) break;
    finding.examples.push_back({u, std::string(table.keys[u]), detail(u), table.place(u, column)});
  }
  finding.instances = static_cast<std::int64_t>(units.size());
  finding.units = std::move(units);
}

// The checks: one Finding each.
model::Finding options_sum(const Subject& subject);
model::Finding ballot_sum(const Subject& subject);
model::Finding registered_bound(const Subject& subject);
model::Finding negative_numbers(const Subject& subject);
model::Finding absent_numbers(const Subject& subject);
model::Finding zero_sheets(const Subject& subject);
model::Finding full_turnout(const Subject& subject);
model::Finding unanimous_units(const Subject& subject);
model::Finding invalid_share(const Subject& subject);
model::Finding blank_share(const Subject& subject);
model::Finding ballots_issued(const Subject& subject);
model::Finding no_electors(const Subject& subject);
model::Finding papers_received(const Subject& subject);
model::Finding duplicate_keys(const Subject& subject);
model::Finding identical_rows(const Subject& subject);
/// C203, C204 and C205, in this order.
std::vector<model::Finding> published_totals(const Subject& subject);
model::Finding hidden_totals(const Subject& subject);
model::Finding release_totals(const Subject& subject);
/// `relations` are the Findings C101 and C102 of the same copy.
model::Finding arithmetic_enforced(const Subject& subject, std::span<const model::Finding> relations);

}  // namespace acta::check

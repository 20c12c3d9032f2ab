// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "acta/check/check.hpp"

namespace acta::test {

namespace model = acta::model;
using model::Cell;
using model::Column;
using model::Finding;
using model::kMissing;
using model::kUnreadable;
using model::Quantity;
using model::SheetTable;
using model::Verdict;

/// A hand-made contest with one copy "main", whose units are u0, u1, … in the lines 2, 3, … of t.csv.
struct Hand {
  model::Contest contest;
  SheetTable table;
  check::Options options;

  explicit Hand(std::size_t units) {
    contest.id = "c";
    contest.copies.push_back({});
    contest.copies.front().id = "main";
    table.contest = "c";
    table.copy = "main";
    table.files = {"t.csv"};
    for (std::size_t i = 0; i < units; ++i) {
      table.places.push_back({0, i + 2});
      table.keys.push_back("u" + std::to_string(i));
      table.labels.push_back("unit " + std::to_string(i));
    }
  }

  Hand& option(const std::string& id, std::vector<Cell> cells) {
    model::Option option;
    option.id = id;
    option.name = "Option " + id;
    contest.options.push_back(option);
    table.votes.push_back(column(id, std::move(cells)));
    return *this;
  }
  Hand& quantity(Quantity quantity, std::vector<Cell> cells) {
    table.quantities[static_cast<std::size_t>(quantity)] =
        column(std::string(model::to_string(quantity)), std::move(cells));
    return *this;
  }
  /// One level of areas, `of[unit]` each.
  Hand& areas(std::size_t count, std::vector<std::uint32_t> of) {
    table.levels.push_back({"region", {}});
    for (std::size_t i = 0; i < count; ++i)
      table.levels.back().areas.push_back({std::to_string(i), "R" + std::to_string(i), 0});
    table.area = std::move(of);
    return *this;
  }

  std::vector<Finding> run() const { return check::check_copy(contest, contest.copies.front(), table, options); }
  Finding run(const std::string& code) const {
    for (Finding& finding : run())
      if (finding.code == code) return finding;
    ADD_FAILURE() << code << " was not returned";
    return {};
  }

 private:
  Column column(std::string heading, std::vector<Cell> cells) {
    return {std::move(cells), {std::move(heading)}, {++m_columns}};
  }
  std::uint32_t m_columns = 1;
};

inline const model::Number* number_of(const Finding& finding, const std::string& name) {
  const auto found = std::find_if(finding.numbers.begin(), finding.numbers.end(),
                                  [&](const model::Number& number) { return number.name == name; });
  if (found == finding.numbers.end()) ADD_FAILURE() << finding.code << " has no number " << name;
  return found == finding.numbers.end() ? nullptr : &*found;
}
inline std::int64_t whole(const Finding& finding, const std::string& name) {
  const model::Number* number = number_of(finding, name);
  return number ? std::get<std::int64_t>(number->value) : -1;
}

using Units = std::vector<std::uint32_t>;

}  // namespace acta::test

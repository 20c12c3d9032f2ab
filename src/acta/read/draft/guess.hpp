// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "acta/model/sheets.hpp"
#include "acta/read/columns.hpp"
#include "acta/read/draft/dictionary.hpp"
#include "acta/read/draft/header.hpp"
#include "acta/read/draft/profile.hpp"
#include "acta/read/layout.hpp"

namespace acta::read::draft_detail {

using Columns = std::vector<std::uint32_t>;

/// Why something was guessed, and how sure it is.
struct Evidence {
  double confidence = 0;
  std::string reason;
};

/// Rows that the draft keeps or leaves out by the values of one column.
struct RowGuess {
  std::uint32_t column = kNoColumn;
  std::vector<std::string> values;
  bool keep = true;
};

/// A column that tells units from totals, as the record has it (LevelColumn).
struct LevelGuess {
  std::uint32_t column = kNoColumn;
  std::vector<std::string> unit;
  std::vector<std::pair<std::string, std::int32_t>> totals;  ///< value, level as the record counts: 0 is the contest
};

/// How one table seems to be made. Columns count from 0.
struct TableGuess {
  TableForm form = TableForm::wide;
  HeaderGuess header;
  std::vector<HeadingMatch> headings;  ///< per column; role none where the heading says nothing
  Columns areas, area_names, unit;     ///< area_names: as many as areas, kNoColumn for none
  Columns key;                         ///< where it is neither areas and unit nor the unit alone
  bool unit_is_key = false;            ///< the unit's columns identify a row without the areas
  std::uint64_t units = 0;             ///< distinct keys
  std::array<Columns, model::kQuantityCount> quantities;
  Columns options;                                      ///< wide
  std::uint32_t option = kNoColumn, count = kNoColumn;  ///< long
  std::uint32_t name = kNoColumn;                       ///< names
  std::vector<std::string> option_texts;                ///< long: values of the option column
  bool totals_zeros = false;
  LevelGuess level;
  RowGuess where;
  std::map<std::string, Evidence> evidence;  ///< by key of the record: "registered", "unit", "votes"

  const Columns& of(Role role) const { return quantities[static_cast<std::size_t>(role)]; }
  Columns& of(Role role) { return quantities[static_cast<std::size_t>(role)]; }
  bool has_quantities() const;
  bool has_votes() const { return !options.empty() || option != kNoColumn; }
  /// Whether `column` is used for anything.
  bool uses(std::uint32_t column) const;
};

/// What the table seems to be. Takes rows of totals out of `profile`.
TableGuess guess_table(TableProfile& profile, HeaderGuess header);

// The steps of guess_table, in their order. Each writes its part of the guess.
void guess_rows(TableProfile& profile, TableGuess& guess);
void guess_headings(const TableProfile& profile, TableGuess& guess);
void guess_keys(const TableProfile& profile, TableGuess& guess);
void guess_quantities(const TableProfile& profile, TableGuess& guess);
void guess_options(const TableProfile& profile, TableGuess& guess);
void guess_unnamed(const TableProfile& profile, TableGuess& guess);
void weigh(const TableProfile& profile, TableGuess& guess);
void guess_zero_totals(const TableProfile& profile, TableGuess& guess);

/// `"Inscritos"` or `column 7`.
std::string column_label(const TableProfile& profile, std::uint32_t column);

}  // namespace acta::read::draft_detail

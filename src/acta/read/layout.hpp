// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/model/record.hpp"
#include "acta/read/table.hpp"

namespace acta::read {

/// A column of a source, by its heading or by its number from 1 (number 0: by heading).
struct ColumnRef {
  std::string heading;
  std::uint32_t number = 0;
  base::Place place;  ///< in the record

  bool empty() const { return number == 0 && heading.empty(); }
};
/// One part of a text: `part` of its parts from 1 between `separator`; `unpad` takes zeros off its front.
struct TextPart {
  char separator = '\0';  ///< '\0': the whole text
  std::uint32_t part = 1;
  bool unpad = false;
};
/// Columns that are added up.
using ColumnSum = std::vector<ColumnRef>;

enum class TableForm { wide, long_form, names };

/// Rows whose cell in `column` is (or, with `keep` false, is not) one of `values` belong to the contest.
struct RowFilter {
  ColumnRef column;
  std::vector<std::string> values;
  bool keep = true;
};

/// A column that tells whether a row is a unit or a total, and of which level (0: the whole contest).
struct LevelColumn {
  ColumnRef column;
  std::vector<std::string> unit;
  std::vector<std::pair<std::string, std::int32_t>> total;
};

/// How to read one file of a copy: `[[copy.table]]` of the record, doc/formats/record.md.
struct TableLayout {
  std::size_t source = 0;  ///< index into Record::sources
  TableForm form = TableForm::wide;
  TableHints hints;
  std::uint32_t header = 1;  ///< 0: none
  std::vector<ColumnRef> areas, area_names, unit, key;
  std::vector<TextPart> key_parts;  ///< per entry of `key`
  std::array<ColumnSum, model::kQuantityCount> quantities;
  std::vector<ColumnSum> votes;              ///< per option of the contest; empty where the table lacks it
  std::optional<model::Quantity> shares_of;  ///< votes are told as per cents of it; in the same table
  ColumnRef station_kind;                    ///< wide form
  ColumnRef latitude, longitude;             ///< wide form; both or neither
  ColumnRef option, count;                   ///< long form
  std::vector<std::string> option_values;    ///< per option of the contest
  ColumnRef name;                            ///< names form
  std::vector<std::string> missing = {"", "NA", "N/A", "\\N", "-", "NULL"};
  std::string thousands;
  bool decimals = false;
  bool totals_zeros = false;
  std::optional<LevelColumn> level;
  std::vector<RowFilter> where;
  std::vector<ColumnRef> ignore;
  bool ignore_rest = false;
  base::Place place;
};

struct CopyLayout {
  std::vector<TableLayout> tables;
};

/// A record as its file says it: the values, how to read each copy, and which law file each contest names.
struct RecordFile {
  model::Record record;
  std::vector<std::vector<CopyLayout>> layouts;  ///< [contest][copy]
  std::vector<std::string> laws;                 ///< per contest, empty for none
  std::vector<base::Place> law_places;
};

/// Reads `election.toml` (doc/formats/record.md). `name` is used in messages.
/// Errors: ErrorKind::format with line and column: no TOML, an unknown key, a wrong type, a name that refers to
/// nothing, two options of one contest with one id or name.
base::Result<RecordFile> parse_record(std::string_view toml, std::string_view name);

}  // namespace acta::read

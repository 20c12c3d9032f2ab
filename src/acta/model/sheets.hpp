// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/base/text_column.hpp"

namespace acta::model {

/// One number on a tally sheet as it was read. Any value above kUnreadable is a count; negative ones are kept as
/// written so that a check can name them. Values lie in [-base::kLargestCount, base::kLargestCount].
using Cell = std::int64_t;
/// The cell is empty, stands for "no data", or its column does not exist in this row's file.
inline constexpr Cell kMissing = std::numeric_limits<Cell>::min();
/// The cell holds text that is no whole number; the text is in SheetTable::kept.
inline constexpr Cell kUnreadable = kMissing + 1;

constexpr bool is_count(Cell cell) { return cell > kUnreadable; }

/// The numbers of a tally sheet other than votes, each a separate question on the form.
/// Which of them a source has, and from which columns, the record says.
enum class Quantity : std::uint8_t {
  registered,          ///< electors on the station's roll
  registered_special,  ///< electors on additional lists where the law has them (mobile, prison, on the day)
  received,            ///< ballots received by the station before voting
  issued,              ///< ballots handed to electors
  voters,              ///< electors who signed or were checked in
  unused,              ///< ballots left over and cancelled
  spoiled,             ///< ballots returned and replaced
  lost,                ///< ballots recorded as lost
  ballots,             ///< ballots found in the boxes and counted
  blank,               ///< blank ballots, where they are counted apart from invalid ones
  invalid,             ///< invalid ballots
  valid,               ///< valid ballots or votes, as the sheet states them
};
inline constexpr std::size_t kQuantityCount = 12;
std::string_view to_string(Quantity quantity);
/// The quantity of that identifier ("registered"); nullopt for any other text.
std::optional<Quantity> quantity_from(std::string_view name);

/// One column of a table, a cell per unit.
struct Column {
  std::vector<Cell> cells;
  std::vector<std::string> headings;          ///< of the source columns that were added up into it; at least one
  std::vector<std::uint32_t> source_columns;  ///< their numbers in the source, from 1
  std::uint32_t file = 0;                     ///< the source, as index into SheetTable::files
};

/// One area: a name inside its parent. Areas of the same name under different parents are different areas.
struct SheetArea {
  std::string id;            ///< as in the key columns
  std::string name;          ///< for people; equals id where the source has no names
  std::uint32_t parent = 0;  ///< index into the level above; 0 at the top level, where it means nothing
};
struct AreaLevel {
  std::string name;  ///< "region"
  std::vector<SheetArea> areas;
};

/// A point on the earth in decimal degrees (WGS 84 or near it); NaN where the source does not tell it.
struct Coordinates {
  double latitude = std::numeric_limits<double>::quiet_NaN();   ///< in [-90, 90]
  double longitude = std::numeric_limits<double>::quiet_NaN();  ///< in [-180, 180]

  bool known() const { return latitude == latitude && longitude == longitude; }
};

/// Where a unit's row stands.
struct RowPlace {
  std::uint32_t file = 0;  ///< index into SheetTable::files
  std::uint64_t line = 0;  ///< from 1
};

/// A total that the source itself publishes for an area or for the whole.
struct PublishedTotal {
  std::int32_t level = -1;                      ///< index into SheetTable::levels; -1 is the whole contest
  std::uint32_t area = 0;                       ///< index into that level's areas; 0 at level -1
  std::array<Cell, kQuantityCount> quantities;  ///< kMissing where it has none
  std::vector<Cell> votes;                      ///< per option of the contest
  base::Place place;
};

/// A cell or row that could not be interpreted. Nothing is lost: its text stays here.
struct Kept {
  base::Place place;
  std::string text;
  std::string reason;  ///< "not a whole number"
};

/// One copy of a contest's tally sheets: one row a unit (station, table, centre, batch), one column a number.
struct SheetTable {
  std::string contest;             ///< id
  std::string copy;                ///< id
  std::vector<std::string> files;  ///< names of the sources, "2021.csv.zip/2021.csv"

  std::vector<AreaLevel> levels;    ///< from the largest areas to the smallest; may be empty
  std::vector<std::uint32_t> area;  ///< of each unit: index into levels.back().areas; empty when there are no levels
  base::TextColumn keys;            ///< the unit's key, parts joined by "/": unique in a sound table
  base::TextColumn labels;          ///< short name for people, "UIK 592"
  std::vector<RowPlace> places;     ///< of each unit
  std::vector<Coordinates> points;  ///< of each unit; empty where no table has coordinates
  /// Kinds of stations that the record tells apart, in order of appearance, and each unit's; empty where it tells none.
  std::vector<std::string> station_kinds;
  std::vector<std::uint32_t> station_kind;

  std::array<std::optional<Column>, kQuantityCount> quantities;
  std::vector<Column>
      votes;  ///< one per option of the contest, in its order; no cells where the source lacks the option

  std::vector<PublishedTotal> published;
  std::vector<Kept> kept;
  std::uint64_t kept_count = 0;  ///< all that were met; `kept` holds at most kLargestKept of them

  std::size_t units() const { return places.size(); }
  const Column* quantity(Quantity q) const {
    const auto& column = quantities[static_cast<std::size_t>(q)];
    return column ? &*column : nullptr;
  }
  bool has_option(std::size_t option) const { return !votes[option].cells.empty(); }
  /// Where a unit's cell stands; column is the first source column that went into it. A column of another file than the
  /// unit's row (joined tables) has no line: only the row of the unit is kept.
  base::Place place(std::size_t unit, const Column* column = nullptr) const;
};
inline constexpr std::size_t kLargestKept = 10'000;

/// The sum of the cells that are counts. The rest is told apart, never taken for zero silently.
struct Sum {
  std::int64_t total = 0;
  std::int64_t counted = 0;  ///< cells that are counts
  std::int64_t missing = 0;  ///< cells that are kMissing or kUnreadable
};
Sum sum(const Column& column);
/// As above; nothing at all for an absent column.
Sum sum(const Column* column);

/// Sum of all options' votes of a unit; kMissing when no option has a count there. `complete` (if not null) becomes
/// false where some option that the table has holds no count.
Cell options_sum(const SheetTable& table, std::size_t unit, bool* complete = nullptr);
/// Ballots counted: `ballots` if the sheet states them, else valid + blank + invalid as far as they are stated, with
/// the sum of options in place of an absent `valid` column. kMissing when nothing of this is there.
Cell ballots_counted(const SheetTable& table, std::size_t unit);

/// Names from the top area down to `area` of `level`, e.g. {"Altai Krai", "Aleyskaya"}. REQUIRES: indices in range.
std::vector<std::string_view> area_path(const SheetTable& table, std::size_t level, std::uint32_t area);

/// Which quantity stands for the people who took part: `turnout` of a report is its sum over `registered`.
struct TurnoutBase {
  Quantity numerator = Quantity::issued;
  bool counted = false;  ///< no such column: ballots_counted() is used instead
};
/// The first that the table has of: issued, voters; otherwise ballots_counted().
TurnoutBase default_turnout(const SheetTable& table);
Cell turnout_count(const SheetTable& table, const TurnoutBase& base, std::size_t unit);
std::string to_text(const TurnoutBase& base);

}  // namespace acta::model

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::model {

/// What a check says. There is no bool for a verdict, and no verdict about an election: each is about one statement.
enum class Verdict {
  holds,        ///< the relation was tested and holds everywhere it could be tested
  fails,        ///< the record contradicts itself or its law: a fault in the record, whatever its cause
  remarkable,   ///< possible, but rare enough to ask for an explanation
  not_checked,  ///< could not be tested; Finding::reason says why
};

std::string_view to_string(Verdict verdict);

/// One kind of Finding, listed once in its room's `codes.def`. Its page of documentation is `doc/methods/<room>.md`.
struct FindingKind {
  std::string_view code;         ///< stable for ever: letter of the room and three digits, "C101"
  std::string_view room;         ///< "check"
  std::string_view name;         ///< identifier, "options_sum"
  std::string_view title;        ///< for people: "Votes of the options add up to the valid votes"
  std::string_view explanation;  ///< what is compared with what, one or two sentences
};

/// One named number of a Finding.
struct Number {
  std::string name;                                       ///< identifier, "expected"
  std::string label;                                      ///< for people, "expected stations"
  std::variant<std::int64_t, double, std::string> value;  ///< text for exact ratios and ranges
  std::string unit;                                       ///< "stations", "votes", "%", or empty
};

/// One place where the Finding shows: a station, an area or a cell.
struct Instance {
  std::int64_t unit = -1;  ///< index into SheetTable::units, or -1
  std::string label;       ///< key of the station or name of the area
  std::string detail;      ///< the numbers there, "options 410, valid 408"
  base::Place place;
};

/// A picture of a Finding: a line of y over x, or a map with x the longitude, y the latitude and a value a place.
struct Picture {
  enum class Kind { line, map };
  Kind kind = Kind::line;
  std::string name;   ///< identifier, "posterior_votes"
  std::string title;  ///< for people
  std::string x_label, y_label;
  std::vector<double> x, y;    ///< of one length, finite; lines ascend in x
  std::vector<double> values;  ///< of a map: as many, shown from blue (low) to orange (high)
};

/// One checked statement. All that a report says of it is in here: reports only render.
struct Finding {
  std::string code;
  Verdict verdict = Verdict::not_checked;
  std::string contest;    ///< id, or empty for the record as a whole
  std::string copy;       ///< id of the copy of the sheets, or empty
  std::string statement;  ///< one neutral sentence: what was tested and what came out
  std::string reason;     ///< REQUIRED for not_checked; empty otherwise

  std::vector<Number> numbers;
  std::int64_t tested = 0;           ///< how many units or cells the relation could be tested on
  std::int64_t instances = 0;        ///< how many of them it fails or is remarkable on
  std::vector<Instance> examples;    ///< the first kLargestExamples of them in order of the source
  std::vector<std::uint32_t> units;  ///< all of them, as unit indices ascending, where they are stations

  /// Votes whose correction could follow from this Finding: an upper bound as its method page defines, not an estimate
  /// of wrongdoing. Absent where the method has none.
  std::optional<std::int64_t> votes_at_stake;
  /// Seats that would change hands if that many votes did (adversarially): filled in by the application from the
  /// margins.
  std::optional<std::int64_t> seats_at_stake;

  std::vector<std::string> explanations;  ///< what else explains it
  std::vector<std::string> cannot_show;   ///< what it cannot show
  std::string basis;                      ///< paper, article of law or arithmetic
  std::vector<Picture> pictures;
};

/// Examples kept in a Finding; `instances` and `units` count all.
inline constexpr std::size_t kLargestExamples = 20;

}  // namespace acta::model

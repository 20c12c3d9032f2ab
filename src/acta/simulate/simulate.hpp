// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/base/ratio.hpp"

namespace acta::simulate {

/// What can be done to an honest election's sheets: one line each in manipulations.def.
enum class ManipulationKind : std::uint8_t {
#define ACTA_MANIPULATION(name, number, help) name = number,
#include "acta/simulate/manipulations.def"
#undef ACTA_MANIPULATION
};
/// All kinds, in the order in which they are applied.
std::span<const ManipulationKind> all_manipulations();
/// "added_ballots"
std::string_view to_string(ManipulationKind kind);
/// One sentence without a full stop.
std::string_view help(ManipulationKind kind);

struct Manipulation {
  ManipulationKind kind = ManipulationKind::added_ballots;
  base::Ratio share;  ///< of the stations, in [0, 1]
};

/// What to draw. The same settings give the same bytes on every machine.
struct Settings {
  std::uint64_t seed = 1;
  std::size_t stations = 10'000;  ///< 1 to 1,000,000
  std::size_t options = 6;        ///< 2 to 60
  std::size_t regions = 0;        ///< 1 to the number of stations; 0: one for 500 stations, at least 1
  std::string title;              ///< UTF-8; empty: one that names the seed
  std::string law = "generic/plurality";
  std::vector<Manipulation> manipulations;  ///< each kind at most once
};

struct File {
  std::string name;
  std::string bytes;
};

/// An option's votes at three moments.
struct OptionTotal {
  std::string id, name;
  std::int64_t drawn = 0;      ///< as the voters cast them
  std::int64_t announced = 0;  ///< after the manipulations that happen before totals are added up
  std::int64_t published = 0;  ///< sum of sheets.csv, after typing_errors and lost_sheets too
};

/// Stations that one manipulation touched, as indices into the drawn sheets (station "000001" is 0), ascending.
struct Touched {
  ManipulationKind kind = ManipulationKind::added_ballots;
  std::uint64_t asked = 0;  ///< share times stations, rounded; fewer are touched where no more allow it
  std::vector<std::uint32_t> stations;
};

struct Simulated {
  std::vector<File> files;  ///< sheets.csv, election.toml, truth.csv, truth.json (doc/methods/simulate.md)
  std::size_t regions = 0, districts = 0;
  std::int64_t registered = 0, ballots = 0;  ///< as drawn
  std::vector<OptionTotal> totals;           ///< in the order of the sheets' columns
  std::size_t leader = 0;                    ///< index of the option with most votes drawn; the first of equals
  std::vector<Touched> touched;              ///< one for each manipulation that was asked for, in order of application
};

/// Draws a national election and applies the manipulations. The sheets that are drawn do not depend on the
/// manipulations, and the stations of a smaller share are among those of a larger one (all but at most one for
/// swapped_rows). Serial, no shared state. Errors: ErrorKind::usage for settings outside their bounds.
base::Result<Simulated> simulate(const Settings& settings);

}  // namespace acta::simulate

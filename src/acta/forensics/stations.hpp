// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/model/sheets.hpp"

namespace acta::forensics {

/// The numbers of one station that most tests look at. All are counts.
struct Station {
  std::int64_t registered = 0;  ///< V
  std::int64_t turnout = 0;     ///< G, by the definition of turnout that was chosen
  std::int64_t ballots = 0;     ///< R
  std::int64_t leader = 0;      ///< L, votes of the option tested
};

/// Stations of one copy that state all four numbers, none of them negative; without a roll V and G are 0.
struct Stations {
  std::vector<Station> list;
  std::vector<std::uint32_t> unit;   ///< of each: index into the sheet table
  std::vector<std::uint32_t> area;   ///< of each: its smallest area, an index from 0; one area where there are none
  std::vector<std::uint32_t> group;  ///< of each: its region (largest areas), an index from 0
  std::size_t areas = 1, groups = 1;
  bool rolls = true;  ///< the sheets have registered voters

  std::size_t size() const { return list.size(); }
};

Stations stations_of(const model::SheetTable& sheets, std::size_t option, const model::TurnoutBase& turnout);

/// The option with most votes; the first of equals.
std::size_t leading_option(const model::SheetTable& sheets);

/// Turnout G/V and share L/R of every station with V > 0 and R > 0, in the order of the list.
struct Shares {
  std::vector<double> turnout, share;
  std::vector<std::size_t> place;  ///< index into the list
};
Shares shares_of(std::span<const Station> stations);

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/simulate/draw.hpp"

namespace acta::simulate {

/// The sheets after all manipulations, and what was done.
struct Manipulated {
  Sheets sheets;
  std::vector<bool> lost;               ///< of each station
  std::vector<std::string> notes;       ///< of each station; empty where nothing was done
  std::vector<Touched> touched;         ///< one a manipulation, in order of application
  std::vector<std::int64_t> announced;  ///< sums of the columns before typing_errors and lost_sheets
};

/// REQUIRES: shares in [0, 1], each kind at most once; leader < options.
Manipulated apply(const Settings& settings, const Election& election, std::size_t leader);

}  // namespace acta::simulate

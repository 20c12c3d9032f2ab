// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"
#include "acta/model/sheets.hpp"

namespace acta::forensics {

/// An earlier election of the same stations, to compare with.
struct Earlier {
  std::string title, leader;  ///< of the election; name of the option
  const model::SheetTable* sheets = nullptr;
  std::size_t option = 0;  ///< has votes in the sheets
  model::TurnoutBase turnout;
};

struct Options {
  std::size_t option = model::kNone;   ///< tested; kNone: the one with most votes
  std::int64_t fewest_stations = 100;  ///< below: not checked
  double log10_level = -3;             ///< adjusted p below 10^this is remarkable
  int calibrate = 0;                   ///< honest elections of each model to compare with; 0: none
  int replicates = 1'000;              ///< of bootstraps and permutations
  std::uint64_t seed = 1;              ///< of everything drawn
  bool mixture = false;                ///< run the Bayesian mixture, too: seconds to minutes
  bool mixture_areas = false;          ///< with an effect of each largest area
  bool mixture_covariates = false;     ///< with coefficients of the size of the roll and of the kinds of stations
  const Earlier* earlier = nullptr;    ///< compared with, where given
  std::string earlier_lacks;  ///< why the one that was given cannot be compared with; empty: it can, or none was given
  std::vector<std::string> not_drawn;  ///< sentences: further earlier elections that were given and are not shown
};

/// The room's kinds of Finding, codes F001 and up.
std::span<const model::FindingKind> kinds();

/// Every test of the room on one copy: one Finding a kind. Tests that do not apply say why (not_checked).
std::vector<model::Finding> findings(const model::Contest& contest, const model::CopyInfo& copy,
                                     const model::SheetTable& sheets, const model::TurnoutBase& turnout,
                                     const Options& options = {});

/// For a contest without any copy of its sheets: every kind as not_checked.
std::vector<model::Finding> not_checked_without_sheets(const model::Contest& contest);

}  // namespace acta::forensics

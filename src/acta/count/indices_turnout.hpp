// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/base/ratio.hpp"
#include "acta/model/printed_share.hpp"
#include "acta/model/record.hpp"

namespace acta::count {

/// One number of registered voters that a turnout may be a share of.
struct RollBase {
  enum class Kind {
    roll,     ///< the whole roll as the release (or another release of the contest) prints it
    counted,  ///< the roll times the share that was counted, as printed: an estimate, if stations are of equal size
    sheets,   ///< registered voters of the stations whose sheets were counted
  };
  Kind kind = Kind::roll;
  base::Ratio registered;
  model::Fit fit = model::Fit::none;
};
std::string_view to_string(RollBase::Kind kind);

/// A printed turnout and the bases that it was compared with.
struct TurnoutCheck {
  std::size_t release = 0;  ///< index into Contest::releases
  std::string people;       ///< what was counted: "ballots", "valid votes"
  std::int64_t counted = 0;
  std::vector<RollBase> bases;
  bool fits() const;
};
/// One entry for each release that prints a turnout and a number of ballots, voters or valid votes, where some number
/// of registered voters is known. `sheets` is the copy that was counted, or null.
std::vector<TurnoutCheck> turnout_checks(const model::Contest& contest, const model::SheetTable* sheets);

}  // namespace acta::count

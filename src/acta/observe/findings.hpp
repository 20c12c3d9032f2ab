// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/model/finding.hpp"
#include "acta/observe/estimate.hpp"

namespace acta::observe {

std::span<const model::FindingKind> kinds();

/// A figure that somebody announced, and the estimate of the same share.
struct Announced {
  std::string what;      ///< "turnout", or the name of a list
  std::string printed;   ///< "30.5"
  double share = 0;      ///< 0.305
  bool of_votes = true;  ///< a share of votes; of turnout no votes are at stake
};

/// O101: holds where the figure lies in the interval, ends included; remarkable where not. Votes at stake: the
/// difference times the estimated whole, rounded up.
model::Finding announced_figure(const std::string& contest, const Announced& announced, const Estimate& estimate);

}  // namespace acta::observe

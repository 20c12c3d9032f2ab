// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/app/load.hpp"
#include "acta/report/report.hpp"

namespace acta::app {

/// The seats of one contest under every reading that its law or data admit:
/// - the record's alliances as lists, and (where it has any) every card as a list of its own;
/// - the law as written, each of its [[reading]]s, shares of the ballots in place of shares of the valid votes (and the
///   other way round) where both numbers are known, and quotas rounded down where they are exact (and exact where not);
/// - every other copy or release of the contest, by the law as written;
/// - where seats are tied, each of the tied lists drawn first.
/// The first is the one that `count` uses. Readings that cannot be counted say why. Pure but for `loaded`.
std::vector<report::ReadingReport> readings_of(const Loaded& loaded, std::size_t contest);

/// N113: whether some reading gives the proclaimed seats.
model::Finding readings_finding(const model::Contest& contest, const std::vector<report::ReadingReport>& readings);

}  // namespace acta::app

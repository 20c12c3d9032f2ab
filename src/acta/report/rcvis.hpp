// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/report/rctab.hpp"

namespace acta::report {

/// A count as the JSON of the Universal RCV Tabulator, which RCVis draws (doc/formats/universal-tabulator.schema.json).
///
/// Laws: 1. every candidate is elected or eliminated once; 2. who is eliminated stands in no later tally; 3. nobody is
/// eliminated in the last round; 4. where votes move one after the other (and not by meek and warren), each tally is
/// the one before with its transfers.
///
/// What the format cannot say: rounds in which an exclusion goes on are one round with it; who is elected in one round
/// and has the surplus moved in a later one is elected there; before a restart nothing is told; eliminations of the
/// last round are left out; fractions are cut to six decimals; a candidate named as its keys "exhausted" and "residual
/// surplus" is "exhausted (candidate)" there. `date`: of the election, YYYY-MM-DD. `report.slice` is
/// not looked at.
std::string rcvis_json(const RctabReport& report, const std::string& date);

}  // namespace acta::report

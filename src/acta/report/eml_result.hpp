// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/report/rctab.hpp"

namespace acta::report {

/// The result of a count as EML 5.0 message 520 (OASIS Election Markup Language): one election, one contest, a
/// Selection a candidate who stood, with Elected yes or no and, of the elected, the Ranking in which they were.
/// Candidates are numbered in the order of the contest. `date`: of the election, YYYY-MM-DD, `created`: date and time
/// as in ISO 8601. Characters that XML cannot hold become U+FFFD. `report.slice` is not looked at.
std::string eml_result(const RctabReport& report, const std::string& date, const std::string& created);

}  // namespace acta::report

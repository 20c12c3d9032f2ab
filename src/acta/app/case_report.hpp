// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/app/cases.hpp"

namespace acta::app {

/// The count of a case, and each expectation with whether it is met.
std::string case_text(const CaseRun& run, const report::TextStyle& style, bool steps);
/// { "title", "source", "result", "expectations": [ { "place", "verdict", "what" } ] }
std::string case_json(const CaseRun& run);

}  // namespace acta::app

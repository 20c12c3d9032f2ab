// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/app/cases.hpp"

namespace acta::app {

/// Holds one expectation against the count of its case.
CaseCheck check_expectation(const CaseRun& run, const read::Expectation& expected);
bool needs_margins(const read::Expectation& expected);

}  // namespace acta::app

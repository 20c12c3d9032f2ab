// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/model/reported_assertions.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// A log of SHANGRLA (log.json), of before 2022 ("risk_function" beside "contests") or since ("Audit" and "contests"),
/// or its file of manual readings ("ballots"), which adds their number. Layout: doc/formats/audits.md. Errors `format`,
/// with line, column and path; logs whose contests are Python's text in quotes cannot be read.
base::Result<void> read_shangrla(const std::string& name, std::string bytes, model::AssertionAudit& audit,
                                 const BallotLimits& limits = {});

}  // namespace acta::read

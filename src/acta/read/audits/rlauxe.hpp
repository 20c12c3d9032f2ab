// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/model/reported_assertions.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// Whether a JSON document is one of rlauxe's (its first keys), read without its end.
bool is_rlauxe(const std::string& bytes);

/// Adds one JSON file of rlauxe's record to the audit, told by its keys: the configuration ("riskLimit", "seed"),
/// electionInfo ("electionName"), contests ("contestsUnderAudit"), one round ("contestRounds") or its sample
/// ("sampleNumbers"). Rounds want the contests first. Layout: doc/formats/audits.md. Errors `format`, with line, column
/// and path.
base::Result<void> read_rlauxe(const std::string& name, std::string bytes, model::AssertionAudit& audit,
                               const BallotLimits& limits = {});

/// sampleCards.csv: "location, index, prn, …".
bool is_rlauxe_cards(const Grid& grid);
base::Result<void> read_rlauxe_cards(const Grid& grid, model::AssertionAudit& audit);

}  // namespace acta::read

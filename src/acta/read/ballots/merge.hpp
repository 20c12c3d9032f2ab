// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// Adds the ballots of another source to those of the same contest. Candidates are the same where code (or, without
/// codes on either side, name) and name are; others are added. Equal rows join; notes and cards add up.
/// Precincts and batches keep their names; a side without them has "" for its cards.
/// Errors: limit; format for an id that both sides have. `into` is then of no use.
base::Result<void> merge_ballots(BallotReading& into, const BallotReading& from, const BallotLimits& limits);

}  // namespace acta::read

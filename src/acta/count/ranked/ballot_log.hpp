// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/ranked/walk.hpp"

namespace acta::count {

/// Ballots with equal marks that come to a candidate, or to nobody, in a round.
struct BallotStep {
  std::uint32_t round = 0;  ///< counted from 1
  std::uint32_t row = 0;
  std::int64_t ballots = 0;
  Recipient from = kUnassigned;  ///< kUnassigned: they come from the box
  Recipient to = kUnassigned;
  const Amount& value;     ///< of each of them
  std::uint32_t pass = 1;  ///< of multi_pass, counted from 1
};

/// Whoever wants to know. Called in the order of passes and rounds.
class BallotLog {
 public:
  virtual ~BallotLog() = default;
  virtual void step(const BallotStep& step) = 0;
};

}  // namespace acta::count

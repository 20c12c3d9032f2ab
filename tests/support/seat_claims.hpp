// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {

/// Option k with so many seats, as one entrant of a division in one area.
inline Entrant entrant_of(std::size_t k, std::int64_t seats, std::int64_t votes = 1) {
  Entrant one;
  one.name = std::to_string(k);
  one.votes.add({}, k, 1);
  one.value = votes, one.seats = seats;
  return one;
}

/// D'Hondt: the last seat of a, which has `won`, before the next of b, which has `lost` - 1.
inline Claim seat_before(std::size_t options, std::size_t a, std::int64_t won, std::size_t b, std::int64_t lost) {
  const Drafts drafts = ahead_drafts({entrant_of(a, won)}, entrant_of(b, lost - 1), model::dhondt().divisors);
  return dense(drafts.front().sum.claim(), options);
}

}  // namespace acta::audit

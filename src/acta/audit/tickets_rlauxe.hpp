// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "acta/audit/digest256.hpp"

namespace acta::audit {

/// The sample numbers of rlauxe: HMAC-SHA-256 (RFC 2104) of a card's number, as four big-endian bytes, keyed by the
/// magnitude of the seed; the last eight bytes of the code, read as a signed big-endian integer, without its sign.
/// The key is the eight bytes of the magnitude in the order 3 2 1 0 7 6 5 4, byte 0 being the least significant: the
/// rule was found from records of that program and agrees with all of them. Thread-safe.
class RlauxeTickets {
 public:
  explicit RlauxeTickets(std::int64_t seed);

  /// Of the card with this index; the first card has index 0 and is hashed as 1. Never negative but for -2^63, which
  /// has no 64-bit magnitude and which that program keeps.
  std::int64_t number(std::uint32_t card_index) const;

 private:
  Sha256Stream m_inner;
  Sha256Stream m_outer;
};

}  // namespace acta::audit

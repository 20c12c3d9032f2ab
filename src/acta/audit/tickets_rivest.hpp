// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "acta/audit/digest256.hpp"
#include "acta/base/error.hpp"

namespace acta::audit {

/// Both ends included.
struct NumberRange {
  std::uint64_t first = 1;
  std::uint64_t last = 0;
};

/// One number and the ticket it came from, which is what an observer recomputes.
struct RivestNumber {
  std::uint64_t ticket = 0;  ///< k, from 1
  std::uint64_t number = 0;
};

/// Random numbers from a seed of dice throws as Rivest's sampler, Stark's tools and Colorado's audit centre draw them:
/// number k = 1, 2, ... is SHA-256(seed "," k), read as a big-endian integer, modulo the size of the range, plus
/// its first number (Rivest, "sampler.py", 2011). `seed` in the bytes that
/// are hashed, ASCII digits as a rule; k in decimal. The modulus favours small numbers by less than 2^-192.
class RivestTickets {
 public:
  explicit RivestTickets(std::string_view seed);

  /// SHA-256 of ticket k.
  Digest256 digest(std::uint64_t ticket) const;
  /// REQUIRES: range.first <= range.last, and the range is not all of 64 bits
  std::uint64_t number(std::uint64_t ticket, NumberRange range) const;

 private:
  Sha256Stream m_state;
};

struct RivestDraw {
  NumberRange range;
  std::uint64_t skip = 0;  ///< numbers drawn in earlier rounds, left out of the result
  std::uint64_t take = 0;
  bool with_replacement = false;  ///< false: a number that was drawn before is passed over, its ticket is used up
};

/// The numbers drawn, in the order of the draw. Error `usage` for an empty range, one of all 64-bit numbers, or,
/// without replacement, one with fewer than skip + take numbers.
base::Result<std::vector<RivestNumber>> draw_rivest(std::string_view seed, const RivestDraw& draw);

}  // namespace acta::audit

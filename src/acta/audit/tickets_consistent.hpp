// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "acta/audit/digest256.hpp"

namespace acta::audit {

/// The ticket numbers of Rivest's consistent sampler ("Consistent Sampling with Replacement", 2018, arXiv:1808.10016),
/// as Arlo uses it. Every identifier has an endless row of tickets, each larger than the one before; a sample is the
/// smallest tickets. A ticket is a text, "0." and decimal digits; tickets are compared as texts, byte by byte.
///
/// 1. D(text) = the decimal digits of SHA-256(text), zeros put before them up to 64 digits, then read backwards.
/// 2. The first ticket of an identifier is "0." D(hex(SHA-256(seed)) str(identifier)).
/// 3. The next ticket after x is "0.", the nines with which the digits of x begin, and D(x ":" i), for the smallest
///    i = 1, 2, ... that makes it larger than x.
class ConsistentTickets {
 public:
  /// `seed` in the bytes that are hashed: UTF-8.
  explicit ConsistentTickets(std::string_view seed);

  /// SHA-256 of the seed's digest and the identifier as Python's str() writes it: the first ticket is
  /// "0." and decimal_reversed() of this.
  Digest256 first_digest(std::string_view identifier) const { return m_seed.digest(identifier); }
  std::string first(std::string_view identifier) const;

 private:
  Sha256Stream m_seed;
};

/// Law 1 for a digest at hand: 64 to 78 digits.
std::string decimal_reversed(const Digest256& digest);

/// The first nine digits of decimal_reversed(), as a number below 10^9: where these differ for two digests, the tickets
/// differ in the same sense.
std::uint32_t leading_digits(const Digest256& digest);

/// Law 3. A ticket that printed_ticket() shortened has another successor than the full one.
std::string next_ticket(std::string_view ticket);

/// "0.", the leading nines and `digits` digits after them. Arlo prints 18, consistent_sampler by itself 9.
std::string printed_ticket(std::string_view ticket, std::size_t digits = 18);

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "acta/audit/digest256.hpp"

namespace acta::audit {

/// The hash generator of the Python package cryptorandom, with which SHANGRLA gives every card its sample number.
/// Word k = 0, 1, ... is SHA-256 of the seed, "," and k bytes of value zero, a 256-bit big-endian integer. This is not
/// the generator of tickets_rivest.hpp, which hashes the counter in decimal. Not thread-safe.
class CryptoRandom {
 public:
  /// `seed` as Python's str() writes it: decimal for an integer, UTF-8 for a string.
  explicit CryptoRandom(std::string_view seed);

  /// The next word. SHANGRLA deals these to the cards in the order of the list of cast vote records, phantoms included.
  Digest256 next();

  /// The next word divided by 2^256, rounded to the nearest double, ties to even: in [0, 1].
  double uniform();

  /// Uniform in [0, bound). Takes bits from the low end of a word, as many as bound - 1 has, until they make a number
  /// below the bound; left-over bits serve the next call and are not touched by next(). Agreement with cryptorandom was
  /// checked only inside one word and for bounds that are no powers of two. REQUIRES: 0 < bound <= 2^63
  std::uint64_t below(std::uint64_t bound);

 private:
  std::uint64_t take_bits(int count);

  Sha256Stream m_state;
  Digest256 m_bits{};
  int m_used_bits = 256;
};

/// The first `cards` words: the sample numbers of a list of cards.
std::vector<Digest256> cryptorandom_numbers(std::string_view seed, std::uint64_t cards);

}  // namespace acta::audit

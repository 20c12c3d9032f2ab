// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace acta::audit {

/// 256 bits, most significant byte first. The order of arrays (<, ==) is the order of the numbers 0 to 2^256 - 1.
using Digest256 = std::array<unsigned char, 32>;

/// SHA-256 (FIPS 180-4) of bytes that come in pieces. A copy continues on its own; distinct streams may be used by
/// distinct threads, and digest() of one stream by several at once.
class Sha256Stream {
 public:
  explicit Sha256Stream(std::string_view first_bytes = {});

  void append(std::string_view bytes);
  /// Of all appended bytes and then `last_bytes`, which the stream does not keep.
  Digest256 digest(std::string_view last_bytes = {}) const;

 private:
  std::array<std::uint32_t, 28> m_state;  ///< of OpenSSL
};

/// SHA-256 of the bytes.
Digest256 sha256(std::string_view bytes);

/// The number modulo `divisor`. REQUIRES: divisor > 0
std::uint64_t remainder_of(const Digest256& number, std::uint64_t divisor);

/// The number modulo 10^9; as remainder_of, in a few nanoseconds.
std::uint32_t remainder_of_billion(const Digest256& number);

/// Decimal digits, most significant first, no leading zeros; "0" for zero. At most 78 digits.
std::string to_decimal(const Digest256& number);

/// 64 lower-case hexadecimal digits.
std::string to_hexadecimal(const Digest256& number);

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace acta::count {

/// The pseudo-random numbers of java.util.Random, bit for bit: a linear congruential generator of 48 bits. Wanted only
/// to repeat draws that RCTab made with a published seed; it is no generator to draw lots with.
/// Source: the specification of java.util.Random and java.util.Collections.shuffle (Java SE API).
class JavaRandom {
 public:
  explicit JavaRandom(std::int64_t seed) : m_state((static_cast<std::uint64_t>(seed) ^ kMultiplier) & kMask) {}

  /// All 32-bit integers.
  std::int32_t next_int() { return next(32); }

  /// In [0, bound), bound excluded. REQUIRES: bound > 0
  std::int32_t next_int(std::int32_t bound) {
    const std::int64_t wide = bound;
    std::int64_t drawn = next(31);
    if ((bound & (bound - 1)) == 0) return static_cast<std::int32_t>((wide * drawn) >> 31);
    // Java detects the incomplete last block of values by the overflow of a 32-bit sum.
    while (drawn - drawn % wide + (wide - 1) > INT32_MAX) drawn = next(31);
    return static_cast<std::int32_t>(drawn % wide);
  }

  /// In [0, 1), 1 excluded; a multiple of 2^-53.
  double next_double() {
    const auto high = static_cast<std::int64_t>(next(26)) << 27;
    return static_cast<double>(high + next(27)) * 0x1.0p-53;
  }

 private:
  static constexpr std::uint64_t kMultiplier = 0x5DEECE66D, kIncrement = 0xB, kMask = (std::uint64_t{1} << 48) - 1;

  /// The upper `bits` of the next state, as a signed 32-bit number.
  std::int32_t next(int bits) {
    m_state = (m_state * kMultiplier + kIncrement) & kMask;
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(m_state >> (48 - bits)));
  }

  std::uint64_t m_state;
};

/// java.util.Collections.shuffle.
template <class T>
void java_shuffle(std::span<T> items, JavaRandom& random) {
  for (std::size_t i = items.size(); i > 1; --i) {
    const auto other = static_cast<std::size_t>(random.next_int(static_cast<std::int32_t>(i)));
    std::swap(items[i - 1], items[other]);
  }
}

/// `keys` in the order in which java.util.HashMap goes through their names after they were put in one by one: by
/// bucket, and within a bucket in the order of insertion. Buckets are a power of two, at least 16, filled to three
/// quarters at most; the bucket is taken from the hash of java.lang.String with its upper half folded in.
std::vector<std::uint32_t> java_hash_order(std::vector<std::uint32_t> keys, const std::vector<std::string>& names);

/// The text as the UTF-16 code units that Java compares and hashes. Bytes that are not UTF-8 become U+FFFD.
std::u16string to_utf16(std::string_view text);

}  // namespace acta::count

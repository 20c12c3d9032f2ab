// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace acta::base {

/// 128-bit integers, for products of two 64-bit ones.
__extension__ using Int128 = __int128;
__extension__ using Uint128 = unsigned __int128;

/// Stops the program. Called where a checked operation would overflow, in release builds too: a wrong sum must never
/// be printed. Readers bound every cell to `kLargestCount`, so no input that they accept can reach it.
[[noreturn]] void overflow_trap();

/// The largest count that a reader accepts in one cell: more than the people on Earth, and small enough that all cells
/// of the largest file that is read (4 GiB, at least 12 bytes for such a cell) add up inside 64 bits.
inline constexpr std::int64_t kLargestCount = 10'000'000'000;

inline std::int64_t checked_add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) overflow_trap();
  return sum;
}
inline std::int64_t checked_subtract(std::int64_t a, std::int64_t b) {
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(a, b, &difference)) overflow_trap();
  return difference;
}
inline std::int64_t checked_multiply(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(a, b, &product)) overflow_trap();
  return product;
}

/// A checked 64-bit number of one kind of thing. Kinds do not mix: adding Voters to Votes does not compile.
template <class Tag>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(std::int64_t value) : m_value(value) {}
  constexpr std::int64_t value() const { return m_value; }

  friend Quantity operator+(Quantity a, Quantity b) { return Quantity(checked_add(a.m_value, b.m_value)); }
  friend Quantity operator-(Quantity a, Quantity b) { return Quantity(checked_subtract(a.m_value, b.m_value)); }
  friend Quantity operator*(Quantity a, std::int64_t b) { return Quantity(checked_multiply(a.m_value, b)); }
  Quantity& operator+=(Quantity other) { return *this = *this + other; }
  Quantity& operator-=(Quantity other) { return *this = *this - other; }
  friend constexpr auto operator<=>(Quantity, Quantity) = default;

 private:
  std::int64_t m_value = 0;
};

using Votes = Quantity<struct VotesTag>;
using Voters = Quantity<struct VotersTag>;
using Seats = Quantity<struct SeatsTag>;

}  // namespace acta::base

// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/tickets_cryptorandom.hpp"

#include <bit>
#include <cmath>
#include <cstddef>

namespace acta::audit {

CryptoRandom::CryptoRandom(std::string_view seed) : m_state(seed) { m_state.append(","); }

Digest256 CryptoRandom::next() {
  const Digest256 word = m_state.digest();
  m_state.append(std::string_view("\0", 1));
  return word;
}

double CryptoRandom::uniform() {
  const Digest256 word = next();
  std::size_t first = 0;
  while (first < 24 && word[first] == 0) ++first;
  std::uint64_t high = 0;
  for (std::size_t i = first; i < first + 8; ++i) high = high << 8 | word[i];
  bool rest = false;
  for (std::size_t i = first + 8; i < word.size(); ++i) rest = rest || word[i] != 0;
  // At least 57 bits are significant here, so that the lowest decides no more than whether the rest is zero.
  if (rest) high |= 1;
  return std::ldexp(static_cast<double>(high), -64 - 8 * static_cast<int>(first));
}

std::uint64_t CryptoRandom::take_bits(int count) {
  std::uint64_t bits = 0;
  for (int i = 0; i < count; ++i) {
    if (m_used_bits == 256) {
      m_bits = next();
      m_used_bits = 0;
    }
    const unsigned char byte = m_bits[static_cast<std::size_t>(31 - m_used_bits / 8)];
    bits |= (std::uint64_t{byte} >> (m_used_bits % 8) & 1U) << i;
    ++m_used_bits;
  }
  return bits;
}

std::uint64_t CryptoRandom::below(std::uint64_t bound) {
  const auto count = static_cast<int>(std::bit_width(bound - 1));
  for (;;) {
    const std::uint64_t number = take_bits(count);
    if (number < bound) return number;
  }
}

std::vector<Digest256> cryptorandom_numbers(std::string_view seed, std::uint64_t cards) {
  CryptoRandom random(seed);
  std::vector<Digest256> numbers(cards);
  for (Digest256& number : numbers) number = random.next();
  return numbers;
}

}  // namespace acta::audit

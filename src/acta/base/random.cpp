// SPDX-License-Identifier: Apache-2.0
#include "acta/base/random.hpp"

#include <Random123/philox.h>

namespace acta::base {

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t stream, std::uint32_t replicate)
    : m_counter{0, replicate, static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(stream >> 32)},
      m_key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)} {}

void RandomStream::refill() {
  const r123::Philox4x32 generator;
  const r123::Philox4x32::ctr_type counter{{m_counter[0], m_counter[1], m_counter[2], m_counter[3]}};
  const r123::Philox4x32::key_type key{{m_key[0], m_key[1]}};
  const auto words = generator(counter, key);
  m_words = {(static_cast<std::uint64_t>(words[1]) << 32) | words[0],
             (static_cast<std::uint64_t>(words[3]) << 32) | words[2]};
  m_left = 2;
  ++m_counter[0];
}

std::uint64_t RandomStream::next() {
  if (m_left == 0) refill();
  return m_words[static_cast<std::size_t>(2 - m_left--)];
}

double RandomStream::uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

std::uint64_t RandomStream::below(std::uint64_t bound) {
  const std::uint64_t rejected = (0 - bound) % bound;
  std::uint64_t word = next();
  while (word < rejected) word = next();
  return word % bound;
}

}  // namespace acta::base

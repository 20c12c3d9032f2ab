// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/tickets_rlauxe.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace acta::audit {
namespace {

constexpr std::array<int, 8> kByteOrder = {3, 2, 1, 0, 7, 6, 5, 4};

template <std::size_t size>
std::string_view as_text(const std::array<unsigned char, size>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Two's complement; -2^63 stays what it is.
std::uint64_t magnitude(std::uint64_t number) { return number >> 63 != 0 ? 0 - number : number; }

/// A hash that has read the key, padded to one block with zeros, every byte changed by `pad` (RFC 2104, section 2).
Sha256Stream keyed_stream(std::int64_t seed, unsigned char pad) {
  const std::uint64_t key = magnitude(static_cast<std::uint64_t>(seed));
  std::array<unsigned char, 64> block;
  block.fill(pad);
  for (std::size_t i = 0; i < kByteOrder.size(); ++i) {
    block[i] = static_cast<unsigned char>(pad ^ (key >> (8 * kByteOrder[i]) & 0xFFU));
  }
  return Sha256Stream(as_text(block));
}

}  // namespace

RlauxeTickets::RlauxeTickets(std::int64_t seed)
    : m_inner(keyed_stream(seed, 0x36)), m_outer(keyed_stream(seed, 0x5C)) {}

std::int64_t RlauxeTickets::number(std::uint32_t card_index) const {
  const std::uint32_t hashed = card_index + 1;
  std::array<unsigned char, 4> message{};
  for (std::size_t i = 0; i < 4; ++i) message[i] = static_cast<unsigned char>(hashed >> (24 - 8 * i));
  const Digest256 code = m_outer.digest(as_text(m_inner.digest(as_text(message))));
  std::uint64_t last = 0;
  for (std::size_t i = 24; i < code.size(); ++i) last = last << 8 | code[i];
  return static_cast<std::int64_t>(magnitude(last));
}

}  // namespace acta::audit

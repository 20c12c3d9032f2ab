// SPDX-License-Identifier: Apache-2.0

// A draw copies a half-finished hash once for every card. EVP_MD_CTX_copy_ex allocates each time; the older interface,
// deprecated since OpenSSL 3.0 but present, copies 112 bytes.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "acta/audit/digest256.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <bit>
#include <cstddef>

#include "acta/base/checked.hpp"

namespace acta::audit {
namespace {

constexpr std::uint64_t kBillion = 1'000'000'000;
constexpr std::uint64_t kTenToNineteen = 10'000'000'000'000'000'000U;

/// 2^(32 i) mod 10^9
constexpr std::array<std::uint64_t, 8> powers_modulo_billion() {
  std::array<std::uint64_t, 8> powers{};
  std::uint64_t power = 1;
  for (auto& entry : powers) {
    entry = power;
    power = (power << 32) % kBillion;
  }
  return powers;
}

std::uint32_t word32(const Digest256& number, std::size_t i) {
  const unsigned char* bytes = number.data() + 4 * i;
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

std::array<std::uint64_t, 4> words64(const Digest256& number) {
  std::array<std::uint64_t, 4> words{};
  for (std::size_t i = 0; i < 4; ++i) {
    words[i] = std::uint64_t{word32(number, 2 * i)} << 32 | word32(number, 2 * i + 1);
  }
  return words;
}

/// Divides in place and returns the remainder.
std::uint64_t divide(std::array<std::uint64_t, 4>& words, std::uint64_t divisor) {
  std::uint64_t rest = 0;
  for (auto& word : words) {
    const base::Uint128 part = base::Uint128{rest} << 64 | word;
    word = static_cast<std::uint64_t>(part / divisor);
    rest = static_cast<std::uint64_t>(part % divisor);
  }
  return rest;
}

}  // namespace

Sha256Stream::Sha256Stream(std::string_view first_bytes) {
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, first_bytes.data(), first_bytes.size());
  m_state = std::bit_cast<decltype(m_state)>(context);
}

void Sha256Stream::append(std::string_view bytes) {
  auto context = std::bit_cast<SHA256_CTX>(m_state);
  SHA256_Update(&context, bytes.data(), bytes.size());
  m_state = std::bit_cast<decltype(m_state)>(context);
}

Digest256 Sha256Stream::digest(std::string_view last_bytes) const {
  auto context = std::bit_cast<SHA256_CTX>(m_state);
  SHA256_Update(&context, last_bytes.data(), last_bytes.size());
  Digest256 digest;
  SHA256_Final(digest.data(), &context);
  return digest;
}

Digest256 sha256(std::string_view bytes) { return Sha256Stream().digest(bytes); }

std::uint64_t remainder_of(const Digest256& number, std::uint64_t divisor) {
  auto words = words64(number);
  return divide(words, divisor);
}

std::uint32_t remainder_of_billion(const Digest256& number) {
  constexpr auto kPowers = powers_modulo_billion();
  // Each product is below 2^62, so that four of them add up inside 64 bits.
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    high += word32(number, i) * kPowers[7 - i];
    low += word32(number, i + 4) * kPowers[3 - i];
  }
  return static_cast<std::uint32_t>((high % kBillion + low % kBillion) % kBillion);
}

std::string to_decimal(const Digest256& number) {
  auto words = words64(number);
  std::string reversed;
  while (words != std::array<std::uint64_t, 4>{}) {
    std::uint64_t group = divide(words, kTenToNineteen);
    for (int i = 0; i < 19; ++i, group /= 10) reversed += static_cast<char>('0' + group % 10);
  }
  while (!reversed.empty() && reversed.back() == '0') reversed.pop_back();
  std::reverse(reversed.begin(), reversed.end());
  return reversed.empty() ? "0" : reversed;
}

std::string to_hexadecimal(const Digest256& number) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * number.size());
  for (const unsigned char byte : number) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace acta::audit

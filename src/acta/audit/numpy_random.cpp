// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/numpy_random.hpp"

#include <bit>
#include <cstddef>
#include <span>
#include <vector>

namespace acta::audit {
namespace {

constexpr std::size_t kPoolWords = 4;
using Pool = std::array<std::uint32_t, kPoolWords>;

/// A multiplicative hash whose multiplier changes with every use.
class HashMix {
 public:
  HashMix(std::uint32_t first, std::uint32_t factor) : m_constant(first), m_factor(factor) {}
  std::uint32_t operator()(std::uint32_t value) {
    value ^= m_constant;
    m_constant *= m_factor;
    value *= m_constant;
    return value ^ value >> 16;
  }

 private:
  std::uint32_t m_constant;
  std::uint32_t m_factor;
};

std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t mixed = 0xCA01F9DDU * a - 0x4973F715U * b;
  return mixed ^ mixed >> 16;
}

/// Least significant first; one word for zero.
std::vector<std::uint32_t> entropy_words(const Digest256& entropy) {
  std::vector<std::uint32_t> words;
  for (std::size_t i = entropy.size(); i > 0; i -= 4) {
    std::uint32_t word = 0;
    for (std::size_t j = i - 4; j < i; ++j) word = word << 8 | entropy[j];
    words.push_back(word);
  }
  while (words.size() > 1 && words.back() == 0) words.pop_back();
  return words;
}

Pool stirred_pool(std::span<const std::uint32_t> entropy) {
  HashMix hash(0x43B0D7E5U, 0x931E8875U);
  Pool pool{};
  for (std::size_t i = 0; i < kPoolWords; ++i) pool[i] = hash(i < entropy.size() ? entropy[i] : 0);
  for (std::size_t from = 0; from < kPoolWords; ++from) {
    for (std::size_t to = 0; to < kPoolWords; ++to) {
      if (from != to) pool[to] = mix(pool[to], hash(pool[from]));
    }
  }
  for (std::size_t from = kPoolWords; from < entropy.size(); ++from) {
    for (std::uint32_t& word : pool) word = mix(word, hash(entropy[from]));
  }
  return pool;
}

base::Uint128 joined(const std::array<std::uint32_t, 8>& words, std::size_t first) {
  const std::uint64_t high = std::uint64_t{words[first + 1]} << 32 | words[first];
  const std::uint64_t low = std::uint64_t{words[first + 3]} << 32 | words[first + 2];
  return base::Uint128{high} << 64 | low;
}

}  // namespace

std::array<std::uint32_t, 8> seed_sequence_words(const Digest256& entropy) {
  const Pool pool = stirred_pool(entropy_words(entropy));
  HashMix hash(0x8B51F9DDU, 0x58F38DEDU);
  std::array<std::uint32_t, 8> words{};
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = hash(pool[i % kPoolWords]);
  return words;
}

NumpyRandom::NumpyRandom(const Digest256& entropy) {
  const auto words = seed_sequence_words(entropy);
  m_increment = joined(words, 4) << 1 | 1;
  step();
  m_state += joined(words, 0);
  step();
}

void NumpyRandom::step() {
  constexpr base::Uint128 kFactor = base::Uint128{0x2360ED051FC65DA4U} << 64 | 0x4385DF649FCCF645U;
  m_state = m_state * kFactor + m_increment;
}

std::uint64_t NumpyRandom::next() {
  step();
  const auto high = static_cast<std::uint64_t>(m_state >> 64);
  return std::rotr(high ^ static_cast<std::uint64_t>(m_state), static_cast<int>(high >> 58));
}

double NumpyRandom::uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

}  // namespace acta::audit

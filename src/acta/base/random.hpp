// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace acta::base {

/// A stream of random 64-bit words that depends on (seed, stream, replicate) alone: Philox4x32-10 (Salmon et al. 2011,
/// "Parallel random numbers: as easy as 1, 2, 3"). The same three numbers give the same draws on any host and with any
/// number of threads. Not for secrets.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::uint64_t stream, std::uint32_t replicate = 0);

  std::uint64_t next();
  /// Uniform in [0, 1), 53 bits.
  double uniform();
  /// Uniform in [0, bound). REQUIRES: bound > 0. Without bias (rejection).
  std::uint64_t below(std::uint64_t bound);

 private:
  void refill();

  std::array<std::uint32_t, 4> m_counter;
  std::array<std::uint32_t, 2> m_key;
  std::array<std::uint64_t, 2> m_words{};
  int m_left = 0;
};

}  // namespace acta::base

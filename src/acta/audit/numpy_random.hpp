// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "acta/audit/digest256.hpp"
#include "acta/base/checked.hpp"

namespace acta::audit {

/// The eight 32-bit words with which numpy's SeedSequence(entropy) seeds a generator: the entropy as 32-bit words,
/// least significant first and without leading zeros, stirred into a pool of four words (O'Neill 2015, "Developing a
/// seed_seq alternative", https://www.pcg-random.org/posts/developing-a-seed_seq-alternative.html;
/// numpy.random.SeedSequence).
std::array<std::uint32_t, 8> seed_sequence_words(const Digest256& entropy);

/// numpy.random.default_rng(entropy): PCG64, the 128-bit linear congruential generator with output XSL-RR (O'Neill
/// 2014, "PCG", HMC-CS-2014-0905). Not thread-safe, not for secrets.
class NumpyRandom {
 public:
  explicit NumpyRandom(const Digest256& entropy);

  std::uint64_t next();
  /// In [0, 1): the upper 53 bits of the next word.
  double uniform();

  base::Uint128 state() const { return m_state; }
  base::Uint128 increment() const { return m_increment; }

 private:
  void step();

  base::Uint128 m_state = 0;
  base::Uint128 m_increment = 1;
};

}  // namespace acta::audit

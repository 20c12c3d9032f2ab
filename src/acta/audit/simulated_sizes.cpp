// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/simulated_sizes.hpp"

#include <algorithm>

#include "acta/base/random.hpp"

namespace acta::audit {
namespace {

/// Numbers in [0, bound) from 32 bits each (Lemire 2019, ACM TOMACS 29:3): a division only where the result could be
/// biased. REQUIRES: 0 < bound < 2^32.
class HalfWords {
 public:
  HalfWords(std::uint64_t seed, int trial) : m_stream(seed, 1, static_cast<std::uint32_t>(trial)) {}
  std::size_t below(std::uint32_t bound) {
    std::uint64_t product = std::uint64_t{half()} * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
      const std::uint32_t refused = (0U - bound) % bound;
      while (static_cast<std::uint32_t>(product) < refused) product = std::uint64_t{half()} * bound;
    }
    return static_cast<std::size_t>(product >> 32);
  }

 private:
  std::uint32_t half() {
    m_upper_next = !m_upper_next;
    if (!m_upper_next) return static_cast<std::uint32_t>(m_word >> 32);
    m_word = m_stream.next();
    return static_cast<std::uint32_t>(m_word);
  }
  base::RandomStream m_stream;
  std::uint64_t m_word = 0;
  bool m_upper_next = false;
};

/// Fisher and Yates' shuffle as far as it is needed: cards are left as they are after a trial, since the first part of
/// a shuffle is random whatever the order before.
std::int64_t one_trial(SequentialTest& test, std::span<double> cards, double alpha, HalfWords random) {
  constexpr std::size_t kPiece = 64;  // draws between two looks
  for (std::size_t first = 0; first < cards.size(); first += kPiece) {
    const std::size_t last = std::min(cards.size(), first + kPiece);
    for (std::size_t k = first; k < last; ++k)
      std::swap(cards[k], cards[k + random.below(static_cast<std::uint32_t>(cards.size() - k))]);
    const std::int64_t found = test.first_rejection(cards.subspan(first, last - first), alpha);
    if (found > 0) return static_cast<std::int64_t>(first) + found;
  }
  return static_cast<std::int64_t>(cards.size()) + 1;
}

}  // namespace

std::vector<std::int64_t> simulated_draws(const std::function<OwnedTest()>& make, std::span<const double> cards,
                                          const Simulation& simulation) {
  std::vector<double> order(cards.begin(), cards.end());
  std::vector<std::int64_t> draws;
  for (int trial = 0; trial < simulation.trials; ++trial)
    draws.push_back(one_trial(*make(), order, simulation.alpha, HalfWords(simulation.seed, trial)));
  std::sort(draws.begin(), draws.end());
  return draws;
}

}  // namespace acta::audit

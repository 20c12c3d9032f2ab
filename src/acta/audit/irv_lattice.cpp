// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_lattice.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace acta::audit {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// The easiest NEB against a candidate joining a set, from one table for each half of the candidates.
class EasiestNeb {
 public:
  explicit EasiestNeb(const NebDifficulties& neb)
      : m_low_bits(neb.candidates() / 2), m_high_bits(neb.candidates() - m_low_bits) {
    for (int candidate = 0; candidate < neb.candidates(); ++candidate) {
      fill(m_low, neb, candidate, 0, m_low_bits);
      fill(m_high, neb, candidate, m_low_bits, m_high_bits);
    }
  }
  double joining(int candidate, CandidateSet set) const {
    const auto row = static_cast<std::size_t>(candidate);
    return std::min(m_low[(row << m_low_bits) + static_cast<std::size_t>(set & (only(m_low_bits) - 1))],
                    m_high[(row << m_high_bits) + static_cast<std::size_t>(set >> m_low_bits)]);
  }

 private:
  static void fill(std::vector<double>& table, const NebDifficulties& neb, int candidate, int first, int bits) {
    for (CandidateSet part = 0; part < only(bits); ++part) {
      double least = kInfinite;
      for (int i = 0; i < bits; ++i) {
        const int other = first + i;
        if (other == candidate) continue;
        least = std::min(least, contains(part, i) ? neb.of(candidate, other) : neb.of(other, candidate));
      }
      table.push_back(least);
    }
  }

  int m_low_bits, m_high_bits;
  std::vector<double> m_low, m_high;
};

}  // namespace

double lattice_difficulty(const DenseTallies& tallies, const NebDifficulties& neb, const Difficulty& difficulty,
                          int winner) {
  const CandidateSet all = everybody(tallies.candidates());
  const EasiestNeb easiest(neb);
  const std::vector<std::int32_t> weakest = tallies.weakest();
  std::vector<double> beyond(static_cast<std::size_t>(all) + 1, kInfinite);
  for (CandidateSet set = all; set-- > 0;) {
    double hardest = 0;
    for (CandidateSet left = set == 0 ? all & ~only(winner) : all & ~set; left != 0; left &= left - 1) {
      const int candidate = std::countr_zero(left);
      const CandidateSet joined = set | only(candidate);
      const double reach = std::min(beyond[static_cast<std::size_t>(joined)], easiest.joining(candidate, set));
      if (reach <= hardest) continue;
      const double next = difficulty(tallies.tally(candidate, joined), weakest[static_cast<std::size_t>(joined)]);
      hardest = std::max(hardest, std::min(reach, next));
    }
    beyond[static_cast<std::size_t>(set)] = hardest;
  }
  return beyond[0];
}

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/macro_ends.hpp"

#include <algorithm>
#include <cmath>

namespace acta::audit {
namespace {

constexpr double kNoChance = 1e-15;  ///< of a number of tainted draws: left out from there on

/// Chances of audits that go on, by how many of their draws were tainted: first, first + 1, ...
class GoingOn {
 public:
  explicit GoingOn(double share) : m_share(share) {}
  /// One more draw.
  void draw() {
    m_chances.push_back(0);
    for (std::size_t k = m_chances.size(); k-- > 0;)
      m_chances[k] = (1 - m_share) * m_chances[k] + (k > 0 ? m_share * m_chances[k - 1] : 0);
    while (m_chances.size() > 1 && m_chances.back() < kNoChance) m_chances.pop_back();
  }
  /// Those with fewer than `least` tainted draws end; their chance.
  double end(std::int64_t least) {
    const auto ends = std::clamp<std::int64_t>(least - m_first, 0, static_cast<std::int64_t>(m_chances.size()));
    double chance = 0;
    for (std::int64_t k = 0; k < ends; ++k) chance += m_chances[static_cast<std::size_t>(k)];
    m_chances.erase(m_chances.begin(), m_chances.begin() + ends);
    m_first += ends;
    return chance;
  }

 private:
  double m_share;
  std::int64_t m_first = 0;
  std::vector<double> m_chances{1};
};

}  // namespace

std::vector<double> macro_end_chances(double alpha, double total_bound, const ExpectedTaint& expected, double enough,
                                      std::int64_t most) {
  if (std::isinf(total_bound)) return {};
  if (total_bound <= 1) return {1};
  const double step = std::log1p(-1 / total_bound), cost = -std::log1p(-expected.taint);
  std::vector<double> chances;
  GoingOn going(cost > 0 ? expected.share : 0);
  double ended = 0;
  while (ended < enough && static_cast<std::int64_t>(chances.size()) < most) {
    going.draw();
    // After n draws, k of them tainted, ln p = n step + k cost; the audit ends where that is at most ln alpha.
    const double room = std::log(alpha) - step * static_cast<double>(chances.size() + 1);
    if (room >= 0) ended += going.end(cost > 0 ? static_cast<std::int64_t>(std::floor(room / cost)) + 1 : 1);
    chances.push_back(std::min(1.0, ended));
  }
  return chances;
}

std::int64_t draws_with_chance(const std::vector<double>& chances, double chance) {
  const auto at = std::lower_bound(chances.begin(), chances.end(), chance);
  return at == chances.end() ? 0 : at - chances.begin() + 1;
}

}  // namespace acta::audit

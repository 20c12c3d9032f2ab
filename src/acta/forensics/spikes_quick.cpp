// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "acta/forensics/spikes.hpp"

namespace acta::forensics {
namespace {

constexpr std::size_t kGrid = SpikeTest::kGrid, kReach = 10;

double median_around(const std::array<double, kGrid>& observed, std::size_t at) {
  std::array<double, 2 * kReach + 1> near{};
  const std::size_t first = at > kReach ? at - kReach : 0, last = std::min(kGrid - 1, at + kReach);
  const auto end = std::copy(observed.begin() + static_cast<std::ptrdiff_t>(first),
                             observed.begin() + static_cast<std::ptrdiff_t>(last) + 1, near.begin());
  const auto middle = near.begin() + (end - near.begin()) / 2;
  std::nth_element(near.begin(), middle, end);
  return *middle;
}

}  // namespace

double quick_spikes(std::span<const Trial> trials) {
  std::array<double, kGrid> observed{};
  std::int64_t stations = 0;
  for (const Trial& t : trials) {
    if (t.votes <= 0 || t.support < 0 || t.support > t.votes) continue;
    ++stations;
    share_between_points(t.support, t.votes, [&](std::size_t at, double weight) { observed[at] += weight; });
  }
  double above = 0;
  for (std::size_t g = 1; g + 1 < kGrid; ++g) {
    const double smooth = median_around(observed, g);
    above += std::max(0.0, observed[g] - smooth - 3 * std::sqrt(std::max(1.0, smooth)));
  }
  return stations > 0 ? 100 * above / static_cast<double>(stations) : 0;
}

}  // namespace acta::forensics

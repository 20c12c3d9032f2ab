// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "acta/base/random.hpp"
#include "acta/forensics/turnout_core.hpp"

namespace acta::forensics {
namespace {

constexpr int kStarts = 40, kMostSteps = 50;
constexpr std::size_t kKept = 5;
constexpr std::int64_t kSide = 200;  ///< cells of half a point

struct Cell {
  double x = 0, y = 0, weight = 0;
};

std::vector<Cell> cells_of(std::span<const Station> stations) {
  std::vector<double> weights(static_cast<std::size_t>((kSide + 1) * (kSide + 1)), 0);
  for (const Station& s : stations) {
    if (s.registered <= 0 || s.ballots <= 0 || s.turnout < 0 || s.turnout > s.registered || s.leader > s.ballots)
      continue;
    const std::int64_t x = (2 * kSide * s.turnout + s.registered) / (2 * s.registered),
                       y = (2 * kSide * s.leader + s.ballots) / (2 * s.ballots);
    weights[static_cast<std::size_t>(x * (kSide + 1) + y)] += static_cast<double>(s.registered);
  }
  std::vector<Cell> cells;
  for (std::int64_t x = 0; x <= kSide; ++x)
    for (std::int64_t y = 0; y <= kSide; ++y)
      if (const double w = weights[static_cast<std::size_t>(x * (kSide + 1) + y)]; w > 0)
        cells.push_back({static_cast<double>(x) / kSide, static_cast<double>(y) / kSide, w});
  return cells;
}

struct Fit {
  double x = 0, y = 0, xx = 1, yy = 1, xy = 0;
  double determinant() const { return xx * yy - xy * xy; }
};

/// Mean and covariance of the first `half` of the weight in that order; the last cell counts as far as it is needed.
Fit fit_of(const std::vector<Cell>& cells, const std::vector<std::uint32_t>& order, double half) {
  double w = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (const std::uint32_t i : order) {
    const Cell& c = cells[i];
    const double own = std::min(c.weight, half - w);
    w += own, x += own * c.x, y += own * c.y, xx += own * c.x * c.x, yy += own * c.y * c.y, xy += own * c.x * c.y;
    if (w >= half) break;
  }
  x /= w, y /= w;
  // The square of a cell is part of every spread: no set of cells is a point or a line.
  constexpr double kCell = 1.0 / (12.0 * kSide * kSide);
  return {x, y, xx / w - x * x + kCell, yy / w - y * y + kCell, xy / w - x * y};
}

/// Steps that fit the half of the weight nearest to the fit before: the determinant never grows.
class Concentration {
 public:
  Concentration(const std::vector<Cell>& cells, double half)
      : m_cells(cells), m_half(half), m_distance(cells.size()), m_order(cells.size()) {
    std::iota(m_order.begin(), m_order.end(), 0u);
  }

  Fit steps(Fit fit, int most) {
    for (int step = 0; step < most; ++step) {
      sort_by_distance(fit);
      const Fit next = fit_of(m_cells, m_order, m_half);
      const bool done = step > 0 && next.determinant() >= fit.determinant() * (1 - 1e-9);
      fit = next;
      if (done) break;
    }
    return fit;
  }

 private:
  void sort_by_distance(const Fit& fit) {
    const double d = fit.determinant();
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
      const double a = m_cells[i].x - fit.x, b = m_cells[i].y - fit.y;
      m_distance[i] = (fit.yy * a * a - 2 * fit.xy * a * b + fit.xx * b * b) / d;
    }
    std::sort(m_order.begin(), m_order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return m_distance[a] != m_distance[b] ? m_distance[a] < m_distance[b] : a < b;
    });
  }

  const std::vector<Cell>& m_cells;
  double m_half;
  std::vector<double> m_distance;
  std::vector<std::uint32_t> m_order;
};

}  // namespace

std::optional<RobustCentre> robust_centre(std::span<const Station> stations) {
  const std::vector<Cell> cells = cells_of(stations);
  double all = 0;
  for (const Cell& cell : cells) all += cell.weight;
  if (cells.size() < 3) return std::nullopt;
  Concentration concentration(cells, all / 2);
  std::vector<Fit> fits;
  for (int start = 0; start < kStarts; ++start) {
    base::RandomStream stream(1984, static_cast<std::uint64_t>(start));
    const Cell& centre = cells[stream.below(cells.size())];
    fits.push_back(concentration.steps({centre.x, centre.y, 1, 1, 0}, 2));
  }
  const auto smaller = [](const Fit& a, const Fit& b) { return a.determinant() < b.determinant(); };
  std::stable_sort(fits.begin(), fits.end(), smaller);
  fits.resize(kKept);
  for (Fit& fit : fits) fit = concentration.steps(fit, kMostSteps);
  const Fit best = *std::min_element(fits.begin(), fits.end(), smaller);
  return RobustCentre{best.x, best.y, std::sqrt(best.xx), std::sqrt(best.yy), best.xy / std::sqrt(best.xx * best.yy)};
}

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <queue>

#include "acta/forensics/neighbours.hpp"

namespace acta::forensics {
namespace {

using Point = std::array<double, 3>;
constexpr std::size_t kLeaf = 16;

Point on_sphere(const model::Coordinates& c) {
  const double latitude = c.latitude * std::numbers::pi / 180, longitude = c.longitude * std::numbers::pi / 180;
  return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
}

double square(const Point& a, const Point& b) {
  double sum = 0;
  for (std::size_t d = 0; d < 3; ++d) sum += (a[d] - b[d]) * (a[d] - b[d]);
  return sum;
}

/// Points halved again and again along x, y and z in turn.
class Tree {
 public:
  explicit Tree(std::vector<Point> points) : m_points(std::move(points)), m_order(m_points.size()) {
    std::iota(m_order.begin(), m_order.end(), 0u);
    build(0, m_order.size(), 0);
  }

  /// The nearest others of a point; of several at one distance, any, but always the same.
  void find(std::uint32_t point, std::size_t k, std::uint32_t* out) const {
    Best best;
    search(0, m_order.size(), 0, point, k, best);
    for (std::size_t i = k; i-- > 0; best.pop()) out[i] = best.top().second;
  }

 private:
  using Best = std::priority_queue<std::pair<double, std::uint32_t>>;

  void build(std::size_t first, std::size_t last, std::size_t axis) {
    if (last - first <= kLeaf) return;
    const std::size_t middle = (first + last) / 2;
    const auto at = [&](std::size_t i) { return m_order.begin() + static_cast<std::ptrdiff_t>(i); };
    std::nth_element(at(first), at(middle), at(last), [&](std::uint32_t a, std::uint32_t b) {
      return m_points[a][axis] != m_points[b][axis] ? m_points[a][axis] < m_points[b][axis] : a < b;
    });
    build(first, middle, (axis + 1) % 3);
    build(middle + 1, last, (axis + 1) % 3);
  }

  void consider(std::uint32_t candidate, std::uint32_t point, std::size_t k, Best& best) const {
    if (candidate == point) return;
    const std::pair<double, std::uint32_t> one{square(m_points[candidate], m_points[point]), candidate};
    if (best.size() == k && !(one < best.top())) return;
    if (best.size() == k) best.pop();
    best.push(one);
  }

  void search(std::size_t first, std::size_t last, std::size_t axis, std::uint32_t point, std::size_t k,
              Best& best) const {
    if (last - first <= kLeaf) {
      for (std::size_t i = first; i < last; ++i) consider(m_order[i], point, k, best);
      return;
    }
    const std::size_t middle = (first + last) / 2;
    const double side = m_points[point][axis] - m_points[m_order[middle]][axis];
    const auto go = [&](bool low) {
      low ? search(first, middle, (axis + 1) % 3, point, k, best)
          : search(middle + 1, last, (axis + 1) % 3, point, k, best);
    };
    go(side < 0);
    consider(m_order[middle], point, k, best);
    if (best.size() < k || side * side < best.top().first) go(side >= 0);
  }

  std::vector<Point> m_points;
  std::vector<std::uint32_t> m_order;
};

}  // namespace

std::vector<std::uint32_t> nearest(std::span<const model::Coordinates> points, std::size_t k) {
  std::vector<Point> places;
  for (const model::Coordinates& point : points) places.push_back(on_sphere(point));
  const Tree tree(std::move(places));
  std::vector<std::uint32_t> found(points.size() * k);
  tbb::parallel_for(std::size_t{0}, points.size(),
                    [&](std::size_t i) { tree.find(static_cast<std::uint32_t>(i), k, &found[i * k]); });
  return found;
}

}  // namespace acta::forensics

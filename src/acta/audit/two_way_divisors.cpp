// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/two_way_divisors.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace acta::audit {
namespace {

/// x[to] <= x[from] + length.
struct Edge {
  std::size_t from = 0, to = 0;
  double length = 0;
};

/// Unknowns: x[r] = ln of a row's divisor, x[rows + c] = -ln of a column's. A cell asks for
/// x[r] - x[c] <= ln((votes - margin) / above) and x[c] - x[r] <= -ln((votes + margin) / below).
std::optional<std::vector<Edge>> edges_of(const TwoWayTable& table, double margin) {
  const std::size_t rows = table.cells.size() / table.columns;
  std::vector<Edge> edges;
  for (std::size_t k = 0; k < table.cells.size(); ++k) {
    const TwoWayCell& cell = table.cells[k];
    const std::size_t row = k / table.columns, column = rows + k % table.columns;
    if (cell.above > 0) {
      if (cell.votes <= margin) return std::nullopt;
      edges.push_back({column, row, std::log((cell.votes - margin) / cell.above)});
    }
    if (cell.below > 0) edges.push_back({row, column, -std::log((cell.votes + margin) / cell.below)});
  }
  return edges;
}

std::optional<std::vector<double>> solved(const std::vector<Edge>& edges, std::size_t nodes) {
  std::vector<double> x(nodes, 0);
  for (std::size_t round = 0; round <= nodes; ++round) {
    bool changed = false;
    for (const Edge& edge : edges)
      if (const double most = x[edge.from] + edge.length; x[edge.to] > most + 1e-12) x[edge.to] = most, changed = true;
    if (!changed) return x;
  }
  return std::nullopt;
}

}  // namespace

TwoWayDivisors two_way_divisors(const TwoWayTable& table) {
  const std::size_t rows = table.cells.size() / table.columns, nodes = rows + table.columns;
  const auto with = [&](double margin) {
    const auto edges = edges_of(table, margin);
    return edges ? solved(*edges, nodes) : std::nullopt;
  };
  double low = 0, high = 1e-3;
  for (const TwoWayCell& cell : table.cells) high = std::max(high, cell.votes);
  std::optional<std::vector<double>> best;
  for (int step = 0; step < 60 && high - low > 1e-3 * high; ++step) {
    const double middle = low > 0 ? (low + high) / 2 : high / 8;
    auto found = with(middle);
    (found ? low : high) = middle;
    if (found) best = std::move(found);
    if (high < 1e-6) break;
  }
  if (!best) return {};
  TwoWayDivisors divisors{{}, {}, low};
  for (std::size_t i = 0; i < nodes; ++i)
    i < rows ? divisors.rows.push_back(std::exp((*best)[i])) : divisors.columns.push_back(std::exp(-(*best)[i]));
  return divisors;
}

}  // namespace acta::audit

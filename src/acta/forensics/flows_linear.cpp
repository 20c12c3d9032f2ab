// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/flows_linear.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <numeric>

#include "acta/stats/linear_programme.hpp"

namespace acta::forensics {
namespace {

using stats::LinearProgramme;
constexpr double kNoLimit = LinearProgramme::kNoLimit;
constexpr double kStill = 1e-5;  ///< largest change of a share between two rounds that ends them

/// x and y with the row of those who joined and the column of those who left; both have the same sums.
struct Balanced {
  Matrix x, y;
  std::vector<double> x_all, y_all;
  double electors = 0;

  std::size_t units() const { return x.size(); }
  std::size_t rows() const { return x_all.size(); }
  std::size_t columns() const { return y_all.size(); }
  double before(const std::vector<double>& unit) const { return std::accumulate(unit.begin(), unit.end() - 1, 0.0); }
};

void add_to(std::vector<double>& sums, const std::vector<double>& row) {
  std::transform(row.begin(), row.end(), sums.begin(), sums.begin(), std::plus<>());
}

Balanced balanced(const FlowCounts& units) {
  Balanced all{units.before, units.after, {}, {}, 0};
  all.x_all.assign(units.before[0].size() + 1, 0), all.y_all.assign(units.after[0].size() + 1, 0);
  for (std::size_t u = 0; u < all.units(); ++u) {
    const double before = std::accumulate(all.x[u].begin(), all.x[u].end(), 0.0);
    const double after = std::accumulate(all.y[u].begin(), all.y[u].end(), 0.0);
    all.x[u].push_back(std::max(0.0, after - before)), all.y[u].push_back(std::max(0.0, before - after));
    add_to(all.x_all, all.x[u]), add_to(all.y_all, all.y[u]);
  }
  all.electors = std::accumulate(all.x_all.begin(), all.x_all.end(), 0.0);
  return all;
}

/// Variables p_jk of a table whose rows add up to 1, whose last column takes the same part `left` of every row but the
/// last, and nothing of the last; and the rows sum_j x_j p_jk = y_k.
std::vector<int> add_table(LinearProgramme& programme, const std::vector<double>& x, const std::vector<double>& y) {
  const std::size_t rows = x.size(), columns = y.size();
  const double before = std::accumulate(x.begin(), x.end() - 1, 0.0), left = before > 0 ? y.back() / before : 0;
  std::vector<int> p(rows * columns);
  for (std::size_t j = 0; j < rows; ++j) {
    const int one = programme.row(1, 1);
    for (std::size_t k = 0; k < columns; ++k) {
      const double fixed = j + 1 < rows ? left : 0;
      const bool leaves = k + 1 == columns;
      p[j * columns + k] = programme.variable(0, leaves ? fixed : 0, leaves ? fixed : 1);
      programme.entry(one, p[j * columns + k], 1);
    }
  }
  for (std::size_t k = 0; k + 1 < columns; ++k) {  // who left is settled above
    const int total = programme.row(y[k], y[k]);
    for (std::size_t j = 0; j < rows; ++j)
      if (x[j] > 0) programme.entry(total, p[j * columns + k], x[j]);
  }
  return p;
}

Matrix table_of(const LinearProgramme::Optimum& optimum, const std::vector<int>& p, std::size_t rows) {
  const std::size_t columns = p.size() / rows;
  Matrix table(rows, std::vector<double>(columns));
  for (std::size_t n = 0; n < p.size(); ++n)
    table[n / columns][n % columns] = std::max(0.0, optimum.values[static_cast<std::size_t>(p[n])]);
  return table;
}

std::vector<double> shares_of(const std::vector<double>& counts) {
  const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
  std::vector<double> shares = counts;
  for (double& one : shares) one /= std::max(all, 1.0);
  return shares;
}

std::optional<LinearFlows> homogeneous(const Balanced& all) {
  LinearProgramme programme;
  const std::vector<int> p = add_table(programme, shares_of(all.x_all), shares_of(all.y_all));
  for (std::size_t u = 0; u < all.units(); ++u)
    for (std::size_t k = 0; k < all.columns(); ++k) {
      const int row = programme.row(all.y[u][k] / all.electors, all.y[u][k] / all.electors);
      for (std::size_t j = 0; j < all.rows(); ++j)
        if (all.x[u][j] > 0) programme.entry(row, p[j * all.columns() + k], all.x[u][j] / all.electors);
      programme.entry(row, programme.variable(1), 1), programme.entry(row, programme.variable(1), -1);
    }
  const auto optimum = programme.solve();
  if (!optimum) return std::nullopt;
  return LinearFlows{table_of(*optimum, p, all.rows()), all.x_all.back(), all.y_all.back(), 100 * optimum->cost};
}

/// A unit's own table nearest to `wanted`: by electors moved, and of those the nearest by shares.
std::optional<Matrix> local_table(const Balanced& all, std::size_t u, const Matrix& wanted) {
  const std::vector<double> x = shares_of(all.x[u]), y = shares_of(all.y[u]);
  LinearProgramme programme;
  const std::vector<int> p = add_table(programme, x, y);
  std::vector<int> distance(p.size());
  for (std::size_t n = 0; n < p.size(); ++n) {
    const double target = wanted[n / all.columns()][n % all.columns()];
    distance[n] = programme.variable(x[n / all.columns()]);
    const int above = programme.row(-kNoLimit, target), below = programme.row(target, kNoLimit);
    for (const auto& [row, sign] : {std::pair{above, -1.0}, {below, 1.0}})
      programme.entry(row, p[n], 1), programme.entry(row, distance[n], sign);
  }
  const auto moved = programme.solve();
  if (!moved) return std::nullopt;
  const int limit = programme.row(-kNoLimit, moved->cost + 1e-9);
  for (std::size_t n = 0; n < p.size(); ++n) {
    if (x[n / all.columns()] > 0) programme.entry(limit, distance[n], x[n / all.columns()]);
    programme.cost(distance[n], 1);
  }
  const auto nearest = programme.solve();
  return table_of(nearest ? *nearest : *moved, p, all.rows());
}

/// The table of all that the units' tables add up to, and how far they lie from it.
LinearFlows sum_of(const Balanced& all, const std::vector<Matrix>& local) {
  LinearFlows flows{Matrix(all.rows(), std::vector<double>(all.columns(), 0)), all.x_all.back(), all.y_all.back(), 0};
  for (std::size_t j = 0; j < all.rows(); ++j)
    for (std::size_t k = 0; k < all.columns(); ++k) {
      for (std::size_t u = 0; u < all.units(); ++u) flows.share[j][k] += all.x[u][j] * local[u][j][k];
      if (all.x_all[j] > 0) flows.share[j][k] /= all.x_all[j];
      for (std::size_t u = 0; u < all.units(); ++u)
        flows.heterogeneity += 50 / all.electors * all.x[u][j] * std::abs(local[u][j][k] - flows.share[j][k]);
    }
  return flows;
}

double most_moved(const Matrix& a, const Matrix& b) {
  double most = 0;
  for (std::size_t j = 0; j < a.size(); ++j)
    for (std::size_t k = 0; k < a[j].size(); ++k) most = std::max(most, std::abs(a[j][k] - b[j][k]));
  return most;
}

}  // namespace

std::optional<LinearFlows> linear_flows(const FlowCounts& units) { return homogeneous(balanced(units)); }

std::optional<LinearFlows> local_linear_flows(const FlowCounts& units, int rounds) {
  const Balanced all = balanced(units);
  auto now = homogeneous(all);
  if (!now) return now;
  std::optional<LinearFlows> best;
  for (int round = 0; round < rounds; ++round) {
    std::vector<Matrix> local(all.units());
    std::atomic<bool> failed = false;
    tbb::parallel_for(std::size_t{0}, all.units(), [&](std::size_t u) {
      auto table = local_table(all, u, now->share);
      failed = failed || !table;
      if (table) local[u] = std::move(*table);
    });
    if (failed) return std::nullopt;
    LinearFlows next = sum_of(all, local);
    const double moved = most_moved(next.share, now->share);
    if (!best || next.heterogeneity < best->heterogeneity) best = next;
    now = std::move(next);
    if (moved < kStill) break;
  }
  return best;
}

}  // namespace acta::forensics

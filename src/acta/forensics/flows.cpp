// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/flows.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "acta/base/random.hpp"

namespace acta::forensics {
namespace {

constexpr int kMostSteps = 200'000;
constexpr double kStill = 1e-12;

/// X'WX and X'WY: all that the least squares need.
struct Normal {
  Matrix xx, xy;
};

Normal normal_of(const FlowUnits& units, const std::vector<double>& weight) {
  const std::size_t from = units.before[0].size(), to = units.after[0].size();
  Normal normal{Matrix(from, std::vector<double>(from, 0)), Matrix(from, std::vector<double>(to, 0))};
  for (std::size_t u = 0; u < units.before.size(); ++u)
    for (std::size_t i = 0; i < from; ++i) {
      const double x = weight[u] * units.before[u][i];
      for (std::size_t j = 0; j < from; ++j) normal.xx[i][j] += x * units.before[u][j];
      for (std::size_t k = 0; k < to; ++k) normal.xy[i][k] += x * units.after[u][k];
    }
  return normal;
}

/// The largest eigenvalue, from above: by the row sums of its absolute values.
double largest_eigenvalue(const Matrix& m) {
  double most = 0;
  for (const std::vector<double>& row : m) {
    double sum = 0;
    for (const double value : row) sum += std::abs(value);
    most = std::max(most, sum);
  }
  return most;
}

/// Beck and Teboulle (2009, SIAM J. Imaging Sciences 2:183), begun anew where a step goes back.
Matrix least_squares(const Normal& normal) {
  const std::size_t from = normal.xy.size(), to = normal.xy[0].size();
  Matrix b(from, std::vector<double>(to, 1 / static_cast<double>(to))), ahead = b;
  const double step = 1 / std::max(largest_eigenvalue(normal.xx), 1e-300);
  double t = 1;
  for (int n = 0; n < kMostSteps; ++n) {
    Matrix next = ahead;
    for (std::size_t i = 0; i < from; ++i) {
      for (std::size_t k = 0; k < to; ++k) {
        double gradient = -normal.xy[i][k];
        for (std::size_t j = 0; j < from; ++j) gradient += normal.xx[i][j] * ahead[j][k];
        next[i][k] -= step * gradient;
      }
      project_on_simplex(next[i]);
    }
    double moved = 0, back = 0;
    for (std::size_t i = 0; i < from; ++i)
      for (std::size_t k = 0; k < to; ++k) {
        moved = std::max(moved, std::abs(next[i][k] - b[i][k]));
        back += (ahead[i][k] - next[i][k]) * (next[i][k] - b[i][k]);
      }
    if (back > 0) t = 1;
    const double t_next = (1 + std::sqrt(1 + 4 * t * t)) / 2, momentum = (t - 1) / t_next;
    for (std::size_t i = 0; i < from; ++i)
      for (std::size_t k = 0; k < to; ++k) ahead[i][k] = next[i][k] + momentum * (next[i][k] - b[i][k]);
    b = std::move(next);
    t = t_next;
    if (moved < kStill) break;
  }
  return b;
}

double misfit_of(const FlowUnits& units, const Matrix& b) {
  double sum = 0;
  for (std::size_t u = 0; u < units.before.size(); ++u)
    for (std::size_t k = 0; k < units.after[u].size(); ++k) {
      double d = units.after[u][k];
      for (std::size_t i = 0; i < b.size(); ++i) d -= units.before[u][i] * b[i][k];
      sum += d * d;
    }
  return std::sqrt(sum);
}

/// In each unit at least x + y - 1 and at most min(x, y) of it went from i to k.
void add_bounds(const FlowUnits& units, Flows& flows) {
  const std::size_t from = units.before[0].size(), to = units.after[0].size();
  flows.low = flows.high = Matrix(from, std::vector<double>(to, 0));
  std::vector<double> all(from, 0);
  for (std::size_t u = 0; u < units.before.size(); ++u)
    for (std::size_t i = 0; i < from; ++i) {
      const double w = units.weight[u], x = units.before[u][i];
      all[i] += w * x;
      for (std::size_t k = 0; k < to; ++k) {
        flows.low[i][k] += w * std::max(0.0, x + units.after[u][k] - 1);
        flows.high[i][k] += w * std::min(x, units.after[u][k]);
      }
    }
  for (std::size_t i = 0; i < from; ++i)
    for (std::size_t k = 0; k < to; ++k) {
      flows.low[i][k] = all[i] > 0 ? flows.low[i][k] / all[i] : 0;
      flows.high[i][k] = all[i] > 0 ? flows.high[i][k] / all[i] : 1;
    }
}

void add_intervals(const FlowUnits& units, const std::vector<double>& weight, int replicates, std::uint64_t seed,
                   Flows& flows) {
  std::vector<Matrix> all(static_cast<std::size_t>(replicates));
  tbb::parallel_for(std::size_t{0}, all.size(), [&](std::size_t r) {
    base::RandomStream stream(seed, r);
    std::vector<double> drawn(weight.size(), 0);
    for (std::size_t n = 0; n < weight.size(); ++n) {
      const std::uint64_t u = stream.below(weight.size());
      drawn[u] += weight[u];
    }
    all[r] = least_squares(normal_of(units, drawn));
  });
  flows.interval.assign(flows.share.size(), std::vector<Interval>(flows.share[0].size()));
  for (std::size_t i = 0; i < flows.share.size(); ++i)
    for (std::size_t k = 0; k < flows.share[i].size(); ++k) {
      std::vector<double> values;
      for (const Matrix& one : all) values.push_back(one[i][k]);
      std::sort(values.begin(), values.end());
      const auto at = [&](double p) {
        return values[static_cast<std::size_t>(p * static_cast<double>(values.size() - 1))];
      };
      flows.interval[i][k] = {at(0.025), at(0.975)};
    }
}

}  // namespace

/// By the threshold that leaves a sum of 1 (Held, Wolfe and Crowder 1974).
void project_on_simplex(std::vector<double>& values) {
  std::vector<double> sorted = values;
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  double sum = 0, threshold = 0;
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    sum += sorted[k];
    const double one = (sum - 1) / static_cast<double>(k + 1);
    if (sorted[k] > one) threshold = one;
  }
  for (double& value : values) value = std::max(0.0, value - threshold);
}

Flows voter_flows(const FlowUnits& units, bool weighted, int replicates, std::uint64_t seed) {
  const std::vector<double> weight = weighted ? units.weight : std::vector<double>(units.before.size(), 1);
  Flows flows;
  flows.share = least_squares(normal_of(units, weight));
  flows.misfit = misfit_of(units, flows.share);
  add_bounds(units, flows);
  if (replicates > 0) add_intervals(units, weight, replicates, seed, flows);
  return flows;
}

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/flows_chain.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

namespace acta::forensics {
namespace {

constexpr double kLeast = 1e-12;  ///< a cell's least share: logarithms need one
constexpr double kLeastAlpha = 1e-6, kMostAlpha = 1e6;
constexpr double kStepOut = 1;  ///< of ln alpha

/// Neal's slice on [low, high] around 0, shrinking towards 0. The density at 0 must be finite.
template <typename LogDensity>
double slice_between(base::RandomStream& stream, double low, double high, const LogDensity& density) {
  const double level = density(0.0) + std::log(1 - stream.uniform());
  for (int tries = 0; tries < 200; ++tries) {
    const double at = low + (high - low) * stream.uniform();
    if (density(at) > level) return at;
    (at < 0 ? low : high) = at;
  }
  return 0;
}

/// The same where the ends are found by stepping out.
template <typename LogDensity>
double slice_from(base::RandomStream& stream, const LogDensity& density) {
  const double level = density(0.0) + std::log(1 - stream.uniform());
  double low = -kStepOut * stream.uniform(), high = low + kStepOut;
  for (int steps = 0; steps < 20 && density(low) > level; ++steps) low -= kStepOut;
  for (int steps = 0; steps < 20 && density(high) > level; ++steps) high += kStepOut;
  for (int tries = 0; tries < 200; ++tries) {
    const double at = low + (high - low) * stream.uniform();
    if (density(at) > level) return at;
    (at < 0 ? low : high) = at;
  }
  return 0;
}

std::vector<std::size_t> present(const std::vector<double>& shares) {
  std::vector<std::size_t> choices;
  for (std::size_t i = 0; i < shares.size(); ++i)
    if (shares[i] > 0) choices.push_back(i);
  return choices;
}

}  // namespace

FlowsChain::FlowsChain(const FlowUnits& units, const BayesFlowsOptions& options, std::uint64_t number)
    : m_options(options),
      m_from(units.before[0].size()),
      m_to(units.after[0].size()),
      m_stream(options.seed, number),
      m_alpha(m_from * m_to),
      m_sum_logs(m_from * m_to, 0),
      m_holders(m_from * m_to, 0) {
  for (std::size_t u = 0; u < units.before.size(); ++u) {
    Unit unit{present(units.before[u]), present(units.after[u]), {}, {}, units.weight[u]};
    for (const std::size_t i : unit.rows) {
      unit.before.push_back(units.before[u][i]);
      for (const std::size_t k : unit.columns) {
        unit.cells.push_back(units.before[u][i] * units.after[u][k]);
        ++m_holders[i * m_to + k];
      }
    }
    m_units.push_back(std::move(unit));
  }
  // Chains begin apart from each other, or R-hat could not see that they stay so.
  for (double& alpha : m_alpha) alpha = std::exp(2 * m_stream.uniform() - 1) * options.shape / options.rate;
}

/// Along one 2 x 2 exchange: +d, -d in the one row, -d, +d in the other.
void FlowsChain::exchange(Unit& unit) {
  const std::size_t rows = unit.rows.size(), columns = unit.columns.size();
  const std::size_t i = m_stream.below(rows), j = (i + 1 + m_stream.below(rows - 1)) % rows;
  const std::size_t k = m_stream.below(columns), l = (k + 1 + m_stream.below(columns - 1)) % columns;
  double* const cell[] = {&unit.cells[i * columns + k], &unit.cells[i * columns + l], &unit.cells[j * columns + k],
                          &unit.cells[j * columns + l]};
  const auto alpha = [&](std::size_t row, std::size_t column) {
    return m_alpha[unit.rows[row] * m_to + unit.columns[column]] - 1;
  };
  const double power[] = {alpha(i, k), alpha(i, l), alpha(j, k), alpha(j, l)};
  const double at[] = {*cell[0], *cell[1], *cell[2], *cell[3]};
  const double low = kLeast - std::min(at[0], at[3]), high = std::min(at[1], at[2]) - kLeast;
  if (low >= high) return;
  const double moved = slice_between(m_stream, std::min(low, 0.0), std::max(high, 0.0), [&](double d) {
    const double now[] = {at[0] + d, at[1] - d, at[2] - d, at[3] + d};
    double sum = 0;
    for (int c = 0; c < 4; ++c) sum += power[c] * std::log(std::max(now[c], kLeast));
    return sum;
  });
  *cell[0] += moved, *cell[1] -= moved, *cell[2] -= moved, *cell[3] += moved;
}

/// Of the Dirichlet densities of all units in row i, and the prior, on the scale of ln alpha.
double FlowsChain::log_density(std::size_t row, std::span<const double> alpha) const {
  if (std::any_of(alpha.begin(), alpha.end(), [](double a) { return !(a > kLeastAlpha && a < kMostAlpha); }))
    return -std::numeric_limits<double>::infinity();
  double sum = 0, all = 0, units = 0;
  for (std::size_t k = 0; k < m_to; ++k) {
    const double held = m_holders[row * m_to + k];
    sum += m_options.shape * std::log(alpha[k]) - m_options.rate * alpha[k];
    sum += (alpha[k] - 1) * m_sum_logs[row * m_to + k] - held * boost::math::lgamma(alpha[k]);
    all += alpha[k];
    units = std::max(units, held);
  }
  return sum + units * boost::math::lgamma(all);
}

void FlowsChain::draw_alpha() {
  std::fill(m_sum_logs.begin(), m_sum_logs.end(), 0);
  for (const Unit& unit : m_units)
    for (std::size_t i = 0; i < unit.rows.size(); ++i)
      for (std::size_t k = 0; k < unit.columns.size(); ++k)
        m_sum_logs[unit.rows[i] * m_to + unit.columns[k]] +=
            std::log(std::max(unit.cells[i * unit.columns.size() + k], kLeast) / unit.before[i]);
  for (std::size_t i = 0; i < m_from; ++i) {
    const std::span<double> alpha(m_alpha.data() + i * m_to, m_to);
    const auto draw = [&](std::size_t from, std::size_t to) {
      const std::vector<double> start(alpha.begin(), alpha.end());
      const auto moved = [&](double by) {
        std::vector<double> next = start;
        for (std::size_t k = from; k < to; ++k) next[k] *= std::exp(by);
        return next;
      };
      const double by = slice_from(m_stream, [&](double d) { return log_density(i, moved(d)); });
      const std::vector<double> next = moved(by);
      std::copy(next.begin(), next.end(), alpha.begin());
    };
    for (std::size_t k = 0; k < m_to; ++k) draw(k, k + 1);
    draw(0, m_to);
  }
}

void FlowsChain::keep() {
  std::vector<double> table(m_from * m_to, 0), rows(m_from, 0);
  for (const Unit& unit : m_units)
    for (std::size_t i = 0; i < unit.rows.size(); ++i) {
      rows[unit.rows[i]] += unit.weight * unit.before[i];
      for (std::size_t k = 0; k < unit.columns.size(); ++k)
        table[unit.rows[i] * m_to + unit.columns[k]] += unit.weight * unit.cells[i * unit.columns.size() + k];
    }
  std::vector<float>& kept = m_kept.emplace_back(table.size());
  for (std::size_t n = 0; n < table.size(); ++n)
    kept[n] = static_cast<float>(rows[n / m_to] > 0 ? table[n] / rows[n / m_to] : 0);
}

void FlowsChain::run(int sweeps, bool keep) {
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    for (Unit& unit : m_units) {
      if (unit.rows.size() < 2 || unit.columns.size() < 2) continue;
      for (std::size_t n = 0; n < unit.cells.size(); ++n) exchange(unit);
    }
    draw_alpha();
    if (keep) this->keep();
  }
}

}  // namespace acta::forensics

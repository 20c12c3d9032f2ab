// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/linear_programme.hpp"

#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>

#include <algorithm>

namespace acta::stats {
namespace {

/// CLP writes "no limit" as its largest number.
std::vector<double> with_limits(std::vector<double> ends) {
  for (double& end : ends) end = std::clamp(end, -COIN_DBL_MAX, COIN_DBL_MAX);
  return ends;
}

}  // namespace

int LinearProgramme::variable(double cost, double low, double high) {
  m_cost.push_back(cost), m_low.push_back(low), m_high.push_back(high);
  return static_cast<int>(m_cost.size()) - 1;
}

int LinearProgramme::row(double low, double high) {
  m_row_low.push_back(low), m_row_high.push_back(high);
  return static_cast<int>(m_row_low.size()) - 1;
}

void LinearProgramme::entry(int row, int variable, double value) {
  m_row.push_back(row), m_variable.push_back(variable), m_value.push_back(value);
}

std::optional<LinearProgramme::Optimum> LinearProgramme::solve() const {
  CoinPackedMatrix matrix(true, m_row.data(), m_variable.data(), m_value.data(),
                          static_cast<CoinBigIndex>(m_value.size()));
  matrix.setDimensions(static_cast<int>(m_row_low.size()), static_cast<int>(m_cost.size()));
  const auto low = with_limits(m_low), high = with_limits(m_high), row_low = with_limits(m_row_low),
             row_high = with_limits(m_row_high);
  ClpSimplex clp;
  clp.setLogLevel(0);
  clp.setPrimalTolerance(1e-9), clp.setDualTolerance(1e-9);
  clp.loadProblem(matrix, low.data(), high.data(), m_cost.data(), row_low.data(), row_high.data());
  clp.initialSolve();
  if (!clp.isProvenOptimal()) return std::nullopt;
  const double* values = clp.primalColumnSolution();
  return Optimum{clp.objectiveValue(), {values, values + m_cost.size()}};
}

}  // namespace acta::stats

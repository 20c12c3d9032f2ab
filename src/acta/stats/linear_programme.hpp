// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <optional>
#include <vector>

namespace acta::stats {

/// A linear programme: the x with low <= x <= high and row_low <= A x <= row_high that makes the sum of cost * x least.
/// Solved by CLP's simplex methods, on one thread; which of several optima is found is not promised.
class LinearProgramme {
 public:
  static constexpr double kNoLimit = std::numeric_limits<double>::infinity();

  /// Adds a variable, and returns its index, counted from 0.
  int variable(double cost, double low = 0, double high = kNoLimit);
  /// Adds a row with these ends, both included, and returns its index, counted from 0.
  int row(double low, double high);
  /// Adds value to the entry of A. REQUIRES: both exist; each pair once.
  void entry(int row, int variable, double value);
  void cost(int variable, double value) { m_cost[static_cast<std::size_t>(variable)] = value; }

  struct Optimum {
    double cost = 0;
    std::vector<double> values;  ///< of the variables
  };
  /// Nothing where no x meets the rows or the cost has no least value.
  std::optional<Optimum> solve() const;

 private:
  std::vector<double> m_cost, m_low, m_high, m_row_low, m_row_high, m_value;
  std::vector<int> m_row, m_variable;
};

}  // namespace acta::stats

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "acta/base/random.hpp"
#include "acta/forensics/flows_bayes.hpp"

namespace acta::forensics {

/// One chain of bayes_flows: the tables of all units, and alpha. Depends on the options' seed and its number alone.
class FlowsChain {
 public:
  FlowsChain(const FlowUnits& units, const BayesFlowsOptions& options, std::uint64_t number);
  void run(int sweeps, bool keep);
  /// Tables of all units kept, one a sweep: [from * to].
  const std::vector<std::vector<float>>& kept() const { return m_kept; }

 private:
  struct Unit {
    std::vector<std::size_t> rows, columns;  ///< choices that have electors in it
    std::vector<double> cells;               ///< [row][column] of these, shares of the unit's electors
    std::vector<double> before;              ///< of the rows
    double weight = 0;
  };

  void exchange(Unit& unit);
  void draw_alpha();
  void keep();
  double log_density(std::size_t row, std::span<const double> alpha) const;

  BayesFlowsOptions m_options;
  std::size_t m_from, m_to;
  base::RandomStream m_stream;
  std::vector<Unit> m_units;
  std::vector<double> m_alpha;     ///< [from][to]
  std::vector<double> m_sum_logs;  ///< [from][to]: sum over units of ln beta
  std::vector<double> m_holders;   ///< [from][to]: units in which both have electors
  std::vector<std::vector<float>> m_kept;
};

}  // namespace acta::forensics

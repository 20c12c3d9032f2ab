// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/forensics/mixture_data.hpp"

namespace acta::forensics {

/// What the hot loop needs of the parameters for one station.
struct SweepInput {
  float turnout_mean = 0, support_mean = 0;
  float turnout_factor = 0, support_factor = 0;  ///< 1 / (2 (variance + noise))
  float base = 0;                                ///< logarithm of the station's density in class none
  const float *log_added = nullptr, *log_moved = nullptr;
};
using Cells = std::array<float, kCells>;

/// Logarithms of the densities of the cells in the table's rows relative to class none, without pi; their largest.
float cell_logs(const MixtureData::Table& table, const SweepInput& input, Cells& logs);
/// e^(log - shift) of the first `cells` in place, and their sum. REQUIRES: logs <= shift, cells a multiple of kMoved.
/// Single precision, relative error below 1e-5; below e^-80: near that. The same bits on every machine.
float exponentiate(Cells& logs, std::size_t cells, float shift);

/// Sums over the cells of one class, each with its weight: of the deviations of turnout and support from their means
/// and of their squares, and of the weights alone by m and by s.
struct CellSums {
  float weight = 0, turnout = 0, turnout_square = 0, support = 0, support_square = 0;
  std::array<float, kAdded> added{};
  std::array<float, kMoved> moved{};
};
CellSums sum_cells(const MixtureData::Table& table, const SweepInput& input, const Cells& weights);

}  // namespace acta::forensics

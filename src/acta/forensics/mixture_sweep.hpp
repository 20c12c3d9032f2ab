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
/// e^(log - shift) of the first `cells` in place, and their sum. REQUIRES: logs <= shift, cells a multiple of four.
/// Single precision, relative error below 1e-5; below e^-80: near that. The same bits with and without SSE2.
float exponentiate(Cells& logs, std::size_t cells, float shift);

}  // namespace acta::forensics

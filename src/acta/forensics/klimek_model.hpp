// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/forensics/klimek.hpp"

namespace acta::forensics {

/// Points of the model's integrals: honest turnout t and share s, and both kinds of added fraction x.
struct ModelPoints {
  std::vector<double> t, s, incremental, extreme;
};
inline constexpr std::size_t kFinePoints = 65'536, kPoints = 16'384;
ModelPoints model_points(const HonestPart& honest, std::size_t count);
/// Honest shares as they are, the two others for this alpha.
ModelParts parts_at(const ModelPoints& points, double alpha);

}  // namespace acta::forensics

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/report/report.hpp"

namespace acta::report {

/// A picture as an SVG 1.1 file of its own: white ground, sans-serif text, no scripts.
struct Plot {
  std::string name;  ///< of the file, without folder: "president-official-turnout.svg"
  std::string svg;
};

/// Histograms, fingerprints, votes by turnout with their band, and small fingerprints of the largest areas, and
/// several elections beside each other, of every copy that has them, and the pictures of Findings. Names are made of
/// ids: letters, digits, marks that files may have.
std::vector<Plot> plots(const Report& report);

}  // namespace acta::report

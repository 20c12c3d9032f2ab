// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/model/finding.hpp"

namespace acta::report {

/// A Finding's picture as an SVG of its own. Axes run over the values; a map keeps its proportions at its middle
/// latitude.
std::string picture_svg(const model::Picture& picture);

/// Text inside SVG: marks are escaped, control characters left out.
std::string escaped_svg(const std::string& text);

}  // namespace acta::report

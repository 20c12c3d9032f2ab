// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/simulate/simulate.hpp"

namespace acta::simulate {

/// Cells of a row, in the order of the published columns; votes of the options follow.
enum Cell : std::size_t { kRegistered, kIssued, kBallots, kInvalid, kValid, kFirstOption };

/// One row of numbers a station, in one allocation.
class Sheets {
 public:
  Sheets() = default;
  Sheets(std::size_t stations, std::size_t options) : m_width(kFirstOption + options), m_cells(stations * m_width) {}

  std::size_t stations() const { return m_width == 0 ? 0 : m_cells.size() / m_width; }
  std::size_t options() const { return m_width - kFirstOption; }
  std::size_t width() const { return m_width; }
  std::span<std::int64_t> row(std::size_t station) { return std::span(m_cells).subspan(station * m_width, m_width); }
  std::span<const std::int64_t> row(std::size_t station) const {
    return std::span(m_cells).subspan(station * m_width, m_width);
  }
  /// Sum of each column.
  std::vector<std::int64_t> totals() const;

 private:
  std::size_t m_width = 0;
  std::vector<std::int64_t> m_cells;
};

/// An election as its voters made it. Stations of a district, and districts of a region, stand together.
struct Election {
  Sheets sheets;
  std::vector<std::uint32_t> district;  ///< of each station, from 0
  std::vector<std::uint32_t> region;    ///< of each district, from 0
  std::size_t regions = 0;
};

/// What a RandomStream is for; its third number. Manipulations follow from kFirstManipulation on.
enum class Purpose : std::uint32_t { station = 0, district = 1, region = 2, nation = 3, kFirstManipulation = 16 };

/// The model is in doc/methods/simulate.md. REQUIRES: settings within their bounds, regions not 0.
Election draw(const Settings& settings);

}  // namespace acta::simulate

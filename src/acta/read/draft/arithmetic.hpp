// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "acta/read/draft/guess.hpp"

namespace acta::read::draft_detail {

/// A number for each sampled row; model::kMissing where there is none.
using Series = std::vector<model::Cell>;

/// Sampled numbers of a table's columns, to try relations on.
class Numbers {
 public:
  explicit Numbers(const TableProfile& profile, std::size_t most = 800);

  const Series& of(std::uint32_t column) const { return m_columns[column]; }
  /// Sum of the columns; missing where all are.
  Series sum(const Columns& columns) const;
  std::size_t rows() const { return m_rows; }

 private:
  std::size_t m_rows;
  std::vector<Series> m_columns;  ///< empty for columns of other kinds
};

/// a + sign * b, missing where `a` is; a missing `b` counts as nothing.
Series combined(const Series& a, const Series& b, int sign);
/// Share of the rows with both numbers, not both zero, in which they are equal (or a <= b). 0 where there are none.
double share_equal(const Series& a, const Series& b);
double share_at_most(const Series& a, const Series& b);

/// Columns candidates[first..last] that add up to a target.
struct Run {
  std::size_t first = 0, last = 0, target = 0;
  double holds = 0;  ///< share of the rows in which at least two of the columns are not zero
};
/// The longest run of at least two neighbouring candidates that adds up to one of the targets in most rows. A target
/// that is one of the run's own columns does not count: `own[i]` is its place among the candidates, or npos.
std::optional<Run> find_run(const Numbers& numbers, const Columns& candidates, const std::vector<Series>& targets,
                            const std::vector<std::size_t>& own);

}  // namespace acta::read::draft_detail

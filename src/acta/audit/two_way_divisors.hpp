// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace acta::audit {

/// above * r * c < votes < below * r * c, r and c the divisors of the cell's row and column.
struct TwoWayCell {
  double votes = 0;
  double above = 0;  ///< 0: no lower bound
  double below = 0;  ///< > 0
};

struct TwoWayTable {
  std::size_t columns = 0;
  std::vector<TwoWayCell> cells;  ///< row after row
};

struct TwoWayDivisors {
  std::vector<double> rows, columns;
  double margin = 0;  ///< votes by which every inequality holds; 0: no divisors were found
};

/// Divisors for which the smallest distance of any cell's votes from its bounds is as large as can be. For a given
/// distance the inequalities are bounds on differences of logarithms, which Bellman and Ford's algorithm meets or shows
/// to be impossible (Cormen et al., Introduction to Algorithms, 24.4); the largest distance is found by bisection, to a
/// thousandth. A table of a hundred rows and columns takes seconds. REQUIRES: columns > 0.
TwoWayDivisors two_way_divisors(const TwoWayTable& table);

}  // namespace acta::audit

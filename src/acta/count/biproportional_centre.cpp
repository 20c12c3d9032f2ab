// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "acta/count/biproportional_parts.hpp"

namespace acta::count::matrix {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

/// One step further everywhere: from[rows] to columns by `more`, from[columns] to rows by `less`.
void walk(const Problem& problem, const Lengths& lengths, const double* from, double* to) {
  const std::size_t rows = problem.rows(), columns = problem.columns();
  std::fill(to, to + problem.nodes(), kFar);
  for (std::size_t row = 0; row < rows; ++row) {
    const double* more = &lengths.more[row * columns];
    const double* less = &lengths.less[row * columns];
    double best = kFar;
    for (std::size_t column = 0; column < columns; ++column) {
      to[rows + column] = std::min(to[rows + column], from[row] + more[column]);
      best = std::min(best, from[rows + column] + less[column]);
    }
    to[row] = best;
  }
}

/// The smallest mean length of a cycle's steps; infinite without cycles (Karp, "A characterization of the minimum cycle
/// mean in a digraph", Discrete Mathematics 23, 1978).
double smallest_mean(const Problem& problem, const Lengths& lengths) {
  const std::size_t nodes = problem.nodes();
  std::vector<double> table((nodes + 1) * nodes, 0.0);
  for (std::size_t k = 0; k < nodes; ++k) walk(problem, lengths, &table[k * nodes], &table[(k + 1) * nodes]);
  double mean = kFar;
  for (std::size_t node = 0; node < nodes; ++node) {
    const double last = table[nodes * nodes + node];
    if (last == kFar) continue;
    double worst = -kFar;
    for (std::size_t k = 0; k < nodes; ++k)
      worst = std::max(worst, (last - table[k * nodes + node]) / static_cast<double>(nodes - k));
    mean = std::min(mean, worst);
  }
  return mean;
}

/// Prices under which every step keeps `room`; false when there are none.
bool find_prices(const Problem& problem, Lengths lengths, double room, std::vector<double>& price) {
  for (double& length : lengths.more) length -= room;
  for (double& length : lengths.less) length -= room;
  std::vector<double> next(price.size());
  for (std::size_t sweep = 0; sweep <= price.size(); ++sweep) {
    walk(problem, lengths, price.data(), next.data());
    bool changed = false;
    for (std::size_t node = 0; node < price.size(); ++node)
      if (next[node] < price[node]) price[node] = next[node], changed = true;
    if (!changed) return true;
  }
  return false;
}

struct Span {
  double low = -kFar, high = kFar;
  double middle() const {
    return high == kFar ? (low == -kFar ? 0.0 : low + 1) : low == -kFar ? high - 1 : (low + high) / 2;
  }
  double room() const { return std::min(1.0, (high - low) / 2); }
};

Span row_span(const Problem& problem, const Lengths& lengths, const Centre& at, std::size_t row) {
  Span span;
  for (std::size_t column = 0; column < problem.columns(); ++column) {
    const std::size_t c = problem.cell(row, column);
    span.low = std::max(span.low, at.column[column] - lengths.more[c]);
    span.high = std::min(span.high, at.column[column] + lengths.less[c]);
  }
  return span;
}

Span column_span(const Problem& problem, const Lengths& lengths, const Centre& at, std::size_t column) {
  Span span;
  for (std::size_t row = 0; row < problem.rows(); ++row) {
    const std::size_t c = problem.cell(row, column);
    span.low = std::max(span.low, at.row[row] - lengths.less[c]);
    span.high = std::min(span.high, at.row[row] + lengths.more[c]);
  }
  return span;
}

void settle_in_the_middle(const Problem& problem, const Lengths& lengths, Centre& at) {
  for (int sweep = 0; sweep < 3; ++sweep) {
    for (std::size_t column = 0; column < problem.columns(); ++column)
      at.column[column] = column_span(problem, lengths, at, column).middle();
    for (std::size_t row = 0; row < problem.rows(); ++row) at.row[row] = row_span(problem, lengths, at, row).middle();
  }
  double mean = 0;
  for (const double y : at.column) mean += y / static_cast<double>(problem.columns());
  for (double& y : at.column) y -= mean;
  for (double& r : at.row) r -= mean;
}

}  // namespace

std::optional<Centre> centre_of(const Problem& problem, const Seats& seats) {
  constexpr double kLeastRoom = 1e-13;
  const Lengths lengths = lengths_of(problem, seats);
  const double room = std::min(1.0, smallest_mean(problem, lengths));
  std::vector<double> price(problem.nodes(), 0.0);
  if (!(room > kLeastRoom) || !find_prices(problem, lengths, room * 0.9, price)) return std::nullopt;
  const auto middle = price.begin() + static_cast<std::ptrdiff_t>(problem.rows());
  Centre centre{{price.begin(), middle}, {middle, price.end()}, {}, {}};
  settle_in_the_middle(problem, lengths, centre);
  for (std::size_t row = 0; row < problem.rows(); ++row)
    centre.row_room.push_back(row_span(problem, lengths, centre, row).room());
  for (std::size_t column = 0; column < problem.columns(); ++column)
    centre.column_room.push_back(column_span(problem, lengths, centre, column).room());
  return centre;
}

}  // namespace acta::count::matrix

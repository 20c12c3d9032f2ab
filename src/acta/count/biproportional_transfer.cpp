// SPDX-License-Identifier: Apache-2.0
// Tie-and-transfer: seats are handed on along shortest paths until the sums of the lists are right too.
#include <algorithm>
#include <cmath>
#include <limits>

#include "acta/count/biproportional_parts.hpp"

namespace acta::count::matrix {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// Seats on their way from lists with too many to lists with too few.
class Transfer {
 public:
  Transfer(const Problem& problem, Seats& seats, const std::vector<double>& weight)
      : m_problem(problem), m_seats(seats), m_lengths(lengths_of(problem, seats)), m_price(problem.nodes(), 0.0) {
    m_excess.assign(problem.columns(), 0);
    for (std::size_t column = 0; column < problem.columns(); ++column) {
      m_excess[column] = -problem.list_seats[column];
      m_price[problem.rows() + column] = std::log(weight[column]);
      for (std::size_t row = 0; row < problem.rows(); ++row) m_excess[column] += seats[problem.cell(row, column)];
    }
    for (std::size_t row = 0; row < problem.rows(); ++row) m_price[row] = row_price(row);
  }

  /// False when some list cannot get its seats.
  bool run() {
    while (std::any_of(m_excess.begin(), m_excess.end(), [](std::int64_t e) { return e > 0; }))
      if (!hand_on()) return false;
    return true;
  }

  /// Lists that lack seats with all from which a seat could reach them.
  Blocked shortage() const {
    std::vector<char> in(m_problem.nodes(), 0);
    for (std::size_t column = 0; column < m_problem.columns(); ++column)
      in[m_problem.rows() + column] = m_excess[column] < 0;
    bool grew = true;
    while (grew) {
      grew = false;
      for_steps([&](std::size_t from, std::size_t to, double length) {
        if (in[to] != 0 && in[from] == 0 && length < kFar) in[from] = 1, grew = true;
      });
    }
    return shortage_of(in);
  }

 private:
  /// The middle of what the row's cells allow.
  double row_price(std::size_t row) const {
    double low = -kFar, high = kFar;
    for (std::size_t column = 0; column < m_problem.columns(); ++column) {
      const std::size_t c = m_problem.cell(row, column);
      const double price = m_price[m_problem.rows() + column];
      low = std::max(low, price - m_lengths.more[c]);
      high = std::min(high, price + m_lengths.less[c]);
    }
    if (high == kFar) return low == -kFar ? 0.0 : low;
    return (low + high) / 2;
  }

  template <class Visit>
  void for_steps(const Visit& step) const {
    for (std::size_t row = 0; row < m_problem.rows(); ++row)
      for (std::size_t column = 0; column < m_problem.columns(); ++column) {
        const std::size_t c = m_problem.cell(row, column);
        step(row, m_problem.rows() + column, m_lengths.more[c]);
        step(m_problem.rows() + column, row, m_lengths.less[c]);
      }
  }

  Blocked shortage_of(const std::vector<char>& in) const {
    std::vector<std::size_t> rows, columns;
    std::int64_t due = 0, room = 0;
    for (std::size_t column = 0; column < m_problem.columns(); ++column)
      if (in[m_problem.rows() + column] != 0) {
        columns.push_back(column);
        due += m_problem.list_seats[column];
      }
    for (std::size_t row = 0; row < m_problem.rows(); ++row) {
      const bool inside = in[row] != 0;
      if (inside) rows.push_back(row), room += m_problem.area_seats[row];
      for (std::size_t column = 0; column < m_problem.columns(); ++column)
        if (const bool ours = in[m_problem.rows() + column] != 0; ours != inside)
          room += (ours ? 1 : -1) * m_problem.least[m_problem.cell(row, column)];
    }
    return blocked_at(m_problem, Blocked::Reason::lists_short, std::move(rows), std::move(columns), due, room);
  }

  /// Shortest paths from all lists with too many (Dijkstra on the prices' reduced lengths), up to the first that lacks.
  bool hand_on() {
    std::vector<double> distance(m_problem.nodes(), kFar);
    std::vector<std::size_t> before(m_problem.nodes(), kNobody);
    std::vector<char> done(m_problem.nodes(), 0);
    for (std::size_t column = 0; column < m_problem.columns(); ++column)
      if (m_excess[column] > 0) distance[m_problem.rows() + column] = 0;
    for (;;) {
      const std::size_t node = nearest(distance, done);
      if (node == kNobody) return false;
      if (node >= m_problem.rows() && m_excess[node - m_problem.rows()] < 0) {
        for (std::size_t n = 0; n < m_price.size(); ++n) m_price[n] += std::min(distance[n], distance[node]);
        move_along(before, node);
        return true;
      }
      done[node] = 1;
      relax(node, distance, before, done);
    }
  }

  static std::size_t nearest(const std::vector<double>& distance, const std::vector<char>& done) {
    std::size_t best = kNobody;
    for (std::size_t node = 0; node < distance.size(); ++node)
      if (done[node] == 0 && distance[node] < kFar && (best == kNobody || distance[node] < distance[best])) best = node;
    return best;
  }

  void relax(std::size_t node, std::vector<double>& distance, std::vector<std::size_t>& before,
             const std::vector<char>& done) const {
    const bool is_row = node < m_problem.rows();
    const std::size_t others = is_row ? m_problem.columns() : m_problem.rows();
    for (std::size_t i = 0; i < others; ++i) {
      const std::size_t c = is_row ? m_problem.cell(node, i) : m_problem.cell(i, node - m_problem.rows());
      const std::size_t to = is_row ? m_problem.rows() + i : i;
      const double length = is_row ? m_lengths.more[c] : m_lengths.less[c];
      const double reach = distance[node] + std::max(0.0, length + m_price[node] - m_price[to]);
      if (done[to] == 0 && reach < distance[to]) distance[to] = reach, before[to] = node;
    }
  }

  void move_along(const std::vector<std::size_t>& before, std::size_t node) {
    ++m_excess[node - m_problem.rows()];
    for (; before[node] != kNobody; node = before[node]) {
      const bool more = before[node] < m_problem.rows();
      const std::size_t row = more ? before[node] : node, column = (more ? node : before[node]) - m_problem.rows();
      const std::size_t c = m_problem.cell(row, column);
      m_seats[c] += more ? 1 : -1;
      const auto x = static_cast<std::size_t>(m_seats[c]);
      m_lengths.more[c] = m_problem.log_posts[x] - m_problem.log_votes[c];
      m_lengths.less[c] = m_seats[c] > m_problem.least[c] ? m_problem.log_votes[c] - m_problem.log_posts[x - 1] : kFar;
    }
    --m_excess[node - m_problem.rows()];
  }

  const Problem& m_problem;
  Seats& m_seats;
  Lengths m_lengths;
  std::vector<double> m_price;
  std::vector<std::int64_t> m_excess;
};

}  // namespace

Blocked blocked_at(const Problem& problem, Blocked::Reason reason, std::vector<std::size_t> rows,
                   std::vector<std::size_t> columns, std::int64_t due, std::int64_t room) {
  for (std::size_t& row : rows) row = problem.areas[row];
  for (std::size_t& column : columns) column = problem.lists[column];
  return {reason, std::move(rows), std::move(columns), due, room};
}

std::optional<Blocked> transfer(const Problem& problem, Seats& seats, const std::vector<double>& weight) {
  Transfer transfer(problem, seats, weight);
  if (transfer.run()) return std::nullopt;
  return transfer.shortage();
}

}  // namespace acta::count::matrix

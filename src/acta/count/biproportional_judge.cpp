// SPDX-License-Identifier: Apache-2.0
// Shortest paths whose lengths are products of fractions. Logarithms compare them where their difference is far above
// what rounding can do, exact products elsewhere.
#include <algorithm>
#include <cmath>

#include "acta/count/biproportional_parts.hpp"

namespace acta::count::matrix {
namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

struct Step {
  std::size_t from = 0, to = 0, cell = 0;
  std::int64_t above = 1, below = 1;  ///< its length is the logarithm of above / below
  double length = 0;
};

/// above / below of a path's steps multiplied.
struct Label {
  std::vector<std::int64_t> above, below;
  double length = 0;
};

std::vector<Step> steps_of(const Problem& problem, const Seats& seats) {
  const Lengths lengths = lengths_of(problem, seats);
  std::vector<Step> steps;
  for (std::size_t row = 0; row < problem.rows(); ++row)
    for (std::size_t column = 0; column < problem.columns(); ++column) {
      const std::size_t c = problem.cell(row, column), to = problem.rows() + column;
      if (problem.votes[c] == 0) continue;
      const auto x = static_cast<std::size_t>(seats[c]);
      steps.push_back({row, to, c, problem.posts[x], problem.votes[c], lengths.more[c]});
      if (seats[c] > problem.least[c])
        steps.push_back({to, row, c, problem.votes[c], problem.posts[x - 1], lengths.less[c]});
    }
  return steps;
}

class Search {
 public:
  Search(const Problem& problem, const Seats& seats)
      : m_steps(steps_of(problem, seats)), m_labels(problem.nodes()), m_before(problem.nodes(), kNobody) {}

  /// Bellman and Ford; the nodes of a cycle that is shorter than 0, or nothing.
  std::vector<std::size_t> run() {
    for (bool changed = true; changed;) {
      changed = false;
      for (const Step& step : m_steps) {
        if (compare(step) >= 0) continue;
        changed = true;
        extend(step);
        if (auto cycle = cycle_at(step.to); !cycle.empty()) return cycle;
      }
    }
    return {};
  }

  /// Cells with a step on a cycle of length 0: one of steps that are all as long as their labels differ.
  std::vector<Verdict::Tied> tied(const Problem& problem) const {
    std::vector<std::vector<std::size_t>> next(m_labels.size());
    std::vector<const Step*> tight;
    for (const Step& step : m_steps)
      if (compare(step) == 0) tight.push_back(&step), next[step.from].push_back(step.to);
    std::vector<Verdict::Tied> cells;
    for (const Step* step : tight)
      if (leads(next, step->to, step->from)) cells.push_back({step->cell, step->from < problem.rows()});
    return cells;
  }

  std::optional<Multipliers> multipliers(const Problem& problem) const {
    Multipliers found;
    for (std::size_t node = 0; node < m_labels.size(); ++node) {
      const bool is_row = node < problem.rows();
      std::vector<std::int64_t> above = m_labels[node].above, below = m_labels[node].below;
      if (is_row) above.push_back(problem.scale);
      const auto ratio =
          is_row ? quotient_of(std::move(above), std::move(below)) : quotient_of(std::move(below), std::move(above));
      if (!ratio) return std::nullopt;
      (is_row ? found.row : found.column).push_back(*ratio);
    }
    return found;
  }

 private:
  /// -1, 0 or 1 as the way by this step is shorter than, as long as or longer than the one known to its end.
  int compare(const Step& step) const {
    const Label &from = m_labels[step.from], &to = m_labels[step.to];
    const double difference = from.length + step.length - to.length;
    if (std::abs(difference) > doubt(from.above.size() + to.above.size() + 1)) return difference < 0 ? -1 : 1;
    std::vector<std::int64_t> left = from.above, right = to.above;
    left.push_back(step.above);
    left.insert(left.end(), to.below.begin(), to.below.end());
    right.push_back(step.below);
    right.insert(right.end(), from.below.begin(), from.below.end());
    return compare_products(left, right);
  }

  /// More than rounding can add up to in sums of k logarithms of fractions (each below 45): k additions of numbers
  /// below 45 k, each off by 2^-53 of itself, and as much again for the logarithms.
  static double doubt(std::size_t k) { return 1e-13 * static_cast<double>(k) * static_cast<double>(k); }

  void extend(const Step& step) {
    Label label = m_labels[step.from];
    label.above.push_back(step.above);
    label.below.push_back(step.below);
    label.length += step.length;
    m_labels[step.to] = std::move(label);
    m_before[step.to] = step.from;
  }

  std::vector<std::size_t> cycle_at(std::size_t node) const {
    std::vector<std::size_t> nodes = {node};
    for (std::size_t at = m_before[node]; at != node; at = m_before[at]) {
      if (at == kNobody) return {};
      nodes.push_back(at);
    }
    std::reverse(nodes.begin(), nodes.end());
    return nodes;
  }

  static bool leads(const std::vector<std::vector<std::size_t>>& next, std::size_t from, std::size_t to) {
    std::vector<char> seen(next.size(), 0);
    std::vector<std::size_t> open = {from};
    while (!open.empty()) {
      const std::size_t node = open.back();
      open.pop_back();
      if (node == to) return true;
      if (seen[node] != 0) continue;
      seen[node] = 1;
      open.insert(open.end(), next[node].begin(), next[node].end());
    }
    return false;
  }

  std::vector<Step> m_steps;
  std::vector<Label> m_labels;
  std::vector<std::size_t> m_before;
};

}  // namespace

Verdict judge(const Problem& problem, const Seats& seats) {
  Search search(problem, seats);
  Verdict verdict;
  verdict.cycle = search.run();
  verdict.best = verdict.cycle.empty();
  if (!verdict.best) return verdict;
  verdict.tied = search.tied(problem);
  verdict.multipliers = search.multipliers(problem);
  return verdict;
}

void apply(const Problem& problem, Seats& seats, std::span<const std::size_t> cycle) {
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    const std::size_t from = cycle[i], to = cycle[(i + 1) % cycle.size()];
    const bool more = from < problem.rows();
    const std::size_t row = more ? from : to, column = (more ? to : from) - problem.rows();
    seats[problem.cell(row, column)] += more ? 1 : -1;
  }
}

}  // namespace acta::count::matrix

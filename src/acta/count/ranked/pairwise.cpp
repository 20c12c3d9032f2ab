// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/pairwise.hpp"

#include <algorithm>
#include <limits>

#include "acta/count/ranked/positions.hpp"

namespace acta::count {
namespace {

constexpr std::uint32_t kNotMarked = std::numeric_limits<std::uint32_t>::max();

}  // namespace

std::vector<std::uint32_t> positions_of(const RankedContest& contest, std::size_t row) {
  std::vector<std::uint32_t> position(contest.names.size(), kNotMarked);
  const auto marks = contest.row(row);
  for (std::uint32_t at = 0; at < marks.size(); ++at) {
    const bool set = marks[at] >= model::kFirstSet;
    if (!set && !model::is_candidate(marks[at])) continue;
    const std::span<const model::RankMark> now =
        set ? std::span<const model::RankMark>(contest.sets[marks[at] - model::kFirstSet]) : marks.subspan(at, 1);
    for (const model::RankMark candidate : now) position[candidate] = std::min(position[candidate], at);
  }
  return position;
}

PairwiseMatrix pairwise_matrix(const RankedContest& contest) {
  PairwiseMatrix matrix;
  for (std::uint32_t c = 0; c < contest.names.size(); ++c)
    if (!contest.excluded[c]) matrix.candidates.push_back(c);
  const std::size_t n = matrix.size();
  matrix.prefer.assign(n * n, 0);
  for (std::size_t row = 0; row < contest.rows(); ++row) {
    const auto position = positions_of(contest, row);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (position[matrix.candidates[i]] < position[matrix.candidates[j]])
          matrix.prefer[i * n + j] += contest.counts[row];
  }
  return matrix;
}

std::vector<std::int64_t> strongest_paths(const PairwiseMatrix& matrix) {
  const std::size_t n = matrix.size();
  std::vector<std::int64_t> path(n * n, 0);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      if (matrix.beats(i, j)) path[i * n + j] = matrix.at(i, j);
  for (std::size_t via = 0; via < n; ++via)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (i != j && i != via && j != via)
          path[i * n + j] = std::max(path[i * n + j], std::min(path[i * n + via], path[via * n + j]));
  return path;
}

}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "acta/model/ranked_ballots.hpp"

namespace acta::test {

inline std::int64_t ballots_of(const model::RankedBallots& ballots) {
  return std::accumulate(ballots.counts.begin(), ballots.counts.end(), std::int64_t{0});
}

/// A mark as text: "-" for a skipped rank, "A=B" for several candidates, by name.
inline std::string mark_text(const model::RankedBallots& ballots, model::RankMark mark, const std::string& write_in) {
  if (mark == model::kNoMark) return "-";
  if (mark == model::kOvervoteLabel) return "overvote";
  if (mark == model::kUndeclaredWriteIn) return write_in;
  if (mark < model::kFirstSet) return ballots.candidates[mark];
  std::vector<std::string> names;
  for (const model::RankMark one : ballots.sets[mark - model::kFirstSet])
    names.push_back(mark_text(ballots, one, write_in));
  std::sort(names.begin(), names.end());
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "=") + name;
  return text;
}

/// The first `ranks` marks of a row, without blank ones at the end: "A > - > B".
inline std::string row_text(const model::RankedBallots& ballots, std::uint32_t row,
                            const std::string& write_in = "write-in", std::uint32_t ranks = 1'000'000) {
  const std::uint32_t begin = ballots.begin[row];
  std::uint32_t end = std::min(ballots.begin[row + 1], begin + ranks);
  while (end > begin && ballots.marks[end - 1] == model::kNoMark) --end;
  std::string text;
  for (std::uint32_t i = begin; i < end; ++i)
    text += (text.empty() ? "" : " > ") + mark_text(ballots, ballots.marks[i], write_in);
  return text;
}

/// All rows: "3 A > B; 1 C".
inline std::string rows_text(const model::RankedBallots& ballots) {
  std::string text;
  for (std::uint32_t row = 0; row < ballots.rows(); ++row)
    text += (text.empty() ? "" : "; ") + std::to_string(ballots.counts[row]) + " " + row_text(ballots, row);
  return text;
}

/// Every ballot in the order read, at most `ranks` marks of it. REQUIRES: the reader kept the cards.
inline std::vector<std::string> cards_of(const model::RankedBallots& ballots, std::uint32_t ranks = 1'000'000) {
  std::vector<std::string> cards;
  for (const std::uint32_t row : ballots.cards.row) cards.push_back(row_text(ballots, row, "write-in", ranks));
  return cards;
}

}  // namespace acta::test

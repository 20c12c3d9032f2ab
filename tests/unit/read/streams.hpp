// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "acta/read/ballots/text_blocks.hpp"
#include "unit/read/ballots.hpp"

namespace acta::test {

/// Keeps a reference. `most`: bytes that come at a time.
inline read::ByteSource source_of(const std::string& text, std::size_t most = std::size_t{1} << 30) {
  return [&text, most, at = std::size_t{0}](std::span<char> into) mutable -> base::Result<std::size_t> {
    const std::size_t some = std::min({most, into.size(), text.size() - at});
    std::memcpy(into.data(), text.data() + at, some);
    at += some;
    return some;
  };
}

/// "2 A > B" of every row, sorted: streams sort rows by marks.
inline std::vector<std::string> sorted_rows(const model::RankedBallots& ballots) {
  std::vector<std::string> rows;
  std::string text = rows_text(ballots) + "; ";
  for (std::size_t end = text.find("; "); end != std::string::npos; end = text.find("; ")) {
    rows.push_back(text.substr(0, end));
    text.erase(0, end + 2);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

inline std::string notes_text(const read::BallotReading& reading) {
  std::string text;
  for (const read::ReadingNote& note : reading.notes)
    text += note.text + ' ' + std::to_string(note.count) + ' ' + to_text(note.first) + '\n';
  return text;
}

}  // namespace acta::test

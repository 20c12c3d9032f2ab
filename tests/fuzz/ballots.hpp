// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdlib>
#include <map>
#include <span>
#include <vector>

#include "acta/read/ballots/reading.hpp"
#include "acta/read/ballots/text_blocks.hpp"
#include "fuzz/input.hpp"

namespace acta::fuzz {

inline read::BallotOptions ballot_options() {
  read::BallotOptions options;
  options.overvote_label = "overvote";
  options.skipped_label = "undervote";
  options.undeclared_write_in_label = "UWI";
  options.keep_cards = true;
  options.limits.file = limits();
  options.limits.candidates = 1'000;
  options.limits.ranks = 100;
  options.limits.cards = 100'000;
  return options;
}

/// What model::RankedBallots promises of one mark at a rank.
inline void check_mark(const model::RankedBallots& ballots, model::RankMark mark, bool in_set) {
  if (mark >= model::kFirstSet) {
    if (in_set || mark - model::kFirstSet >= ballots.sets.size()) std::abort();
  } else if (model::is_candidate(mark)) {
    if (mark >= ballots.candidates.size()) std::abort();
  } else if (mark < model::kUndeclaredWriteIn || (in_set && mark == model::kNoMark)) {
    std::abort();
  }
}

/// What model::RankedBallots promises of its rows, sets and cards.
inline void check(const model::RankedBallots& ballots) {
  if (ballots.begin.size() != ballots.rows() + 1 || ballots.begin.front() != 0) std::abort();
  if (ballots.begin.back() != ballots.marks.size()) std::abort();
  std::map<std::vector<model::RankMark>, int> seen;
  for (std::size_t row = 0; row < ballots.rows(); ++row) {
    const auto begin = ballots.begin[row], end = ballots.begin[row + 1];
    if (begin > end || ballots.counts[row] <= 0) std::abort();
    if (end > begin && ballots.marks[end - 1] == model::kNoMark) std::abort();
    if (seen[{ballots.marks.begin() + begin, ballots.marks.begin() + end}]++ > 0) std::abort();
  }
  for (const auto mark : ballots.marks) check_mark(ballots, mark, false);
  for (const auto& set : ballots.sets) {
    if (set.size() < 2 || !std::is_sorted(set.begin(), set.end())) std::abort();
    if (std::adjacent_find(set.begin(), set.end()) != set.end()) std::abort();
    for (const auto mark : set) check_mark(ballots, mark, true);
  }
  std::vector<std::int64_t> counts(ballots.rows());
  for (const auto row : ballots.cards.row) ++counts.at(row);
  if (!ballots.cards.row.empty() && counts != ballots.counts) std::abort();
  for (const auto precinct : ballots.cards.precinct) (void)ballots.cards.precincts.at(precinct);
  for (const auto batch : ballots.cards.batch) (void)ballots.cards.batches.at(batch);
}

/// An error names its file; a reading keeps its promises.
inline void check(const base::Result<read::BallotReading>& reading) {
  if (!reading && reading.error().place.file.empty()) std::abort();
  if (reading) check(reading->ballots);
}
template <class Reading>
void check(const base::Result<Reading>& reading) {
  if (!reading && reading.error().place.file.empty()) std::abort();
  if (reading) check(reading->reading.ballots);
}

/// Streams of the input, so many bytes at a time.
inline read::SourceAgain in_chunks(const std::string& input, std::size_t bytes) {
  return [&input, bytes]() -> read::ByteSource {
    return [&input, bytes, at = std::size_t{0}](std::span<char> into) mutable -> base::Result<std::size_t> {
      const std::size_t taken = std::min({bytes, into.size(), input.size() - at});
      std::copy_n(input.begin() + static_cast<std::ptrdiff_t>(at), taken, into.begin());
      at += taken;
      return taken;
    };
  };
}

/// What can be read whole is read so as a stream.
inline void check_streamed(const base::Result<read::BallotReading>& whole,
                           const base::Result<read::BallotReading>& streamed) {
  check(streamed);
  if (!whole) return;
  if (!streamed) std::abort();
  const model::RankedBallots &a = whole->ballots, &b = streamed->ballots;
  if (a.candidates != b.candidates || a.begin != b.begin || a.marks != b.marks || a.counts != b.counts ||
      a.sets != b.sets || a.cards.row != b.cards.row || a.cards.ids != b.cards.ids || whole->codes != streamed->codes ||
      whole->notes.size() != streamed->notes.size())
    std::abort();
}

/// The parts of an input between NUL bytes as files of these names; further parts are left out.
inline read::BallotFiles folder(const std::string& input, const std::vector<std::string>& names) {
  std::map<std::string, std::string> parts;
  std::size_t at = 0;
  for (const std::string& name : names) {
    if (at > input.size()) break;
    const auto end = std::min(input.find('\0', at), input.size());
    parts[name] = input.substr(at, end - at);
    at = end + 1;
  }
  read::BallotFiles files{"folder", {}, {}};
  for (const auto& part : parts) files.names.push_back(part.first);
  files.bytes = [parts](const std::string& name) -> base::Result<std::string> { return parts.at(name); };
  return files;
}

}  // namespace acta::fuzz

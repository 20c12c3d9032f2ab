// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/model/ranked_ballots.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// Something that a reader met and settled by itself: what it left out, what it took for what.
struct ReadingNote {
  std::string text;  ///< "marks that are ambiguous are left out"
  std::uint64_t count = 0;
  base::Place first;
};

/// The ballots of one contest from one source.
struct BallotReading {
  model::RankedBallots ballots;
  std::vector<std::string> codes;  ///< of each candidate in the source ("12", a GUID); empty: it has names only
  std::vector<ReadingNote> notes;  ///< every kind once, in order of first appearance
};

/// Bounds beyond those of one file. A ballot file that passes one of them is refused.
struct BallotLimits {
  Limits file;
  std::uint32_t candidates = 100'000;
  std::uint32_t ranks = 1'000;
  std::uint64_t marks = 100'000'000;  ///< of all distinct rows
  std::uint64_t ballots = 1'000'000'000'000;
  std::uint64_t cards = 100'000'000;  ///< where they are kept
  std::uint32_t depth = 64;           ///< of XML elements or JSON values inside each other
  std::uint64_t json = 1ull << 30;    ///< bytes of one JSON file, which is indexed whole
};

/// What every reader is told. A label is a name or a code as the source has it, trimmed; an empty label is none.
struct BallotOptions {
  std::string overvote_label;             ///< becomes kOvervoteLabel
  std::string skipped_label;              ///< becomes kNoMark
  std::string undeclared_write_in_label;  ///< becomes kUndeclaredWriteIn
  std::uint32_t most_ranks = 0;  ///< 0: as the source has. ES&S: columns that are read. Others refuse a higher rank
  bool keep_cards = false;
  std::string refused;  ///< a name whose marks are an error: to find where one stands; empty: none
  BallotLimits limits;
};

/// A folder, or an archive taken for one: its files by name, sorted, without leading path, and their bytes.
struct BallotFiles {
  std::string name;  ///< of the folder, for errors
  std::vector<std::string> names;
  std::function<base::Result<std::string>(const std::string&)> bytes;
};

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// One published file to draft a record from. `bytes` must live as long as the call.
struct DraftInput {
  std::string name;  ///< as it is to stand in the record: relative to it, "/" between parts
  std::string_view bytes;
  std::string sha256;  ///< 64 hexadecimal digits, or empty
};

struct DraftOptions {
  std::string title;  ///< of the record; empty: made from the file's title rows or name
  Limits limits;
};

/// One thing the draft had to guess.
struct Guess {
  std::string file;       ///< name of the input (and member)
  std::string subject;    ///< what is guessed: "registered", "unit", "votes"
  std::string value;      ///< headings or column numbers
  double confidence = 0;  ///< in [0, 1]; not a probability: 1 where the arithmetic of nearly every row agrees
  std::string reason;
};

struct Draft {
  std::string toml;  ///< an election.toml (doc/formats/record.md) with a comment for every guess
  std::vector<Guess> guesses;
};

/// Drafts an `election.toml` from published files: which row holds the headings, which columns are keys, quantities and
/// options. Evidence: headings in nine languages (headings.def) and relations between columns that hold in most rows.
/// Reads every row of every file; the same input gives the same text. The result parses with parse_record().
/// Errors: those of open_table(), for the first file that cannot be read; usage when there is no file.
base::Result<Draft> draft(std::span<const DraftInput> inputs, const DraftOptions& options = {});

}  // namespace acta::read

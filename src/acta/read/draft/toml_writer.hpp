// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "acta/read/draft/draft.hpp"
#include "acta/read/draft/guess.hpp"
#include "acta/read/table.hpp"

namespace acta::read::draft_detail {

/// One table of one input, opened and guessed at.
struct DraftTable {
  std::string source;  ///< id in the record
  std::string file, sha256, member;
  std::string name;  ///< file and member, for people
  std::unique_ptr<OpenedTable> opened;
  std::unique_ptr<TableProfile> profile;
  TableGuess guess;
  std::vector<std::string> option_ids;  ///< of guess.options, or of guess.option_texts
  bool used = false;                    ///< part of a copy
};

struct DraftOption {
  std::string id, name;
};

/// Seats that a result tells.
struct DraftSeats {
  std::string option;  ///< id
  std::int64_t seats = 0;
  std::string source;  ///< id
};

/// A copy as the draft puts it together.
struct DraftCopy {
  std::string id;
  bool preliminary = false;         ///< the file's name says so
  std::vector<std::size_t> tables;  ///< indices, in the order of reading
};

struct DraftRecord {
  std::string title;
  std::vector<DraftTable> tables;
  std::vector<DraftOption> options;
  std::vector<DraftSeats> proclaimed;
  std::vector<DraftCopy> copies;
};

/// The record as TOML with its comments, and every guess in it.
Draft write_toml(const DraftRecord& record);

}  // namespace acta::read::draft_detail

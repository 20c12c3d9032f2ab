// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::app {

/// How a file or folder of ballots is written.
enum class BallotFormat {
  blt,
  preflib,
  raire,
  csv,              ///< a column a candidate, cells are ranks
  rank_csv,         ///< a column a rank, cells are names
  rctab_csv,        ///< RCTab's rctab_cvr.csv
  piles_csv,        ///< Cambridge's council.csv
  preference_json,  ///< {"num_candidates", "votes"}
  cdf,              ///< NIST SP 1500-103, JSON or XML
  ess,
  dominion,
  dominion_flat,
  hart,
  clear_ballot,
};

/// "blt", "preflib", …, as the command spells them; in the order of BallotFormat.
const std::vector<std::string>& ballot_format_names();
std::string_view to_string(BallotFormat format);

struct BallotSourceOptions {
  std::optional<BallotFormat> format;  ///< nullopt: by the name, the headings of a CSV, the keys of a JSON
  std::string contest;                 ///< of a source that holds several
  std::uint32_t first_column = 0;      ///< csv, rank_csv, ess: of the votes; 0: 1 (4 for ess)
  std::uint32_t precinct_column = 0;   ///< of the same; 0: there is none
  std::uint32_t ranks = 0;             ///< columns of votes, of ess and rank_csv; 0: all to the end of the row
  bool keep_cards = false;
};

/// Ballots, and what their file says of the contest.
struct BallotSource {
  BallotFormat format = BallotFormat::blt;
  read::BallotReading reading;
  std::string title;                     ///< empty: the file says none
  std::optional<std::int64_t> seats;     ///< BLT
  std::vector<std::uint32_t> withdrawn;  ///< BLT: candidates
};

/// Reads them. Of ess and rank_csv "overvote", "undervote" (a skipped rank) and "UWI" (an undeclared write-in) are
/// labels, not names. Errors: of the reader; not_found, io; usage where the format cannot be told.
base::Result<BallotSource> read_ballots(const std::filesystem::path& path, const BallotSourceOptions& options);

/// The files of a folder, as readers of folders want them. Errors: not_found.
base::Result<read::BallotFiles> ballot_files(const std::filesystem::path& folder);
/// An error of a reader of folders, with the path of the file in place of its name.
base::Error with_folder(base::Error error, const std::filesystem::path& folder, const read::BallotFiles& files);
/// What a reader settled by itself, as sentences.
std::vector<std::string> note_texts(const read::BallotReading& reading);

}  // namespace acta::app

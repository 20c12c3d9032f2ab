// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "acta/base/error.hpp"
#include "acta/model/ranked_ballots.hpp"

namespace acta::read {

enum class BltForm {
  plain,     ///< what read_blt takes in strict mode
  extended,  ///< with "2=3" for several marks at one rank and "-" for a skipped one
};

/// The ballots as BLT, a line a row. Undeclared write-ins, where there are any, become a candidate of that name behind
/// all others. Candidates are written as they are, but for quotes and line breaks, which BLT has no way to say: they
/// become apostrophes and blanks.
/// Errors: format for a row that the form cannot say: an overvote without its candidates; plain: skipped ranks and
/// several marks at one rank too.
base::Result<std::string> write_blt(const model::RankedBallots& ballots, std::int64_t seats, const std::string& title,
                                    std::span<const std::uint32_t> withdrawn, BltForm form);

/// What every row of RCTab's neutral CSV repeats.
struct RctabCsvSource {
  std::string file, provider, contest_id;
  std::uint32_t ranks = 0;     ///< columns; 0: most_ranks of the ballots, or the most marks of a row, at least 1
  bool portions = false;       ///< precincts go under "Precinct Portion"
  bool tabulator_ids = false;  ///< ids are tabulator-batch-record and fill those columns
  std::string write_in = "Undeclared Write-ins";
};
/// RCTab's neutral CSV, a line a ballot in the order read. REQUIRES: the reader kept the cards. A ballot without id has
/// the name of the file without its folders, "-", and its number. Marks beyond `ranks` are left out.
std::string write_rctab_csv(const model::RankedBallots& ballots, const RctabCsvSource& source);

}  // namespace acta::read

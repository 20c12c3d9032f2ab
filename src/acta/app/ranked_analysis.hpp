// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "acta/app/compressed.hpp"
#include "acta/app/progress.hpp"
#include "acta/base/error.hpp"
#include "acta/report/ranked.hpp"

namespace acta::app {

/// What is asked of a count of ranked ballots besides its result, whatever it goes by.
struct RankedAnalysis {
  std::vector<std::string> draw;  ///< names in the order of a recorded draw of lots, for ties that ask
  std::string draw_key;           ///< count::verifiable_order() in place of it; empty: none
  std::int64_t tie_leaves = 0;    ///< ways to break ties that are tried; 0: none
  bool margins = false;
  double assertions = 0;                       ///< risk limit of an audit of ranked_assertions(), in (0, 0.6]; 0: none
  std::filesystem::path ballot_log, official;  ///< empty: none
  /// Asked once the sources are known and before the ballots' log is begun. May be empty.
  std::function<base::Result<void>(const report::RankedShown&)> before_log;
  /// Asked once all is counted and before what the count itself writes (`ballot_log`) has its name: an error keeps it
  /// from it. May be empty.
  std::function<base::Result<void>(const report::RankedShown&)> before_writing;
  Progress* progress = nullptr;
};

/// Counts shown.contest by shown.rules, with `slices` too, and what is asked besides. `log`: the ballots' log, to be
/// closed by the caller. Where the count stops at a tie and ways to break it are asked for, they are all there is
/// (shown.stopped), and an official table is read but not compared. Errors: of the count; usage for what does not go
/// with these rules; of read_official_rounds.
base::Result<void> count_and_analyse(report::RankedShown& shown, const RankedAnalysis& asked, bool slices,
                                     std::optional<CompressedFile>& log);

/// Candidates in the order of the draw that was recorded or that the key gives. Errors (usage): no such name; of
/// count::verifiable_order().
base::Result<std::vector<std::uint32_t>> drawn_order(const count::RankedContest& contest, const RankedAnalysis& asked);

}  // namespace acta::app

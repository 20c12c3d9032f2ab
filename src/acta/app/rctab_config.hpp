// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/count/ranked/contest.hpp"
#include "acta/count/ranked/rules.hpp"
#include "acta/report/rctab.hpp"

namespace acta::app {

enum class RctabProvider { ess, cdf, dominion, hart, clear_ballot, generic_csv };

/// One of cvrFileSources. Columns and rows count from 1, as there; nullopt where the key is blank.
struct RctabSource {
  RctabProvider provider = RctabProvider::ess;
  std::string path;        ///< as written: relative to the folder of the configuration
  std::string contest_id;  ///< blank for ess and generic_csv
  std::optional<int> first_vote_column, first_vote_row, id_column, batch_column, precinct_column;
  std::string overvote_delimiter, overvote_label, skipped_rank_label, write_in_label;
  bool blank_is_write_in = false;
};

/// A configuration of RCTab, as far as a count and its report need it.
struct RctabConfig {
  report::RctabHead head;
  bool by_batch = false, by_precinct = false;
  std::vector<RctabSource> sources;
  std::vector<count::RankedCandidate> candidates;
  count::RankedRules rules;
  std::optional<int> most_rankings;  ///< nullopt: "max"

  /// Whether results have undeclared write-ins: some source has a label for them.
  bool has_write_ins() const;
};

/// Reads a configuration of RCTab 2.0 (JSON). Numbers may be texts; unknown keys are passed over; minimumVoteThreshold
/// too, as in RCTab. `share_test` answers what RCTab's documentation and program answer differently.
/// Errors (format): one message that lists every fault, each beginning with the key it is about; JSON that cannot be
/// read, with line and column.
/// Source: doc/methods/ranked.md.
base::Result<RctabConfig> read_rctab_config(const std::string& name, std::string_view text,
                                            count::ShareTest share_test = count::ShareTest::reaches);

/// What has to hold between keys; each fault as "key: what is wrong".
std::vector<std::string> rctab_faults(const RctabConfig& config);

}  // namespace acta::app

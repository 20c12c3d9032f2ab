// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/cards/law_contest.hpp"

namespace acta::read {

/// A contest of an audit of cards, as written; what its words mean is settled by who audits.
struct CardsContest {
  std::string id, name;
  bool fractional = false;       ///< stv: surpluses, see doc/formats/cards.md
  bool lowest = false;           ///< stv: exclusions, see there
  bool surpluses_first = false;  ///< stv: when surpluses move, see there
  std::int64_t value_decimals = 1;
  std::string record_name;  ///< what the cast vote records call it; empty: `name`
  std::vector<std::string> choices;
  std::string kind = "plurality";  ///< or "supermajority", "approval", "irv", "stv", "dhondt", "sainte-lague",
                                   ///< "runoff", "law"
  std::int64_t winners = 1, votes_for = 1;
  double share = 50;                                           ///< per cent, in (0, 100)
  double threshold = 0, lead_share = 0, lead = 0;              ///< per cent; 0: not stated
  std::vector<std::pair<std::string, std::int64_t>> reported;  ///< votes by choice; empty: not stated
  std::vector<std::string> elected;                            ///< empty: not stated
  std::optional<std::int64_t> cards;                           ///< at most so many cards have it
  std::optional<CardsLaw> law;                                 ///< of kind "law"; `choices` are then those of its parts
  base::Place place;
};
inline bool is_ranked(const CardsContest& contest) { return contest.kind == "irv" || contest.kind == "stv"; }

/// Where cast vote records are.
struct CardsRecords {
  std::string format;              ///< "csv", "dominion", "dominion-csv", "hart", "clear-ballot", "cdf", "raire"
  std::vector<std::string> files;  ///< at least one; folders for "dominion" and "hart"
  std::string card = "card", batch = "batch", position = "position";  ///< headings of "csv"
  base::Place place;
};

/// An audit of cards: cards.toml (doc/formats/cards.md).
struct CardsFile {
  std::string file, name;
  std::string kind = "comparison";  ///< or "polling", "oneaudit"
  double risk_limit = 5;            ///< per cent, in (0, 100)
  std::string manifest;
  std::string batch_column, cards_column, tabulator_column;  ///< headings of the manifest; empty: guessed
  std::optional<CardsRecords> records;
  bool styles = true;
  std::string pools;                                                ///< file of subtotals by batch; empty: none
  double over_one = 0, over_two = 0, under_one = 0, under_two = 0;  ///< expected errors per card
  std::vector<CardsContest> contests;
  base::Place place;  ///< of [audit]; of [[stratum]] in one

  /// An audit of strata: each with manifest, kind, records and contests of its own, `cards` and `reported` of a contest
  /// being those of the stratum. `manifest` and what goes with it are then empty here. Strata have none themselves.
  std::vector<CardsFile> strata;
  std::string stratum;  ///< id, in a stratum; empty elsewhere
  double draws = 0;     ///< in a stratum: draws beside those of the others; 0 in all strata: to be planned
};

/// Whether a TOML text has a table [audit], by which it is told from a record.
bool has_audit_table(std::string_view text);

/// Errors: format with line and column: no TOML, a key that is unknown, of another type or out of range, a contest or
/// choice twice, a choice in `reported` or `elected` that the contest does not have, keys that do not go together; a
/// stratum twice, a contest of a stratum that is not there, one that is in no stratum.
base::Result<CardsFile> parse_cards_file(std::string_view text, const std::string& name);

}  // namespace acta::read

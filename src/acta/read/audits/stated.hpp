// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/model/reported_audit.hpp"

namespace acta::read {

/// A number as printed: "0.0585276635", "<0.0000000001", "1e-12". Tolerance: half a unit of the last digit where three
/// or more stand behind the point, else 5e-11: shorter ones ("0", "1.0", "0.05") are exact. Nothing for other texts.
std::optional<model::StatedNumber> stated_number(std::string_view text);

/// "10%" as 0.1; nothing unless 0 < share < 1.
std::optional<double> stated_share(std::string_view text);

/// "Ames: 12; Burr, Ann: 7" as names and counts, in order. Nothing where a part is no name and count.
struct StatedVotes {
  std::vector<std::string> names;
  std::vector<std::int64_t> counts;
};
std::optional<StatedVotes> stated_votes(std::string_view text);

/// "Round 1: 0.12, 0.34, Round 2: 0.56", or numbers alone (round 1). Nothing for other texts.
std::optional<std::vector<model::ReportedTicket>> stated_tickets(std::string_view text);

/// The marks of a card: "Ames, Burr", "BLANK", "Undervote", "Overvote", "OVERVOTE; Ames, Burr",
/// "CONTEST_NOT_ON_BALLOT". Names that hold commas are found whole. Marks for invalid write-ins are passed over.
/// Nothing where a mark is for none of the options.
std::optional<model::ReportedMarks> stated_marks(std::string_view text, const std::vector<std::string>& options);

}  // namespace acta::read

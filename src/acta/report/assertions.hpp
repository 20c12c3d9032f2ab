// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/report/json_writer.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

/// One assertion of an instant-runoff count.
struct IrvAssertionShown {
  std::string kind;  ///< "NEB" or "NEN"
  std::string winner, loser;
  std::vector<std::string> continuing;  ///< NEN: who remains
  std::int64_t winner_votes = 0, loser_votes = 0;
  double cards = 0;  ///< to be drawn for it alone, if no error is found
};

/// One claim of a count by single transferable vote, in words.
struct StvClaimShown {
  std::string text;
  double margin = 0;  ///< of its assorter: twice the mean over the cards, less 1; above 0
  double upper = 1;   ///< the assorter's largest value
  double cards = 0;   ///< as above
};

/// What has to be true of the paper for the elected of one pass of a ranked count: all of `irv`, or all of `stv`.
struct RankedAssertionsShown {
  std::string statement;  ///< what they prove; of single transferable vote it may be a part
  std::string none;       ///< why there are none; else empty
  double draws = 0;       ///< cards for the hardest
  std::vector<IrvAssertionShown> irv;
  std::vector<StvClaimShown> stv;
};

/// "B goes out before A", "A has more than B when A, B, C remain".
std::string to_text(const IrvAssertionShown& assertion);
/// Whole cards, rounded up; "any" for an infinite number.
std::string cards_text(double draws);
/// "about 57 cards of 100", or "all 100 cards" where no fewer are enough.
std::string cards_of(double draws, std::int64_t cards);
/// A table of assertions, with votes for and against and cards.
std::string irv_assertions_text(const std::vector<IrvAssertionShown>& assertions, const TextStyle& style);
/// The values of an open array.
void irv_assertions_json(const std::vector<IrvAssertionShown>& assertions, JsonWriter& json);

/// `cards` that can be drawn in all, `risk_limit` in (0, 1).
std::string ranked_assertions_text(const std::vector<RankedAssertionsShown>& passes, double risk_limit,
                                   std::int64_t cards, const TextStyle& style);
/// The value of the key "assertions".
void ranked_assertions_json(const std::vector<RankedAssertionsShown>& passes, double risk_limit, std::int64_t cards,
                            JsonWriter& json);

}  // namespace acta::report

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/read/draft/guess.hpp"

namespace acta::read::draft_detail {
namespace {

Evidence evidence_of(const TableProfile& profile, const TableGuess& guess, const Columns& columns) {
  Evidence evidence{1, {}};
  for (const std::uint32_t column : columns) {
    const HeadingMatch& match = guess.headings[column];
    evidence.confidence = std::min(evidence.confidence, match.strength * 0.9);
    if (!evidence.reason.empty()) evidence.reason += "; ";
    evidence.reason += "heading " + column_label(profile, column) + " is " + std::string(match.language) + " for " +
                       std::string(meaning(match.role));
  }
  if (columns.size() > 1) evidence.reason += ", in parts that are added up";
  return evidence;
}

}  // namespace

/// The strongest heading of each quantity; where only parts have headings, all parts.
void guess_quantities(const TableProfile& profile, TableGuess& guess) {
  for (std::size_t q = 0; q < model::kQuantityCount; ++q) {
    Columns parts;
    std::uint32_t best = kNoColumn;
    for (std::uint32_t i = 0; i < profile.width(); ++i) {
      const HeadingMatch& match = guess.headings[i];
      if (match.role != static_cast<Role>(q) || guess.uses(i)) continue;
      if (match.part)
        parts.push_back(i);
      else if (best == kNoColumn || match.strength > guess.headings[best].strength)
        best = i;
    }
    guess.quantities[q] = best != kNoColumn ? Columns{best} : parts;
    if (guess.quantities[q].empty()) continue;
    guess.evidence[std::string(model::to_string(static_cast<model::Quantity>(q)))] =
        evidence_of(profile, guess, guess.quantities[q]);
  }
}

}  // namespace acta::read::draft_detail

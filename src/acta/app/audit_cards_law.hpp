// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "acta/app/audit_cards_parts.hpp"
#include "acta/audit/card_claims_law.hpp"

namespace acta::app {

/// Gives every contest of kind "law" its law, from `laws` or from a file beside, and adds what was read to the hashes
/// ("law ID", or the file). Errors: of the law file; not_found; usage: a law of ranked ballots, seats from elsewhere
/// that are not stated, areas that the contest does not have.
base::Result<void> give_laws(const read::CardsFile& file, std::vector<audit::ContestRecords>& contests,
                             const std::filesystem::path& folder, const std::filesystem::path& laws,
                             FileHashes& hashes);

/// What the law makes of the contest's choices. REQUIRES: written.law. Errors: usage: as give_laws().
base::Result<audit::CardLaw> card_law(const read::CardsContest& written, model::Law law);

/// A column of records and entries: a contest, or one part of it.
struct CardsColumn {
  std::string id;
  std::size_t contest = 0;
  const read::CardsPart* part = nullptr;  ///< nullptr: the whole contest
  std::size_t first = 0;                  ///< its first choice among those of the contest
};
/// In the order of the file; they point into it.
std::vector<CardsColumn> columns_of(const read::CardsFile& file);
/// The column with this id, or nullptr.
const CardsColumn* column_with(const std::vector<CardsColumn>& columns, const std::string& id);
/// The same file with a contest for each column: what records are read by.
read::CardsFile file_of_columns(const read::CardsFile& file);
/// Records by column as records by contest: the vote of a card is the marks of its parts. Errors: format: a card has
/// two areas of one ballot; usage: a choice that a part does not list.
base::Result<void> join_columns(const read::CardsFile& file, RecordedCardList& list);

}  // namespace acta::app

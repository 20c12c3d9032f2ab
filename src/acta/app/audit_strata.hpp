// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "acta/app/audit_cards.hpp"
#include "acta/app/audit_cards_parts.hpp"

namespace acta::app {

/// Opens an audit of cards in strata (doc/formats/cards.md). Each stratum is drawn from with a seed of its own, the
/// public one, "/" and its id; its cards are named by its id, ":" and their name there. Errors: as open_cards_audit.
base::Result<OpenedCards> open_strata_audit(read::CardsFile file, const CardsFolders& folders, FileHashes hashes,
                                            const StrataRates& rates);

}  // namespace acta::app

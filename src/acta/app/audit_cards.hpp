// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "acta/app/audit_kind.hpp"

namespace acta::app {

/// Whether this is a regular file that describes an audit of cards (doc/formats/cards.md): TOML with a table [audit].
bool is_cards_audit(const std::string& path);

struct OpenedCards {
  std::unique_ptr<AuditKind> kind;
  std::string title;
  std::vector<std::pair<std::string, std::string>> files;  ///< paths of all that was read, with their SHA-256
};
/// Opens an audit of cards and reads all that it names, beside the file. A manifest that cannot be drawn from is no
/// error here: plan_text() tells what is wrong with it, draw() and assess() refuse.
/// Errors: of the file; not_found, io, format of what it names; usage: records that do not bear out an outcome.
/// `rates`: AuditKind::strata_rates() of the plan. Error beside the above: usage: they are of other strata. `laws`: the
/// folder of law files, for contests of kind "law"; a law of it goes as "law ID" among the files.
base::Result<OpenedCards> open_cards_audit(const std::string& toml_path, const StrataRates& rates = {},
                                           const std::filesystem::path& laws = {});

/// What was typed into forms of form_csv(). Errors: of read_entries; format: a card twice, in one file or in two.
base::Result<std::vector<PaperEntry>> read_paper_entries(const std::vector<std::string>& files);

}  // namespace acta::app

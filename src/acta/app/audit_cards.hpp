// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "acta/app/audit_kind.hpp"

namespace acta::app {

/// Whether this is a regular file that describes an audit of cards (doc/formats/cards.md): TOML with a table [audit].
bool is_cards_audit(const std::string& path);

/// Opens an audit of cards and reads all that it names, beside the file. A manifest that cannot be drawn from is no
/// error here: plan_text() tells what is wrong with it, draw() and assess() refuse.
/// Errors: of the file; not_found, io, format of what it names; usage: records that do not bear out an outcome.
base::Result<std::unique_ptr<AuditKind>> open_cards_audit(const std::string& toml_path);

/// The retrieval list as CSV.
std::string retrieval_csv(const RetrievalList& list);

/// What was typed, of several files (CSV, XLSX). Errors: of the table; format: a card twice, in one file or in two.
base::Result<std::vector<PaperEntry>> read_paper_entries(const std::vector<std::string>& files);

/// "mayor=120,council=80". Errors: usage.
base::Result<std::map<std::string, std::int64_t>> parse_sizes(const std::string& text);

}  // namespace acta::app

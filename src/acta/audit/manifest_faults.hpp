// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/audit/manifest.hpp"
#include "acta/model/finding.hpp"

namespace acta::audit {

/// Cards with a record, by batch name as the records have it.
using RecordedCards = std::map<std::string, std::int64_t, std::less<>>;

/// What is wrong, or odd, with a manifest: one Finding a kind, in order of the codes, with every row as an instance.
/// A201 counts that are no whole number from 1 on; A202 rows that look like totals (a batch with a
/// name that holds as many cards as all others is remarkable only: see totals()); A203 names twice, or the same but
/// for case, blanks, marks and leading zeros; A204 gaps in numbered names; with records A205 batches of the records
/// that the manifest does not have, and the reverse, with the closest name that is not there either; A206 counts that
/// differ from the records. A201 to A204 always come; A205 and A206 where `recorded` is given.
std::vector<model::Finding> manifest_findings(std::span<const ManifestRow> rows, const RecordedCards* recorded);

/// Why no card may be drawn from this manifest: the first instance of an unusable count, a total, a name twice or a
/// batch of the records that is not there. nullopt: none.
std::optional<base::Error> manifest_refusal(std::span<const model::Finding> findings);

/// Letters in lower case, digits without leading zeros, nothing else: "Box 007" and "box-7" are "box7".
std::string plain_name(std::string_view name);
/// Insertions, deletions, replacements (Levenshtein 1966) that make one text of the other.
std::size_t edits_between(std::string_view a, std::string_view b);
/// The name that is nearest to `name`, by plain_name(); empty where none shares half of its letters.
std::string closest_name(std::string_view name, std::span<const std::string> names);

}  // namespace acta::audit

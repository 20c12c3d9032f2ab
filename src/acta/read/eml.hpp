// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// What votes are for. Names are those of the document; an id stands in for a name that it does not give.
struct EmlOption {
  std::string affiliation_id, affiliation;  ///< of the list, or of the list that the candidate stands on; may be empty
  std::string candidate_id, candidate;      ///< empty: the list as a whole. A ShortCode is preferred to an Id
};
/// A number of a block of votes: `column` is an index into EmlContest::options or ::numbers.
struct EmlCell {
  std::uint32_t column = 0;
  std::int64_t value = 0;  ///< in [0, base::kLargestCount]
};
/// TotalVotes or one ReportingUnitVotes. What the document leaves empty has no cell.
struct EmlBlock {
  bool total = false;
  std::string id, name;  ///< of the reporting unit; empty for the total
  std::uint64_t line = 0;
  std::vector<EmlCell> votes, numbers;
};
/// One Selection of a result (520).
struct EmlElected {
  std::uint32_t option = 0;  ///< index into EmlContest::options
  bool elected = false;
  std::string ranking;  ///< as written; empty: none
  std::string votes;    ///< as written; empty: none
  std::uint64_t line = 0;
};
struct EmlContest {
  std::string election, id, name;
  std::vector<EmlOption> options;    ///< in order of first appearance
  std::vector<std::string> numbers;  ///< "Cast", "RejectedVotes blanco": element, and its ReasonCode if it has one
  std::vector<EmlBlock> blocks;      ///< 510
  std::vector<EmlElected> result;    ///< 520
  std::string sheet;                 ///< the contest's id, behind that of the election where there are several
};
struct EmlDocument {
  std::string message;  ///< "510", "510b", "520"
  std::vector<EmlContest> contests;
};

/// Whether the document's root is an EML element. Looks at the first bytes only.
bool is_eml(std::string_view bytes);

/// Counts (message 510, also 510a to 510d of EML_NL) and results (520) of the OASIS Election Markup Language, versions
/// 4 to 7. Prefixes of names are not looked at; elements that are not told here are passed over, also `Initial…` values
/// that EML_NL keeps of numbers that were corrected.
/// Errors, with line and column of the document: no well-formed XML, a document type, another message, a missing or
/// empty Id and name, a contest, reporting unit, selection or number that stands twice in one place, a count that is no
/// whole number from 0 to base::kLargestCount, Elected that is neither yes nor no.
base::Result<EmlDocument> read_eml(const std::string& name, std::string_view bytes, const Limits& limits = {});

/// How a contest is told as a table.
struct EmlShape {
  std::string message;
  std::uint32_t first_option = 0;  ///< column, from 0, of the first option; 510 only
  bool has_units = false;          ///< there is a reporting unit; 510 only
};
inline constexpr std::string_view kEmlCandidates = "/candidates";

/// Sheets that eml_table knows, without those of candidates.
std::vector<std::string> eml_sheets(const EmlDocument& document);
/// A count as a table with headings: level ("contest", "area": a unit whose id with "::" begins another's, "unit"),
/// unit, unit name, the numbers, and a column an option: the lists, with candidates that stand on none; or, where
/// `sheet` ends in "/candidates", the candidates of lists. A result has a row a selection: affiliation, candidate,
/// ranking, elected, votes. `sheet` empty: the only contest. Errors: not_found, naming the sheets; limit.
base::Result<Grid> eml_table(const std::string& name, const EmlDocument& document, std::string_view sheet,
                             EmlShape& shape, const Limits& limits = {});

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "acta/read/case.hpp"
#include "acta/read/case_builder.hpp"
#include "acta/read/case_lines.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// "from FILE where … list … area … votes …": a table that is read in place.
struct CaseSource {
  std::string file;
  std::string list;  ///< whose rows these are, where no column says so ("as NAME")
  std::vector<std::pair<std::string, std::string>> where;
  std::map<std::string, std::string> columns;              ///< "list", "votes", "seats", … -> heading
  std::vector<std::pair<std::string, std::string>> areas;  ///< heading and level, innermost first
  std::pair<std::string, std::string> single;  ///< column and value: candidates who stand alone in their area
  std::uint64_t line = 0;
};

/// Words of `statement` from `from` on. Errors: format.
base::Result<CaseSource> case_source(const CaseStatement& statement, std::string_view name);

struct CaseCell {
  std::string text;
  base::Place place;
};
/// One row of it, with what the statement asks for.
struct CaseRecord {
  std::string list;
  std::vector<CaseArea> area;  ///< outermost first
  std::map<std::string, CaseCell> cells;
  base::Place place;
};
base::Result<std::vector<CaseRecord>> case_records(const CaseSource& source, const CaseFiles& files);

/// The error of a record whose area lies in another area than a row above says.
base::Error case_two_areas(const CaseRecord& record);
/// The number in a record's cell. Errors: format, at its place.
base::Result<std::int64_t> case_cell(const CaseRecord& record, const std::string& column);

}  // namespace acta::read

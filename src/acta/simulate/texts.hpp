// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "acta/simulate/manipulate.hpp"

namespace acta::simulate {

std::string option_id(std::size_t option);    ///< "option1"
std::string option_name(std::size_t option);  ///< "Option 1"
/// Of a cell of a row: "registered", "option1".
std::string column_id(std::size_t cell);
std::string title_of(const Settings& settings);
/// A JSON string, which is a TOML basic string too.
std::string in_quotes(std::string_view text);

/// sheets.csv: the rows that are not lost.
std::string sheets_csv(const Election& election, const Manipulated& manipulated);
/// election.toml, by doc/formats/record.md.
std::string record_toml(const Settings& settings, const Manipulated& manipulated, std::string_view sheets_sha256);
/// truth.csv: every sheet as drawn, and what was done to it.
std::string truth_csv(const Election& election, const Manipulated& manipulated);
/// truth.json: totals, true result, stations touched.
std::string truth_json(const Settings& settings, const Simulated& simulated);

}  // namespace acta::simulate

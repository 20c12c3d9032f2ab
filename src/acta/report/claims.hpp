// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/claims/claims.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

class JsonWriter;

void write_claim(JsonWriter& json, const claims::ClaimResult& result);
std::string claims_text(const std::vector<claims::ClaimResult>& claims, const TextStyle& style);
std::string claims_json(const std::vector<claims::ClaimResult>& claims);
/// A query's result as a table, and as JSON.
std::string query_text(const claims::QueryResult& result, const TextStyle& style);
std::string query_json(const claims::QueryResult& result);
/// Names of the tables and of their columns.
std::string tables_text(const std::vector<claims::Table>& tables, const TextStyle& style);

}  // namespace acta::report

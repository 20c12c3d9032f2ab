// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/report/json_writer.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

/// Parts of doc/formats/report.md, one function each; they write one value.
void write_record(JsonWriter& json, const model::Record& record);
void write_source(JsonWriter& json, const SourceReport& source);
void write_contest(JsonWriter& json, const ContestReport& contest, bool stations);
void write_result(JsonWriter& json, const ContestReport& contest);
void write_release(JsonWriter& json, const model::Release& release);
void write_copy(JsonWriter& json, const model::Contest& contest, const CopyReport& copy, bool stations);
void write_charts(JsonWriter& json, const model::Charts& charts);
void write_summary(JsonWriter& json, std::span<const model::Finding> findings);
void write_finding(JsonWriter& json, const Report& report, const model::Finding& finding);

inline void write_cell(JsonWriter& json, model::Cell cell) {
  if (model::is_count(cell))
    json.integer(cell);
  else
    json.null();
}
inline void write_text(JsonWriter& json, std::string_view key, std::string_view value) { json.key(key).text(value); }
inline void write_number(JsonWriter& json, std::string_view key, std::int64_t value) { json.key(key).integer(value); }
template <class Value>
void write_optional(JsonWriter& json, std::string_view key, const std::optional<Value>& value) {
  json.key(key);
  if (value)
    json.integer(static_cast<std::int64_t>(*value));
  else
    json.null();
}

}  // namespace acta::report

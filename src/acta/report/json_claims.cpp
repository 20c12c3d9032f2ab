// SPDX-License-Identifier: Apache-2.0
#include "acta/report/claims.hpp"
#include "acta/report/json_writer.hpp"

namespace acta::report {
namespace {

using claims::ClaimResult;
using claims::OnBasis;

void write_value(JsonWriter& json, const claims::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value))
    json.integer(*number);
  else if (const auto* real = std::get_if<double>(&value))
    json.real(*real);
  else if (const auto* text = std::get_if<std::string>(&value))
    json.text(*text);
  else
    json.null();
}

void write_basis(JsonWriter& json, const OnBasis& basis) {
  json.begin_object();
  json.key("basis").text(basis.basis);
  json.key("holds");
  basis.holds ? json.boolean(*basis.holds) : json.null();
  json.key("numbers").begin_array();
  for (const auto& [name, value] : basis.numbers)
    json.begin_object().key("name").text(name).key("value").text(value).end_object();
  json.end_array().end_object();
}

}  // namespace

void write_claim(JsonWriter& json, const ClaimResult& result) {
  json.begin_object();
  json.key("who").text(result.claim->who).key("text").text(result.claim->text);
  json.key("source").text(result.claim->source).key("published").text(result.claim->published);
  json.key("standing").text(to_string(result.standing)).key("reason").text(result.reason);
  json.key("test").text(result.claim->test).key("bases").begin_array();
  for (const OnBasis& basis : result.bases) write_basis(json, basis);
  json.end_array().end_object();
}

std::string claims_json(const std::vector<ClaimResult>& all) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("claims").begin_array();
  for (const ClaimResult& result : all) write_claim(json, result);
  json.end_array().end_object();
  return out + "\n";
}

std::string query_json(const claims::QueryResult& result) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("columns").begin_array();
  for (const std::string& column : result.columns) json.text(column);
  json.end_array().key("rows").begin_array();
  for (const auto& row : result.rows) {
    json.begin_array();
    for (const claims::Value& value : row) write_value(json, value);
    json.end_array();
  }
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace acta::report

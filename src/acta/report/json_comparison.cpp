// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

#include "acta/report/comparison.hpp"
#include "acta/report/json_writer.hpp"

namespace acta::report {
namespace {

void number(JsonWriter& json, const char* key, std::int64_t value) { json.key(key).integer(value); }
void text(JsonWriter& json, const char* key, std::string_view value) { json.key(key).text(value); }
void cell(JsonWriter& json, const char* key, model::Cell value) {
  model::is_count(value) ? json.key(key).integer(value) : json.key(key).null();
}

void write_units(JsonWriter& json, const char* key, const model::SheetTable& table,
                 const std::vector<std::uint32_t>& units) {
  json.key(key).begin_array();
  for (const std::uint32_t unit : units) json.text(table.keys[unit]);
  json.end_array();
}

void write_join(JsonWriter& json, const CopyPair& pair) {
  const check::Join& join = pair.comparison.join;
  json.key("join").begin_object();
  text(json, "rule", join.rule);
  number(json, "both", static_cast<std::int64_t>(join.both.size()));
  number(json, "looked_at", join.looked_at);
  number(json, "agree", join.agree);
  text(json, "by", join.by_registered ? "registered" : "votes");
  json.key("doubtful").boolean(join.doubtful());
  write_units(json, "only_first", *pair.first_table, join.only_first);
  write_units(json, "only_second", *pair.second_table, join.only_second);
  json.key("shared").begin_array();
  for (const check::SharedKey& key : join.shared) {
    json.begin_object();
    text(json, "key", key.key);
    text(json, "copy", key.in_first ? "first" : "second");
    number(json, "sheets", static_cast<std::int64_t>(key.units.size()));
    json.end_object();
  }
  json.end_array().end_object();
}

void write_columns(JsonWriter& json, const check::Comparison& own) {
  json.key("numbers").begin_array();
  for (const check::ColumnChange& column : own.columns) {
    json.begin_object();
    text(json, "name", column.name);
    for (const auto& [key, value] : {std::pair{"sheets", column.sheets},
                                     {"differ", column.differ},
                                     {"first", column.first},
                                     {"second", column.second},
                                     {"up", column.up},
                                     {"down", column.down},
                                     {"told_once", column.told_once}})
      number(json, key, value);
    json.end_object();
  }
  json.end_array();
}

void write_changes(JsonWriter& json, const CopyPair& pair, const check::SheetDifference& sheet) {
  json.key("numbers").begin_array();
  for (const check::NumberChange& change : sheet.numbers) {
    json.begin_object();
    text(json, "name", pair.comparison.columns[change.column].name);
    cell(json, "first", change.first);
    cell(json, "second", change.second);
    json.end_object();
  }
  json.end_array();
}

void write_differences(JsonWriter& json, const CopyPair& pair) {
  json.key("differences").begin_array();
  for (const check::SheetDifference& sheet : pair.comparison.differences) {
    json.begin_object();
    text(json, "key", pair.first_table->keys[sheet.first]);
    text(json, "kind", to_string(sheet.kind));
    number(json, "lead", sheet.margin);
    write_changes(json, pair, sheet);
    json.end_object();
  }
  json.end_array();
}

void write_side(JsonWriter& json, const char* key, const check::OneSided& side) {
  json.key(key).begin_object();
  number(json, "sheets", side.sheets);
  number(json, "votes", side.votes);
  number(json, "lead", side.margin);
  json.end_object();
}

void write_lean(JsonWriter& json, const check::Comparison& own) {
  json.key("lean").begin_object();
  number(json, "grows", own.lean.grows);
  number(json, "shrinks", own.lean.shrinks);
  json.key("chance").real(own.lean.chance);
  json.key("share").real(own.lean.share);
  json.key("low").real(own.lean.low);
  json.key("high").real(own.lean.high);
  json.end_object();
  json.key("late");
  if (!own.late) {
    json.null();
    return;
  }
  json.begin_object();
  number(json, "sheets", own.late->sheets);
  number(json, "votes", own.late->votes);
  number(json, "lead", own.late->lead);
  json.key("expected").real(own.late->expected);
  json.key("low").real(own.late->low);
  json.key("high").real(own.late->high);
  number(json, "without_near", own.late->without_near);
  json.end_object();
}

void write_pair(JsonWriter& json, const ContestComparison& contest, const CopyPair& pair) {
  const check::Comparison& own = pair.comparison;
  const auto option = [&](std::size_t index) {
    return index == model::kNone ? std::string() : contest.contest->options[index].id;
  };
  json.begin_object();
  text(json, "first", contest.copies[pair.first].copy->id);
  text(json, "second", contest.copies[pair.second].copy->id);
  text(json, "leader", option(own.leader));
  text(json, "runner_up", option(own.second));
  number(json, "lead_first", own.margin_first);
  number(json, "lead_second", own.margin_second);
  write_join(json, pair);
  write_columns(json, own);
  json.key("kinds").begin_object();
  for (std::size_t k = 0; k < check::kDifferenceKinds; ++k)
    if (own.kinds[k].sheets > 0)
      number(json, std::string(to_string(static_cast<check::DifferenceKind>(k))).c_str(), own.kinds[k].sheets);
  json.end_object();
  write_lean(json, own);
  write_side(json, "sheets_of_first_only", own.only_first);
  write_side(json, "sheets_of_second_only", own.only_second);
  write_differences(json, pair);
  json.end_object();
}

std::string in_quotes(std::string_view cell) {
  if (cell.find_first_of("\",\r\n") == std::string_view::npos) return std::string(cell);
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

std::string area_of(const model::SheetTable& table, std::uint32_t unit) {
  std::string text;
  if (table.levels.empty()) return text;
  for (const std::string_view name : model::area_path(table, table.levels.size() - 1, table.area[unit]))
    text += (text.empty() ? "" : " / ") + std::string(name);
  return text;
}

std::string csv_cell(model::Cell cell) { return model::is_count(cell) ? std::to_string(cell) : std::string(); }

}  // namespace

namespace {

constexpr std::size_t kMostSheets = 50;  ///< of a pair, in a report

void write_summary(JsonWriter& json, const CopyPair& pair, const ContestComparison& contest) {
  const check::Comparison& own = pair.comparison;
  text(json, "first", contest.copies[pair.first].copy->id);
  text(json, "second", contest.copies[pair.second].copy->id);
  text(json, "rule", own.join.rule);
  json.key("doubtful").boolean(own.join.doubtful());
  for (const auto& [key, value] : {std::pair{"joined", own.join.both.size()},
                                   {"only_first", own.join.only_first.size()},
                                   {"only_second", own.join.only_second.size()},
                                   {"shared", own.join.shared.size()},
                                   {"differ", own.differences.size()}})
    number(json, key, static_cast<std::int64_t>(value));
  number(json, "grows", own.lean.grows);
  number(json, "shrinks", own.lean.shrinks);
  json.key("chance").real(own.lean.chance);
}

void write_kinds(JsonWriter& json, const check::Comparison& own) {
  json.key("kinds").begin_array();
  for (std::size_t k = 0; k < check::kDifferenceKinds; ++k) {
    if (own.kinds[k].sheets == 0) continue;
    json.begin_object();
    text(json, "name", to_string(static_cast<check::DifferenceKind>(k)));
    number(json, "sheets", own.kinds[k].sheets);
    number(json, "lead", own.kinds[k].margin);
    json.end_object();
  }
  json.end_array();
}

void write_late_part(JsonWriter& json, const check::Comparison& own) {
  json.key("late");
  if (!own.late || own.second == model::kNone) {
    json.null();
    return;
  }
  json.begin_object();
  number(json, "sheets", own.late->sheets);
  number(json, "votes", own.late->votes);
  number(json, "lead", own.late->lead);
  for (const auto& [key, value] :
       {std::pair{"expected", own.late->expected}, {"low", own.late->low}, {"high", own.late->high}})
    json.key(key).real(value);
  json.end_object();
}

void write_areas(JsonWriter& json, const CopyPair& pair) {
  json.key("areas").begin_array();
  for (const AreaChange& area : pair.areas) {
    json.begin_object();
    text(json, "name", area.name);
    for (const auto& [key, value] : {std::pair{"joined", area.joined},
                                     {"differ", area.differ},
                                     {"lead", area.lead},
                                     {"early", area.early},
                                     {"early_lead", area.early_lead},
                                     {"leaning", area.leaning},
                                     {"late", area.late},
                                     {"late_lead", area.late_lead}})
      number(json, key, value);
    json.key("latitude").real(area.middle.latitude).key("longitude").real(area.middle.longitude);
    json.end_object();
  }
  json.end_array();
}

/// Those that change the lead most.
void write_sheets(JsonWriter& json, const CopyPair& pair) {
  std::vector<const check::SheetDifference*> order;
  for (const check::SheetDifference& sheet : pair.comparison.differences) order.push_back(&sheet);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return std::abs(a->margin) > std::abs(b->margin); });
  if (order.size() > kMostSheets) order.resize(kMostSheets);
  json.key("sheets").begin_array();
  for (const check::SheetDifference* sheet : order) {
    json.begin_object();
    text(json, "key", pair.second_table->keys[sheet->second]);
    text(json, "kind", to_string(sheet->kind));
    number(json, "lead", sheet->margin);
    write_changes(json, pair, *sheet);
    json.end_object();
  }
  json.end_array();
}

void write_revisions(JsonWriter& json, const ContestComparison& comparison) {
  json.key("revisions").begin_array();
  for (const std::int64_t sheets : comparison.revisions) json.integer(sheets);
  json.end_array();
}

}  // namespace

void write_comparison(JsonWriter& json, const ContestComparison& comparison) {
  const auto name = [&](std::size_t option) {
    return option == model::kNone ? std::string() : comparison.contest->options[option].name;
  };
  json.begin_object();
  text(json, "leader", name(comparison.leader));
  text(json, "runner_up", name(comparison.second));
  json.key("copies").begin_array();
  for (const CopySum& copy : comparison.copies) {
    json.begin_object();
    text(json, "id", copy.copy->id);
    text(json, "name", copy.copy->name);
    text(json, "published", copy.copy->published);
    number(json, "sheets", copy.sheets);
    number(json, "votes", copy.votes);
    number(json, "lead", copy.margin);
    text(json, "outcome", copy.outcome);
    json.end_object();
  }
  json.end_array();
  write_revisions(json, comparison);
  json.key("pairs").begin_array();
  for (const CopyPair& pair : comparison.pairs) {
    json.begin_object();
    write_summary(json, pair, comparison);
    write_kinds(json, pair.comparison);
    write_late_part(json, pair.comparison);
    write_areas(json, pair);
    write_sheets(json, pair);
    json.end_object();
  }
  json.end_array().end_object();
}

std::string comparison_json(const std::vector<ContestComparison>& contests) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  text(json, "format", "acta-comparison");
  number(json, "version", 1);
  json.key("contests").begin_array();
  for (const ContestComparison& contest : contests) {
    json.begin_object();
    text(json, "id", contest.contest->id);
    json.key("copies").begin_array();
    for (const CopySum& sum : contest.copies) {
      json.begin_object();
      text(json, "id", sum.copy->id);
      text(json, "published", sum.copy->published);
      number(json, "sheets", sum.sheets);
      number(json, "votes", sum.votes);
      number(json, "lead", sum.margin);
      text(json, "outcome", sum.outcome);
      json.end_object();
    }
    json.end_array().key("pairs").begin_array();
    for (const CopyPair& pair : contest.pairs) write_pair(json, contest, pair);
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

std::string comparison_csv(const std::vector<ContestComparison>& contests) {
  std::string text = "contest,first,second,key,area,kind,number,in_first,in_second\n";
  for (const ContestComparison& contest : contests)
    for (const CopyPair& pair : contest.pairs)
      for (const check::SheetDifference& sheet : pair.comparison.differences)
        for (const check::NumberChange& change : sheet.numbers) {
          const std::string cells[] = {contest.contest->id,
                                       contest.copies[pair.first].copy->id,
                                       contest.copies[pair.second].copy->id,
                                       std::string(pair.first_table->keys[sheet.first]),
                                       area_of(*pair.first_table, sheet.first),
                                       std::string(to_string(sheet.kind)),
                                       pair.comparison.columns[change.column].name,
                                       csv_cell(change.first),
                                       csv_cell(change.second)};
          for (const std::string& cell : cells) text += (&cell == cells ? "" : ",") + in_quotes(cell);
          text += '\n';
        }
  return text;
}

}  // namespace acta::report

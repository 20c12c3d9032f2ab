// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "acta/report/json_parts.hpp"

namespace acta::report {
namespace {

constexpr std::array<std::string_view, model::kQuantityCount> kLabels = {
    "Registered",       "Registered on special lists",
    "Ballots received", "Ballots issued",
    "Voters",           "Unused ballots",
    "Spoiled",          "Lost",
    "Ballots counted",  "Blank",
    "Invalid",          "Valid"};

struct Shown {
  std::string_view name, label;
  std::optional<std::size_t> option;
  const model::Column* column;
};

std::vector<Shown> shown_columns(const model::Contest& contest, const model::SheetTable& sheets) {
  std::vector<Shown> shown;
  for (std::size_t i = 0; i < model::kQuantityCount; ++i)
    if (const auto* column = sheets.quantity(static_cast<model::Quantity>(i)))
      shown.push_back({model::to_string(static_cast<model::Quantity>(i)), kLabels[i], {}, column});
  for (std::size_t i = 0; i < sheets.votes.size(); ++i)
    if (sheets.has_option(i)) shown.push_back({"votes", contest.options[i].name, i, &sheets.votes[i]});
  return shown;
}

void write_levels(JsonWriter& json, const model::SheetTable& sheets) {
  json.key("levels").begin_array();
  for (const model::AreaLevel& level : sheets.levels) {
    bool named = false;
    json.begin_object();
    write_text(json, "name", level.name);
    json.key("names").begin_array();
    for (const model::SheetArea& area : level.areas) {
      json.text(area.name);
      named = named || area.name != area.id;
    }
    json.end_array();
    if (named) {
      json.key("ids").begin_array();
      for (const model::SheetArea& area : level.areas) json.text(area.id);
      json.end_array();
    }
    json.key("parents").begin_array();
    for (const model::SheetArea& area : level.areas) json.integer(area.parent);
    json.end_array().end_object();
  }
  json.end_array();
}

void write_columns(JsonWriter& json, const std::vector<Shown>& shown) {
  json.key("columns").begin_array();
  for (const Shown& column : shown) {
    const model::Sum total = model::sum(*column.column);
    json.begin_object();
    write_text(json, "name", column.name);
    write_text(json, "label", column.label);
    write_optional(json, "option", column.option);
    write_number(json, "total", total.total);
    write_number(json, "missing", total.missing);
    json.key("source_columns").begin_array();
    for (const std::uint32_t number : column.column->source_columns) json.integer(number);
    json.end_array().end_object();
  }
  json.end_array();
}

void write_stations(JsonWriter& json, const model::SheetTable& sheets, const std::vector<Shown>& shown) {
  json.key("stations").begin_object().key("label").begin_array();
  for (std::size_t i = 0; i < sheets.units(); ++i) json.text(sheets.labels[i]);
  json.end_array();
  if (!sheets.levels.empty()) {
    json.key("area").begin_array();
    for (const std::uint32_t area : sheets.area) json.integer(area);
    json.end_array();
  }
  json.key("line").begin_array();
  for (const model::RowPlace& place : sheets.places) json.integer(static_cast<std::int64_t>(place.line));
  json.end_array();
  if (sheets.files.size() > 1) {
    json.key("file").begin_array();
    for (const model::RowPlace& place : sheets.places) json.integer(place.file);
    json.end_array();
  }
  json.key("cells").begin_array();
  for (const Shown& column : shown) {
    json.begin_array();
    for (const model::Cell cell : column.column->cells) write_cell(json, cell);
    json.end_array();
  }
  json.end_array().end_object();
}

void write_kept(JsonWriter& json, const model::SheetTable& sheets) {
  json.key("kept").begin_object();
  write_number(json, "count", static_cast<std::int64_t>(sheets.kept_count));
  json.key("examples").begin_array();
  for (std::size_t i = 0; i < sheets.kept.size() && i < 100; ++i) {
    json.begin_object();
    write_text(json, "place", base::to_text(sheets.kept[i].place));
    write_text(json, "text", sheets.kept[i].text);
    write_text(json, "reason", sheets.kept[i].reason);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_turnout(JsonWriter& json, const model::TurnoutBase& turnout) {
  json.key("turnout").begin_object().key("numerator").begin_array();
  json.text(turnout.counted ? "ballots" : model::to_string(turnout.numerator));
  json.end_array();
  write_text(json, "text", model::to_text(turnout));
  json.end_object();
}

void write_curves(JsonWriter& json, const model::Charts& charts) {
  json.key("curves").begin_array();
  for (const model::TurnoutCurve& curve : charts.curves) {
    json.begin_object();
    write_text(json, "option", curve.option);
    for (const auto& [name, votes] : {std::pair{"leader", &curve.leader}, {"others", &curve.others}}) {
      json.key(name).begin_array();
      for (const std::int64_t one : *votes) json.integer(one);
      json.end_array();
    }
    json.key("cores").begin_array();
    for (const auto& core : curve.cores) {
      json.begin_object();
      write_number(json, "peak", core.peak);
      json.key("ratio").real(core.ratio);
      write_number(json, "excess", core.excess);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

void write_regions(JsonWriter& json, const model::Charts& charts) {
  json.key("regions").begin_array();
  for (const model::RegionPrint& region : charts.regions) {
    json.begin_object();
    write_text(json, "name", region.name);
    write_number(json, "registered", region.registered);
    write_number(json, "stations", region.stations);
    json.key("squares").begin_array();
    for (const auto& square : region.squares)
      json.begin_array().integer(square.x).integer(square.y).integer(square.weight).end_array();
    json.end_array().end_object();
  }
  json.end_array();
}

void write_counts(JsonWriter& json, std::string_view key, const std::vector<std::int64_t>& counts) {
  json.key(key).begin_array();
  for (const std::int64_t one : counts) json.integer(one);
  json.end_array();
}

void write_elections(JsonWriter& json, const model::Charts& charts) {
  json.key("elections").begin_array();
  for (const model::ElectionPrint& election : charts.elections) {
    json.begin_object();
    write_text(json, "name", election.name);
    write_text(json, "option", election.option);
    write_number(json, "registered", election.registered);
    write_number(json, "stations", election.stations);
    write_counts(json, "turnout", election.turnout);
    write_counts(json, "share", election.share);
    json.key("squares").begin_array();
    for (const auto& square : election.squares)
      json.begin_array().integer(square.x).integer(square.y).integer(square.weight).end_array();
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace

void write_charts(JsonWriter& json, const model::Charts& charts) {
  json.begin_object();
  write_text(json, "turnout_basis", charts.turnout_basis);
  write_text(json, "share_basis", charts.share_basis);
  json.key("histograms").begin_array();
  for (const model::Histogram& histogram : charts.histograms) {
    json.begin_object();
    write_text(json, "name", histogram.name);
    write_text(json, "label", histogram.label);
    json.key("width").real(histogram.width);
    write_text(json, "weight", histogram.weight);
    json.key("bins").begin_array();
    for (const std::int64_t bin : histogram.bins) json.integer(bin);
    json.end_array();
    write_number(json, "left_out", histogram.left_out);
    json.end_object();
  }
  json.end_array().key("fingerprints").begin_array();
  for (const model::Fingerprint& fingerprint : charts.fingerprints) {
    json.begin_object();
    write_text(json, "option", fingerprint.option);
    json.key("width").real(fingerprint.width);
    write_text(json, "weight", fingerprint.weight);
    json.key("squares").begin_array();
    for (const auto& square : fingerprint.squares)
      json.begin_array().integer(square.x).integer(square.y).integer(square.weight).end_array();
    json.end_array();
    write_number(json, "left_out", fingerprint.left_out);
    json.end_object();
  }
  json.end_array();
  write_curves(json, charts);
  write_regions(json, charts);
  write_elections(json, charts);
  json.end_object();
}

void write_copy(JsonWriter& json, const model::Contest& contest, const CopyReport& copy, bool stations) {
  const model::SheetTable& sheets = *copy.sheets;
  const auto shown = shown_columns(contest, sheets);
  json.begin_object();
  write_text(json, "id", copy.info->id);
  write_text(json, "name", copy.info->name);
  write_text(json, "kind", model::to_string(copy.info->kind));
  write_text(json, "published", copy.info->published);
  write_text(json, "note", copy.info->note);
  write_number(json, "units", static_cast<std::int64_t>(sheets.units()));
  write_text(json, "unit_name", copy.unit_name);
  write_levels(json, sheets);
  write_columns(json, shown);
  write_turnout(json, copy.turnout);
  if (stations) write_stations(json, sheets, shown);
  json.key("files").begin_array();
  for (const std::string& file : sheets.files) json.text(file);
  json.end_array().key("charts");
  write_charts(json, copy.charts);
  write_kept(json, sheets);
  json.end_object();
}

}  // namespace acta::report

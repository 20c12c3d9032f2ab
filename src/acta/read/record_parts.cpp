// SPDX-License-Identifier: Apache-2.0
#include "acta/read/record_parts.hpp"

#include <toml++/toml.h>

#include <algorithm>

#include "acta/base/checked.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

ColumnRef column_from(TomlTable& table, std::string_view key, const toml::node& node) {
  ColumnRef column;
  column.place = {table.context().name, node.source().begin.line, node.source().begin.column};
  if (const auto* text = node.as_string()) {
    column.heading = text->get();
    if (column.heading.find_first_not_of(" \t") == std::string::npos && key != "area_names")
      table.context().fail(node, "\"" + std::string(key) + "\" names a column without a heading",
                           "give its number from 1");
  } else if (const auto* number = node.as_integer(); number && number->get() >= 1 && number->get() <= 65'536) {
    column.number = static_cast<std::uint32_t>(number->get());
  } else {
    table.context().fail(node, "\"" + std::string(key) + "\" names a column by its heading or by its number from 1");
  }
  return column;
}

std::vector<ColumnRef> columns(TomlTable& table, std::string_view key) {
  std::vector<ColumnRef> found;
  const toml::node* node = table.node(key);
  if (!node) return found;
  if (const toml::array* list = node->as_array()) {
    for (const toml::node& item : *list) found.push_back(column_from(table, key, item));
  } else {
    found.push_back(column_from(table, key, *node));
  }
  return found;
}

/// `key`: columns, or { column, separator, part, unpad } for one part of a column's text.
void read_key(TomlTable& table, TableLayout& layout) {
  const toml::node* node = table.node("key");
  const toml::array* list = node ? node->as_array() : nullptr;
  const auto add = [&](const toml::node& item) {
    layout.key_parts.emplace_back();
    const toml::table* part = item.as_table();
    if (!part) return layout.key.push_back(column_from(table, "key", item));
    TomlTable inner(*part, table.context(), "key");
    layout.key.push_back(inner.has("column") ? column_from(inner, "column", *inner.node("column")) : ColumnRef{});
    const std::string separator = inner.text("separator");
    const std::int64_t number = inner.integer("part").value_or(1);
    if (layout.key.back().empty()) inner.fail({}, "a part of a key needs \"column\"");
    if (separator.size() > 1) inner.fail("separator", "a separator is one ASCII character");
    if (number < 1 || number > 100) inner.fail("part", "parts are counted from 1 to 100");
    layout.key_parts.back() = {separator.empty() ? '\0' : separator.front(),
                               static_cast<std::uint32_t>(std::clamp<std::int64_t>(number, 1, 100)),
                               inner.boolean("unpad", false)};
  };
  if (list)
    for (const toml::node& item : *list) add(item);
  else if (node)
    add(*node);
}

ColumnRef column(TomlTable& table, std::string_view key) {
  const toml::node* node = table.node(key);
  return node ? column_from(table, key, *node) : ColumnRef{};
}

void read_votes(TomlTable& table, const model::Contest& contest, TableLayout& layout) {
  layout.votes.resize(contest.options.size());
  const toml::node* node = table.node("votes");
  if (!node) return;
  const toml::table* votes = node->as_table();
  if (!votes) return table.fail("votes", "votes must be a table: { option = \"column\" }");
  TomlTable inner(*votes, table.context(), "votes");
  for (const auto& [key, value] : *votes) {
    const std::size_t option = find_id(contest.options, std::string(key.str()));
    if (option == kNone)
      inner.fail(key.str(), "no option has the id \"" + std::string(key.str()) + "\"");
    else
      layout.votes[option] = columns(inner, key.str());
    if (option != kNone && layout.votes[option].empty()) inner.fail(key.str(), "no column is named for these votes");
  }
}

/// `shares_of`: the votes of this table are per cents of that quantity of the same row.
void read_shares(TomlTable& table, TableLayout& layout) {
  const std::string name = table.text("shares_of");
  if (name.empty()) return;
  layout.shares_of = model::quantity_from(name);
  if (!layout.shares_of) return table.fail("shares_of", "\"" + name + "\" is no quantity of a tally sheet");
  if (layout.quantities[static_cast<std::size_t>(*layout.shares_of)].empty())
    table.fail("shares_of", "the table has no column for \"" + name + "\"", "the whole must stand in the same row");
}

void read_option_values(TomlTable& table, const model::Contest& contest, TableLayout& layout) {
  for (const model::Option& option : contest.options) layout.option_values.push_back(option.id);
  const toml::node* node = table.node("option_values");
  if (!node) return;
  const toml::table* values = node->as_table();
  if (!values) return table.fail("option_values", "option_values must be a table: { option = \"text\" }");
  TomlTable inner(*values, table.context(), "option_values");
  for (std::size_t i = 0; i < contest.options.size(); ++i)
    if (inner.has(contest.options[i].id))
      layout.option_values[i] = inner.text(contest.options[i].id, TomlTable::Use::compared);
}

void read_level(TomlTable& table, TableLayout& layout) {
  const toml::node* node = table.node("level");
  if (!node) return;
  if (!node->is_table()) return table.fail("level", "level must be a table");
  TomlTable inner(*node->as_table(), table.context(), "level");
  LevelColumn level;
  level.column = column(inner, "column");
  level.unit = inner.texts("unit", TomlTable::Use::compared);
  if (level.column.empty() || level.unit.empty()) inner.fail({}, "level needs \"column\" and \"unit\"");
  if (const toml::node* totals = inner.node("total")) {
    const toml::table* total = totals->as_table();
    if (!total) return inner.fail("total", "total must be a table: { value = level }");
    TomlTable values(*total, table.context(), "total");
    for (const auto& [key, value] : *total) {
      const auto number = values.integer(key.str()).value_or(-1);
      if (number < 0 || number > static_cast<std::int64_t>(layout.areas.size()))
        values.fail(key.str(), "a level is 0 for the whole contest or the number of an area column, counted from 1");
      level.total.emplace_back(std::string(key.str()), static_cast<std::int32_t>(number) - 1);
    }
  }
  layout.level = std::move(level);
}

void read_where(TomlTable& table, TableLayout& layout) {
  for (const toml::table* item : table.tables("where")) {
    TomlTable inner(*item, table.context(), "where");
    RowFilter filter{column(inner, "column"), {}, inner.has("is")};
    filter.values = inner.texts(filter.keep ? "is" : "not", TomlTable::Use::compared);
    if (filter.column.empty() || filter.values.empty())
      inner.fail({}, "where needs \"column\" and one of \"is\" and \"not\"");
    layout.where.push_back(std::move(filter));
  }
}

void read_ignore(TomlTable& table, TableLayout& layout) {
  const toml::node* node = table.node("ignore");
  if (node && node->is_string() && node->as_string()->get() == "rest")
    layout.ignore_rest = true;
  else
    layout.ignore = columns(table, "ignore");
}

void read_form(TomlTable& table, TableLayout& layout) {
  const std::string form = table.text("form");
  if (form == "long")
    layout.form = TableForm::long_form;
  else if (form == "names")
    layout.form = TableForm::names;
  else if (!form.empty() && form != "wide")
    table.fail("form", "\"" + form + "\" is no form", "use \"wide\", \"long\" or \"names\"");
}

void read_text_form(TomlTable& table, TableLayout& layout) {
  layout.hints.encoding = table.text("encoding");
  const std::string delimiter = table.text("delimiter");
  if (delimiter.size() > 1) table.fail("delimiter", "a delimiter is one ASCII character");
  if (!delimiter.empty()) layout.hints.delimiter = delimiter.front();
  const std::int64_t header = table.integer("header").value_or(1);
  if (header < 0 || header > 1000) table.fail("header", "header is the number of a row from 1, or 0 for none");
  layout.header = static_cast<std::uint32_t>(std::clamp<std::int64_t>(header, 0, 1000));
  if (table.has("missing")) layout.missing = table.texts("missing", TomlTable::Use::compared);
  layout.thousands = table.text("thousands");
  layout.decimals = table.boolean("decimals", false);
  const std::string totals = table.text("totals");
  if (!totals.empty() && totals != "none" && totals != "zeros") table.fail("totals", "totals is \"none\" or \"zeros\"");
  layout.totals_zeros = totals == "zeros";
}

void read_identity(TomlTable& table, TableLayout& layout) {
  layout.areas = columns(table, "areas");
  layout.area_names = columns(table, "area_names");
  if (!layout.area_names.empty() && layout.area_names.size() != layout.areas.size())
    table.fail("area_names", "area_names must have as many columns as areas");
  layout.unit = columns(table, "unit");
  read_key(table, layout);
  const bool own_key = !layout.key.empty();
  if (!own_key) {
    layout.key = layout.areas;
    layout.key.insert(layout.key.end(), layout.unit.begin(), layout.unit.end());
    layout.key_parts.resize(layout.key.size());
  }
  if (layout.unit.empty() && layout.form != TableForm::names && own_key) layout.unit = layout.key;
  if (layout.key.empty() || (layout.unit.empty() && layout.form != TableForm::names))
    table.fail({}, "a table needs \"unit\" (or \"key\") to tell its rows apart");
}

/// Where units lie.
void read_point(TomlTable& table, TableLayout& layout) {
  layout.station_kind = column(table, "station_kind");
  if (!layout.station_kind.empty() && layout.form != TableForm::wide)
    table.fail("station_kind", "only a wide table tells kinds of stations",
               "read the same source a second time as a wide table");
  layout.latitude = column(table, "latitude");
  layout.longitude = column(table, "longitude");
  if (layout.latitude.empty() != layout.longitude.empty())
    table.fail({}, "a table has both \"latitude\" and \"longitude\", or neither");
  if (!layout.latitude.empty() && layout.form != TableForm::wide)
    table.fail("latitude", "only a wide table holds coordinates", "read the same source a second time as a wide table");
}

TableLayout read_table(TomlTable& table, const model::Record& record, const model::Contest& contest) {
  TableLayout layout;
  layout.place = table.place();
  const std::string source = table.required_text("source");
  const std::size_t index = find_id(record.sources, source);
  if (index == kNone) {
    table.fail("source", "no [[source]] has the id \"" + source + "\"");
  } else {
    layout.source = index;
    layout.hints.member = record.sources[index].member;
  }
  read_form(table, layout);
  read_text_form(table, layout);
  read_identity(table, layout);
  for (std::size_t i = 0; i < model::kQuantityCount; ++i)
    layout.quantities[i] = columns(table, model::to_string(static_cast<model::Quantity>(i)));
  read_votes(table, contest, layout);
  read_shares(table, layout);
  read_option_values(table, contest, layout);
  layout.option = column(table, "option");
  layout.count = column(table, "count");
  layout.name = column(table, "name");
  if (layout.form == TableForm::long_form && (layout.option.empty() || layout.count.empty()))
    table.fail({}, "a long table needs \"option\" and \"count\"");
  for (std::size_t i = 0; i < model::kQuantityCount && layout.form != TableForm::wide; ++i)
    if (const auto name = model::to_string(static_cast<model::Quantity>(i)); !layout.quantities[i].empty())
      table.fail(name, "only a wide table holds quantities of a sheet",
                 "read the same source a second time as a wide table");
  if (layout.form == TableForm::names && layout.name.empty()) table.fail({}, "a table of names needs \"name\"");
  read_point(table, layout);
  read_level(table, layout);
  read_where(table, layout);
  read_ignore(table, layout);
  return layout;
}

std::optional<model::CopyKind> copy_kind(const std::string& text) {
  for (const auto kind : {model::CopyKind::final, model::CopyKind::preliminary, model::CopyKind::observer,
                          model::CopyKind::party, model::CopyKind::reading})
    if (model::to_string(kind) == text) return kind;
  return std::nullopt;
}

model::Cell count_of(TomlTable& table, std::string_view key) {
  const auto value = table.integer(key);
  if (!value) return model::kMissing;
  if (*value < 0 || *value > base::kLargestCount) {
    table.fail(key, "\"" + std::string(key) + "\" must lie between 0 and 10,000,000,000");
    return model::kMissing;
  }
  return *value;
}

}  // namespace

CopyLayout read_copy(TomlTable& table, const model::Record& record, model::Contest& contest) {
  model::CopyInfo copy;
  copy.id = table.identifier("id");
  copy.name = table.text("name");
  if (copy.name.empty()) copy.name = copy.id;
  copy.published = table.text("published");
  copy.note = table.text("note");
  copy.arithmetic_enforced = table.boolean("arithmetic_enforced", false);
  copy.arithmetic_note = table.text("arithmetic_note");
  if (const std::string kind = table.text("kind"); !kind.empty()) {
    if (const auto known = copy_kind(kind))
      copy.kind = *known;
    else
      table.fail("kind", "\"" + kind + "\" is no kind of copy",
                 "use \"final\", \"preliminary\", \"observer\", \"party\" or \"reading\"");
  }
  if (const std::string turnout = table.text("turnout"); !turnout.empty()) {
    copy.turnout = model::quantity_from(turnout);
    if (!copy.turnout) table.fail("turnout", "\"" + turnout + "\" is no quantity of a tally sheet");
  }
  CopyLayout layout;
  for (const toml::table* item : table.tables("table")) {
    TomlTable inner(*item, table.context(), "copy.table");
    layout.tables.push_back(read_table(inner, record, contest));
  }
  if (layout.tables.empty()) table.fail({}, "the copy \"" + copy.id + "\" has no [[copy.table]]");
  if (find_id(contest.copies, copy.id) != kNone) table.fail("id", "two copies have the id \"" + copy.id + "\"");
  contest.copies.push_back(std::move(copy));
  return layout;
}

namespace {

void read_variant(TomlTable& table, model::Release& release) {
  model::Release::Variant variant{table.required_text("of"), count_of(table, "value"), table.text("source"),
                                  table.text("note"), table.place()};
  const auto line = std::find_if(release.lines.begin(), release.lines.end(),
                                 [&](const model::Release::Line& l) { return l.list == variant.of; });
  const auto quantity = model::quantity_from(variant.of);
  const bool stated = line != release.lines.end()
                          ? model::is_count(line->votes)
                          : quantity && model::is_count(release.quantities[static_cast<std::size_t>(*quantity)]);
  if (!model::is_count(variant.value)) table.fail("value", "a variant needs value, a whole number");
  if (!stated) table.fail("of", "\"" + variant.of + "\" is no list or quantity of which this release states a number");
  release.variants.push_back(std::move(variant));
}

}  // namespace

void read_release(TomlTable& table, model::Contest& contest) {
  model::Release release;
  release.id = table.identifier("id");
  release.name = table.text("name");
  release.published = table.text("published");
  release.source = table.text("source");
  release.note = table.text("note");
  release.copy = table.text("copy");
  release.counted = table.text("counted");
  release.turnout = table.text("turnout");
  release.place = table.place();
  for (std::size_t i = 0; i < model::kQuantityCount; ++i)
    release.quantities[i] = count_of(table, model::to_string(static_cast<model::Quantity>(i)));
  for (const toml::table* item : table.tables("line")) {
    TomlTable line(*item, table.context(), "release.line");
    release.lines.push_back({line.required_text("list"), count_of(line, "votes"), line.text("share"),
                             count_of(line, "seats"), line.text("source"), line.text("note")});
  }
  for (const toml::table* item : table.tables("variant")) {
    TomlTable variant(*item, table.context(), "release.variant");
    read_variant(variant, release);
  }
  if (find_id(contest.releases, release.id) != kNone || find_id(contest.copies, release.id) != kNone)
    table.fail("id", "\"" + release.id + "\" is already the id of a copy or release");
  contest.releases.push_back(std::move(release));
}

void read_nothing(TomlTable& table) {
  for (const char* key :
       {"id", "name", "published", "note", "kind", "turnout", "arithmetic_enforced", "arithmetic_note", "table"})
    (void)table.node(key);
}

}  // namespace acta::read

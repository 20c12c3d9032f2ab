// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>
#include <algorithm>
#include <sstream>

#include "acta/base/checked.hpp"
#include "acta/read/layout.hpp"
#include "acta/read/record_parts.hpp"
#include "acta/read/toml_table.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

void read_source(TomlTable& table, RecordFile& file) {
  model::Source source;
  source.id = table.identifier("id");
  source.file = table.required_text("file");
  source.sha256 = table.text("sha256");
  source.member = table.text("member", TomlTable::Use::compared);
  source.publisher = table.text("publisher");
  source.address = table.text("address");
  source.retrieved = table.text("retrieved");
  source.licence = table.text("licence");
  source.note = table.text("note");
  if (source.file.starts_with('/') || ("/" + source.file + "/").find("/../") != std::string::npos)
    table.fail("file", "\"" + source.file + "\" leaves the folder of the record",
               "give a path below the record or below a folder named with --data");
  const bool hexadecimal = source.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!source.sha256.empty() && (source.sha256.size() != 64 || !hexadecimal))
    table.fail("sha256", "a SHA-256 has 64 lower-case hexadecimal digits");
  if (find_id(file.record.sources, source.id) != kNone)
    table.fail("id", "two sources have the id \"" + source.id + "\"");
  file.record.sources.push_back(std::move(source));
}

void read_contest(TomlTable& table, RecordFile& file) {
  model::Contest contest;
  contest.id = table.identifier("id");
  contest.name = table.required_text("name");
  contest.count_copy = table.text("count");
  contest.drawn = table.texts("drawn");
  contest.ballot = table.text("ballot");
  contest.levels = table.texts("levels");
  file.laws.push_back(table.text("law"));
  const std::string& law = file.laws.back();
  if (law.starts_with('/') || ("/" + law + "/").find("/../") != std::string::npos)
    table.fail("law", "\"" + law + "\" leaves its folder",
               "name a law by its id, or \"./name\" for one beside the record");
  file.law_places.push_back(table.place("law"));
  if (find_id(file.record.contests, contest.id) != kNone)
    table.fail("id", "two contests have the id \"" + contest.id + "\"");
  file.record.contests.push_back(std::move(contest));
}

model::Contest* contest_of(TomlTable& table, RecordFile& file) {
  const std::string id = table.text("contest");
  auto& contests = file.record.contests;
  if (id.empty() && contests.size() == 1) return &contests.front();
  const std::size_t index = find_id(contests, id);
  if (index != kNone) return &contests[index];
  if (id.empty())
    table.fail({}, table.what() + " must say which contest it belongs to", "add contest = \"…\"");
  else
    table.fail("contest", "no contest has the id \"" + id + "\"");
  return nullptr;
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

void read_option(TomlTable& table, RecordFile& file) {
  model::Option option{table.identifier("id"), table.required_text("name"), table.text("party"), table.text("colour"),
                       table.text("kind")};
  model::Contest* contest = contest_of(table, file);
  if (option.name.find_first_not_of(" \t\n") == std::string::npos) table.fail("name", "the name of an option is blank");
  if (!option.colour.empty() && !is_colour(option.colour))
    table.fail("colour", "\"" + option.colour + "\" is no colour", "write \"#rrggbb\"");
  if (!contest) return;
  for (const model::Option& other : contest->options) {
    if (other.id == option.id) table.fail("id", "two options have the id \"" + option.id + "\"");
    if (other.name == option.name) table.fail("name", "two options have the name \"" + option.name + "\"");
  }
  contest->options.push_back(std::move(option));
}

void read_sample(TomlTable& table, RecordFile& file) {
  model::Contest* contest = contest_of(table, file);
  const std::string source = table.required_text("source");
  model::SampleInfo sample{find_id(file.record.sources, source), table.text("copy"), table.text("reports"),
                           table.place()};
  if (sample.source == kNone) return table.fail("source", "no source has the id \"" + source + "\"");
  if (!contest) return;
  for (const auto& [key, id] : {std::pair{"copy", sample.copy}, {"reports", sample.reports}})
    if (!id.empty() && find_id(contest->copies, id) == kNone)
      return table.fail(key, "no copy has the id \"" + id + "\"");
  if (contest->sample) return table.fail({}, "the contest \"" + contest->id + "\" has two samples");
  contest->sample = std::move(sample);
}

void read_alliance(TomlTable& table, RecordFile& file) {
  model::Alliance alliance{table.identifier("id"), table.required_text("name"), {},
                           table.text("source"),   table.text("kind"),          table.integer("members").value_or(0)};
  if (alliance.members < 0) table.fail("members", "an alliance has no fewer than 0 members");
  model::Contest* contest = contest_of(table, file);
  const auto ids = table.texts("options");
  if (!contest) return;
  for (const std::string& id : ids) {
    const std::size_t index = find_id(contest->options, id);
    if (index == kNone) return table.fail("options", "no option has the id \"" + id + "\"");
    for (const model::Alliance& other : contest->alliances)
      if (std::count(other.options.begin(), other.options.end(), index))
        return table.fail("options", "\"" + id + "\" is already in the alliance \"" + other.id + "\"");
    if (std::count(alliance.options.begin(), alliance.options.end(), index))
      return table.fail("options", "\"" + id + "\" stands twice in the alliance");
    alliance.options.push_back(index);
  }
  if (find_id(contest->options, alliance.id) != kNone || find_id(contest->alliances, alliance.id) != kNone)
    table.fail("id", "\"" + alliance.id + "\" is already the id of an option or alliance");
  if (alliance.options.empty()) table.fail("options", "the alliance has no options");
  contest->alliances.push_back(std::move(alliance));
}

bool is_list(const model::Contest& contest, const std::string& id) {
  return find_id(contest.options, id) != kNone || find_id(contest.alliances, id) != kNone;
}

bool in_alliance(const model::Contest& contest, const std::string& id) {
  const std::size_t index = find_id(contest.options, id);
  return std::any_of(contest.alliances.begin(), contest.alliances.end(), [&](const model::Alliance& alliance) {
    return std::count(alliance.options.begin(), alliance.options.end(), index) != 0;
  });
}

void read_agreement(TomlTable& table, RecordFile& file) {
  const auto lists = table.texts("lists");
  std::string source = table.text("source");
  model::Contest* contest = contest_of(table, file);
  if (!contest) return;
  if (lists.size() != 2 || lists[0] == lists[1]) return table.fail("lists", "an agreement joins two lists");
  for (const std::string& id : lists) {
    if (!is_list(*contest, id)) return table.fail("lists", "no option or alliance has the id \"" + id + "\"");
    if (in_alliance(*contest, id))
      return table.fail("lists", "\"" + id + "\" belongs to an alliance and is no list of its own");
    for (const model::Agreement& other : contest->agreements)
      if (other.first == id || other.second == id)
        return table.fail("lists", "\"" + id + "\" has an agreement already");
  }
  contest->agreements.push_back({lists[0], lists[1], std::move(source)});
}

void read_proclaimed(TomlTable& table, RecordFile& file) {
  model::Proclaimed seats{table.required_text("list"), table.integer("seats").value_or(-1), table.text("source")};
  model::Contest* contest = contest_of(table, file);
  if (!contest) return;
  if (seats.seats < 0) table.fail("seats", "a proclaimed list needs its seats");
  if (!is_list(*contest, seats.list)) table.fail("list", "no option or alliance has the id \"" + seats.list + "\"");
  for (const model::Proclaimed& other : contest->proclaimed)
    if (other.list == seats.list) return table.fail("list", "\"" + seats.list + "\" is proclaimed twice");
  contest->proclaimed.push_back(std::move(seats));
}

void read_said(TomlTable& root, RecordFile& file) {
  TomlContext& context = root.context();
  for (const toml::table* item : root.tables("tier")) {
    TomlTable table(*item, context, "tier");
    const std::int64_t seats = table.integer("seats").value_or(0);
    if (seats < 0) table.fail("seats", "a tier has no fewer than 0 seats");
    file.record.tiers.push_back(
        {table.required_text("name"), seats, table.text("rule"), table.text("note"), table.text("source")});
  }
  for (const toml::table* item : root.tables("organisation")) {
    TomlTable table(*item, context, "organisation");
    file.record.organisations.push_back(
        {table.required_text("name"), table.text("note"), table.text("source"), table.boolean("stood", true)});
  }
  for (const toml::table* item : root.tables("claim")) {
    TomlTable table(*item, context, "claim");
    file.record.claims.push_back({table.required_text("who"), table.required_text("text"), table.text("source"),
                                  table.text("published"), table.text("test"), table.text("needs"), table.place()});
  }
}

void read_head(TomlTable& root, RecordFile& file) {
  if (root.required_text("format") != "acta-record")
    root.fail("format", "this is no election record", "its first line is format = \"acta-record\"");
  if (root.integer("version") != 1) root.fail("version", "the record needs version = 1, the only one there is");
  file.record.title = root.required_text("title");
  file.record.country = root.text("country");
  const std::string& country = file.record.country;
  if (!country.empty() &&
      (country.size() != 2 || country.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos))
    root.fail("country", "\"" + country + "\" is no country", "write its two-letter code (ISO 3166-1) in lower case");
  file.record.date = root.text("date");
  file.record.note = root.text("note");
  file.record.notes = root.texts("notes");
}

template <class Read>
void read_each(TomlTable& root, std::string_view key, RecordFile& file, Read read) {
  for (const toml::table* item : root.tables(key)) {
    TomlTable table(*item, root.context(), std::string(key));
    read(table, file);
  }
}

void check_counted(const RecordFile& file, TomlContext& context, const toml::table& parsed) {
  for (std::size_t i = 0; i < file.record.contests.size(); ++i) {
    const model::Contest& contest = file.record.contests[i];
    const toml::node& root = *parsed.get("contest")->as_array()->get(i);
    if (contest.options.empty()) context.fail(root, "the contest \"" + contest.id + "\" has no [[option]]");
    if (!contest.count_copy.empty() && find_id(contest.copies, contest.count_copy) == kNone &&
        find_id(contest.releases, contest.count_copy) == kNone)
      context.fail(root, "count = \"" + contest.count_copy + "\" names no copy or release of its contest");
    for (const std::string& id : contest.drawn)
      if (!is_list(contest, id)) context.fail(root, "drawn names no option or alliance: \"" + id + "\"");
    for (const model::Release& release : contest.releases)
      if (!release.copy.empty() && find_id(contest.copies, release.copy) == kNone)
        context.error = context.error.value_or(
            base::Error{base::ErrorKind::format,
                        "the release \"" + release.id + "\" names no copy: \"" + release.copy + "\"",
                        release.place,
                        {}});
  }
}

void read_all(const toml::table& parsed, RecordFile& file, TomlContext& context) {
  TomlTable root(parsed, context, "the record");
  read_head(root, file);
  read_each(root, "source", file, read_source);
  read_each(root, "contest", file, read_contest);
  if (file.record.contests.empty()) root.fail({}, "the record has no [[contest]]");
  file.layouts.resize(file.record.contests.size());
  read_each(root, "option", file, read_option);
  read_each(root, "alliance", file, read_alliance);
  read_each(root, "agreement", file, read_agreement);
  read_each(root, "proclaimed", file, read_proclaimed);
  read_each(root, "area", file, [](TomlTable& table, RecordFile& into) {
    if (model::Contest* contest = contest_of(table, into)) read_area(table, *contest);
  });
  read_each(root, "ballot", file, [](TomlTable& table, RecordFile& into) {
    if (model::Contest* contest = contest_of(table, into)) read_ballot(table, into.record.contests, *contest);
  });
  read_each(root, "external", file, [](TomlTable& table, RecordFile& into) {
    if (model::Contest* contest = contest_of(table, into)) read_external(table, *contest);
  });
  read_each(root, "copy", file, [](TomlTable& table, RecordFile& into) {
    if (model::Contest* contest = contest_of(table, into)) {
      const auto index = static_cast<std::size_t>(contest - into.record.contests.data());
      into.layouts[index].push_back(read_copy(table, into.record, *contest));
    } else {
      read_nothing(table);
    }
  });
  read_each(root, "release", file, [](TomlTable& table, RecordFile& into) {
    if (model::Contest* contest = contest_of(table, into)) read_release(table, *contest);
  });
  read_each(root, "sample", file, read_sample);
  read_said(root, file);
  check_counted(file, context, parsed);
}

}  // namespace

base::Result<RecordFile> parse_record(std::string_view text, std::string_view name) {
  TomlContext context{std::string(name), {}, "doc/formats/record.md"};
  if (auto deep = deep_key(text, context.name)) return *deep;
  RecordFile file;
  try {
    const toml::table parsed = toml::parse(text, name);
    read_all(parsed, file, context);
  } catch (const toml::parse_error& error) {
    const auto& where = error.source().begin;
    return base::Error{base::ErrorKind::format,
                       std::string(error.description()),
                       {std::string(name), where.line, where.column},
                       "the record must be TOML 1.0 in UTF-8"};
  }
  if (context.error) return *context.error;
  return file;
}

}  // namespace acta::read

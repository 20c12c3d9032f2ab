// SPDX-License-Identifier: Apache-2.0
#include "acta/read/draft/draft.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "acta/base/number_text.hpp"
#include "acta/read/archive.hpp"
#include "acta/read/draft/eml.hpp"
#include "acta/read/draft/toml_writer.hpp"
#include "acta/read/draft/words.hpp"
#include "acta/read/eml_contest.hpp"
#include "acta/read/workbook.hpp"

namespace acta::read {
namespace {

using namespace draft_detail;

/// `text`, with a number behind it while it is taken.
std::string unique_id(std::string text, std::set<std::string>& taken) {
  std::string id = text;
  for (int i = 2; !taken.insert(id).second; ++i) id = text + "-" + std::to_string(i);
  return id;
}

std::string stem(const std::string& path) {
  const std::string file = path.substr(path.rfind('/') + 1);
  return file.substr(0, file.find('.', 1));
}

/// Members of an archive or sheets of a workbook, where there are several; one empty name else.
base::Result<std::vector<std::string>> parts_of(const DraftInput& input, const Limits& limits) {
  std::vector<std::string> names;
  bool workbook = input.name.ends_with(".xlsx");
  if (is_packed(input.name, input.bytes)) {
    auto members = list_members(input.name, input.bytes, limits);
    if (!members) return members.error();
    for (const Member& member : *members) {
      names.push_back(member.name);
      workbook = workbook || member.name == "xl/workbook.xml";
    }
  }
  if (workbook) {
    auto sheets = xlsx_sheets(input.name, input.bytes, limits);
    if (!sheets) return sheets.error();
    names = std::move(sheets).value();
  } else if (input.name.ends_with(".xls")) {
    // A text table or a web page that is only called .xls has no sheets: open_table tells.
    if (auto sheets = xls_sheets(input.name, input.bytes, limits)) names = std::move(sheets).value();
  }
  if (names.size() <= 1) return std::vector<std::string>{""};
  return names;
}

/// What a file holds: names of its parts, or one that is empty, and its EML where it is some, read once for all of
/// them.
struct Parts {
  std::vector<std::string> names;
  std::optional<EmlDocument> eml;
};

base::Result<Parts> parts_and_eml(const DraftInput& input, const Limits& limits) {
  if (!is_eml(input.bytes)) {
    auto names = parts_of(input, limits);
    if (!names) return names.error();
    return Parts{std::move(*names), {}};
  }
  auto document = read_eml(input.name, input.bytes, limits);
  if (!document) return document.error();
  std::vector<std::string> names = eml_sheets(*document);
  if (names.size() <= 1) names = {""};
  return Parts{std::move(names), std::move(*document)};
}

base::Result<OpenedTable> open_part(const DraftInput& input, const Parts& parts, const std::string& part,
                                    const Limits& limits) {
  if (!parts.eml) return open_table(input.name, std::string(input.bytes), {part, {}, {}}, limits);
  return open_eml_contest(input.name, *parts.eml, part, limits);
}

/// The part of an option's name to make an id of: what stands in quotes, else all behind a leading number.
std::string_view short_name(std::string_view text) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"\"", "\""}, {"“", "”"}, {"«", "»"}}) {
    const std::size_t begin = text.find(open);
    if (begin == std::string_view::npos) continue;
    const std::string_view inner = text.substr(begin + open.size());
    if (const std::size_t end = inner.find(close); end != std::string_view::npos && end > 0)
      return inner.substr(0, end);
  }
  const std::size_t letter = text.find_first_not_of("0123456789. )-");
  const bool numbered = letter != std::string_view::npos && letter > 1 && text[letter - 1] == ' ';
  return numbered ? text.substr(letter) : text;
}

class Drafter {
 public:
  explicit Drafter(const DraftOptions& options) : m_options(options) {}

  base::Result<void> open(const DraftInput& input);
  Draft finish();

 private:
  bool holds_sheets(const DraftTable& table) const {
    const std::uint64_t least = table.opened->format == TableFormat::eml ? 1 : 2;
    return table.guess.form != TableForm::names && !table.guess.unit.empty() && table.guess.units >= least &&
           (table.guess.has_votes() || table.guess.has_quantities());
  }
  bool fits(const DraftTable& first, const DraftTable& other) const;
  static void guess(DraftTable& table);
  void make_copies();
  void name_options();
  void take_seats();
  std::string option_for(const std::string& heading);
  void make_title();

  const DraftOptions& m_options;
  DraftRecord m_record;
  std::set<std::string> m_sources, m_option_ids, m_copies;
  std::map<std::string, std::string> m_option_of;  ///< words of the name to id
};

base::Result<void> Drafter::open(const DraftInput& input) {
  const auto parts = parts_and_eml(input, m_options.limits);
  if (!parts) return parts.error();
  const std::size_t before = m_record.tables.size();
  std::optional<base::Error> refused;
  for (const std::string& part : parts->names) {
    auto opened = open_part(input, *parts, part, m_options.limits);
    if (!opened) {  // of several members those that are no tables are passed by
      if (!refused) refused = opened.error();
      continue;
    }
    DraftTable table;
    table.file = input.name;
    table.sha256 = input.sha256;
    table.member = part;
    table.name = part.empty() ? input.name : input.name + "/" + part;
    std::string id = slug(stem(part.empty() || !is_packed(input.name, input.bytes) ? input.name : part), 40);
    table.source = unique_id(id.empty() ? "source" : id, m_sources);
    table.opened = std::make_unique<OpenedTable>(std::move(opened).value());
    guess(table);
    m_record.tables.push_back(std::move(table));
  }
  if (m_record.tables.size() > before) return {};
  return refused.value_or(base::Error{base::ErrorKind::format, "there is no table in it", {input.name, 0, 0}, {}});
}

void Drafter::guess(DraftTable& table) {
  const Grid& grid = table.opened->grid;
  if (table.opened->format == TableFormat::eml) {
    table.profile = std::make_unique<TableProfile>(grid, 0);
    table.guess = guess_eml(*table.profile, table.opened->eml);
    return;
  }
  HeaderGuess header = find_header(grid);
  table.profile = std::make_unique<TableProfile>(grid, header.number == 0 ? TableProfile::npos : header.row);
  table.guess = guess_table(*table.profile, std::move(header));
}

/// Whether `other` can be joined to `first` as the missing half of its sheets: same keys, votes in only one of them.
bool Drafter::fits(const DraftTable& first, const DraftTable& other) const {
  if (other.guess.form == TableForm::names)
    return first.guess.areas == other.guess.areas && first.guess.totals_zeros == other.guess.totals_zeros;
  if (first.guess.has_votes() == other.guess.has_votes() || first.guess.areas != other.guess.areas ||
      first.guess.unit != other.guess.unit)
    return false;
  const auto [fewer, more] = std::minmax(first.guess.units, other.guess.units);
  return fewer * 10 >= more * 8;
}

void Drafter::make_copies() {
  auto& tables = m_record.tables;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (tables[i].used || !holds_sheets(tables[i])) continue;
    DraftCopy copy{unique_id(tables[i].source, m_copies), false, {i}};
    tables[i].used = true;
    for (std::size_t j = 0; j < tables.size(); ++j) {
      const bool whole = tables[j].guess.form == TableForm::names || holds_sheets(tables[j]);
      if (tables[j].used || !whole || !fits(tables[i], tables[j])) continue;
      tables[j].used = true;
      // Quantities first: a table of votes then joins what the sheets already have. Names last.
      const bool votes_first = tables[i].guess.has_votes() && tables[j].guess.form != TableForm::names;
      copy.tables.insert(votes_first ? copy.tables.begin() : copy.tables.end(), j);
    }
    for (const std::string& word : words_of(tables[i].file))
      copy.preliminary |= word.starts_with("prelim") || word.starts_with("provis") || word == "trep" ||
                          word == "prep" || word == "live";
    m_record.copies.push_back(std::move(copy));
  }
}

/// Options of one name in several files are one option.
std::string Drafter::option_for(const std::string& heading) {
  const std::string text = base::printable(heading);
  std::string key;
  for (const std::string& word : words_of(text)) key += word + ' ';
  if (key.empty()) key = text;
  const auto known = m_option_of.find(key);
  if (known != m_option_of.end()) return known->second;
  std::string id = slug(short_name(text));
  if (id.empty() || id.find_first_not_of("0123456789-") == std::string::npos) id = "option-" + id;
  if (id.back() == '-') id += std::to_string(m_record.options.size() + 1);
  id = unique_id(id, m_option_ids);
  const auto same_name = [&](const DraftOption& option) { return option.name == text; };
  const bool taken = std::any_of(m_record.options.begin(), m_record.options.end(), same_name);
  m_record.options.push_back({id, text.empty() || taken ? text + " (" + id + ")" : text});
  m_option_of.emplace(std::move(key), id);
  return id;
}

void Drafter::name_options() {
  for (const DraftCopy& copy : m_record.copies)
    for (const std::size_t index : copy.tables) {
      DraftTable& table = m_record.tables[index];
      std::set<std::string> own;
      for (const std::uint32_t column : table.guess.options) {
        const std::string& heading = table.profile->column(column).heading;
        std::string text = heading.empty() ? "Column " + std::to_string(column + 1) : heading;
        std::string id = option_for(text);
        // Two columns of one heading in one file are two options.
        if (!own.insert(id).second) own.insert(id = option_for(text + " " + std::to_string(column + 1)));
        table.option_ids.push_back(std::move(id));
      }
      for (const std::string& text : table.guess.option_texts) table.option_ids.push_back(option_for(text));
    }
}

/// Of several results that tell a list the first counts.
void Drafter::take_seats() {
  for (const DraftTable& table : m_record.tables) {
    if (table.opened->eml.message != "520") continue;
    for (const auto& [name, seats] : eml_seats(table.opened->grid)) {
      const std::string id = option_for(name);
      const auto same = [&](const DraftSeats& other) { return other.option == id; };
      if (std::none_of(m_record.proclaimed.begin(), m_record.proclaimed.end(), same))
        m_record.proclaimed.push_back({id, seats, table.source});
    }
  }
}

void Drafter::make_title() {
  m_record.title = m_options.title;
  for (const DraftTable& table : m_record.tables)
    for (const std::string& title : table.guess.header.titles)
      if (m_record.title.empty() && title.size() < 200) m_record.title = title;
  if (m_record.title.empty()) m_record.title = "Draft from " + m_record.tables.front().name;
}

Draft Drafter::finish() {
  make_copies();
  name_options();
  take_seats();
  make_title();
  return write_toml(m_record);
}

}  // namespace

base::Result<Draft> draft(std::span<const DraftInput> inputs, const DraftOptions& options) {
  if (inputs.empty()) return base::Error{base::ErrorKind::usage, "a draft needs at least one file", {}, {}};
  Drafter drafter(options);
  for (const DraftInput& input : inputs)
    if (const auto opened = drafter.open(input); !opened) return opened.error();
  return drafter.finish();
}

}  // namespace acta::read

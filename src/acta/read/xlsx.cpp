// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "acta/read/archive.hpp"
#include "acta/read/cells.hpp"
#include "acta/read/number_text.hpp"
#include "acta/read/workbook.hpp"
#include "acta/read/xml.hpp"

namespace acta::read {
namespace {

/// ECMA-376 limits of a worksheet.
constexpr std::uint32_t kMostRows = 1'048'576;
constexpr std::uint32_t kMostColumns = 16'384;
/// Empty rows between two used ones that are kept as rows; a lone cell far below cannot take the memory.
constexpr std::uint32_t kMostGap = 100'000;

/// Sheet names and the relation ids of their parts (xl/workbook.xml).
class SheetNames : public XmlHandler {
 public:
  std::vector<std::pair<std::string, std::string>> sheets;
  void begin(std::string_view element, const char** attributes) override {
    if (element != "sheet") return;
    const char* name = attribute(attributes, "name");
    const char* id = nullptr;
    for (const char** a = attributes; *a; a += 2)
      if (std::string_view(a[0]).ends_with(":id")) id = a[1];
    if (name && id) sheets.emplace_back(name, id);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

/// Part names by relation id (xl/_rels/workbook.xml.rels).
class Relations : public XmlHandler {
 public:
  std::vector<std::pair<std::string, std::string>> targets;
  void begin(std::string_view element, const char** attributes) override {
    if (element != "Relationship") return;
    const char* id = attribute(attributes, "Id");
    const char* target = attribute(attributes, "Target");
    if (id && target) targets.emplace_back(id, target);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

/// Shared strings (xl/sharedStrings.xml): text runs of an item are joined, phonetic hints left out.
class SharedStrings : public XmlHandler {
 public:
  explicit SharedStrings(const Limits& limits) : m_limits(limits) {}
  std::vector<std::string> strings;
  void begin(std::string_view element, const char**) override {
    if (element == "si") m_item.clear();
    if (element == "rPh") m_phonetic = true;
    m_in_text = element == "t" && !m_phonetic;
  }
  void end(std::string_view element) override {
    if (element == "si") {
      m_bytes += m_item.size();
      if (m_bytes > m_limits.bytes) stopped = "more text than this program reads";
      strings.push_back(std::move(m_item));
    }
    if (element == "rPh") m_phonetic = false;
    if (element == "t") m_in_text = false;
  }
  void text(std::string_view characters) override {
    if (!m_in_text) return;
    m_item += characters;
    if (m_item.size() > m_limits.cell) stopped = "a text larger than this program reads";
  }

 private:
  const Limits& m_limits;
  std::string m_item;
  std::uint64_t m_bytes = 0;
  bool m_in_text = false, m_phonetic = false;
};

/// "BC12" as column 54 and row 11, both from 0; nothing where it is no reference inside a sheet.
std::optional<std::pair<std::uint32_t, std::uint32_t>> cell_reference(std::string_view text) {
  std::uint32_t column = 0, row = 0;
  std::size_t i = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && i < 4; ++i)
    column = column * 26 + static_cast<std::uint32_t>(text[i] - 'A') + 1;
  const auto [end, failed] = std::from_chars(text.data() + i, text.data() + text.size(), row);
  if (i == 0 || failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (column == 0 || column > kMostColumns || row == 0 || row > kMostRows) return std::nullopt;
  return std::make_pair(column - 1, row - 1);
}

/// A worksheet's cells into a grid. All cells' text is gathered first; spans are laid over it at the end.
class Sheet : public XmlHandler {
 public:
  Sheet(const std::vector<std::string>& strings, const Limits& limits) : m_strings(strings), m_limits(limits) {}

  void begin(std::string_view element, const char** attributes) override;
  void end(std::string_view element) override;
  void text(std::string_view characters) override {
    if (!m_in_value) return;
    m_value += characters;
    if (m_value.size() > m_limits.cell) stopped = "a cell larger than this program reads";
  }
  Grid finish(std::string name);

 private:
  struct Cell {
    std::uint32_t row, column;
    std::uint64_t begin, length;
  };
  void begin_row(const char** attributes);
  void begin_cell(const char** attributes);
  void end_cell();

  const std::vector<std::string>& m_strings;
  const Limits& m_limits;
  std::string m_bytes, m_value, m_type;
  std::vector<Cell> m_cells;
  std::uint64_t m_grid_cells = 0;
  std::uint32_t m_row = 0, m_column = 0, m_next_row = 0;
  bool m_in_value = false, m_in_cell = false;
};

void Sheet::begin_row(const char** attributes) {
  const std::uint32_t expected = m_next_row;
  m_row = expected;
  if (const char* number = attribute(attributes, "r")) {
    const auto given = cell_reference(std::string("A") + number);
    if (!given || given->second < expected) return void(stopped = "rows out of order");
    m_row = given->second;
  }
  if (m_row - expected > kMostGap) return void(stopped = "a row far below all others");
  m_next_row = m_row + 1;
  m_column = 0;
}

void Sheet::begin_cell(const char** attributes) {
  m_in_cell = true;
  m_value.clear();
  const char* type = attribute(attributes, "t");
  m_type = type ? type : "n";
  if (const char* reference = attribute(attributes, "r")) {
    const auto place = cell_reference(reference);
    if (!place || place->second != m_row || place->first < m_column)
      return void(stopped = std::string("a cell out of place: ") + reference);
    m_column = place->first;
  }
}

void Sheet::end_cell() {
  m_in_cell = false;
  std::string_view shown = m_value;
  std::string made;
  if (m_type == "s") {
    std::uint32_t index = 0;
    const auto [end, failed] = std::from_chars(m_value.data(), m_value.data() + m_value.size(), index);
    if (failed != std::errc() || index >= m_strings.size()) return void(stopped = "a shared string that is not there");
    shown = m_strings[index];
  } else if (m_type == "b") {
    shown = m_value == "1" ? "TRUE" : "FALSE";
  } else if (m_type == "n") {
    made = plain_number(m_value);
    shown = made;
  }
  if (!shown.empty()) {
    // The grid holds the empty cells before this one too.
    const bool same_row = !m_cells.empty() && m_cells.back().row == m_row;
    m_grid_cells += same_row ? m_column - m_cells.back().column : m_column + 1;
    if (m_grid_cells > m_limits.cells) stopped = "more cells than this program reads";
    m_cells.push_back({m_row, m_column, m_bytes.size(), shown.size()});
  }
  m_bytes += shown;
  if (m_bytes.size() > m_limits.bytes) stopped = "more text than this program reads";
  ++m_column;
}

void Sheet::begin(std::string_view element, const char** attributes) {
  if (element == "row") begin_row(attributes);
  if (element == "c") begin_cell(attributes);
  m_in_value = m_in_cell && (element == "v" || element == "t");
}

void Sheet::end(std::string_view element) {
  if (element == "v" || element == "t") m_in_value = false;
  if (element == "c") end_cell();
}

Grid Sheet::finish(std::string name) {
  Grid::Builder builder(std::move(name), std::move(m_bytes));
  std::uint32_t row = 0, column = 0;
  for (const Cell& cell : m_cells) {
    for (; row < cell.row; ++row, column = 0) builder.end_row(row + 1);
    for (; column < cell.column; ++column) builder.add_cell(0, 0);
    builder.add_cell(cell.begin, cell.length);
    ++column;
  }
  if (!m_cells.empty()) builder.end_row(row + 1);
  return std::move(builder).finish();
}

base::Result<std::string> part(const std::string& name, std::string_view bytes, std::string_view member,
                               const Limits& limits) {
  auto unpacked = unpack(name, bytes, member, false, limits);
  if (!unpacked) return unpacked.error();
  return std::move(unpacked->bytes);
}

base::Result<SheetNames> sheet_names(const std::string& name, std::string_view bytes, const Limits& limits) {
  auto workbook = part(name, bytes, "xl/workbook.xml", limits);
  if (!workbook)
    return base::Error{base::ErrorKind::format, "this is no workbook: " + workbook.error().message, {name, 0, 0}, {}};
  SheetNames names;
  if (auto parsed = parse_xml(name, *workbook, names); !parsed) return parsed.error();
  return names;
}

/// Name of the part that holds the wanted sheet.
base::Result<std::string> sheet_part(const std::string& name, std::string_view bytes, std::string_view sheet,
                                     const Limits& limits) {
  auto names = sheet_names(name, bytes, limits);
  if (!names) return names.error();
  std::string known;
  for (const auto& [title, id] : names->sheets) known += (known.empty() ? "\"" : ", \"") + title + "\"";
  const auto found = std::find_if(names->sheets.begin(), names->sheets.end(),
                                  [&](const auto& entry) { return sheet.empty() || entry.first == sheet; });
  if (found == names->sheets.end())
    return base::Error{base::ErrorKind::not_found,
                       "there is no sheet \"" + std::string(sheet) + "\"",
                       {name, 0, 0},
                       "it has " + known};
  auto document = part(name, bytes, "xl/_rels/workbook.xml.rels", limits);
  if (!document) return document.error();
  Relations relations;
  if (auto parsed = parse_xml(name, *document, relations); !parsed) return parsed.error();
  for (const auto& [id, target] : relations.targets)
    if (id == found->second) return target.starts_with('/') ? target.substr(1) : "xl/" + target;
  return base::Error{base::ErrorKind::format, "the workbook names a sheet that it does not hold", {name, 0, 0}, {}};
}

bool has_member(const std::string& name, std::string_view bytes, std::string_view member, const Limits& limits) {
  const auto members = list_members(name, bytes, limits);
  return members &&
         std::any_of(members->begin(), members->end(), [&](const Member& known) { return known.name == member; });
}

}  // namespace

base::Result<std::vector<std::string>> xlsx_sheets(std::string_view name, std::string_view bytes,
                                                   const Limits& limits) {
  auto names = sheet_names(std::string(name), bytes, limits);
  if (!names) return names.error();
  std::vector<std::string> titles;
  for (const auto& [title, id] : names->sheets) titles.push_back(title);
  return titles;
}

base::Result<Grid> read_xlsx(std::string name, std::string_view bytes, std::string_view sheet, const Limits& limits) {
  auto where = sheet_part(name, bytes, sheet, limits);
  if (!where) return where.error();
  SharedStrings shared(limits);
  constexpr std::string_view kShared = "xl/sharedStrings.xml";
  if (has_member(name, bytes, kShared, limits)) {
    auto document = part(name, bytes, kShared, limits);
    if (!document) return document.error();
    if (auto parsed = parse_xml(name, *document, shared); !parsed) return parsed.error();
  }
  auto document = part(name, bytes, *where, limits);
  if (!document) return document.error();
  Sheet cells(shared.strings, limits);
  if (auto parsed = parse_xml(name, *document, cells); !parsed) return parsed.error();
  return cells.finish(std::move(name));
}

}  // namespace acta::read

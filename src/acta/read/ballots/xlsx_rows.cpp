// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/xlsx_rows.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "acta/read/archive.hpp"
#include "acta/read/ballots/xml_push.hpp"
#include "acta/read/ballots/xml_scan.hpp"
#include "acta/read/ballots/zip_member.hpp"
#include "acta/read/number_text.hpp"

namespace acta::read {
namespace {

/// ECMA-376 limits of a worksheet.
constexpr std::uint32_t kMostRows = 1'048'576;
constexpr std::uint32_t kMostColumns = 16'384;
constexpr std::uint64_t kMostSharedBytes = 256u << 20;
constexpr std::uint64_t kMostIndexBytes = 16u << 20;  ///< of the workbook's own lists

/// The first sheet's relation (xl/workbook.xml), then the part it leads to (xl/_rels/workbook.xml.rels).
class FirstSheet : public XmlHandler {
 public:
  std::string relation, part;
  void begin(std::string_view element, const char** attributes) override {
    if (element == "sheet" && relation.empty())
      for (const char** a = attributes; *a; a += 2)
        if (std::string_view(a[0]).ends_with(":id")) relation = a[1];
    if (element != "Relationship") return;
    const char* id = attribute(attributes, "Id");
    const char* target = attribute(attributes, "Target");
    if (id && target && id == relation) part = *target == '/' ? target + 1 : std::string("xl/") + target;
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

/// Shared strings: text runs of an item are joined, phonetic hints left out.
class Strings : public XmlHandler {
 public:
  explicit Strings(const BallotLimits& limits) : m_limits(limits) {}
  base::TextColumn strings;
  void begin(std::string_view element, const char**) override {
    if (element == "si") m_item.clear();
    if (element == "rPh") m_phonetic = true;
    m_in_text = element == "t" && !m_phonetic;
  }
  void end(std::string_view element) override {
    if (element == "si") {
      m_bytes += m_item.size() + sizeof(std::uint64_t);
      if (m_bytes > kMostSharedBytes) stopped = "more shared text than this program reads";
      strings.push_back(m_item);
    }
    if (element == "rPh") m_phonetic = false;
    if (element == "t") m_in_text = false;
  }
  void text(std::string_view characters) override {
    if (!m_in_text) return;
    m_item += characters;
    if (m_item.size() > m_limits.file.cell) stopped = "a text larger than this program reads";
  }

 private:
  const BallotLimits& m_limits;
  std::string m_item;
  std::uint64_t m_bytes = 0;
  bool m_in_text = false, m_phonetic = false;
};

template <class Number>
bool parsed(std::string_view text, Number& number) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && end == text.data() + text.size();
}

/// "BC12" as its column and row, from 1; false where it is no reference inside a sheet.
bool cell_reference(std::string_view text, std::uint32_t& column, std::uint32_t& row) {
  std::size_t i = 0;
  for (column = 0; i < text.size() && i < 4 && text[i] >= 'A' && text[i] <= 'Z'; ++i)
    column = column * 26 + static_cast<std::uint32_t>(text[i] - 'A') + 1;
  return i > 0 && parsed(text.substr(i), row) && column <= kMostColumns && row >= 1 && row <= kMostRows;
}

class Rows : public XmlHandler {
 public:
  Rows(const std::string& name, const base::TextColumn& strings, const BallotLimits& limits, const SheetRowSink& sink)
      : m_name(name), m_strings(strings), m_limits(limits), m_sink(sink) {}
  std::optional<base::Error> error;

  void begin(std::string_view element, const char** attributes) override {
    if (element == "c") return begin_cell(attributes);
    if (element == "row") return begin_row(attributes);
    m_in_value = m_in_cell && (element == "v" || element == "t");
  }
  void end(std::string_view element) override {
    if (element == "v" || element == "t") m_in_value = false;
    if (element == "c") end_cell();
    if (element == "row") end_row();
  }
  void text(std::string_view characters) override {
    if (!m_in_value) return;
    m_text += characters;
    if (m_text.size() > m_limits.file.line) fail("a row larger than this program reads", 0);
  }

 private:
  void begin_row(const char** attributes);
  void begin_cell(const char** attributes);
  void end_cell();
  void end_row();
  /// Ends the reading at a cell of the row, or the row.
  void fail(const char* what, std::uint32_t column) {
    stopped = what;
    error = base::Error{base::ErrorKind::format, what, {m_name, m_row, column}, {}};
  }

  const std::string& m_name;
  const base::TextColumn& m_strings;
  const BallotLimits& m_limits;
  const SheetRowSink& m_sink;
  std::vector<SheetCell> m_cells;
  std::string m_text, m_type;
  std::uint64_t m_begin = 0;
  std::uint32_t m_row = 0, m_column = 0;  ///< now, from 1
  bool m_in_cell = false, m_in_value = false;
};

void Rows::begin_row(const char** attributes) {
  std::uint32_t number = m_row + 1;
  if (const char* given = attribute(attributes, "r"); given && !parsed(std::string_view(given), number)) number = 0;
  if (number <= m_row || number > kMostRows) return fail("the next row is out of order", 0);
  m_row = number;
  m_column = 0;
  m_cells.clear();
  m_text.clear();
}

void Rows::begin_cell(const char** attributes) {
  m_in_cell = true;
  m_begin = m_text.size();
  m_type = "n";
  std::uint32_t column = m_column + 1, row = m_row;
  for (const char** a = attributes; *a; a += 2) {
    const std::string_view key(a[0]);
    if (key == "t") m_type = a[1];
    if (key == "r" && !cell_reference(a[1], column, row)) column = 0;
  }
  if (column <= m_column || column > kMostColumns || row != m_row) return fail("a cell out of place", 0);
  m_column = column;
}

void Rows::end_cell() {
  m_in_cell = false;
  SheetCell cell{m_column, SheetCell::kOwnText, m_begin, m_text.size() - m_begin};
  if (cell.length == 0) return;
  const std::string_view value = std::string_view(m_text).substr(m_begin);
  if (m_type == "s") {
    if (!parsed(value, cell.shared) || cell.shared >= m_strings.size())
      return fail("a shared string that is not there", m_column);
    m_text.resize(m_begin);
    if (m_strings[cell.shared].empty()) return;
  } else if (m_type == "b") {
    m_text.replace(m_begin, std::string::npos, value == "1" ? "TRUE" : "FALSE");
  } else if (m_type == "n") {
    m_text.replace(m_begin, std::string::npos, plain_number(value));
  }
  if (cell.shared == SheetCell::kOwnText) cell.length = m_text.size() - m_begin;
  m_cells.push_back(cell);
}

void Rows::end_row() {
  error = m_sink(SheetRow{m_row, m_cells, m_text, m_strings});
  if (error) stopped = error->message;
}

base::Result<std::string> first_sheet(const std::string& name, std::string_view bytes, const BallotLimits& limits) {
  Limits small = limits.file;
  small.bytes = std::min(small.bytes, kMostIndexBytes);
  FirstSheet found;
  for (const char* member : {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"}) {
    auto document = unpack(name, bytes, member, false, small);
    if (!document)
      return base::Error{
          base::ErrorKind::format, "this is no workbook (.xlsx): " + document.error().message, {name, 0, 0}, {}};
    if (auto read = push_xml(name + "/" + member, document->bytes, found, limits); !read) return read.error();
  }
  if (!found.part.empty()) return found.part;
  return base::Error{base::ErrorKind::format, "the workbook holds no sheet", {name, 0, 0}, {}};
}

base::Result<void> stream_part(const std::string& name, std::string_view bytes, const std::string& member,
                               const BallotLimits& limits, XmlHandler& handler) {
  std::optional<XmlScan> scan;
  std::optional<XmlPush> push;
  auto streamed = stream_zip_member(name, bytes, member, limits.file, [&](std::string_view block) {
    if (!scan && !push) {
      if (XmlScan::takes(block))
        scan.emplace(name + "/" + member, handler, limits);
      else
        push.emplace(name + "/" + member, handler, limits);
    }
    return scan ? scan->feed(block) : push->feed(block);
  });
  if (!streamed) return streamed;
  if (!scan && !push) return base::Error{base::ErrorKind::format, "the part is empty", {name + "/" + member, 0, 0}, {}};
  return scan ? scan->finish() : push->finish();
}

}  // namespace

base::Result<void> stream_xlsx(const std::string& name, std::string_view bytes, const BallotLimits& limits,
                               const SheetRowSink& sink) {
  auto sheet = first_sheet(name, bytes, limits);
  if (!sheet) return sheet.error();
  Strings shared(limits);
  auto strings = stream_part(name, bytes, "xl/sharedStrings.xml", limits, shared);
  if (!strings && strings.error().kind != base::ErrorKind::not_found) return strings;
  Rows rows(name, shared.strings, limits, sink);
  auto streamed = stream_part(name, bytes, *sheet, limits, rows);
  if (rows.error) return *rows.error;
  return streamed;
}

}  // namespace acta::read

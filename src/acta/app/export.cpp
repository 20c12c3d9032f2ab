// SPDX-License-Identifier: Apache-2.0
#include "acta/app/export.hpp"

#include <xlsxwriter.h>

#include <charconv>
#include <memory>

#include "acta/app/files.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using claims::Table;
using claims::Value;

constexpr lxw_row_t kSheetRows = 1'048'576;

/// All digits of a real number: the shortest that reads back the same.
std::string text_of(const Value& value) {
  if (const auto* real = std::get_if<double>(&value)) {
    char digits[32];
    return {digits, std::to_chars(digits, digits + sizeof digits, *real).ptr};
  }
  return claims::to_text(value);
}

void add_cell(std::string& out, const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  out += '"';
}

std::string csv_of(const Table& table) {
  std::string out;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c > 0) out += ',';
    add_cell(out, table.columns[c]);
  }
  out += '\n';
  table.fill([&](std::span<const Value> row) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) out += ',';
      add_cell(out, text_of(row[c]));
    }
    out += '\n';
  });
  return out;
}

/// One workbook being written to a file of its own name, which takes the wanted one when it is whole.
class Workbook {
 public:
  explicit Workbook(std::filesystem::path path) : m_path(std::move(path)), m_part(m_path) {
    m_part += ".part";
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    m_book = workbook_new_opt(m_part.c_str(), &options);
    lxw_doc_properties about{};
    about.created = 946684800;  // 2000-01-01: the same tables give the same bytes
    workbook_set_properties(m_book, &about);
  }

  void add(const Table& table) {
    begin(table, 1);
    table.fill([&](std::span<const Value> row) { write(table, row); });
  }

  base::Result<void> finish() {
    const lxw_error closed = workbook_close(m_book);
    std::error_code failed;
    if (m_error == LXW_NO_ERROR && closed == LXW_NO_ERROR) std::filesystem::rename(m_part, m_path, failed);
    if (m_error == LXW_NO_ERROR && closed == LXW_NO_ERROR && !failed) return {};
    std::filesystem::remove(m_part, failed);
    if (m_error != LXW_NO_ERROR)
      return Error{ErrorKind::limit,
                   std::string("a cell does not fit into a workbook: ") + lxw_strerror(m_error),
                   {},
                   "--csv and --sqlite hold any text"};
    return Error{ErrorKind::io, "cannot write " + m_path.string(), {}, {}};
  }

 private:
  void begin(const Table& table, int part) {
    m_part_number = part;
    const std::string name = part == 1 ? table.name : table.name + " " + std::to_string(part);
    m_sheet = workbook_add_worksheet(m_book, name.c_str());
    m_row = 0;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      keep(worksheet_write_string(m_sheet, 0, static_cast<lxw_col_t>(c), table.columns[c].c_str(), nullptr));
    m_row = 1;
  }

  void write(const Table& table, std::span<const Value> row) {
    if (m_row == kSheetRows) begin(table, m_part_number + 1);
    for (std::size_t c = 0; c < row.size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      if (const auto* number = std::get_if<std::int64_t>(&row[c]))
        keep(worksheet_write_number(m_sheet, m_row, column, static_cast<double>(*number), nullptr));
      else if (const auto* real = std::get_if<double>(&row[c]))
        keep(worksheet_write_number(m_sheet, m_row, column, *real, nullptr));
      else if (const auto* text = std::get_if<std::string>(&row[c]); text && !text->empty())
        keep(worksheet_write_string(m_sheet, m_row, column, text->c_str(), nullptr));
    }
    ++m_row;
  }

  void keep(lxw_error error) {
    if (m_error == LXW_NO_ERROR) m_error = error;
  }

  std::filesystem::path m_path, m_part;
  lxw_workbook* m_book = nullptr;
  lxw_worksheet* m_sheet = nullptr;
  lxw_row_t m_row = 0;
  int m_part_number = 1;
  lxw_error m_error = LXW_NO_ERROR;
};

}  // namespace

base::Result<std::vector<std::filesystem::path>> write_csv_tables(const std::filesystem::path& folder,
                                                                  const std::vector<Table>& tables) {
  std::vector<std::filesystem::path> written;
  for (const Table& table : tables) {
    written.push_back(folder / (table.name + ".csv"));
    if (const auto done = write_file(written.back(), csv_of(table)); !done) return done.error();
  }
  return written;
}

base::Result<void> write_workbook(const std::filesystem::path& path, const std::vector<Table>& tables) {
  // tried first, since the library says little of a path that it cannot write
  if (const auto possible = write_file(path, ""); !possible) return possible.error();
  Workbook book(path);
  for (const Table& table : tables) book.add(table);
  return book.finish();
}

}  // namespace acta::app

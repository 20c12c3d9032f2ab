// SPDX-License-Identifier: Apache-2.0
#include "acta/read/table.hpp"

#include <algorithm>

#include "acta/read/archive.hpp"
#include "acta/read/eml_contest.hpp"
#include "acta/read/workbook.hpp"

namespace acta::read {
namespace {

/// Archives inside archives that are followed: .tar.gz needs one, anything deeper is no published table.
constexpr int kDeepest = 3;

bool is_ole(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }

bool is_xlsx(std::string_view name, std::string_view bytes, const Limits& limits) {
  if (!bytes.starts_with("PK\x03\x04")) return false;
  if (name.ends_with(".xlsx") || name.ends_with(".xlsm")) return true;
  const auto members = list_members(name, bytes, limits);
  return members &&
         std::any_of(members->begin(), members->end(), [](const Member& m) { return m.name == "xl/workbook.xml"; });
}

/// Where rows go, if the table is not kept.
struct Reading {
  const Limits& limits;
  const RowSink* sink = nullptr;
};

base::Result<void> hand_over(const Grid& grid, const RowSink& sink) {
  std::vector<std::string_view> cells;
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    cells.clear();
    for (std::size_t column = 0; column < grid.columns(row); ++column) cells.push_back(grid.cell(row, column));
    if (auto taken = sink({grid.name(), grid.line(row), cells}); !taken) return taken;
  }
  return {};
}

base::Result<OpenedTable> workbook(std::string name, std::string_view bytes, TableFormat format, std::string_view sheet,
                                   const Reading& reading) {
  const Limits& limits = reading.limits;
  auto grid = format == TableFormat::xlsx ? read_xlsx(std::move(name), bytes, sheet, limits)
                                          : read_xls(std::move(name), bytes, sheet, limits);
  if (!grid) return grid.error();
  if (reading.sink)
    if (auto taken = hand_over(*grid, *reading.sink); !taken) return taken.error();
  return OpenedTable{std::move(grid).value(), format, std::string(sheet), {}, {}, {}};
}

base::Error with_file(base::Error error, const std::string& name) {
  if (error.place.file.empty()) error.place.file = name;
  return error;
}

/// More than one control character in a hundred at the beginning: no text that anybody published.
bool is_binary(std::string_view utf8) {
  const std::string_view head = utf8.substr(0, 65'536);
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v';
  });
  return static_cast<std::size_t>(controls) * 100 > head.size();
}

base::Result<OpenedTable> delimited(std::string name, std::string bytes, const TableHints& hints,
                                    const Reading& reading) {
  if (!hints.member.empty())
    return base::Error{base::ErrorKind::not_found,
                       "there is no \"" + hints.member + "\" in it: it is one text file",
                       {name, 0, 0},
                       "leave the member out"};
  if (bytes.empty()) return base::Error{base::ErrorKind::format, "the file is empty", {name, 0, 0}, {}};
  auto decoded = decode(std::move(bytes), hints.encoding);
  if (!decoded) return with_file(decoded.error(), name);
  if (is_binary(decoded->utf8))
    return base::Error{
        base::ErrorKind::format,
        "the file is neither text nor a workbook or archive that is known",
        {name, 0, 0},
        "tables are read as delimited text, .xlsx, .xls or EML, also inside .zip, .gz, .xz, .zst, .bz2 or .tar"};
  const Dialect dialect = hints.delimiter ? Dialect{*hints.delimiter} : guess_dialect(decoded->utf8);
  if (reading.sink) {
    auto taken = read_delimited_rows(std::move(name), std::move(decoded->utf8), dialect, *reading.sink, reading.limits);
    if (!taken) return taken.error();
    return OpenedTable{};
  }
  auto grid = read_delimited(std::move(name), std::move(decoded->utf8), dialect, reading.limits);
  if (!grid) return grid.error();
  decoded->utf8.clear();
  return OpenedTable{std::move(grid).value(), TableFormat::delimited, {}, std::move(decoded).value(), dialect, {}};
}

base::Result<OpenedTable> eml(const std::string& name, const std::string& bytes, const std::string& contest,
                              const Reading& reading) {
  const auto document = read_eml(name, bytes, reading.limits);
  if (!document) return document.error();
  auto table = open_eml_contest(name, *document, contest, reading.limits);
  if (table && reading.sink)
    if (auto taken = hand_over(table->grid, *reading.sink); !taken) return taken.error();
  return table;
}

base::Result<OpenedTable> opened(std::string name, std::string bytes, TableHints hints, const Reading& reading,
                                 int depth) {
  const Limits& limits = reading.limits;
  if (is_ole(bytes)) return workbook(std::move(name), bytes, TableFormat::xls, hints.member, reading);
  if (is_xlsx(name, bytes, limits)) return workbook(std::move(name), bytes, TableFormat::xlsx, hints.member, reading);
  if (is_eml(bytes)) return eml(name, bytes, hints.member, reading);
  if (!is_packed(name, bytes)) return delimited(std::move(name), std::move(bytes), hints, reading);
  if (depth == 0)
    return base::Error{base::ErrorKind::limit, "archives inside archives inside archives", {name, 0, 0}, {}};
  const auto members = list_members(name, bytes, limits);
  if (!members) return members.error();
  const bool here =
      std::any_of(members->begin(), members->end(), [&](const Member& m) { return m.name == hints.member; });
  const bool single = members->size() == 1;
  // A hint that names no member may name a sheet of the workbook inside, or a member of the archive inside.
  const std::string wanted = here || !single ? hints.member : std::string();
  const std::string_view inside = single ? members->front().name : std::string_view(wanted);
  const bool text = !inside.ends_with(".xlsx") && !inside.ends_with(".xls") && !inside.ends_with(".tar");
  auto unpacked = unpack(name, bytes, wanted, text, limits);
  if (!unpacked) return unpacked.error();
  bytes = std::string();
  const std::string member = unpacked->name;
  if (here) hints.member.clear();
  auto table = opened(name + "/" + member, std::move(unpacked->bytes), hints, reading, depth - 1);
  if (table) table->member = table->member.empty() ? member : member + "/" + table->member;
  return table;
}

}  // namespace

base::Result<OpenedTable> open_table(std::string_view name, std::string bytes, const TableHints& hints,
                                     const Limits& limits) {
  return opened(std::string(name), std::move(bytes), hints, {limits}, kDeepest);
}

base::Result<void> read_rows(std::string_view name, std::string bytes, const TableHints& hints, const RowSink& take,
                             const Limits& limits) {
  const auto done = opened(std::string(name), std::move(bytes), hints, {limits, &take}, kDeepest);
  if (!done) return done.error();
  return {};
}

}  // namespace acta::read

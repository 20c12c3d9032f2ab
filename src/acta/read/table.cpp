// SPDX-License-Identifier: Apache-2.0
#include "acta/read/table.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <optional>

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

using TextSink = std::function<base::Result<void>(const std::string& name, std::string_view utf8, const Dialect&)>;

/// Where rows go, if the table is not kept.
struct Reading {
  const Limits& limits;
  const RowSink* sink = nullptr;
  const TextSink* text = nullptr;  ///< before `sink`, where the table is delimited text
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
  if (reading.text) {
    auto taken = (*reading.text)(name, decoded->utf8, dialect);
    if (!taken) return taken.error();
    return OpenedTable{};
  }
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

/// The head of a table, then its parts, each row by row.
class PartedText {
 public:
  PartedText(const std::string& name, std::string_view utf8, Dialect dialect, RowPartsSink& sink, const Limits& limits)
      : m_name(name), m_text(utf8), m_dialect(dialect), m_sink(sink), m_limits(limits) {
    m_dialect.line_end = line_end_of(utf8);
  }
  base::Result<void> read(std::size_t part_bytes);

 private:
  base::Result<bool> read_head(const std::vector<RowsPart>& parts);
  base::Result<void> read_part(const RowsPart& part, const RowSink& take) const {
    return read_delimited_rows(m_name, std::string(m_text.substr(part.begin, part.end - part.begin)), m_dialect, take,
                               m_limits, part.first_line);
  }

  const std::string& m_name;
  std::string_view m_text;
  Dialect m_dialect;
  RowPartsSink& m_sink;
  const Limits& m_limits;
  std::uint64_t m_head_end = 0;  ///< line of the head's last row
};

/// Whether the head has ended.
base::Result<bool> PartedText::read_head(const std::vector<RowsPart>& parts) {
  bool ended = false;
  for (const RowsPart& part : parts) {
    const auto taken = read_part(part, [&](const TableRow& row) -> base::Result<void> {
      const auto last = m_sink.head(row);
      if (!last) return last.error();
      m_head_end = row.line;
      ended = *last;
      return ended ? base::Result<void>(base::Error{}) : base::Result<void>();  // no further row
    });
    if (ended) return true;
    if (!taken) return taken.error();
  }
  return false;
}

base::Result<void> PartedText::read(std::size_t part_bytes) {
  // A NUL byte anywhere is the first error of a text; a table of too many rows is refused at its line.
  const auto lines = static_cast<std::uint64_t>(std::count(m_text.begin(), m_text.end(), m_dialect.line_end));
  const bool whole = lines >= m_limits.rows || m_text.find('\0') != std::string_view::npos;
  const std::vector<RowsPart> parts = parts_of_rows(m_text, m_dialect, whole ? m_text.size() : part_bytes);
  const auto head = read_head(parts);
  if (!head) return head.error();
  if (!*head) return {};
  m_sink.parts(parts.size());
  std::vector<std::optional<base::Error>> failed(parts.size());
  std::atomic<std::size_t> first_failed{parts.size()};
  tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t p) {
    if (first_failed < p) return;
    const auto taken = read_part(parts[p], [&](const TableRow& row) {
      return row.line <= m_head_end ? base::Result<void>() : m_sink.row(p, row);
    });
    if (taken) return;
    failed[p] = taken.error();
    for (std::size_t before = first_failed; p < before && !first_failed.compare_exchange_weak(before, p);) continue;
  });
  if (first_failed < parts.size()) return *failed[first_failed];
  return {};
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

base::Result<void> read_rows_in_parts(std::string_view name, std::string bytes, const TableHints& hints,
                                      RowPartsSink& sink, const Limits& limits, std::size_t part_bytes) {
  bool in_head = true;
  const RowSink one_part = [&](const TableRow& row) -> base::Result<void> {
    if (!in_head) return sink.row(0, row);
    const auto last = sink.head(row);
    if (!last) return last.error();
    in_head = !*last;
    if (!in_head) sink.parts(1);
    return {};
  };
  const TextSink parts = [&](const std::string& file, std::string_view utf8, const Dialect& dialect) {
    return PartedText(file, utf8, dialect, sink, limits).read(part_bytes);
  };
  const auto done = opened(std::string(name), std::move(bytes), hints, {limits, &one_part, &parts}, kDeepest);
  if (!done) return done.error();
  return {};
}

}  // namespace acta::read

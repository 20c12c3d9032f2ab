// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <map>
#include <optional>

#include "acta/read/biff.hpp"
#include "acta/read/encoding.hpp"
#include "acta/read/number_text.hpp"
#include "acta/read/ole.hpp"
#include "acta/read/workbook.hpp"

namespace acta::read {
namespace {

// Record numbers of [MS-XLS] section 2.3.
enum Record : std::uint16_t {
  kFormula = 0x0006,
  kEof = kEofRecord,
  kCodePage = 0x0042,
  kBoundSheet = 0x0085,
  kMulRk = 0x00BD,
  kSst = 0x00FC,
  kRString = 0x00D6,
  kLabelSst = 0x00FD,
  kNumber = 0x0203,
  kLabel = 0x0204,
  kBoolErr = 0x0205,
  kString = 0x0207,
  kRk = 0x027E,
  kBof = 0x0809,
  kFilePass = 0x002F
};
constexpr std::uint16_t kCellRecords[] = {kFormula, kMulRk, kRk, kNumber, kLabelSst, kLabel, kRString, kBoolErr};
constexpr std::uint32_t kMostColumns = 256;

double double_at(std::string_view bytes, std::size_t at) {
  double value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

/// RK numbers: 30 bits of a double or an integer, perhaps times 100.
double rk_value(std::uint32_t rk) {
  double value = 0;
  if (rk & 2) {
    value = static_cast<double>(static_cast<std::int32_t>(rk) >> 2);
  } else {
    const std::uint64_t bits = static_cast<std::uint64_t>(rk & 0xFFFFFFFC) << 32;
    std::memcpy(&value, &bits, sizeof value);
  }
  return rk & 1 ? value / 100 : value;
}

struct SheetPlace {
  std::string name;
  std::uint32_t offset = 0;
};

/// Sheets and shared strings of the workbook's own records.
struct Globals {
  std::vector<SheetPlace> sheets;
  std::vector<std::string> strings;
  bool biff8 = true;
  bool encrypted = false;
  bool whole = false;         ///< an EOF record ended them
  unsigned code_page = 1252;  ///< of BIFF5

  /// Text of BIFF5 in UTF-8; of an unknown code page by windows-1252.
  std::string decoded(std::string bytes) const {
    const std::string name =
        code_page == 32'768 || code_page == 10'000 ? "macintosh" : "cp" + std::to_string(code_page);
    auto text = decode(bytes, name);
    if (!text) text = decode(std::move(bytes), "windows-1252");
    return text ? std::move(text->utf8) : std::string();
  }
};

void read_bound_sheet(std::string_view data, bool biff8, Globals& globals) {
  if (data.size() < 8 || data[5] != 0) return;  // worksheets only
  BiffText text({data.substr(6)});
  globals.sheets.push_back({biff8 ? text.short_string() : globals.decoded(text.byte_string(1)), u32_at(data, 0)});
}

Globals read_globals(std::string_view stream, const Limits& limits) {
  Globals globals;
  RecordWalk walk(stream, 0);
  while (walk.next()) {
    if (walk.kind() == kBof && walk.data().size() >= 2 && walk.is_first())
      globals.biff8 = u16_at(walk.data(), 0) == 0x0600;
    if (walk.kind() == kCodePage && walk.data().size() >= 2) globals.code_page = u16_at(walk.data(), 0);
    if (walk.kind() == kFilePass) globals.encrypted = true;
    if (walk.kind() == kBoundSheet) read_bound_sheet(walk.data(), globals.biff8, globals);
    if (walk.kind() == kSst) globals.strings = read_shared_strings(walk.with_continuations(), limits);
    if (walk.kind() == kEof) break;
  }
  globals.whole = walk.ended();
  return globals;
}

/// The cells of one sheet, by row and column.
class Cells {
 public:
  Cells(const Globals& globals, const Limits& limits) : m_globals(globals), m_limits(limits) {}
  void take(RecordWalk& walk);
  /// Why the sheet cannot be read, or empty.
  const std::string& refused() const { return m_refused; }
  Grid finish(std::string name);

 private:
  void put(std::uint32_t row, std::uint32_t column, std::string text) {
    if (text.empty()) return;
    if (column >= kMostColumns) return refuse("a cell beyond the last column");
    m_bytes += text.size();
    if (m_bytes > m_limits.bytes) return refuse("more text than this program reads");
    const auto [place, added] = m_cells.try_emplace({row, column}, std::move(text));
    if (!added) refuse("a cell that is stored twice");
  }
  void refuse(const char* why) {
    if (m_refused.empty()) m_refused = why;
  }
  void put_error(std::uint32_t row, std::uint32_t column, unsigned code);

  void take_many(std::string_view data);
  void take_formula(RecordWalk& walk, std::string_view data);

  const Globals& m_globals;
  const Limits& m_limits;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> m_cells;
  std::uint64_t m_bytes = 0;
  std::string m_refused;
  std::optional<std::pair<std::uint32_t, std::uint32_t>>
      m_awaits_text;  ///< a formula whose text comes in the next record
};

/// Error values as Excel shows them ([MS-XLS] 2.5.10).
void Cells::put_error(std::uint32_t row, std::uint32_t column, unsigned code) {
  constexpr std::pair<unsigned, const char*> kErrors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"},
                                                          {0x17, "#REF!"},  {0x1D, "#NAME?"},  {0x24, "#NUM!"}};
  for (const auto& [known, text] : kErrors)
    if (known == code) return put(row, column, text);
  put(row, column, "#N/A");
}

void Cells::take_many(std::string_view data) {
  if (data.size() < 6) return;
  std::uint32_t column = u16_at(data, 2);
  for (std::size_t at = 4; at + 8 <= data.size(); at += 6)
    put(u16_at(data, 0), column++, number_text(rk_value(u32_at(data, at + 2))));
}

void Cells::take_formula(RecordWalk&, std::string_view data) {
  if (data.size() < 14) return refuse("a cell's record is too short");
  const std::uint32_t row = u16_at(data, 0), column = u16_at(data, 2);
  if (u16_at(data, 12) != 0xFFFF) return put(row, column, number_text(double_at(data, 6)));
  if (data[6] == 0) m_awaits_text = {row, column};
  if (data[6] == 1) put(row, column, data[8] ? "TRUE" : "FALSE");
  if (data[6] == 2) put_error(row, column, static_cast<unsigned char>(data[8]));
}

void Cells::take(RecordWalk& walk) {
  const std::string_view data = walk.data();
  if (walk.kind() == kString && m_awaits_text) {
    BiffText text({data});
    put(m_awaits_text->first, m_awaits_text->second,
        m_globals.biff8 ? text.long_string() : m_globals.decoded(text.byte_string(2)));
    m_awaits_text.reset();
    return;
  }
  const bool is_cell =
      std::find(std::begin(kCellRecords), std::end(kCellRecords), walk.kind()) != std::end(kCellRecords);
  if (!is_cell) return;
  if (data.size() < 8) return refuse("a cell's record is too short");
  const std::uint32_t row = u16_at(data, 0), column = u16_at(data, 2);
  switch (walk.kind()) {
    case kMulRk: take_many(data); break;
    case kFormula: take_formula(walk, data); break;
    case kRk:
      if (data.size() < 10) return refuse("a cell's record is too short");
      put(row, column, number_text(rk_value(u32_at(data, 6))));
      break;
    case kNumber:
      if (data.size() < 14) return refuse("a cell's record is too short");
      put(row, column, number_text(double_at(data, 6)));
      break;
    case kLabelSst:
      if (data.size() < 10 || u32_at(data, 6) >= m_globals.strings.size())
        return refuse("a shared text that is not there");
      put(row, column, m_globals.strings[u32_at(data, 6)]);
      break;
    case kRString:  // a label with runs of formats behind its text
    case kLabel: {
      BiffText text({data.substr(6)});
      put(row, column, m_globals.biff8 ? text.long_string() : m_globals.decoded(text.byte_string(2)));
      break;
    }
    case kBoolErr:
      if (data[7] != 0) put_error(row, column, static_cast<unsigned char>(data[6]));
      if (data[7] == 0) put(row, column, data[6] ? "TRUE" : "FALSE");
      break;
    default: break;
  }
}

Grid Cells::finish(std::string name) {
  std::string bytes;
  bytes.reserve(m_bytes);
  for (const auto& [place, text] : m_cells) bytes += text;
  Grid::Builder builder(std::move(name), std::move(bytes));
  std::uint32_t row = 0, column = 0;
  std::uint64_t begin = 0;
  for (const auto& [place, text] : m_cells) {
    for (; row < place.first; ++row, column = 0) builder.end_row(row + 1);
    for (; column < place.second; ++column) builder.add_cell(0, 0);
    builder.add_cell(begin, text.size());
    begin += text.size();
    ++column;
  }
  if (!m_cells.empty()) builder.end_row(row + 1);
  return std::move(builder).finish();
}

base::Result<std::string> workbook_stream(const std::string& name, std::string_view bytes, Globals& globals,
                                          const Limits& limits) {
  auto stream = ole_stream(name, bytes, u"Workbook", u"Book");
  if (!stream) return stream;
  globals = read_globals(*stream, limits);
  if (!globals.whole && !globals.encrypted)
    return base::Error{base::ErrorKind::format,
                       "the workbook's records are damaged",
                       {name, 0, 0},
                       "get the file again: it may have been cut short"};
  if (globals.encrypted)
    return base::Error{
        base::ErrorKind::format, "the workbook is encrypted", {name, 0, 0}, "save it without a password first"};
  if (globals.sheets.empty())
    return base::Error{base::ErrorKind::format, "the workbook holds no sheet", {name, 0, 0}, {}};
  return stream;
}

}  // namespace

base::Result<std::vector<std::string>> xls_sheets(std::string_view name, std::string_view bytes, const Limits& limits) {
  Globals globals;
  auto stream = workbook_stream(std::string(name), bytes, globals, limits);
  if (!stream) return stream.error();
  std::vector<std::string> names;
  for (const SheetPlace& sheet : globals.sheets) names.push_back(sheet.name);
  return names;
}

base::Result<Grid> read_xls(std::string name, std::string_view bytes, std::string_view sheet, const Limits& limits) {
  Globals globals;
  auto stream = workbook_stream(name, bytes, globals, limits);
  if (!stream) return stream.error();
  std::string known;
  for (const SheetPlace& place : globals.sheets) known += (known.empty() ? "\"" : ", \"") + place.name + "\"";
  const auto wanted = std::find_if(globals.sheets.begin(), globals.sheets.end(),
                                   [&](const SheetPlace& place) { return sheet.empty() || place.name == sheet; });
  if (wanted == globals.sheets.end())
    return base::Error{base::ErrorKind::not_found,
                       "there is no sheet \"" + std::string(sheet) + "\"",
                       {name, 0, 0},
                       "it has " + known};
  Cells cells(globals, limits);
  RecordWalk walk(*stream, wanted->offset);
  // Charts stand inside a sheet as streams of their own, from BOF to EOF: their numbers are no cells.
  int depth = 0;
  while (cells.refused().empty() && walk.next()) {
    if (walk.kind() == kBof) ++depth;
    if (walk.kind() == kEof && --depth <= 0) break;
    if (depth == 1) cells.take(walk);
  }
  if (!cells.refused().empty() || !walk.ended() || depth > 0)
    return base::Error{base::ErrorKind::format,
                       "the sheet \"" + wanted->name +
                           "\" is damaged: " + (cells.refused().empty() ? "its records break off" : cells.refused()),
                       {name, 0, 0},
                       "get the file again: it may have been cut short"};
  return cells.finish(std::move(name));
}

}  // namespace acta::read

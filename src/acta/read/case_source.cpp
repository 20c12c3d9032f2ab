// SPDX-License-Identifier: Apache-2.0
#include "acta/read/case_source.hpp"

#include <algorithm>
#include <array>

#include "acta/base/number_text.hpp"
#include "acta/read/table.hpp"

namespace acta::read {
namespace {

constexpr std::array kColumnWords = {"list",  "votes",      "valid",      "cast",
                                     "seats", "population", "registered", "candidate"};

/// Words, "=" and "," of the line after "from".
std::vector<std::string> tokens_of(const CaseStatement& statement) {
  std::vector<std::string> tokens;
  bool on = false;
  for (const CaseWord& word : statement.words) {
    if (!on) {
      on = word.text == "from";
      continue;
    }
    std::string text = word.text;
    bool comma = false;
    if (text.size() > 1 && text.back() == ',') {
      comma = true;
      text.pop_back();
    }
    tokens.push_back(std::move(text));
    if (comma) tokens.emplace_back(",");
  }
  return tokens;
}

class SourceParser {
 public:
  SourceParser(const CaseStatement& statement, std::string_view name)
      : m_tokens(tokens_of(statement)), m_place{std::string(name), statement.line, 1} {
    m_source.line = statement.line;
  }

  base::Result<CaseSource> parse() {
    m_source.file = next("a file");
    while (m_at < m_tokens.size() && !m_error) clause(m_tokens[m_at++]);
    if (m_error) return *m_error;
    return m_source;
  }

 private:
  void fail(std::string message) {
    if (!m_error)
      m_error = base::Error{base::ErrorKind::format, std::move(message), m_place, "see doc/formats/case.md"};
  }
  std::string next(const std::string& what) {
    if (m_at < m_tokens.size()) return m_tokens[m_at++];
    fail(what + " is missing at the end of the line");
    return {};
  }
  void expect(const std::string& token) {
    if (next("\"" + token + "\"") != token) fail("\"" + token + "\" is missing");
  }
  bool take(const std::string& token) {
    if (m_at >= m_tokens.size() || m_tokens[m_at] != token) return false;
    ++m_at;
    return true;
  }
  std::pair<std::string, std::string> equality() {
    const std::string column = next("a column");
    expect("=");
    return {column, next("a value")};
  }
  void clause(const std::string& word) {
    if (word == "where") {
      do m_source.where.push_back(equality());
      while (take(","));
    } else if (word == "as") {
      m_source.list = next("a list");
    } else if (word == "single") {
      m_source.single = equality();
    } else if (word == "area") {
      do {
        const std::string column = next("a column");
        expect("level");
        m_source.areas.emplace_back(column, next("a level"));
      } while (take("of"));
    } else if (std::find(kColumnWords.begin(), kColumnWords.end(), word) != kColumnWords.end()) {
      m_source.columns[word] = next("a column");
    } else {
      fail("\"" + word + "\" is no word of a table that is read in place");
    }
  }

  std::vector<std::string> m_tokens;
  base::Place m_place;
  std::size_t m_at = 0;
  CaseSource m_source;
  std::optional<base::Error> m_error;
};

class Columns {
 public:
  explicit Columns(const Grid& grid) : m_grid(grid) {
    for (std::size_t c = 0; grid.rows() > 0 && c < grid.columns(0); ++c) m_index.emplace(grid.cell(0, c), c);
  }
  std::string_view cell(std::size_t row, const std::string& heading) {
    const auto found = m_index.find(heading);
    if (found != m_index.end()) return m_grid.cell(row, found->second);
    if (!m_error)
      m_error =
          base::Error{base::ErrorKind::not_found, "there is no column \"" + heading + "\"", {m_grid.name(), 1, 0}, {}};
    return {};
  }
  /// A cell that names something.
  std::string name(std::size_t row, const std::string& heading) {
    const std::string text(cell(row, heading));
    if (!m_error && (text.empty() || base::has_controls(text)))
      m_error = base::Error{base::ErrorKind::format,
                            text.empty() ? "a name is missing" : "the name holds a control character",
                            place(row, heading),
                            {}};
    return text;
  }
  base::Place place(std::size_t row, const std::string& heading) const {
    const auto found = m_index.find(heading);
    return m_grid.place(row, found == m_index.end() ? 0 : found->second);
  }
  const std::optional<base::Error>& error() const { return m_error; }

 private:
  const Grid& m_grid;
  std::map<std::string, std::size_t, std::less<>> m_index;
  std::optional<base::Error> m_error;
};

CaseRecord record_of(const CaseSource& source, Columns& columns, std::size_t row) {
  CaseRecord record;
  record.list = source.list;
  record.place = columns.place(row, {});
  for (const auto& [word, heading] : source.columns) {
    if (word == "list")
      record.list = columns.name(row, heading);
    else
      record.cells[word] = {word == "candidate" ? columns.name(row, heading) : std::string(columns.cell(row, heading)),
                            columns.place(row, heading)};
  }
  for (auto area = source.areas.rbegin(); area != source.areas.rend(); ++area)
    record.area.push_back({area->second, columns.name(row, area->first)});
  if (!source.single.first.empty() && columns.cell(row, source.single.first) == source.single.second &&
      !record.area.empty())
    record.list += " (" + record.area.back().name + ")";
  return record;
}

}  // namespace

base::Result<CaseSource> case_source(const CaseStatement& statement, std::string_view name) {
  return SourceParser(statement, name).parse();
}

base::Result<std::vector<CaseRecord>> case_records(const CaseSource& source, const CaseFiles& files) {
  auto bytes = files.file(source.file);
  if (!bytes) return bytes.error();
  auto table = open_table(source.file, std::move(bytes).value(), {});
  if (!table) return table.error();
  Columns columns(table->grid);
  std::vector<CaseRecord> records;
  for (std::size_t row = 1; row < table->grid.rows(); ++row) {
    const bool wanted = std::all_of(source.where.begin(), source.where.end(), [&](const auto& condition) {
      return columns.cell(row, condition.first) == condition.second;
    });
    if (wanted) records.push_back(record_of(source, columns, row));
    if (columns.error()) return *columns.error();
  }
  if (records.empty())
    return base::Error{base::ErrorKind::not_found,
                       "no row of the table is wanted",
                       {source.file, 0, 0},
                       "compare where … with the values in the file"};
  return records;
}

base::Error case_two_areas(const CaseRecord& record) {
  const std::string inner = record.area.empty() ? std::string() : record.area.back().name;
  return {base::ErrorKind::format, "\"" + inner + "\" lies in another area than a row above says", record.place,
          "areas of one level have different names; take a column of numbers where names are not enough"};
}

base::Result<std::int64_t> case_cell(const CaseRecord& record, const std::string& column) {
  const auto found = record.cells.find(column);
  const CaseCell cell = found == record.cells.end() ? CaseCell{{}, record.place} : found->second;
  if (const auto number = case_number(cell.text)) return *number;
  return base::Error{base::ErrorKind::format,
                     "\"" + std::string(base::cut(cell.text, 60)) + "\" is no number of " + column,
                     cell.place,
                     {}};
}

}  // namespace acta::read

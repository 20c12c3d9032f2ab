// SPDX-License-Identifier: Apache-2.0
#include "acta/app/official_rounds.hpp"

#include <algorithm>

#include "acta/app/files.hpp"
#include "acta/read/table.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using count::OfficialRow;

std::string trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return std::string(text);
}

class OfficialReader {
 public:
  OfficialReader(const read::Grid& grid, const count::RankedContest& contest) : m_grid(grid), m_contest(contest) {}

  base::Result<std::vector<OfficialRow>> rows() {
    for (std::size_t r = 1; r < m_grid.rows(); ++r) {
      const std::string name = trimmed(m_grid.cell(r, 0));
      if (name.empty() || name == "total") continue;
      auto row = head(r, name);
      if (!row) return row.error();
      if (auto filled = fill(r, *row); !filled) return filled.error();
      m_rows.push_back(std::move(*row));
    }
    if (m_rows.empty())
      return Error{ErrorKind::format, "there is no candidate in the first column", m_grid.place(0, 0), {}};
    return std::move(m_rows);
  }

 private:
  base::Result<OfficialRow> head(std::size_t r, const std::string& name) const {
    if (name == "threshold" || name == "quota") return OfficialRow{OfficialRow::What::threshold, 0, {}};
    if (name == "inactive" || name == "exhausted") return OfficialRow{OfficialRow::What::inactive, 0, {}};
    const auto at = std::find(m_contest.names.begin(), m_contest.names.end(), name);
    if (at == m_contest.names.end())
      return Error{ErrorKind::format, "\"" + name + "\" is no candidate", m_grid.place(r, 0),
                   "rows are candidates as the ballots name them, threshold, inactive and total"};
    const auto candidate = static_cast<std::uint32_t>(at - m_contest.names.begin());
    for (const OfficialRow& row : m_rows)
      if (row.what == OfficialRow::What::candidate && row.candidate == candidate)
        return Error{ErrorKind::format, "\"" + name + "\" has two rows", m_grid.place(r, 0), {}};
    return OfficialRow{OfficialRow::What::candidate, candidate, {}};
  }

  base::Result<void> fill(std::size_t r, OfficialRow& row) const {
    for (std::size_t column = 1; column < m_grid.columns(0); ++column) {
      std::string text = trimmed(m_grid.cell(r, column));
      std::erase_if(text, [](char c) { return c == ',' || c == ' '; });
      if (text.empty() || text == "-") {
        row.votes.emplace_back();
        continue;
      }
      auto amount = count::parse_amount(text);
      if (!amount) {
        Error error = amount.error();
        error.place = m_grid.place(r, column);
        return error;
      }
      row.votes.emplace_back(std::move(*amount));
    }
    return {};
  }

  const read::Grid& m_grid;
  const count::RankedContest& m_contest;
  std::vector<OfficialRow> m_rows;
};

}  // namespace

base::Result<std::vector<OfficialRow>> read_official_rounds(const std::filesystem::path& path,
                                                            const count::RankedContest& contest) {
  auto bytes = read_file(path, 1u << 28);
  if (!bytes) return bytes.error();
  const auto table = read::open_table(path.string(), std::move(*bytes), {});
  if (!table) return table.error();
  if (table->grid.rows() == 0) return Error{ErrorKind::format, "the table is empty", {path.string(), 1, 0}, {}};
  return OfficialReader(table->grid, contest).rows();
}

}  // namespace acta::app

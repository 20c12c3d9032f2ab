// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "acta/base/number_text.hpp"
#include "acta/read/eml.hpp"

namespace acta::read {
namespace {

/// Cells row by row into a grid.
class Rows {
 public:
  explicit Rows(const std::string& name) : m_grid(name, {}) {}
  void cell(std::string_view text) {
    m_grid.add_cell(m_grid.bytes().size(), text.size());
    m_grid.bytes() += text;
  }
  void end(std::uint64_t line) { m_grid.end_row(line); }
  Grid finish() && { return std::move(m_grid).finish(); }

 private:
  Grid::Builder m_grid;
};

std::string unique(std::string text, std::set<std::string>& taken) {
  std::string heading = text;
  for (int i = 2; !taken.insert(heading).second; ++i) heading = text + " (" + std::to_string(i) + ")";
  return heading;
}

std::string option_text(const EmlOption& option) {
  if (option.candidate.empty()) return option.affiliation;
  return option.affiliation.empty() ? option.candidate : option.affiliation + " / " + option.candidate;
}

/// Of each option its column among the options of the table; npos: it is not in it.
std::vector<std::size_t> option_columns(const EmlContest& contest, bool candidates, std::size_t& width) {
  const auto& options = contest.options;
  const bool lists = std::any_of(options.begin(), options.end(), [](auto& o) { return o.candidate.empty(); });
  std::vector<std::size_t> column(options.size(), std::string::npos);
  width = 0;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const bool on_list = lists && !options[i].candidate.empty() && !options[i].affiliation_id.empty();
    if (on_list == candidates) column[i] = width++;
  }
  return column;
}

std::string_view level_of(const EmlBlock& block, const std::set<std::string, std::less<>>& parents) {
  return block.total ? "contest" : parents.contains(block.id) ? "area" : "unit";
}

std::set<std::string, std::less<>> parents_of(const EmlContest& contest) {
  std::set<std::string, std::less<>> parents;
  for (const EmlBlock& block : contest.blocks)
    for (std::size_t at = block.id.find("::"); at != std::string::npos; at = block.id.find("::", at + 2))
      parents.insert(block.id.substr(0, at));
  return parents;
}

void headings(Rows& rows, const EmlContest& contest, const std::vector<std::size_t>& column) {
  std::set<std::string> taken;
  for (const char* heading : {"level", "unit", "unit name"}) rows.cell(unique(heading, taken));
  for (const std::string& number : contest.numbers) rows.cell(unique(number, taken));
  for (std::size_t i = 0; i < contest.options.size(); ++i)
    if (column[i] != std::string::npos) rows.cell(unique(option_text(contest.options[i]), taken));
  rows.end(contest.blocks.empty() ? 0 : contest.blocks.front().line);
}

Grid count_table(const std::string& name, const EmlContest& contest, const std::vector<std::size_t>& column,
                 std::size_t width) {
  Rows rows(name);
  headings(rows, contest, column);
  const auto parents = parents_of(contest);
  std::vector<std::string> cells;
  for (const EmlBlock& block : contest.blocks) {
    cells.assign(contest.numbers.size() + width, {});
    for (const EmlCell& cell : block.numbers) cells[cell.column] = std::to_string(cell.value);
    for (const EmlCell& cell : block.votes)
      if (column[cell.column] != std::string::npos)
        cells[contest.numbers.size() + column[cell.column]] = std::to_string(cell.value);
    rows.cell(level_of(block, parents));
    rows.cell(block.total ? contest.id : block.id);
    rows.cell(block.total ? (contest.name.empty() ? contest.id : contest.name) : block.name);
    for (const std::string& cell : cells) rows.cell(cell);
    rows.end(block.line);
  }
  return std::move(rows).finish();
}

Grid result_table(const std::string& name, const EmlContest& contest) {
  Rows rows(name);
  for (const char* heading : {"affiliation", "candidate", "ranking", "elected", "votes"}) rows.cell(heading);
  rows.end(contest.result.empty() ? 0 : contest.result.front().line);
  for (const EmlElected& row : contest.result) {
    const EmlOption& option = contest.options[row.option];
    for (const std::string_view cell :
         {std::string_view(option.affiliation), std::string_view(option.candidate), std::string_view(row.ranking),
          std::string_view(row.elected ? "yes" : "no"), std::string_view(row.votes)})
      rows.cell(cell);
    rows.end(row.line);
  }
  return std::move(rows).finish();
}

base::Error no_such(const std::string& name, const EmlDocument& document, std::string_view sheet) {
  std::string names;
  for (const std::string& each : eml_sheets(document)) names += (names.empty() ? "\"" : ", \"") + each + "\"";
  const std::string what = sheet.empty() ? "the document has " + std::to_string(document.contests.size()) + " contests"
                                         : "there is no contest \"" + std::string(sheet) + "\" in it";
  return {base::ErrorKind::not_found, what, {name, 0, 0}, "member names one: " + std::string(base::cut(names, 2'000))};
}

std::string_view begin_of(std::string_view bytes, std::string& plain) {
  constexpr std::size_t kLooked = 16'384;
  bytes = bytes.substr(0, kLooked);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    for (const char c : bytes.substr(2))
      if (c != '\0') plain += c;
    return plain;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

/// The first name of the text, without prefix.
std::string_view local_name(std::string_view text) {
  text.remove_prefix(std::min(text.size(), text.find_first_not_of(" \t\r\n")));
  std::string_view name = text.substr(0, text.find_first_of(" \t\r\n/>["));
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return name;
}

}  // namespace

bool is_eml(std::string_view bytes) {
  constexpr std::string_view kType = "<!DOCTYPE";
  std::string plain;
  std::string_view text = begin_of(bytes, plain);
  while (true) {
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    if (at == std::string_view::npos || text[at] != '<') return false;
    text.remove_prefix(at);
    if (text.starts_with(kType)) return local_name(text.substr(kType.size())) == "EML";
    const std::string_view end = text.starts_with("<!--") ? "-->" : text.starts_with("<?") ? "?>" : ">";
    if (end == ">" && !text.starts_with("<!")) break;
    const std::size_t close = text.find(end);
    if (close == std::string_view::npos) return false;
    text.remove_prefix(close + end.size());
  }
  return local_name(text.substr(1)) == "EML";
}

std::vector<std::string> eml_sheets(const EmlDocument& document) {
  std::vector<std::string> sheets;
  for (const EmlContest& contest : document.contests) sheets.push_back(contest.sheet);
  return sheets;
}

base::Result<Grid> eml_table(const std::string& name, const EmlDocument& document, std::string_view sheet,
                             EmlShape& shape, const Limits& limits) {
  const auto named = [&](std::string_view wanted) {
    return std::find_if(document.contests.begin(), document.contests.end(),
                        [&](const EmlContest& contest) { return contest.sheet == wanted; });
  };
  auto found = sheet.empty() && document.contests.size() == 1 ? document.contests.begin() : named(sheet);
  const bool candidates = found == document.contests.end() && sheet.ends_with(kEmlCandidates);
  if (candidates) found = named(sheet.substr(0, sheet.size() - kEmlCandidates.size()));
  if (found == document.contests.end()) return no_such(name, document, sheet);
  shape.message = document.message;
  if (document.message == "520") return result_table(name, *found);
  std::size_t width = 0;
  const auto columns = option_columns(*found, candidates, width);
  if (candidates && width == 0) return no_such(name, document, sheet);
  const auto cells = (found->blocks.size() + 1) * (width + found->numbers.size() + 3);
  if (cells > limits.cells)
    return base::Error{base::ErrorKind::limit, "more cells than this program reads", {name, 0, 0}, {}};
  shape.first_option = static_cast<std::uint32_t>(3 + found->numbers.size());
  shape.has_units = std::any_of(found->blocks.begin(), found->blocks.end(), [](auto& block) { return !block.total; });
  return count_table(name, *found, columns, width);
}

}  // namespace acta::read

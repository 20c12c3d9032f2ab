// SPDX-License-Identifier: Apache-2.0
#include "acta/read/case_lines.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"
#include "acta/base/number_text.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kLongestLine = 1u << 20;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Up to a "#" that begins the line or follows a blank, outside quotes.
std::string_view without_comment(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == '#' && !quoted && (i == 0 || is_blank(line[i - 1]))) return line.substr(0, i);
  }
  return line;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (is_blank(text.back()) || text.back() == '\r')) text.remove_suffix(1);
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text;
}

std::vector<CaseWord> words_of(std::string_view line) {
  std::vector<CaseWord> words;
  for (std::size_t at = 0; at < line.size();) {
    if (is_blank(line[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    if (line[at] == '"') {
      const auto end = std::min(line.find('"', at + 1), line.size());
      words.push_back({std::string(line.substr(at + 1, end - at - 1)), start + 1});
      at = end + 1;
      continue;
    }
    while (at < line.size() && !is_blank(line[at])) ++at;
    words.push_back({std::string(line.substr(start, at - start)), start + 1});
  }
  return words;
}

std::vector<CaseWord> cells_of(std::string_view line) {
  std::vector<CaseWord> cells;
  for (std::size_t at = 0; at < line.size();) {
    if (is_blank(line[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < line.size() && line[at] != '\t' &&
           !(line[at] == ' ' && (at + 1 == line.size() || is_blank(line[at + 1]))))
      ++at;
    cells.push_back({std::string(without_blanks(line.substr(start, at - start))), start + 1});
  }
  return cells;
}

class Cutter {
 public:
  explicit Cutter(std::string_view name) : m_name(name) {}

  std::optional<base::Error> line(std::string_view raw) {
    ++m_line;
    if (raw.size() > kLongestLine) return error("a line is longer than a case may have");
    if (raw.ends_with('\r')) raw.remove_suffix(1);
    if (base::has_controls(raw)) return error("a case is text: there is a control character in this line");
    if (m_in_block) {
      block(raw);
      return std::nullopt;
    }
    const std::string_view line = without_comment(raw);
    const std::string_view content = without_blanks(line);
    if (content.empty()) return std::nullopt;
    if (is_blank(line.front())) return row(line);
    statement(line, content);
    return std::nullopt;
  }
  base::Result<std::vector<CaseStatement>> done() {
    if (m_in_block) return error("the law that begins above does not end", "write } on a line by itself");
    return std::move(m_all);
  }

 private:
  base::Error error(std::string message, std::string advice = {}) const {
    return {base::ErrorKind::format, std::move(message), {m_name, m_line, 1}, std::move(advice)};
  }
  void block(std::string_view raw) {
    if (without_blanks(raw) == "}")
      m_in_block = false;
    else
      m_all.back().block += std::string(raw) + "\n";
  }
  std::optional<base::Error> row(std::string_view line) {
    if (m_all.empty()) return error("an indented line belongs to a line above it, and there is none");
    m_all.back().rows.push_back({m_line, cells_of(line)});
    return std::nullopt;
  }
  void statement(std::string_view line, std::string_view content) {
    CaseStatement statement;
    statement.line = m_line;
    statement.words = words_of(line);
    const auto first = content.find_first_of(" \t");
    statement.rest =
        first == std::string_view::npos ? std::string() : std::string(without_blanks(content.substr(first)));
    m_in_block = statement.words.front().text == "law" && statement.rest == "{";
    statement.block_line = m_line;
    m_all.push_back(std::move(statement));
  }

  std::string m_name;
  std::uint64_t m_line = 0;
  bool m_in_block = false;
  std::vector<CaseStatement> m_all;
};

}  // namespace

base::Result<std::vector<CaseStatement>> case_statements(std::string_view text, std::string_view name) {
  Cutter cutter(name);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto error = cutter.line(text.substr(0, end))) return *error;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return cutter.done();
}

std::string CaseStatement::text(std::size_t first, std::size_t last) const {
  if (first >= words.size()) return {};
  const std::size_t begin = words[first].column - words[1].column;
  const std::size_t end = last < words.size() ? words[last].column - words[1].column : rest.size();
  return std::string(without_blanks(std::string_view(rest).substr(begin, end - begin)));
}

std::size_t CaseStatement::position(std::string_view word) const {
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i].text == word) return i;
  return words.size();
}

std::optional<std::int64_t> case_number(std::string_view text) {
  std::int64_t number = 0;
  std::size_t group = 0, groups = 0;
  for (const char c : text) {
    if (c == ',' || c == '\'') {
      if (groups == 0 ? group < 1 || group > 3 : group < 2 || group > 3) return std::nullopt;
      ++groups;
      group = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    ++group;
    number = number * 10 + (c - '0');
    if (number > base::kLargestCount) return std::nullopt;
  }
  const bool whole = groups == 0 ? group > 0 : group == 3;
  return whole ? std::optional(number) : std::nullopt;
}

std::vector<std::string> case_names(std::string_view text) {
  std::vector<std::string> names;
  while (true) {
    bool quoted = false;
    std::size_t end = 0;
    for (; end < text.size() && (quoted || text[end] != ','); ++end) quoted = (text[end] == '"') != quoted;
    std::string_view name = without_blanks(text.substr(0, end));
    if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    if (!name.empty()) names.emplace_back(name);
    if (end == text.size()) return names;
    text.remove_prefix(end + 1);
  }
}

}  // namespace acta::read

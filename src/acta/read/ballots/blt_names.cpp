// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/blt_names.hpp"

#include <algorithm>

#include "acta/base/number_text.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

struct Line {
  std::vector<std::string> parts;  ///< quoted parts, or the whole line
  std::string whole;               ///< the line without quotes
  base::Place place;
  bool quoted = true;
};

/// The line's quoted parts where it holds nothing else, else the whole line as one part.
Line line_of(std::string_view text, const base::Place& place) {
  Line line{{}, std::string(text), place, true};
  std::erase(line.whole, '"');
  std::size_t at = 0;
  while (at < text.size() && text[at] == '"') {
    const auto end = text.find('"', at + 1);
    if (end == std::string_view::npos) break;
    line.parts.emplace_back(text.substr(at + 1, end - at - 1));
    at = std::min(text.find_first_not_of(" \t\r,", end + 1), text.size());
  }
  line.quoted = at >= text.size();
  if (!line.quoted) line.parts = {line.whole};
  return line;
}

std::vector<Line> lines_of(BltTokens& tokens, const BltToken& begin) {
  std::vector<Line> lines;
  if (begin.kind != BltToken::Kind::end)
    lines.push_back({{std::string(begin.text)}, std::string(begin.text), begin.place, true});
  for (BltToken token = tokens.rest_of_line(); token.kind != BltToken::Kind::end; token = tokens.rest_of_line())
    lines.push_back(line_of(token.text, token.place));
  return lines;
}

base::Result<BltNames> strict_names(BltTokens& tokens, std::size_t candidates) {
  BltNames found;
  for (BltToken token = tokens.next(); token.kind != BltToken::Kind::end; token = tokens.next()) {
    if (token.kind != BltToken::Kind::quoted || found.names.size() > candidates)
      return base::Error{base::ErrorKind::format,
                         token.kind != BltToken::Kind::quoted ? "a name or title without quotes" : "more than a title",
                         token.place,
                         {}};
    found.names.emplace_back(token.text);
  }
  if (found.names.size() != candidates + 1)
    return base::Error{base::ErrorKind::format,
                       "there are " + std::to_string(found.names.size()) + " names and titles for " +
                           std::to_string(candidates) + " candidates and a title",
                       tokens.place(),
                       {}};
  found.title = std::move(found.names.back());
  found.names.pop_back();
  return found;
}

}  // namespace

base::Result<BltNames> read_blt_names(BltTokens& tokens, const BltToken& begin, std::size_t candidates, bool lenient) {
  if (!lenient) return strict_names(tokens, candidates);
  const std::vector<Line> lines = lines_of(tokens, begin);
  std::size_t parts = 0;
  for (const Line& line : lines) parts += line.parts.size();
  const bool by_line = parts > candidates + 1 && lines.size() <= candidates + 1;
  BltNames found;
  for (const Line& line : lines) {
    if (by_line && line.parts.size() > 1) found.repairs.emplace_back("a name in several quoted parts", line.place);
    if (!line.quoted) found.repairs.emplace_back("a name or title without quotes", line.place);
    if (by_line)
      found.names.push_back(line.whole);
    else
      found.names.insert(found.names.end(), line.parts.begin(), line.parts.end());
    if (found.names.size() > candidates + 1)
      return base::Error{base::ErrorKind::format,
                         "there are more names than " + std::to_string(candidates) + " candidates and a title",
                         line.place,
                         {}};
  }
  if (found.names.size() > candidates) {
    found.title = trimmed(found.names.back());
    found.names.pop_back();
  } else {
    found.repairs.emplace_back("the title is missing", tokens.place());
  }
  for (std::string& name : found.names) name = trimmed(name);
  if (found.names.size() < candidates) found.repairs.emplace_back("names are missing", tokens.place());
  while (found.names.size() < candidates) found.names.push_back("Candidate " + std::to_string(found.names.size() + 1));
  return found;
}

}  // namespace acta::read

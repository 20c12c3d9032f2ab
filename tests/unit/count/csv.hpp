// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "support/shared.hpp"

namespace acta::test {

/// Rows of a small case file (no quotes in it) as heading -> text.
inline std::vector<std::map<std::string, std::string>> case_rows(const std::string& path) {
  std::istringstream in(read_file(shared(path)));
  const auto cells = [](const std::string& line) {
    std::vector<std::string> parts(1);
    bool quoted = false;
    for (const char c : line)
      if (c == '"')
        quoted = !quoted;
      else if (c == ',' && !quoted)
        parts.emplace_back();
      else if (c != '\r')
        parts.back() += c;
    return parts;
  };
  std::string line;
  std::getline(in, line);
  const auto headings = cells(line);
  std::vector<std::map<std::string, std::string>> rows;
  while (std::getline(in, line)) {
    const auto values = cells(line);
    rows.emplace_back();
    for (std::size_t i = 0; i < std::min(values.size(), headings.size()); ++i) rows.back()[headings[i]] = values[i];
  }
  return rows;
}

}  // namespace acta::test

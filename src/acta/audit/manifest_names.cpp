// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "acta/audit/manifest_faults.hpp"

namespace acta::audit {

std::string plain_name(std::string_view name) {
  std::string plain;
  bool in_number = false;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool digit = c >= '0' && c <= '9', letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 128;
    if (digit && c == '0' && !in_number) continue;
    if (digit || letter) plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    in_number = digit;
  }
  return plain;
}

std::size_t edits_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

std::string closest_name(std::string_view name, std::span<const std::string> names) {
  const std::string plain = plain_name(name);
  std::size_t least = plain.size() / 2 + 1;
  std::string best;
  for (const std::string& other : names) {
    const std::string theirs = plain_name(other);
    if (theirs.size() > plain.size() + least || plain.size() > theirs.size() + least) continue;
    const std::size_t edits = edits_between(plain, theirs);
    if (edits < least) least = edits, best = other;
  }
  return best;
}

}  // namespace acta::audit

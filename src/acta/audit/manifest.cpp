// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/manifest.hpp"

#include <algorithm>
#include <set>

namespace acta::audit {
namespace {

constexpr std::int64_t kMostCards = 1'000'000'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The mark between groups of three digits: the first that is no digit, if it may be one; else 0.
char group_mark(std::string_view text) {
  const std::size_t at = std::min(text.find_first_not_of("0123456789"), text.size());
  return at > 0 && at <= 3 && at < text.size() && std::string_view(", .'").find(text[at]) != std::string_view::npos
             ? text[at]
             : '\0';
}

/// Position of a mark between groups: three digits to the next one, or to the end.
bool splits_groups(std::string_view text, std::size_t at, char mark) {
  return text[at] == mark && at + 3 < text.size() && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
         is_digit(text[at + 3]) && (at + 4 == text.size() || text[at + 4] == mark);
}

/// The digits from `at` on without leading zeros; `at` moves behind them.
std::string_view number_at(std::string_view text, std::size_t& at) {
  std::size_t begin = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  while (begin + 1 < at && text[begin] == '0') ++begin;
  return text.substr(begin, at - begin);
}

}  // namespace

bool name_before(std::string_view a, std::string_view b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      const std::string_view x = number_at(a, i), y = number_at(b, j);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else if (a[i] != b[j]) {
      return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
    } else {
      ++i, ++j;
    }
    if (i == a.size() || j == b.size()) {
      if (i < a.size() || j < b.size()) return i == a.size();
    }
  }
  if (a.empty() || b.empty()) return a.empty() && !b.empty();
  return a < b;
}

std::int64_t manifest_count(std::string_view text) {
  if (text.size() > 1 && text.front() == '-') return manifest_count(text.substr(1)) >= 0 ? -2 : -1;
  const char mark = group_mark(text);
  std::int64_t value = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (mark != '\0' && splits_groups(text, at, mark)) continue;
    if (!is_digit(text[at])) return -1;
    value = value * 10 + (text[at] - '0');
    if (value > kMostCards) return -1;
  }
  return text.empty() ? -1 : value;
}

Manifest::Manifest(std::span<const ManifestRow> rows) {
  std::set<std::string_view> seen;
  for (const ManifestRow& row : rows)
    if (const std::int64_t cards = manifest_count(row.cards); cards >= 0 && seen.insert(row.batch).second)
      m_batches.push_back({row.batch, cards, row.name_place});
  std::sort(m_batches.begin(), m_batches.end(),
            [](const auto& a, const auto& b) { return name_before(a.name, b.name); });
  for (const ManifestBatch& batch : m_batches) m_begin.push_back(m_begin.back() + batch.cards);
}

CardPlace Manifest::place(std::int64_t card) const {
  const auto after = std::upper_bound(m_begin.begin(), m_begin.end(), card);
  const auto batch = static_cast<std::size_t>(after - m_begin.begin()) - 1;
  return {batch, card - m_begin[batch] + 1};
}

std::int64_t Manifest::card(const CardPlace& place) const { return m_begin[place.batch] + place.position - 1; }

std::size_t Manifest::find(std::string_view name) const {
  const auto at = std::lower_bound(
      m_batches.begin(), m_batches.end(), name,
      [](const ManifestBatch& batch, std::string_view wanted) { return name_before(batch.name, wanted); });
  const bool found = at != m_batches.end() && at->name == name;
  return found ? static_cast<std::size_t>(at - m_batches.begin()) : m_batches.size();
}

}  // namespace acta::audit

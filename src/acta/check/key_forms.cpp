// SPDX-License-Identifier: Apache-2.0
#include "acta/check/key_forms.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace acta::check {
namespace {

using Kind = KeyForm::Kind;
using Parts = std::vector<std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
/// Bytes of letters outside ASCII are no marks.
bool is_mark(char c) {
  return static_cast<unsigned char>(c) < 0x80 && !is_digit(c) && !is_upper(c) && !(c >= 'a' && c <= 'z');
}

std::string lowered(std::string_view key) {
  while (!key.empty() && (key.front() == ' ' || key.front() == '\t')) key.remove_prefix(1);
  while (!key.empty() && (key.back() == ' ' || key.back() == '\t')) key.remove_suffix(1);
  std::string text(key);
  for (char& c : text)
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string without_zeros(std::string_view key) {
  std::string text;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const bool begins = is_digit(key[i]) && (i == 0 || !is_digit(key[i - 1]));
    if (begins)
      while (key[i] == '0' && i + 1 < key.size() && is_digit(key[i + 1])) ++i;
    text += key[i];
  }
  return text;
}

Parts parts_of(std::string_view key) {
  const std::string text = without_zeros(lowered(key));
  Parts parts;
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && is_mark(text[i])) ++i;
    std::size_t end = i;
    while (end < text.size() && !is_mark(text[end])) ++end;
    if (end > i) parts.push_back(text.substr(i, end - i));
    i = end;
  }
  return parts;
}

std::string joined(const Parts& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "/") + part;
  return text;
}

/// Places of the parts that differ between keys; nullopt where keys have different numbers of parts, or one alone.
std::optional<std::vector<std::size_t>> varying(const base::TextColumn& keys) {
  if (keys.size() < 2) return std::nullopt;
  const Parts first = parts_of(keys[0]);
  std::vector<char> differs(first.size(), 0);
  for (std::size_t unit = 1; unit < keys.size(); ++unit) {
    const Parts parts = parts_of(keys[unit]);
    if (parts.size() != first.size()) return std::nullopt;
    for (std::size_t p = 0; p < parts.size(); ++p) differs[p] = differs[p] || parts[p] != first[p];
  }
  std::vector<std::size_t> places;
  for (std::size_t p = 0; p < differs.size(); ++p)
    if (differs[p]) places.push_back(p);
  return places;
}

std::string order_name(const std::vector<std::size_t>& order) {
  std::string text = "without parts that never vary, and the second copy's parts in the order";
  for (const std::size_t part : order) text += " " + std::to_string(part + 1);
  return text;
}

}  // namespace

std::vector<KeyForm> mild_forms() {
  return {{Kind::as_written, {}, "as written"},
          {Kind::any_case, {}, "letters of any case"},
          {Kind::without_zeros, {}, "without leading zeros"},
          {Kind::parts, {}, "without leading zeros, any mark between the parts"}};
}

std::vector<KeyForm> other_forms(const base::TextColumn& first, const base::TextColumn& second) {
  std::vector<KeyForm> forms;
  const auto own = varying(first), other = varying(second);
  if (!own || !other || own->size() != other->size() || own->empty()) return forms;
  forms.push_back({Kind::varying_parts, {}, "without leading zeros and parts that never vary"});
  std::vector<std::size_t> order(other->size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  while (order.size() <= 3 && std::next_permutation(order.begin(), order.end()))
    forms.push_back({Kind::varying_parts, order, order_name(order)});
  return forms;
}

Keys keys_of(const base::TextColumn& keys, Kind kind, const std::vector<std::size_t>& order) {
  Keys result;
  if (kind == Kind::as_written) {
    result.m_own = &keys;
    return result;
  }
  const auto places = kind == Kind::varying_parts ? varying(keys) : std::nullopt;
  for (std::size_t unit = 0; unit < keys.size(); ++unit) {
    if (kind == Kind::any_case) {
      result.m_written.push_back(lowered(keys[unit]));
    } else if (kind == Kind::without_zeros) {
      result.m_written.push_back(without_zeros(lowered(keys[unit])));
    } else {
      const Parts parts = parts_of(keys[unit]);
      Parts chosen;
      for (std::size_t p = 0; places && p < places->size(); ++p)
        chosen.push_back(parts[(*places)[order.empty() ? p : order[p]]]);
      result.m_written.push_back(joined(places ? chosen : parts));
    }
  }
  return result;
}

}  // namespace acta::check

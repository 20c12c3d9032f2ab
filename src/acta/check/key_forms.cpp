// SPDX-License-Identifier: Apache-2.0
#include "acta/check/key_forms.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace acta::check {
namespace {

using Kind = KeyForm::Kind;
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
/// Bytes of letters outside ASCII are no marks.
bool is_mark(char c) {
  return static_cast<unsigned char>(c) < 0x80 && !is_digit(c) && !is_upper(c) && !(c >= 'a' && c <= 'z');
}

std::string_view without_blanks(std::string_view key) {
  while (!key.empty() && (key.front() == ' ' || key.front() == '\t')) key.remove_prefix(1);
  while (!key.empty() && (key.back() == ' ' || key.back() == '\t')) key.remove_suffix(1);
  return key;
}

/// Writes keys in other forms; its texts live until the next key.
class KeyWriter {
 public:
  std::string_view lowered(std::string_view key) {
    m_text = without_blanks(key);
    for (char& c : m_text)
      if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
    return m_text;
  }

  std::string_view without_zeros(std::string_view key) {
    (void)lowered(key);
    std::size_t end = 0;
    for (std::size_t i = 0; i < m_text.size(); ++i) {
      const bool begins = is_digit(m_text[i]) && (end == 0 || !is_digit(m_text[end - 1]));
      while (begins && m_text[i] == '0' && i + 1 < m_text.size() && is_digit(m_text[i + 1])) ++i;
      m_text[end++] = m_text[i];
    }
    m_text.resize(end);
    return m_text;
  }

  /// Between marks; no part is empty.
  const std::vector<std::string_view>& parts(std::string_view key) {
    const std::string_view text = without_zeros(key);
    m_parts.clear();
    for (std::size_t i = 0; i < text.size();) {
      while (i < text.size() && is_mark(text[i])) ++i;
      std::size_t end = i;
      while (end < text.size() && !is_mark(text[end])) ++end;
      if (end > i) m_parts.push_back(text.substr(i, end - i));
      i = end;
    }
    return m_parts;
  }

  /// Those of `places`, or all where `some` is false, with a mark between them.
  std::string_view joined(std::string_view key, bool some, const std::vector<std::size_t>& places) {
    (void)parts(key);
    m_joined.clear();
    for (std::size_t p = 0; p < (some ? places.size() : m_parts.size()); ++p) {
      if (p > 0) m_joined += '/';
      m_joined += m_parts[some ? places[p] : p];
    }
    return m_joined;
  }

 private:
  std::string m_text, m_joined;
  std::vector<std::string_view> m_parts;
};

/// Places of the parts that differ between keys; nullopt where keys have different numbers of parts, or one alone.
std::optional<std::vector<std::size_t>> varying(const base::TextColumn& keys) {
  if (keys.size() < 2) return std::nullopt;
  KeyWriter first_key, writer;
  const std::vector<std::string_view>& first = first_key.parts(keys[0]);
  std::vector<char> differs(first.size(), 0);
  for (std::size_t unit = 1; unit < keys.size(); ++unit) {
    const std::vector<std::string_view>& parts = writer.parts(keys[unit]);
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
  return {{Kind::as_written, {}, {}, "as written"},
          {Kind::any_case, {}, {}, "letters of any case"},
          {Kind::without_zeros, {}, {}, "without leading zeros"},
          {Kind::parts, {}, {}, "without leading zeros, any mark between the parts"}};
}

std::vector<KeyForm> other_forms(const base::TextColumn& first, const base::TextColumn& second) {
  std::vector<KeyForm> forms;
  const auto own = varying(first), other = varying(second);
  if (!own || !other || own->size() != other->size() || own->empty()) return forms;
  forms.push_back({Kind::varying_parts, *own, *other, "without leading zeros and parts that never vary"});
  std::vector<std::size_t> order(other->size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  while (order.size() <= 3 && std::next_permutation(order.begin(), order.end())) {
    std::vector<std::size_t> parts;
    for (const std::size_t place : order) parts.push_back((*other)[place]);
    forms.push_back({Kind::varying_parts, *own, std::move(parts), order_name(order)});
  }
  return forms;
}

Keys keys_of(const base::TextColumn& keys, Kind kind, const std::vector<std::size_t>& parts) {
  Keys result;
  if (kind == Kind::as_written) {
    result.m_own = &keys;
    return result;
  }
  KeyWriter writer;
  result.m_written.reserve(keys.size(), 8 * keys.size());
  for (std::size_t unit = 0; unit < keys.size(); ++unit) switch (kind) {
      case Kind::any_case: result.m_written.push_back(writer.lowered(keys[unit])); break;
      case Kind::without_zeros: result.m_written.push_back(writer.without_zeros(keys[unit])); break;
      default: result.m_written.push_back(writer.joined(keys[unit], kind == Kind::varying_parts, parts));
    }
  return result;
}

}  // namespace acta::check

// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/json_pieces.hpp"

#include <algorithm>

#include "acta/base/number_text.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kRead = std::size_t{1} << 20;

bool is_space(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_bracket_or_quote(char c) { return c == '"' || c == '{' || c == '}' || c == '[' || c == ']'; }
bool ends_scalar(int c) { return c == ',' || c == '}' || c == ']' || c == ':' || is_space(c); }

}  // namespace

JsonPieces::JsonPieces(std::string name, const ByteSource& source, std::string cut, const BallotLimits& limits,
                       std::size_t bytes)
    : m_name(std::move(name)), m_cut(std::move(cut)), m_source(source), m_longest(limits.json), m_bytes(bytes) {
  m_buffer.resize(kRead);
}

bool JsonPieces::fail(std::string message, base::ErrorKind kind) {
  if (!m_error) m_error = base::Error{kind, std::move(message), {m_name, m_line, m_column}, {}};
  return false;
}

/// Whether there is a byte.
bool JsonPieces::fill() {
  if (m_at < m_have) return true;
  if (m_source_ended || m_error) return false;
  const auto got = m_source(std::span(m_buffer.data(), m_buffer.size()));
  if (!got) m_error = got.error();
  m_at = 0;
  m_have = got ? *got : 0;
  m_source_ended = m_have == 0;
  return m_have > 0;
}

int JsonPieces::peek() { return fill() ? static_cast<unsigned char>(m_buffer[m_at]) : kEnd; }

/// REQUIRES: peek() is not kEnd.
char JsonPieces::take() {
  const char c = m_buffer[m_at++];
  ++m_column;
  if (c == '\n') ++m_line, m_column = 1;
  return c;
}

/// What the buffer has before a byte that stops. False: too long.
template <class Stops>
bool JsonPieces::take_until(Stops stops, std::string* into) {
  const auto begin = m_buffer.begin() + static_cast<std::ptrdiff_t>(m_at);
  const auto end = std::find_if(begin, m_buffer.begin() + static_cast<std::ptrdiff_t>(m_have), stops);
  const std::string_view taken(m_buffer.data() + m_at, static_cast<std::size_t>(end - begin));
  m_at += taken.size();
  m_column += taken.size();
  if (const auto last = taken.rfind('\n'); last != std::string_view::npos) {
    m_line += static_cast<std::uint64_t>(std::count(taken.begin(), taken.end(), '\n'));
    m_column = taken.size() - last;
  }
  if (!into) return true;
  into->append(taken);
  return into->size() <= m_longest ||
         fail("a value is longer than " + std::to_string(m_longest) + " bytes", base::ErrorKind::limit);
}

void JsonPieces::skip_space() {
  while (is_space(peek())) take();
}

bool JsonPieces::expect(char wanted) {
  skip_space();
  if (peek() != wanted) return fail(std::string("this is no JSON: a '") + wanted + "' must stand here");
  take();
  return true;
}

/// A text with its quotes.
bool JsonPieces::text(std::string* into) {
  if (peek() != '"') return fail("this is no JSON: a text must stand here");
  bool escaped = true;  // the first quote
  for (;;) {
    if (peek() == kEnd) return fail("this is no JSON: it ends inside a text");
    const char c = take();
    if (into) into->push_back(c);
    if (c == '"' && !escaped) return true;
    escaped = !escaped && c == '\\';
    if (!escaped && !take_until([](char other) { return other == '"' || other == '\\'; }, into)) return false;
  }
}

/// An object or a list.
bool JsonPieces::nested(std::string* into) {
  std::size_t depth = 0;
  do {
    const int c = peek();
    if (c == kEnd) return fail("this is no JSON: it ends inside an object or a list");
    if (c == '"') {
      if (!text(into)) return false;
      continue;
    }
    depth += c == '{' || c == '[';
    depth -= c == '}' || c == ']';
    take();
    if (into) into->push_back(static_cast<char>(c));
    if (depth > 0 && !take_until(is_bracket_or_quote, into)) return false;
  } while (depth > 0);
  return true;
}

bool JsonPieces::value(std::string* into) {
  skip_space();
  const int first = peek();
  if (first == '{' || first == '[') return nested(into);
  if (first == '"') return text(into);
  if (first == kEnd || ends_scalar(first)) return fail("this is no JSON: a value must stand here");
  while (peek() != kEnd && !ends_scalar(peek())) {
    const char c = take();
    if (into) into->push_back(c);
    if (into && into->size() > m_longest)
      return fail("a value is longer than " + std::to_string(m_longest) + " bytes", base::ErrorKind::limit);
  }
  return true;
}

/// The key and what stands before its value; empty where the object ends.
bool JsonPieces::begin_key(std::string& key) {
  key.clear();
  if (!m_begun) {
    for (const char mark : {'\xEF', '\xBB', '\xBF'})
      if (peek() == static_cast<unsigned char>(mark)) take(), m_column = 1;
    skip_space();
    if (peek() != '{') return fail("this must be an object");
    take();
    m_begun = true;
  }
  skip_space();
  if (peek() == '}') return true;
  return text(&key) && expect(':');
}

/// What stands behind a value.
bool JsonPieces::end_key() {
  skip_space();
  if (peek() == '}') return true;
  if (!expect(',')) return false;
  skip_space();
  return peek() == '"' || fail("this is no JSON: a key must stand here");
}

bool JsonPieces::end_document() {
  take();
  m_ended = true;
  skip_space();
  return peek() == kEnd || fail("this is no JSON: text behind its end");
}

/// Elements of the list that is cut, up to a piece. REQUIRES: an element, or the list's end, comes.
bool JsonPieces::elements(bool wanted, Piece& piece) {
  skip_space();
  piece.text = "{" + m_key + ":[";
  piece.origin = here(piece.text.size(), m_index);
  const std::size_t made = piece.text.size();
  // An empty list is a piece too: its key is there.
  while (peek() != ']' && piece.text.size() - made < m_bytes) {
    if (m_error || !value(wanted ? &piece.text : nullptr)) return false;
    ++m_index;
    // What stands between elements stays, so that lines and columns are those of the file.
    while (is_space(peek())) {
      const char c = take();
      if (wanted) piece.text.push_back(c);
    }
    if (peek() == ']') break;
    if (!expect(',')) return false;
    std::string between = ",";
    while (is_space(peek())) between.push_back(take());
    if (peek() == ']') return fail("this is no JSON: a value must stand here");
    if (wanted && piece.text.size() - made < m_bytes) piece.text += between;
  }
  piece.text += "]}";
  if (peek() != ']') return true;
  take();
  m_in_list = false;
  return end_key();
}

bool JsonPieces::whole(bool wanted, const std::string& key, Piece& piece) {
  skip_space();
  piece.text = "{" + key + ":";
  piece.origin = here(piece.text.size());
  if (!value(wanted ? &piece.text : nullptr)) return false;
  piece.text += "}";
  return end_key();
}

base::Result<std::optional<JsonPieces::Piece>> JsonPieces::next(bool listed) {
  Piece piece;
  while (!m_error && !m_ended) {
    if (m_in_list) {
      if (elements(listed, piece) && listed) return std::optional(std::move(piece));
      continue;
    }
    std::string key;
    if (!begin_key(key)) break;
    if (key.empty()) {
      end_document();
      break;
    }
    const bool is_cut = key == "\"" + m_cut + "\"";
    m_has_cut = m_has_cut || is_cut;
    skip_space();
    if (is_cut && peek() == '[') {
      take();
      m_in_list = true, m_key = key, m_index = 0;
      continue;
    }
    if (whole(listed == is_cut, key, piece) && listed == is_cut) return std::optional(std::move(piece));
  }
  if (m_error) return *m_error;
  return std::optional<Piece>();
}

}  // namespace acta::read

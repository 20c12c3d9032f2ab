// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/blt_tokens.hpp"

#include <algorithm>

#include "acta/read/cells.hpp"

namespace acta::read {

void BltTokens::new_line() {
  ++m_at;
  ++m_line;
  m_line_begin = m_at;
}

void BltTokens::skip_to_line_end() { m_at = std::min(m_text.find('\n', m_at), m_text.size()); }

void BltTokens::skip_blanks() {
  for (; m_at < m_text.size();) {
    const char c = m_text[m_at];
    if (c == '\n') {
      new_line();
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f') {
      ++m_at;
    } else if (m_lenient && c == ',') {
      m_commas = true;
      ++m_at;
    } else if (m_lenient && c == '#') {
      m_comments = true;
      skip_to_line_end();
    } else {
      return;
    }
  }
}

BltToken BltTokens::next() {
  skip_blanks();
  BltToken token{BltToken::Kind::end, {}, place()};
  if (m_at >= m_text.size()) return token;
  const char first = m_text[m_at];
  const char close = first == '"' ? '"' : first == '[' ? ']' : '\0';
  if (close != '\0') {
    const auto end = m_text.find_first_of(close == '"' ? "\"\n" : "]\n", m_at + 1);
    if (end != std::string_view::npos && m_text[end] == close) {
      token.kind = close == '"' ? BltToken::Kind::quoted : BltToken::Kind::bracket;
      token.text = m_text.substr(m_at + 1, end - m_at - 1);
      m_at = end + 1;
      return token;
    }
  }
  const auto end = std::min(m_text.find_first_of(m_lenient ? " \t\r\n\v\f,#" : " \t\r\n\v\f", m_at + 1), m_text.size());
  token.kind = BltToken::Kind::word;
  token.text = m_text.substr(m_at, end - m_at);
  m_at = end;
  return token;
}

BltToken BltTokens::rest_of_line() {
  while (m_at < m_text.size()) {
    BltToken token{BltToken::Kind::word, {}, place()};
    const std::size_t begin = m_at;
    skip_to_line_end();
    token.text = trimmed(m_text.substr(begin, m_at - begin));
    if (m_at < m_text.size()) new_line();
    if (!token.text.empty()) return token;
  }
  return {BltToken::Kind::end, {}, place()};
}

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/json_walk.hpp"

#include <algorithm>

namespace acta::read {
namespace {

/// Where the first character that is no UTF-8 begins. REQUIRES: there is one.
std::size_t odd_character(std::string_view text) {
  std::size_t line = 0;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', line)) {
    if (!simdjson::validate_utf8(text.data() + line, end - line)) break;
    line = end + 1;
  }
  for (std::size_t at = line; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view letter = text.substr(at, size);
    if (!simdjson::validate_utf8(letter.data(), letter.size())) return at;
    at += size;
  }
  return line;
}

/// Where the first control character inside a text stands, else where a text begins that never ends.
std::size_t odd_text(std::string_view text) {
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (inside && static_cast<unsigned char>(text[at]) < 0x20) return at;
    if (inside && text[at] == '\\')
      ++at;
    else if (text[at] == '"' && (inside = !inside))
      begin = at;
  }
  return begin;
}

}  // namespace

JsonWalk::JsonWalk(std::string name, std::string bytes, const BallotLimits& limits, const JsonOrigin& origin)
    : m_name(std::move(name)), m_bytes(std::move(bytes)), m_origin(origin), m_most_depth(limits.depth) {
  if (m_bytes.starts_with("\xEF\xBB\xBF")) m_bytes.erase(0, 3);
  m_size = m_bytes.size();
  if (m_size > limits.json) {
    fail(base::ErrorKind::limit, "the file is larger than " + std::to_string(limits.json) + " bytes");
    return;
  }
  m_bytes.reserve(m_size + simdjson::SIMDJSON_PADDING);
}

std::string JsonWalk::path() const {
  std::string text;
  for (std::size_t k = 0; k < m_path.size(); ++k) {
    text += '/';
    if (const auto* key = std::get_if<std::string_view>(&m_path[k])) text += base::printable(base::cut(*key, 60));
    if (const auto* index = std::get_if<std::size_t>(&m_path[k]))
      text += std::to_string(*index + (k == 1 ? m_origin.first_index : 0));
  }
  return text;
}

base::Place JsonWalk::place() {
  base::Place place{m_name, 0, 0};
  const char* at = nullptr;
  if (!m_open || m_document.current_location().get(at)) return place;
  if (at < m_bytes.data() || at > m_bytes.data() + m_size) return place;
  return place_of(static_cast<std::size_t>(at - m_bytes.data()));
}

base::Place JsonWalk::place_of(std::size_t at) const {
  base::Place place{m_name, 0, 0};
  const std::string_view before(m_bytes.data(), at);
  place.line = m_origin.line + static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
  const auto last = before.rfind('\n');
  place.column = last == std::string_view::npos
                     ? m_origin.column + before.size() - std::min(m_origin.made, before.size())
                     : before.size() - last;
  return place;
}

bool JsonWalk::fail(base::ErrorKind kind, std::string message) {
  if (m_error) return false;
  const std::string where = path();
  m_error = base::Error{kind, (where.empty() ? "" : where + ": ") + message, place(), {}};
  return false;
}

bool JsonWalk::wrong(const char* wanted) {
  return fail(base::ErrorKind::format, std::string("this must be ") + wanted);
}

bool JsonWalk::damaged(simdjson::error_code code) {
  if (m_error) return false;
  fail(base::ErrorKind::format, std::string("this is no JSON: ") + simdjson::error_message(code));
  // What is met before the document is walked has no place yet.
  const std::string_view all(m_bytes.data(), m_size);
  if (!m_open && code == simdjson::UTF8_ERROR) m_error->place = place_of(odd_character(all));
  if (!m_open && (code == simdjson::UNESCAPED_CHARS || code == simdjson::UNCLOSED_STRING))
    m_error->place = place_of(odd_text(all));
  return false;
}

/// That nothing follows the document's object, where it was walked to its end.
bool JsonWalk::at_end() {
  const char* at = nullptr;
  if (m_document.current_depth() != 0 || m_document.current_location().get(at) == simdjson::OUT_OF_BOUNDS) return true;
  return fail(base::ErrorKind::format, "this is no JSON: text behind its end");
}

bool JsonWalk::text(Value value, std::string& out) {
  if (m_error) return false;
  std::string_view view;
  if (const auto code = value.get_string().get(view); code)
    return code == simdjson::INCORRECT_TYPE ? wrong("a text") : damaged(code);
  out = view;
  return true;
}

bool JsonWalk::integer(Value value, std::int64_t& out) {
  if (m_error) return false;
  if (value.get_int64().get(out)) return wrong("a whole number");
  return true;
}

bool JsonWalk::boolean(Value value, bool& out) {
  if (m_error) return false;
  if (value.get_bool().get(out)) return wrong("true or false");
  return true;
}

bool JsonWalk::real(Value value, double& out) {
  if (m_error) return false;
  if (value.get_double().get(out)) return wrong("a number");
  return true;
}

bool JsonWalk::text_or_digits(Value value, std::string& out) {
  if (m_error) return false;
  simdjson::ondemand::json_type type;
  if (const auto code = value.type().get(type); code) return damaged(code);
  out.clear();
  if (type == simdjson::ondemand::json_type::null) return true;
  if (type == simdjson::ondemand::json_type::string) return text(value, out);
  if (type != simdjson::ondemand::json_type::number) return wrong("a text or a number");
  std::string_view token = value.raw_json_token();
  token = token.substr(0, token.find_first_not_of("+-.0123456789eE"));
  double number = 0;
  if (token.size() > 400 || value.get_double().get(number)) return wrong("a number");
  out = token;
  return true;
}

bool JsonWalk::is_null(Value value) {
  if (m_error) return false;
  simdjson::ondemand::json_type type;
  if (const auto code = value.type().get(type); code) return damaged(code);
  return type == simdjson::ondemand::json_type::null;
}

bool JsonWalk::text_or_number(Value value, std::string& out) {
  if (m_error) return false;
  simdjson::ondemand::json_type type;
  if (const auto code = value.type().get(type); code) return damaged(code);
  out.clear();
  if (type == simdjson::ondemand::json_type::null) return true;
  if (type == simdjson::ondemand::json_type::string) return text(value, out);
  std::int64_t number = 0;
  if (!integer(value, number)) return false;
  out = std::to_string(number);
  return true;
}

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/base/number_text.hpp"
#include "acta/read/ballots/json_pieces.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// Walks one JSON document front to back (simdjson ondemand) and knows the path of where it stands, for errors:
/// "CvrExport.json:1:8123: /Sessions/12/Original/Cards/0: …". The first error stays; after it every call returns false.
/// Included by sources only: simdjson is heavy.
class JsonWalk {
 public:
  using Value = simdjson::ondemand::value;
  enum class Next { go_on, enough };  ///< `enough` leaves the rest of an object or array unread

  /// `origin`: where the bytes stand in the file that errors name.
  JsonWalk(std::string name, std::string bytes, const BallotLimits& limits, const JsonOrigin& origin = {});

  /// Walks the document's object from its beginning; may be called again. `read(key, value)` returns Next.
  template <class Read>
  bool document(Read read);
  /// Walks a value that must be an object; `read(key, value)` returns Next.
  template <class Read>
  bool object(Value value, Read read);
  /// Walks a value that must be an array; `read(value, index)` returns Next.
  template <class Read>
  bool array(Value value, Read read);
  /// The same for an array, an object alone, or null (nothing).
  template <class Read>
  bool array_or_one(Value value, Read read);

  bool text(Value value, std::string& out);
  bool integer(Value value, std::int64_t& out);
  bool boolean(Value value, bool& out);
  /// A finite number.
  bool real(Value value, double& out);
  /// A text, or a number of any size as it is written; null as nothing.
  bool text_or_digits(Value value, std::string& out);
  /// A text, or a whole number as text; null as nothing.
  bool text_or_number(Value value, std::string& out);
  bool is_null(Value value);

  bool fail(base::ErrorKind kind, std::string message);
  /// Takes another error over, with this place.
  bool fail(const base::Error& error) { return fail(error.kind, error.message); }
  const std::optional<base::Error>& error() const { return m_error; }
  /// File, line and column of where the walk is.
  base::Place place();

 private:
  bool wrong(const char* wanted);
  bool damaged(simdjson::error_code code);
  base::Place place_of(std::size_t at) const;
  std::string path() const;
  bool at_end();
  template <class Read>
  bool fields(simdjson::ondemand::object object, Read& read);

  std::string m_name, m_bytes;
  JsonOrigin m_origin;
  std::size_t m_size = 0;
  std::uint32_t m_most_depth;
  std::vector<std::variant<std::string_view, std::size_t>> m_path;  ///< keys live until the next document()
  simdjson::ondemand::parser m_parser;
  simdjson::ondemand::document m_document;
  bool m_open = false;
  std::optional<base::Error> m_error;
};

template <class Read>
bool JsonWalk::fields(simdjson::ondemand::object object, Read& read) {
  if (m_path.size() >= m_most_depth)
    return fail(base::ErrorKind::limit, "values are nested deeper than " + std::to_string(m_most_depth));
  for (auto field : object) {
    std::string_view key;
    Value value;
    if (const auto code = field.unescaped_key().get(key); code) return damaged(code);
    if (const auto code = field.value().get(value); code) return damaged(code);
    m_path.emplace_back(key);
    const Next next = read(key, value);
    if (m_error) return false;
    m_path.pop_back();
    if (next == Next::enough) return true;
  }
  return true;
}

template <class Read>
bool JsonWalk::document(Read read) {
  if (m_error) return false;
  m_path.clear();
  if (!m_open) {
    const auto code = m_parser.iterate(m_bytes.data(), m_size, m_bytes.capacity()).get(m_document);
    if (code) return damaged(code);
    m_open = true;
  } else {
    m_document.rewind();
  }
  simdjson::ondemand::object object;
  if (const auto code = m_document.get_object().get(object); code)
    return code == simdjson::INCORRECT_TYPE ? wrong("an object") : damaged(code);
  return fields(object, read) && at_end();
}

template <class Read>
bool JsonWalk::object(Value value, Read read) {
  if (m_error) return false;
  simdjson::ondemand::object object;
  if (const auto code = value.get_object().get(object); code)
    return code == simdjson::INCORRECT_TYPE ? wrong("an object") : damaged(code);
  return fields(object, read);
}

template <class Read>
bool JsonWalk::array(Value value, Read read) {
  if (m_error) return false;
  if (m_path.size() >= m_most_depth)
    return fail(base::ErrorKind::limit, "values are nested deeper than " + std::to_string(m_most_depth));
  simdjson::ondemand::array array;
  if (const auto code = value.get_array().get(array); code)
    return code == simdjson::INCORRECT_TYPE ? wrong("a list") : damaged(code);
  std::size_t index = 0;
  for (auto element : array) {
    Value item;
    if (const auto code = element.get(item); code) return damaged(code);
    m_path.emplace_back(index);
    const Next next = read(item, index);
    if (m_error) return false;
    m_path.pop_back();
    if (next == Next::enough) return true;
    ++index;
  }
  return true;
}

template <class Read>
bool JsonWalk::array_or_one(Value value, Read read) {
  if (m_error) return false;
  simdjson::ondemand::json_type type;
  if (const auto code = value.type().get(type); code) return damaged(code);
  if (type == simdjson::ondemand::json_type::array) return array(value, read);
  if (type == simdjson::ondemand::json_type::null) return true;
  read(value, std::size_t{0});
  return !m_error;
}

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace acta::report {

/// Appends JSON (RFC 8259) to one string. Puts commas by itself. Meant for tables of millions of numbers, where a tree
/// of values would cost more than the data.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : m_out(out) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name) {
    separate();
    quote(name);
    m_out += ':';
    m_first = true;
    return *this;
  }
  JsonWriter& text(std::string_view value) {
    separate();
    quote(value);
    return *this;
  }
  JsonWriter& integer(std::int64_t value) {
    separate();
    append(value);
    return *this;
  }
  /// The shortest decimal that reads back as the same double; null where the value is not finite.
  JsonWriter& real(double value);
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }

 private:
  JsonWriter& open(char bracket) {
    separate();
    m_out += bracket;
    m_first = true;
    return *this;
  }
  JsonWriter& close(char bracket) {
    m_out += bracket;
    m_first = false;
    return *this;
  }
  JsonWriter& raw(std::string_view value) {
    separate();
    m_out += value;
    return *this;
  }
  void separate() {
    if (!m_first) m_out += ',';
    m_first = false;
  }
  void append(std::int64_t value) {
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    m_out.append(digits, static_cast<std::size_t>(end - digits));
  }
  void quote(std::string_view text);

  std::string& m_out;
  bool m_first = true;
};

}  // namespace acta::report

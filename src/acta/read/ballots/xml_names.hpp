// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace acta::read {

inline bool is_xml_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

inline bool begins_xml_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}
inline bool in_xml_name(char c) { return begins_xml_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

/// Where the name that begins at `at` ends; `at` itself: there is none.
inline const char* xml_name_end(const char* at, const char* end) {
  if (at == end || !begins_xml_name(*at)) return at;
  while (at != end && in_xml_name(*at)) ++at;
  return at;
}

/// The name without its namespace prefix.
inline std::string_view xml_local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace acta::read

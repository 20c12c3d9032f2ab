// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/xml_scan.hpp"

#include <algorithm>
#include <cstring>

#include "acta/read/ballots/xml_entities.hpp"
#include "acta/read/ballots/xml_names.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kMostAttributes = 64;

bool is_characters(std::string_view raw) {
  std::string room;
  return xml_characters(raw, room).has_value();
}

}  // namespace

bool XmlScan::takes(std::string_view begin) { return is_plain_xml(begin); }

XmlScan::XmlScan(std::string name, XmlHandler& handler, const BallotLimits& limits)
    : m_name(std::move(name)), m_handler(handler), m_limits(limits) {}

base::Place XmlScan::place() const { return {m_name, m_line, m_column}; }

bool XmlScan::fail(const char* what) {
  m_failed = true;
  m_error = {base::ErrorKind::format, std::string("this is no well-formed XML: ") + what, place(), {}};
  return false;
}

/// Whether the handler has stopped; takes its words as the error.
bool XmlScan::stopped() {
  if (m_handler.stopped.empty()) return false;
  m_failed = true;
  m_error = {base::ErrorKind::format, m_handler.stopped, place(), {}};
  return true;
}

/// Moves over bytes that were understood.
bool XmlScan::take(std::size_t bytes) {
  const char* at = m_buffer.data() + m_at;
  const char* end = at + bytes;
  m_column += bytes;
  while (const void* line = std::memchr(at, '\n', static_cast<std::size_t>(end - at))) {
    at = static_cast<const char*>(line) + 1;
    ++m_line;
    m_column = static_cast<std::uint64_t>(end - at) + 1;
  }
  m_at += bytes;
  m_begun = true;
  return !stopped();
}

bool XmlScan::open(std::string_view name) {
  if (m_open_at.empty() && m_root_seen) return fail("more than one root element");
  m_root_seen = true;
  if (m_open_at.size() >= m_limits.depth) {
    m_handler.stopped = "elements are nested deeper than " + std::to_string(m_limits.depth);
    return !stopped();
  }
  m_open_at.push_back(m_open.size());
  m_open += name;
  return true;
}

bool XmlScan::close(std::string_view name) {
  if (m_open_at.empty() || std::string_view(m_open).substr(m_open_at.back()) != name) return fail("mismatched tag");
  m_open.resize(m_open_at.back());
  m_open_at.pop_back();
  return true;
}

bool XmlScan::text() {
  const char* begin = m_buffer.data() + m_at;
  const std::size_t left = m_buffer.size() - m_at;
  const void* found = std::memchr(begin, '<', left);
  if (!found && !m_last) return false;
  const std::size_t size = found ? static_cast<std::size_t>(static_cast<const char*>(found) - begin) : left;
  const std::string_view raw(begin, size);
  if (m_open_at.empty()) {
    if (!std::all_of(raw.begin(), raw.end(), is_xml_blank)) return fail("text outside the root element");
    return take(size);
  }
  const auto plain = xml_text(raw, m_text);
  if (!plain) return fail("an unknown entity or a character that cannot be");
  m_handler.text(*plain);
  return take(size);
}

/// The end of a value between quotes that begins at `at`, which it ends with NUL; nullptr: it is malformed.
char* XmlScan::attribute_value(char* at, const char* end) {
  if (at == end || (*at != '"' && *at != '\'')) return nullptr;
  char* begin = at + 1;
  auto* close = static_cast<char*>(std::memchr(begin, *at, static_cast<std::size_t>(end - begin)));
  if (!close) return nullptr;
  const auto size = xml_value_in_place(begin, static_cast<std::size_t>(close - begin));
  if (!size) return nullptr;
  begin[*size] = '\0';
  m_attributes.push_back(begin);
  return close + 1;
}

/// Fills m_attributes from what stands behind the element's name; nullptr: it is malformed.
char* XmlScan::attributes(char* at, const char* end) {
  m_attributes.clear();
  while (true) {
    char* const before = at;
    while (at != end && is_xml_blank(*at)) ++at;
    if (at == end || *at == '/') break;
    char* const name = at;
    at += xml_name_end(at, end) - at;
    if (at == name || name == before) return nullptr;
    char* const stop = at;
    while (at != end && is_xml_blank(*at)) ++at;
    if (at == end || *at++ != '=') return nullptr;
    while (at != end && is_xml_blank(*at)) ++at;
    *stop = '\0';
    for (std::size_t i = 0; i < m_attributes.size(); i += 2)
      if (std::strcmp(m_attributes[i], name) == 0) return nullptr;
    m_attributes.push_back(name);
    at = attribute_value(at, end);
    if (!at || m_attributes.size() > 2 * kMostAttributes) return nullptr;
  }
  m_attributes.push_back(nullptr);
  return at;
}

bool XmlScan::start_tag() {
  char* const begin = m_buffer.data() + m_at;
  char* const stop = m_buffer.data() + m_buffer.size();
  char quote = '\0';
  char* end = begin + 1;
  for (; end != stop && (quote != '\0' || *end != '>'); ++end) {
    if (quote != '\0')
      quote = *end == quote ? '\0' : quote;
    else if (*end == '"' || *end == '\'')
      quote = *end;
  }
  if (end == stop) return m_last ? fail("a tag that never ends") : false;
  const std::string_view name(begin + 1, static_cast<std::size_t>(xml_name_end(begin + 1, end) - begin - 1));
  char* at = name.empty() ? nullptr : attributes(begin + 1 + name.size(), end);
  const bool alone = at && at != end && *at == '/';
  if (!at || at + (alone ? 1 : 0) != end) return fail("a malformed tag");
  if (!open(name)) return false;
  m_handler.begin(xml_local_name(name), m_attributes.data());
  if (alone && m_handler.stopped.empty()) m_handler.end(xml_local_name(name));
  if (alone && !close(name)) return false;
  return take(static_cast<std::size_t>(end + 1 - begin));
}

bool XmlScan::end_tag() {
  const char* const begin = m_buffer.data() + m_at;
  const char* const stop = m_buffer.data() + m_buffer.size();
  const auto* end = static_cast<const char*>(std::memchr(begin, '>', static_cast<std::size_t>(stop - begin)));
  if (!end) return m_last ? fail("a tag that never ends") : false;
  const char* at = xml_name_end(begin + 2, end);
  const std::string_view name(begin + 2, static_cast<std::size_t>(at - begin - 2));
  while (at != end && is_xml_blank(*at)) ++at;
  if (at != end || !close(name)) return m_failed ? false : fail("a malformed tag");
  m_handler.end(xml_local_name(name));
  return take(static_cast<std::size_t>(end + 1 - begin));
}

bool XmlScan::instruction() {
  const std::string_view rest = std::string_view(m_buffer).substr(m_at);
  const auto found = rest.find("?>", 2);
  if (found == std::string_view::npos) return m_last ? fail("an instruction that never ends") : false;
  const char* const begin = rest.data() + 2;
  const char* const end = xml_name_end(begin, rest.data() + found);
  const bool declaration = std::string_view(begin, static_cast<std::size_t>(end - begin)) == "xml";
  if (declaration && m_begun) return fail("a declaration that is not first");
  if (end == begin || (end != rest.data() + found && !is_xml_blank(*end))) return fail("a malformed instruction");
  if (!is_characters(rest.substr(2, found - 2))) return fail("a character that cannot be");
  return take(found + 2);
}

/// Comments, CDATA sections, and what begins with "<!" besides.
bool XmlScan::declaration() {
  const std::string_view rest = std::string_view(m_buffer).substr(m_at);
  constexpr std::string_view kData = "<![CDATA[";
  if (rest.size() < kData.size() && !m_last) return false;
  if (rest.starts_with("<!--")) {
    const auto found = rest.find("--", 4);
    if (found == std::string_view::npos || found + 2 == rest.size())
      return m_last ? fail("a comment that never ends") : false;
    if (rest[found + 2] != '>' || !is_characters(rest.substr(4, found - 4))) return fail("a malformed comment");
    return take(found + 3);
  }
  if (!rest.starts_with(kData) || m_open_at.empty()) {
    m_handler.stopped = "a document type declaration, which ballot files do not have";
    return !stopped();
  }
  const auto found = rest.find("]]>");
  if (found == std::string_view::npos) return m_last ? fail("a CDATA section that never ends") : false;
  const auto plain = xml_characters(rest.substr(kData.size(), found - kData.size()), m_text);
  if (!plain) return fail("a character that cannot be");
  m_handler.text(*plain);
  return take(found + 3);
}

/// One token; false: it is not complete, or an error stands.
bool XmlScan::step() {
  const std::size_t left = m_buffer.size() - m_at;
  if (left == 0) return false;
  if (m_buffer[m_at] != '<') return text();
  if (left < 2) return m_last ? fail("a tag that never ends") : false;
  switch (m_buffer[m_at + 1]) {
    case '/': return end_tag();
    case '!': return declaration();
    case '?': return instruction();
    default: return start_tag();
  }
}

/// Takes a byte order mark off the beginning; false: the bytes there are may be a part of one.
bool XmlScan::skip_mark() {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (m_mark_passed) return true;
  if (m_buffer.size() < kMark.size() && kMark.starts_with(m_buffer)) return false;
  m_mark_passed = true;
  if (m_buffer.starts_with(kMark)) m_buffer.erase(0, kMark.size());
  return true;
}

base::Result<void> XmlScan::feed(std::string_view bytes) {
  m_buffer.erase(0, m_at);
  m_at = 0;
  m_buffer += bytes;
  if (!skip_mark()) return {};
  while (step()) continue;
  if (!m_failed && m_buffer.size() - m_at > m_limits.file.cell + (std::size_t{2} << 20))
    return base::Error{base::ErrorKind::limit, "a tag or text is larger than this program reads", place(), {}};
  if (m_failed) return m_error;
  return {};
}

base::Result<void> XmlScan::finish() {
  m_last = true;
  while (step()) continue;
  if (!m_failed && (!m_open_at.empty() || !m_root_seen)) fail("no element found, or one that is not closed");
  if (m_failed) return m_error;
  return {};
}

}  // namespace acta::read

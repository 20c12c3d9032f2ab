// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/xml_push.hpp"

#include <algorithm>

#include "acta/read/ballots/xml_names.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

}  // namespace

XmlPush::XmlPush(std::string name, XmlHandler& handler, const BallotLimits& limits)
    : m_name(std::move(name)),
      m_handler(handler),
      m_most_depth(limits.depth),
      m_most_token(limits.file.cell),
      m_parser(XML_ParserCreate(nullptr), XML_ParserFree) {
  XML_SetUserData(m_parser.get(), this);
  XML_SetElementHandler(m_parser.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(m_parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(m_parser.get(), on_doctype);
}

void XmlPush::stop_if_asked() {
  if (!m_handler.stopped.empty()) XML_StopParser(m_parser.get(), XML_FALSE);
}

void XmlPush::on_begin(void* self, const char* name, const char** attributes) {
  auto* push = static_cast<XmlPush*>(self);
  if (++push->m_depth > push->m_most_depth)
    push->m_handler.stopped = "elements are nested deeper than " + std::to_string(push->m_most_depth);
  else
    push->m_handler.begin(xml_local_name(name), attributes);
  push->stop_if_asked();
}

void XmlPush::on_end(void* self, const char* name) {
  auto* push = static_cast<XmlPush*>(self);
  --push->m_depth;
  push->m_handler.end(xml_local_name(name));
  push->stop_if_asked();
}

void XmlPush::on_text(void* self, const char* text, int length) {
  auto* push = static_cast<XmlPush*>(self);
  push->m_handler.text({text, static_cast<std::size_t>(length)});
  push->stop_if_asked();
}

void XmlPush::on_doctype(void* self, const char*, const char*, const char*, int) {
  auto* push = static_cast<XmlPush*>(self);
  push->m_handler.stopped = "a document type declaration, which ballot files do not have";
  push->stop_if_asked();
}

base::Place XmlPush::place() const {
  return {m_name, XML_GetCurrentLineNumber(m_parser.get()), XML_GetCurrentColumnNumber(m_parser.get()) + 1};
}

base::Result<void> XmlPush::piece(std::string_view bytes, bool last) {
  m_fed += bytes.size();
  if (XML_Parse(m_parser.get(), bytes.data(), static_cast<int>(bytes.size()), last) != XML_STATUS_OK) {
    const bool stopped = !m_handler.stopped.empty();
    std::string why =
        stopped ? m_handler.stopped
                : std::string("this is no well-formed XML: ") + XML_ErrorString(XML_GetErrorCode(m_parser.get()));
    return base::Error{base::ErrorKind::format, std::move(why), place(), {}};
  }
  const auto parsed = static_cast<std::uint64_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(m_parser.get()), 0));
  if (!last && m_fed - parsed > m_most_token + 2 * kPiece)
    return base::Error{base::ErrorKind::limit, "a tag or text is larger than this program reads", place(), {}};
  return {};
}

base::Result<void> XmlPush::feed(std::string_view bytes) {
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kPiece, bytes.size())))
    if (auto read = piece(bytes.substr(0, kPiece), false); !read) return read;
  return {};
}

base::Result<void> XmlPush::finish() { return piece({}, true); }

base::Result<void> push_xml(const std::string& name, const ByteSource& source, XmlHandler& handler,
                            const BallotLimits& limits) {
  XmlPush push(name, handler, limits);
  std::string bytes(kPiece, '\0');
  for (;;) {
    const auto got = source(std::span(bytes.data(), bytes.size()));
    if (!got) return got.error();
    if (*got == 0) return push.finish();
    if (auto read = push.feed(std::string_view(bytes).substr(0, *got)); !read) return read;
  }
}

base::Result<void> push_xml(const std::string& name, std::string_view document, XmlHandler& handler,
                            const BallotLimits& limits) {
  XmlPush push(name, handler, limits);
  if (auto read = push.feed(document); !read) return read;
  return push.finish();
}

}  // namespace acta::read

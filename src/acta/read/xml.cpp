// SPDX-License-Identifier: Apache-2.0
#include "acta/read/xml.hpp"

#include <algorithm>

namespace acta::read {
namespace {

std::string_view local(const char* name) {
  const std::string_view full(name);
  const auto colon = full.rfind(':');
  return colon == std::string_view::npos ? full : full.substr(colon + 1);
}

struct Run {
  XML_Parser parser;
  XmlHandler& handler;

  void stop_if_asked() const {
    if (!handler.stopped.empty()) XML_StopParser(parser, XML_FALSE);
  }
};

void on_begin(void* user, const char* name, const char** attributes) {
  auto* run = static_cast<Run*>(user);
  run->handler.begin(local(name), attributes);
  run->stop_if_asked();
}

void on_end(void* user, const char* name) {
  auto* run = static_cast<Run*>(user);
  run->handler.end(local(name));
  run->stop_if_asked();
}

void on_text(void* user, const char* text, int length) {
  auto* run = static_cast<Run*>(user);
  run->handler.text({text, static_cast<std::size_t>(length)});
  run->stop_if_asked();
}

void on_doctype(void* user, const char*, const char*, const char*, int) {
  auto* run = static_cast<Run*>(user);
  run->handler.stopped = "a document type declaration, which no workbook has";
  run->stop_if_asked();
}

}  // namespace

base::Result<void> parse_xml(const std::string& name, std::string_view document, XmlHandler& handler) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
  Run run{parser.get(), handler};
  XML_SetUserData(parser.get(), &run);
  XML_SetElementHandler(parser.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  constexpr std::size_t kPiece = std::size_t{1} << 24;
  do {
    const std::string_view piece = document.substr(0, kPiece);
    document.remove_prefix(piece.size());
    if (XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), document.empty()) == XML_STATUS_OK)
      continue;
    const std::string why = handler.stopped.empty() ? XML_ErrorString(XML_GetErrorCode(parser.get())) : handler.stopped;
    return base::Error{base::ErrorKind::format,
                       "the workbook's XML cannot be read: " + why,
                       {name, XML_GetCurrentLineNumber(parser.get()), XML_GetCurrentColumnNumber(parser.get()) + 1},
                       {}};
  } while (!document.empty());
  return {};
}

const char* attribute(const char** attributes, std::string_view name) {
  for (; *attributes; attributes += 2)
    if (local(attributes[0]) == name) return attributes[1];
  return nullptr;
}

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"
#include "acta/read/ballots/text_blocks.hpp"
#include "acta/read/xml.hpp"

namespace acta::read {

/// Streams an XML document through a handler as its bytes come. Beyond what parse_xml refuses (document types), it
/// refuses elements nested deeper than `limits.depth` and one tag or text larger than `limits.file.cell`.
/// A handler that sets `stopped` ends the document there, with its text as message.
class XmlPush {
 public:
  /// `handler` must outlive this.
  XmlPush(std::string name, XmlHandler& handler, const BallotLimits& limits);
  XmlPush(const XmlPush&) = delete;
  XmlPush& operator=(const XmlPush&) = delete;

  base::Result<void> feed(std::string_view bytes);
  /// REQUIRES: no error before.
  base::Result<void> finish();
  /// Where the handler is now.
  base::Place place() const;

 private:
  static void on_begin(void* self, const char* name, const char** attributes);
  static void on_end(void* self, const char* name);
  static void on_text(void* self, const char* text, int length);
  static void on_doctype(void* self, const char*, const char*, const char*, int);
  void stop_if_asked();
  base::Result<void> piece(std::string_view bytes, bool last);

  std::string m_name;
  XmlHandler& m_handler;
  std::uint32_t m_depth = 0, m_most_depth;
  std::uint64_t m_fed = 0, m_most_token;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> m_parser;
};

/// A document that is never held.
base::Result<void> push_xml(const std::string& name, const ByteSource& source, XmlHandler& handler,
                            const BallotLimits& limits);
/// A whole document in memory.
base::Result<void> push_xml(const std::string& name, std::string_view document, XmlHandler& handler,
                            const BallotLimits& limits);

}  // namespace acta::read

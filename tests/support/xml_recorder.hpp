// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "acta/read/ballots/reading.hpp"
#include "acta/read/xml.hpp"

namespace acta::test {

/// Everything that a handler is told, as one text; text in pieces is joined.
class XmlRecorder : public read::XmlHandler {
 public:
  std::string told;
  void begin(std::string_view element, const char** attributes) override {
    flush();
    told.append("<").append(element);
    for (; *attributes; attributes += 2) told.append(" ").append(attributes[0]).append("=").append(attributes[1]);
    told += ">";
  }
  void end(std::string_view element) override {
    flush();
    told.append("</").append(element).append(">");
  }
  void text(std::string_view characters) override { m_text += characters; }

 private:
  void flush() {
    told += m_text;
    m_text.clear();
  }
  std::string m_text;
};

struct Told {
  bool good = false;
  std::string text;  ///< what the handler was told, or the error
};

/// Runs a document through XmlPush or XmlScan in blocks of so many bytes.
template <class Parser>
Told told(std::string_view document, std::size_t block) {
  XmlRecorder recorder;
  const read::BallotLimits limits;
  Parser parser("d.xml", recorder, limits);
  base::Result<void> result;
  for (std::size_t at = 0; at < document.size() && result; at += block)
    result = parser.feed(document.substr(at, block));
  if (result) result = parser.finish();
  return {result.has_value(), result ? recorder.told : to_text(result.error())};
}

}  // namespace acta::test

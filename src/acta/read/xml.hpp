// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <expat.h>

#include <memory>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"

namespace acta::read {

/// What a streamed XML document tells its reader. Names come without namespace prefix.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  /// `attributes`: name, value, name, value, …, nullptr.
  virtual void begin(std::string_view element, const char** attributes) = 0;
  virtual void end(std::string_view element) = 0;
  virtual void text(std::string_view characters) = 0;
  /// Set to stop; becomes the result of parse_xml.
  std::string stopped;
};

/// Streams a document through the handler. Documents with a DTD are refused: workbooks have none, and entities that
/// expand each other are a known way to fill a memory.
base::Result<void> parse_xml(const std::string& name, std::string_view document, XmlHandler& handler);

/// The attribute's value, or nullptr.
const char* attribute(const char** attributes, std::string_view name);

}  // namespace acta::read

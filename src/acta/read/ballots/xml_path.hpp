// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acta/read/ballots/xml_push.hpp"

namespace acta::read {

/// A handler for documents of records: keeps the path of open elements and the text directly inside the innermost one.
class XmlPath : public XmlHandler {
 public:
  explicit XmlPath(std::uint64_t most_text) : m_most_text(most_text) {}

  void begin(std::string_view element, const char** attributes) final {
    if (m_depth == m_path.size()) m_path.emplace_back();
    m_path[m_depth] = element;
    m_text.clear();
    opened(element, attributes);
    ++m_depth;
  }
  void end(std::string_view element) final {
    --m_depth;
    closed(element, m_text);
    m_text.clear();
  }
  void text(std::string_view characters) final {
    m_text += characters;
    if (m_text.size() > m_most_text) stopped = "a text larger than this program reads";
  }

 protected:
  virtual void opened(std::string_view element, const char** attributes) = 0;
  /// The element's parents are still there; `text` is untrimmed.
  virtual void closed(std::string_view element, std::string_view text) = 0;
  /// The element around the one that is opened or closed (1), around that one (2), …; empty: there is none.
  std::string_view parent(std::size_t levels = 1) const {
    return levels <= m_depth ? std::string_view(m_path[m_depth - levels]) : std::string_view();
  }

 private:
  std::vector<std::string> m_path;
  std::size_t m_depth = 0;
  std::string m_text;
  std::uint64_t m_most_text;
};

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"
#include "acta/read/xml.hpp"

namespace acta::read {

/// A drop-in for XmlPush that is three times as fast, for the one document that is large: a workbook's sheet. It takes
/// UTF-8 without document type only (takes() tells), and calls the handler with what expat would, text in one piece.
/// It refuses what expat refuses, but for letters beyond ASCII that XML does not allow in names. Same bounds as
/// XmlPush.
class XmlScan {
 public:
  /// Whether a document that begins so is UTF-8.
  static bool takes(std::string_view begin);

  /// `handler` must outlive this.
  XmlScan(std::string name, XmlHandler& handler, const BallotLimits& limits);
  XmlScan(const XmlScan&) = delete;
  XmlScan& operator=(const XmlScan&) = delete;

  base::Result<void> feed(std::string_view bytes);
  /// REQUIRES: no error before.
  base::Result<void> finish();
  base::Place place() const;

 private:
  bool skip_mark();
  bool step();
  bool text();
  bool start_tag();
  bool end_tag();
  bool declaration();
  bool instruction();
  char* attributes(char* at, const char* end);
  char* attribute_value(char* at, const char* end);
  bool open(std::string_view name);
  bool close(std::string_view name);
  bool take(std::size_t bytes);
  bool fail(const char* what);
  bool stopped();

  std::string m_name;
  XmlHandler& m_handler;
  const BallotLimits& m_limits;
  std::string m_buffer, m_text;
  std::size_t m_at = 0;
  std::uint64_t m_line = 1, m_column = 1;  ///< of m_at, in bytes
  std::string m_open;                      ///< names of open elements, one after the other
  std::vector<std::size_t> m_open_at;
  std::vector<const char*> m_attributes;
  bool m_mark_passed = false, m_begun = false, m_root_seen = false, m_last = false, m_failed = false;
  base::Error m_error;
};

}  // namespace acta::read

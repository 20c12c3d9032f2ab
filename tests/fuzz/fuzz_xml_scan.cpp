// SPDX-License-Identifier: Apache-2.0
// The scanner of sheets beside expat, in blocks whose size is the first byte: where expat takes a document, the scanner
// tells the same of it or, never, something else.
#include <cstdlib>

#include "acta/read/ballots/xml_push.hpp"
#include "acta/read/ballots/xml_scan.hpp"
#include "fuzz/input.hpp"
#include "support/xml_recorder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string document = acta::fuzz::bytes(data + 1, size - 1);
  if (!acta::read::XmlScan::takes(document)) return 0;
  const auto expat = acta::test::told<acta::read::XmlPush>(document, 1u << 20);
  const auto scan = acta::test::told<acta::read::XmlScan>(document, data[0] + std::size_t{1});
  if (expat.good && (!scan.good || scan.text != expat.text)) std::abort();
  return 0;
}

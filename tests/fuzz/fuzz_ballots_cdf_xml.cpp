// SPDX-License-Identifier: Apache-2.0
// The document whole, and as a stream of 50 bytes at a time.
#include "acta/read/ballots/cdf_xml.hpp"
#include "fuzz/ballots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  const auto options = acta::fuzz::ballot_options();
  const auto whole = acta::read::read_cdf_xml("r.xml", input, "K", options);
  acta::fuzz::check(whole);
  acta::fuzz::check_streamed(whole,
                             acta::read::stream_cdf_xml("r.xml", acta::fuzz::in_chunks(input, 50), "K", options));
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
// The document whole, and as a stream of 50 bytes at a time in pieces of 100.
#include "acta/read/ballots/cdf_json.hpp"
#include "fuzz/ballots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  const auto options = acta::fuzz::ballot_options();
  const auto whole = acta::read::read_cdf_json("r.json", input, "K", options);
  acta::fuzz::check(whole);
  const auto streamed = acta::read::stream_cdf_json("r.json", acta::fuzz::in_chunks(input, 50), "K", options, 100);
  // Keys are told apart as they stand: an escape may hide "CVR".
  if (input.find('\\') == std::string::npos)
    acta::fuzz::check_streamed(whole, streamed);
  else
    acta::fuzz::check(streamed);
  return 0;
}

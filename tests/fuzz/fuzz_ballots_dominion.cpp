// SPDX-License-Identifier: Apache-2.0
// Contests, candidates, sessions and portions, with a NUL byte between.
#include "acta/read/ballots/dominion.hpp"
#include "fuzz/ballots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  const auto files = acta::fuzz::folder(
      input, {"ContestManifest.json", "CandidateManifest.json", "CvrExport_1.json", "PrecinctPortionManifest.json"});
  acta::fuzz::check(acta::read::read_dominion(files, "1", acta::fuzz::ballot_options()));
  return 0;
}

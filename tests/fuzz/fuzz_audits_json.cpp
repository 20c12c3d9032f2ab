// SPDX-License-Identifier: Apache-2.0
// Logs of SHANGRLA and records of rlauxe.
#include "acta/read/audits/rlauxe.hpp"
#include "acta/read/audits/shangrla.hpp"
#include "fuzz/ballots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  acta::model::AssertionAudit audit, other;
  const auto limits = acta::fuzz::ballot_options().limits;
  for (int times = 0; times < 2; ++times)
    if (acta::read::is_rlauxe(input) && !acta::read::read_rlauxe("x.json", input, audit, limits)) break;
  if (acta::read::read_shangrla("x.json", input, other, limits) && other.file.empty()) std::abort();
  return 0;
}

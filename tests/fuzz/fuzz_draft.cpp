// SPDX-License-Identifier: Apache-2.0
// Whatever the file: a draft that is written parses as a record.
#include <cstdlib>

#include "acta/read/draft/draft.hpp"
#include "acta/read/layout.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string file = acta::fuzz::bytes(data, size);
  const acta::read::DraftInput input{"x.csv", file, {}};
  const auto draft = acta::read::draft({&input, 1}, {{}, acta::fuzz::limits()});
  if (draft && !acta::read::parse_record(draft->toml, "election.toml")) std::abort();
  return 0;
}

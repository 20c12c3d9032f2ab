// SPDX-License-Identifier: Apache-2.0
#include "acta/read/archive.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string packed = acta::fuzz::bytes(data, size);
  if (!acta::read::is_packed("x", packed)) return 0;
  const auto members = acta::read::list_members("x", packed, acta::fuzz::limits());
  if (!members) return 0;
  for (const auto& member : *members)
    (void)acta::read::unpack("x", packed, member.name, true, acta::fuzz::limits());
  return 0;
}

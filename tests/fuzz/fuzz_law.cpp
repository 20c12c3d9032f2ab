// SPDX-License-Identifier: Apache-2.0
// A law and, after the first NUL byte, lines of a key, a blank and the value that stands in its place.
#include <sstream>

#include "acta/read/law.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  const auto cut = input.find('\0');
  (void)acta::read::parse_law(input.substr(0, cut), "law.toml");
  if (cut == std::string::npos) return 0;
  acta::read::Overrides overrides;
  std::istringstream lines(input.substr(cut + 1));
  for (std::string key, value; overrides.size() < 20 && lines >> key && std::getline(lines, value);)
    overrides.emplace_back(key, value);
  (void)acta::read::parse_law(input.substr(0, cut), "law.toml", overrides);
  return 0;
}

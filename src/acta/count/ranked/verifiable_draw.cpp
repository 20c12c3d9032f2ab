// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/verifiable_draw.hpp"

#include <numeric>
#include <string>

#include "acta/base/md5.hpp"

namespace acta::count {
namespace {

constexpr std::size_t kMostItems = 65'536;  ///< selections are counted in two bytes

base::Error usage(std::string message, std::string advice) {
  return {base::ErrorKind::usage, std::move(message), {}, std::move(advice)};
}

/// A number of 128 bits, its highest byte first, modulo a divisor below 2^32.
std::uint64_t remainder(const std::array<std::uint8_t, 16>& digits, std::uint64_t divisor) {
  std::uint64_t rest = 0;
  for (const std::uint8_t digit : digits) rest = (rest << 8 | digit) % divisor;
  return rest;
}

}  // namespace

base::Result<std::vector<std::uint32_t>> verifiable_order(std::string_view key, std::size_t items) {
  if (key.empty()) return usage("a draw of lots by RFC 3797 needs a key", "for example \"9319./2.5.8.10.12./\"");
  if (items > kMostItems) return usage("a draw of lots by RFC 3797 is of at most 65,536 items", {});
  std::vector<std::uint32_t> left(items), drawn;
  std::iota(left.begin(), left.end(), 0U);
  while (!left.empty()) {
    const auto selection = static_cast<std::uint16_t>(drawn.size());
    const std::string number = {static_cast<char>(selection >> 8), static_cast<char>(selection & 255)};
    const auto digest = base::md5(number + std::string(key) + number);
    if (!digest) return usage("this system's cryptography does without MD5, which RFC 3797 needs", {});
    const auto at = left.begin() + static_cast<std::ptrdiff_t>(remainder(*digest, left.size()));
    drawn.push_back(*at);
    left.erase(at);
  }
  return drawn;
}

}  // namespace acta::count

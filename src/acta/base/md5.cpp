// SPDX-License-Identifier: Apache-2.0
#include "acta/base/md5.hpp"

#include <openssl/evp.h>

namespace acta::base {

std::optional<std::array<std::uint8_t, 16>> md5(std::string_view bytes) {
  std::array<std::uint8_t, 16> digest{};
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_md5(), nullptr) != 1) return std::nullopt;
  return digest;
}

}  // namespace acta::base

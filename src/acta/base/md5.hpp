// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace acta::base {

/// MD5 (RFC 1321) of the bytes, for published procedures that name it: it keeps nobody from finding two texts with one
/// value. nullopt where the system's cryptography does without it.
std::optional<std::array<std::uint8_t, 16>> md5(std::string_view bytes);

}  // namespace acta::base

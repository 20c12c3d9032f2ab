// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"

namespace acta::read {

/// Little-endian numbers out of bytes. REQUIRES: at + size <= bytes.size()
std::uint16_t u16_at(std::string_view bytes, std::size_t at);
std::uint32_t u32_at(std::string_view bytes, std::size_t at);

/// One stream of an OLE2 compound file (MS-CFB): the first found of the given names, in the root storage. Chains that
/// loop or leave the file are errors.
base::Result<std::string> ole_stream(const std::string& file, std::string_view bytes, std::u16string_view name,
                                     std::u16string_view other_name);

}  // namespace acta::read

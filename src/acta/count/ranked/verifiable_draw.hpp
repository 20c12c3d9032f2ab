// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::count {

/// Items 0 to `items` - 1 in an order that anybody can draw again from a published key: RFC 3797, section 4. Selection
/// k, counted from 0 in two bytes, takes of the r items left the one at MD5(k key k) mod r.
/// The key is taken as it stands: sources are written as section 4.1 has them, each with a slash behind it and a point
/// behind each number, the numbers of a source ascending: "9319./2.5.8.10.12./".
/// Errors: usage: an empty key, more than 65,536 items, a system without MD5.
base::Result<std::vector<std::uint32_t>> verifiable_order(std::string_view key, std::size_t items);

}  // namespace acta::count

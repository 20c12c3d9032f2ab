// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace acta::base {

/// "1,234,567" and "-1,234": as English text groups digits.
std::string grouped(std::int64_t value);

}  // namespace acta::base

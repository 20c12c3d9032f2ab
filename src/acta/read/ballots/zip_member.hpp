// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// Inflates one member of a zip file block by block into `sink`, never whole. Stops at the sink's error and returns it.
/// Errors: not_found; format for a damaged or encrypted archive and for several members of the name; limit beyond
/// limits.bytes.
base::Result<void> stream_zip_member(const std::string& name, std::string_view zip, std::string_view member,
                                     const Limits& limits,
                                     const std::function<base::Result<void>(std::string_view)>& sink);

}  // namespace acta::read

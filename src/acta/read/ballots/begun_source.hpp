// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/read/ballots/text_blocks.hpp"

namespace acta::read {

/// A source whose first bytes have been looked at.
struct BegunSource {
  std::string begin;  ///< 512 bytes, or what there is: enough for is_packed()
  ByteSource all;     ///< the source from its begin, its errors in their place
};
/// Keeps a reference.
BegunSource begin_source(const ByteSource& source);

}  // namespace acta::read

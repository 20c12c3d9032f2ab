// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

struct Member {
  std::string name;
  std::uint64_t bytes = 0;  ///< as the archive states; 0 where it does not
};

/// Whether the bytes begin like an archive or a compressed file that unpack() takes: zip, tar, gzip, xz, zstd, bzip2.
/// Workbooks (.xlsx) are zip files too: `name` ending in .xlsx says no here.
bool is_packed(std::string_view name, std::string_view bytes);
/// The regular files in it, in their order. A bare compressed file has one member, named as `name` without its ending.
base::Result<std::vector<Member>> list_members(std::string_view name, std::string_view bytes,
                                               const Limits& limits = {});
/// Unpacks one member in memory. `member` empty: the only regular file (an error names the choice when there are
/// several). Errors: not_found with the names there are; limit beyond limits.bytes, or a line beyond limits.line when
/// `lines` is true (so that a text of one endless line stops early); format for a damaged or encrypted archive, and for
/// several files of the name. gzip is verified to its end (CRC-32, length, nothing behind it), and all that it inflates
/// to counts against limits.bytes.
struct Unpacked {
  std::string name;  ///< of the member
  std::string bytes;
};
base::Result<Unpacked> unpack(std::string_view name, std::string_view bytes, std::string_view member, bool lines,
                              const Limits& limits = {});

}  // namespace acta::read

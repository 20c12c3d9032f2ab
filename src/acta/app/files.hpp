// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::app {

/// The whole file. Errors: not_found, io, limit (more than `most` bytes).
base::Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t most = 4ull << 30);

/// Writes beside the target and renames, so that a reader never sees half a file. Makes missing folders. Errors: io,
/// also for a path that exists and is no regular file, which would be replaced.
base::Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// The first of folder/name that is a regular file, in the order of `folders`; empty when none is.
std::filesystem::path find_file(const std::vector<std::filesystem::path>& folders, const std::string& name);

}  // namespace acta::app

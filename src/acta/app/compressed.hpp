// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "acta/base/error.hpp"

namespace acta::app {

/// A file that is written piece by piece and compressed on the way: .zst by Zstandard, .gz by gzip, other endings as it
/// is. Until close() it stands beside its place, with ".part" behind its name; without close() it is taken away.
class CompressedFile {
 public:
  /// Errors: io, with the file.
  static base::Result<CompressedFile> open(const std::filesystem::path& path);
  CompressedFile(CompressedFile&&) noexcept;
  CompressedFile& operator=(CompressedFile&&) noexcept;
  ~CompressedFile();

  /// Errors are kept for close().
  void write(std::string_view bytes);
  base::Result<void> close();

 private:
  struct Writer;
  explicit CompressedFile(std::unique_ptr<Writer> writer);
  std::unique_ptr<Writer> m_writer;
};

}  // namespace acta::app

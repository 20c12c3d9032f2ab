// SPDX-License-Identifier: Apache-2.0
#include "acta/app/compressed.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <string>

namespace acta::app {

namespace {
constexpr std::size_t kPiece = 1u << 20;
}

struct CompressedFile::Writer {
  std::string path, beside, piece, failure;
  ::archive* archive = nullptr;

  ~Writer() {
    if (archive) ::archive_write_free(archive);
    if (!beside.empty()) ::unlink(beside.c_str());
  }
  bool check(int status) {
    if (status >= ARCHIVE_WARN) return true;
    if (failure.empty()) {
      const char* text = ::archive_error_string(archive);
      failure = text ? text : "cannot be written";
    }
    return false;
  }
  void flush() {
    if (failure.empty() && ::archive_write_data(archive, piece.data(), piece.size()) < 0) check(ARCHIVE_FATAL);
    piece.clear();
  }
};

CompressedFile::CompressedFile(std::unique_ptr<Writer> writer) : m_writer(std::move(writer)) {}
CompressedFile::CompressedFile(CompressedFile&&) noexcept = default;
CompressedFile& CompressedFile::operator=(CompressedFile&&) noexcept = default;
CompressedFile::~CompressedFile() = default;

base::Result<CompressedFile> CompressedFile::open(const std::filesystem::path& path) {
  auto writer = std::make_unique<Writer>();
  writer->path = path.string();
  writer->archive = ::archive_write_new();
  ::archive* archive = writer->archive;
  const auto ending = path.extension();
  writer->beside = writer->path + ".part";
  ::unlink(writer->beside.c_str());  // of an earlier run that was cut off; never written through
  if (ending == ".zst") writer->check(::archive_write_add_filter_zstd(archive));
  if (ending == ".gz") writer->check(::archive_write_add_filter_gzip(archive));
  writer->check(::archive_write_set_format_raw(archive));
  writer->check(::archive_write_set_bytes_in_last_block(archive, 1));
  if (writer->failure.empty()) writer->check(::archive_write_open_filename(archive, writer->beside.c_str()));
  ::archive_entry* entry = ::archive_entry_new();
  ::archive_entry_set_pathname(entry, "ballots");
  ::archive_entry_set_filetype(entry, AE_IFREG);
  if (writer->failure.empty()) writer->check(::archive_write_header(archive, entry));
  ::archive_entry_free(entry);
  if (!writer->failure.empty()) return base::Error{base::ErrorKind::io, writer->failure, {writer->path, 0, 0}, {}};
  return CompressedFile(std::move(writer));
}

void CompressedFile::write(std::string_view bytes) {
  m_writer->piece += bytes;
  if (m_writer->piece.size() >= kPiece) m_writer->flush();
}

base::Result<void> CompressedFile::close() {
  m_writer->flush();
  m_writer->check(::archive_write_close(m_writer->archive));
  if (!m_writer->failure.empty())
    return base::Error{base::ErrorKind::io, m_writer->failure, {m_writer->path, 0, 0}, {}};
  std::error_code failed;
  std::filesystem::rename(m_writer->beside, m_writer->path, failed);
  if (failed)
    return base::Error{base::ErrorKind::io, "cannot be written: " + failed.message(), {m_writer->path, 0, 0}, {}};
  m_writer->beside.clear();
  return {};
}

}  // namespace acta::app

// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/zip_member.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

#include "acta/read/archive.hpp"

namespace acta::read {
namespace {

using Handle = std::unique_ptr<archive, decltype(&archive_read_free)>;

base::Error damaged(const std::string& name, archive* from) {
  const char* reason = archive_error_string(from);
  return {base::ErrorKind::format,
          std::string("the zip file is damaged: ") + (reason ? reason : "unknown reason"),
          {name, 0, 0},
          "get the file again: it may have been cut short"};
}

/// That there is exactly one such member.
base::Result<void> checked(const std::string& name, std::string_view zip, std::string_view member,
                           const Limits& limits) {
  auto members = list_members(name, zip, limits);
  if (!members) return members.error();
  const auto found =
      std::count_if(members->begin(), members->end(), [&](const Member& known) { return known.name == member; });
  if (found == 1) return {};
  return base::Error{found == 0 ? base::ErrorKind::not_found : base::ErrorKind::format,
                     (found == 0 ? "it holds no \"" : "it holds several files named \"") + std::string(member) + "\"",
                     {name, 0, 0},
                     {}};
}

base::Result<void> stream_entry(archive* from, const std::string& name, const Limits& limits,
                                const std::function<base::Result<void>(std::string_view)>& sink) {
  std::uint64_t bytes = 0;
  while (true) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(from, &block, &size, &offset);
    if (status == ARCHIVE_EOF) return {};
    if (status != ARCHIVE_OK) return damaged(name, from);
    bytes += size;
    if (bytes > limits.bytes)
      return base::Error{base::ErrorKind::limit,
                         "it unpacks to more than " + std::to_string(limits.bytes) + " bytes",
                         {name, 0, 0},
                         {}};
    if (auto taken = sink({static_cast<const char*>(block), size}); !taken) return taken;
  }
}

}  // namespace

base::Result<void> stream_zip_member(const std::string& name, std::string_view zip, std::string_view member,
                                     const Limits& limits,
                                     const std::function<base::Result<void>(std::string_view)>& sink) {
  if (auto there = checked(name, zip, member, limits); !there) return there;
  const Handle from(archive_read_new(), archive_read_free);
  archive_read_support_format_zip_seekable(from.get());
  if (archive_read_open_memory(from.get(), zip.data(), zip.size()) != ARCHIVE_OK) return damaged(name, from.get());
  archive_entry* entry = nullptr;
  while (true) {
    const int status = archive_read_next_header(from.get(), &entry);
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return damaged(name, from.get());
    const char* path = archive_entry_pathname(entry);
    if (!path || path != member) continue;
    if (archive_entry_is_encrypted(entry))
      return base::Error{base::ErrorKind::format, "it is encrypted", {name, 0, 0}, "save it without a password"};
    return stream_entry(from.get(), name, limits, sink);
  }
}

}  // namespace acta::read

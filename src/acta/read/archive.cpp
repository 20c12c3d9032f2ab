// SPDX-License-Identifier: Apache-2.0
#include "acta/read/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "acta/read/gunzip.hpp"

namespace acta::read {
namespace {

using Handle = std::unique_ptr<archive, decltype(&archive_read_free)>;

constexpr std::string_view kGzip("\x1F\x8B", 2);
constexpr std::string_view kXz(
    "\xFD"
    "7zXZ",
    5);
constexpr std::string_view kZstd("\x28\xB5\x2F\xFD", 4);
constexpr std::string_view kBzip2("BZh", 3);
constexpr std::array<std::string_view, 5> kPacked = {std::string_view("PK\x03\x04", 4), kGzip, kXz, kZstd, kBzip2};

/// libarchive over bytes in memory; gzip is inflated here, as libarchive does not verify it.
struct Archive {
  std::unique_ptr<Gunzip> gzip;
  Handle from{nullptr, archive_read_free};

  archive* get() const { return from.get(); }
};

bool is_tar(std::string_view bytes) { return bytes.size() > 262 && bytes.substr(257, 5) == "ustar"; }

base::Error damaged(std::string_view name, const Archive& archive, std::string_view what) {
  if (archive.gzip && archive.gzip->error()) return *archive.gzip->error();
  const char* reason = archive_error_string(archive.get());
  return {base::ErrorKind::format,
          "the packed file " + std::string(what) + ": " + (reason ? reason : "unknown reason"),
          {std::string(name), 0, 0},
          "get the file again: it may have been cut short"};
}

la_ssize_t inflated(archive* from, void* gzip, const void** block) {
  auto* source = static_cast<Gunzip*>(gzip);
  const std::string_view bytes = source->next();
  *block = bytes.data();
  if (!source->error()) return static_cast<la_ssize_t>(bytes.size());
  archive_set_error(from, EINVAL, "%s", source->error()->message.c_str());
  return -1;
}

/// Only the one filter that the bytes begin with: others may run programs, or take off what is a member of its own.
void support(archive* from, std::string_view bytes) {
  if (bytes.starts_with(kXz)) archive_read_support_filter_xz(from);
  if (bytes.starts_with(kZstd)) archive_read_support_filter_zstd(from);
  if (bytes.starts_with(kBzip2)) archive_read_support_filter_bzip2(from);
  archive_read_support_format_tar(from);
  if (is_tar(bytes) || bytes.starts_with("PK"))
    archive_read_support_format_zip_seekable(from);
  else
    archive_read_support_format_raw(from);
}

/// Opens for reading, either as an archive or (raw) as one compressed file.
base::Result<Archive> opened(std::string_view name, std::string_view bytes, const Limits& limits) {
  Archive archive;
  archive.from.reset(archive_read_new());
  support(archive.get(), bytes);
  archive_read_set_options(archive.get(), "hdrcharset=UTF-8");
  int status = ARCHIVE_OK;
  if (bytes.starts_with(kGzip)) {
    archive.gzip = std::make_unique<Gunzip>(std::string(name), bytes, limits.bytes);
    status = archive_read_open(archive.get(), archive.gzip.get(), nullptr, inflated, nullptr);
  } else {
    status = archive_read_open_memory(archive.get(), bytes.data(), bytes.size());
  }
  if (status != ARCHIVE_OK) return damaged(name, archive, "cannot be opened");
  return archive;
}

std::string member_name(archive* from, archive_entry* entry, std::string_view file) {
  if (archive_format(from) == ARCHIVE_FORMAT_RAW) {
    const std::string_view base = file.substr(file.rfind('/') == std::string_view::npos ? 0 : file.rfind('/') + 1);
    return std::string(base.substr(0, base.rfind('.')));
  }
  const char* name = archive_entry_pathname_utf8(entry);
  if (!name) name = archive_entry_pathname(entry);
  return name ? name : "";
}

bool is_regular(archive* from, archive_entry* entry) {
  return archive_format(from) == ARCHIVE_FORMAT_RAW || archive_entry_filetype(entry) == AE_IFREG;
}

/// Files that packing programs add by themselves.
bool is_side_file(std::string_view name) {
  return name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") || name.find("/._") != std::string_view::npos ||
         name.starts_with("._");
}

/// Watches for a line that never ends.
class LineGuard {
 public:
  explicit LineGuard(std::uint64_t most) : m_most(most) {}
  bool take(std::string_view block) {
    const auto last = block.find_last_of("\n\r");
    m_length = last == std::string_view::npos ? m_length + block.size() : block.size() - last - 1;
    return m_length <= m_most;
  }

 private:
  std::uint64_t m_most, m_length = 0;
};

/// Goes on to the end of a gzip file, whose checksum stands there.
base::Result<void> verify_rest(const Archive& archive) {
  if (!archive.gzip) return {};
  while (!archive.gzip->next().empty()) continue;
  if (archive.gzip->error()) return *archive.gzip->error();
  return {};
}

base::Error too_large(const std::string& name, const Limits& limits) {
  return {
      base::ErrorKind::limit, "it unpacks to more than " + std::to_string(limits.bytes) + " bytes", {name, 0, 0}, {}};
}

base::Result<std::string> content(const Archive& archive, archive_entry* entry, const std::string& name, bool lines,
                                  const Limits& limits) {
  std::string bytes;
  if (archive_entry_size_is_set(entry)) {
    const auto size = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0));
    if (size > limits.bytes) return too_large(name, limits);
    // A stated size is only a claim: room beyond 256 MiB is taken as bytes arrive.
    bytes.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(size, 256u << 20)));
  }
  LineGuard guard(limits.line);
  while (true) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(archive.get(), &block, &size, &offset);
    if (status == ARCHIVE_EOF) return bytes;
    if (status != ARCHIVE_OK) return damaged(name, archive, "is damaged");
    if (size > limits.bytes - std::min<std::uint64_t>(limits.bytes, bytes.size())) return too_large(name, limits);
    const std::string_view view(static_cast<const char*>(block), size);
    bytes.append(view);
    if (lines && !guard.take(view))
      return base::Error{
          base::ErrorKind::limit, "a line is longer than " + std::to_string(limits.line) + " bytes", {name, 0, 0}, {}};
  }
}

std::string names_text(const std::vector<Member>& members) {
  std::string text = "it holds";
  for (std::size_t i = 0; i < std::min<std::size_t>(members.size(), 12); ++i)
    text += (i == 0 ? " \"" : ", \"") + members[i].name + "\"";
  return members.size() > 12 ? text + ", …" : text;
}

base::Error named_twice(std::string_view archive, std::string_view member) {
  return {base::ErrorKind::format,
          "the archive holds several files named \"" + std::string(member) + "\"",
          {std::string(archive), 0, 0},
          "unpack it and name the one that is meant as a file of its own"};
}

base::Result<std::string> chosen(std::string_view name, std::string_view bytes, std::string_view member,
                                 const Limits& limits) {
  auto members = list_members(name, bytes, limits);
  if (!members) return members.error();
  std::vector<Member>& all = *members;
  if (!member.empty()) {
    const auto found = std::count_if(all.begin(), all.end(), [&](const Member& known) { return known.name == member; });
    if (found == 1) return std::string(member);
    if (found > 1) return named_twice(name, member);
    return base::Error{base::ErrorKind::not_found,
                       "there is no \"" + std::string(member) + "\" in it",
                       {std::string(name), 0, 0},
                       names_text(all)};
  }
  std::erase_if(all, [](const Member& known) { return is_side_file(known.name); });
  if (all.size() == 1) return all.front().name;
  if (all.empty())
    return base::Error{base::ErrorKind::format, "the archive holds no file", {std::string(name), 0, 0}, {}};
  const bool one_name =
      std::all_of(all.begin(), all.end(), [&](const Member& known) { return known.name == all.front().name; });
  if (one_name) return named_twice(name, all.front().name);
  return base::Error{base::ErrorKind::usage,
                     "the archive holds several files",
                     {std::string(name), 0, 0},
                     "name one as member: " + names_text(all)};
}

}  // namespace

bool is_packed(std::string_view name, std::string_view bytes) {
  if (name.ends_with(".xlsx") || name.ends_with(".xlsm")) return false;
  return is_tar(bytes) ||
         std::any_of(kPacked.begin(), kPacked.end(), [&](std::string_view magic) { return bytes.starts_with(magic); });
}

base::Result<std::vector<Member>> list_members(std::string_view name, std::string_view bytes, const Limits& limits) {
  auto from = opened(name, bytes, limits);
  if (!from) return from.error();
  std::vector<Member> members;
  archive_entry* entry = nullptr;
  while (true) {
    const int status = archive_read_next_header(from->get(), &entry);
    if (status == ARCHIVE_EOF) return members;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return damaged(name, *from, "is damaged");
    if (!is_regular(from->get(), entry)) continue;
    if (members.size() >= limits.members)
      return base::Error{base::ErrorKind::limit,
                         "the archive holds more than " + std::to_string(limits.members) + " files",
                         {std::string(name), 0, 0},
                         {}};
    members.push_back({member_name(from->get(), entry, name),
                       static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0))});
    if (archive_format(from->get()) == ARCHIVE_FORMAT_RAW) return members;
  }
}

base::Result<Unpacked> unpack(std::string_view name, std::string_view bytes, std::string_view member, bool lines,
                              const Limits& limits) {
  auto wanted = chosen(name, bytes, member, limits);
  if (!wanted) return wanted.error();
  auto from = opened(name, bytes, limits);
  if (!from) return from.error();
  archive_entry* entry = nullptr;
  while (true) {
    const int status = archive_read_next_header(from->get(), &entry);
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return damaged(name, *from, "is damaged");
    if (!is_regular(from->get(), entry) || member_name(from->get(), entry, name) != *wanted) continue;
    const std::string full = std::string(name) + "/" + *wanted;
    if (archive_entry_is_encrypted(entry))
      return base::Error{base::ErrorKind::format, "it is encrypted", {full, 0, 0}, "unpack it with its password first"};
    auto unpacked = content(*from, entry, full, lines, limits);
    if (!unpacked) return unpacked.error();
    if (auto verified = verify_rest(*from); !verified) return verified.error();
    return Unpacked{*wanted, std::move(unpacked).value()};
  }
}

}  // namespace acta::read

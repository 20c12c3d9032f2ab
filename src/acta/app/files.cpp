// SPDX-License-Identifier: Apache-2.0
#include "acta/app/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "acta/base/large_pages.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;

/// Closes a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number) : m_number(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (m_number >= 0) ::close(m_number);
  }
  int get() const { return m_number; }

 private:
  int m_number;
};

base::Error system_error(const fs::path& path, const std::string& what) {
  const int number = errno;
  return {number == ENOENT ? base::ErrorKind::not_found : base::ErrorKind::io,
          what + ": " + std::strerror(number),
          {path.string(), 0, 0},
          {}};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

base::Result<std::string> read_file(const fs::path& path, std::uint64_t most) {
  // Non-blocking: opening a pipe that nobody writes to must not wait for ever.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return system_error(path, "cannot be opened");
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return system_error(path, "cannot be read");
  if (S_ISDIR(status.st_mode))
    return base::Error{base::ErrorKind::io, "is a folder, not a file", {path.string(), 0, 0}, {}};
  if (!S_ISREG(status.st_mode))
    return base::Error{base::ErrorKind::io, "is no regular file", {path.string(), 0, 0}, "save it as a file first"};
  if (static_cast<std::uint64_t>(status.st_size) > most)
    return base::Error{base::ErrorKind::limit, "is larger than this program reads", {path.string(), 0, 0}, {}};
  std::string bytes;
  const std::size_t expected = static_cast<std::size_t>(status.st_size > 0 ? status.st_size : 0) + 1;
  bytes.reserve(expected);
  base::prefer_large_pages(bytes.data(), expected);
  bytes.resize(expected);
  std::size_t filled = 0;
  while (true) {
    if (filled > most)
      return base::Error{base::ErrorKind::limit, "is larger than this program reads", {path.string(), 0, 0}, {}};
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error(path, "cannot be read");
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

base::Result<void> write_file(const fs::path& path, std::string_view bytes) {
  std::error_code failed;
  if (fs::exists(path, failed) && !fs::is_regular_file(path, failed) && !fs::is_directory(path, failed))
    return base::Error{base::ErrorKind::io, "cannot be written: is no regular file", {path.string(), 0, 0}, {}};
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), failed);
  fs::path beside = path;
  beside += ".part";
  {
    ::unlink(beside.c_str());  // of an earlier run that was cut off; never written through
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (file.get() < 0) return system_error(path, "cannot be written");
    if (!write_all(file.get(), bytes)) {
      base::Error error = system_error(path, "cannot be written");
      fs::remove(beside, failed);
      return error;
    }
  }
  fs::rename(beside, path, failed);
  if (failed) {
    base::Error error{base::ErrorKind::io, "cannot be written: " + failed.message(), {path.string(), 0, 0}, {}};
    fs::remove(beside, failed);
    return error;
  }
  return {};
}

fs::path find_file(const std::vector<fs::path>& folders, const std::string& name) {
  for (const fs::path& folder : folders) {
    std::error_code failed;
    const fs::path candidate = folder / name;
    if (fs::is_regular_file(candidate, failed)) return candidate;
  }
  return {};
}

}  // namespace acta::app

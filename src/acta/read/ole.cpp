// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ole.hpp"

#include <vector>

namespace acta::read {
namespace {

constexpr std::uint32_t kLargestSector = 0xFFFFFFFA;
constexpr std::size_t kHeader = 512;
constexpr std::size_t kEntry = 128;

/// Sector chains of one compound file. Every read is bounded; a chain longer than the file has sectors loops.
class CompoundFile {
 public:
  explicit CompoundFile(std::string_view bytes) : m_bytes(bytes) {}
  bool open();
  bool stream(std::u16string_view name, std::string& content) const;

 private:
  std::string_view sector(std::uint32_t number) const {
    const std::uint64_t at = (static_cast<std::uint64_t>(number) + 1) << m_shift;
    return at < m_bytes.size() ? m_bytes.substr(static_cast<std::size_t>(at), std::size_t{1} << m_shift)
                               : std::string_view();
  }
  bool read_fat();
  bool chain(std::uint32_t first, std::string& content) const;
  bool mini_chain(std::uint32_t first, std::uint64_t size, std::string& content) const;
  bool entry_named(std::size_t at, std::u16string_view name) const;

  std::string_view m_bytes;
  unsigned m_shift = 9;
  std::vector<std::uint32_t> m_fat, m_mini_fat;
  std::string m_directory, m_mini;
};

void append_numbers(std::string_view bytes, std::vector<std::uint32_t>& numbers) {
  for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4) numbers.push_back(u32_at(bytes, i));
}

bool CompoundFile::read_fat() {
  std::vector<std::uint32_t> sectors;
  append_numbers(m_bytes.substr(76, 436), sectors);
  std::uint32_t next = u32_at(m_bytes, 68);
  for (std::size_t left = m_bytes.size() >> m_shift; next < kLargestSector; --left) {
    const std::string_view table = sector(next);
    if (left == 0 || table.size() < 8) return false;
    append_numbers(table.substr(0, table.size() - 4), sectors);
    next = u32_at(table, table.size() - 4);
  }
  const std::size_t most = (m_bytes.size() >> m_shift) + 1;
  for (const std::uint32_t number : sectors) {
    if (number >= kLargestSector) continue;
    if (m_fat.size() > most + 2048) break;
    append_numbers(sector(number), m_fat);
  }
  return !m_fat.empty();
}

bool CompoundFile::chain(std::uint32_t first, std::string& content) const {
  std::size_t left = (m_bytes.size() >> m_shift) + 1;
  for (std::uint32_t number = first; number < kLargestSector; number = m_fat[number]) {
    const std::string_view piece = sector(number);
    if (left-- == 0 || piece.empty() || number >= m_fat.size()) return false;
    content += piece;
  }
  return true;
}

bool CompoundFile::mini_chain(std::uint32_t first, std::uint64_t size, std::string& content) const {
  std::size_t left = m_mini_fat.size() + 1;
  for (std::uint32_t number = first; number < kLargestSector && content.size() < size; number = m_mini_fat[number]) {
    const std::size_t at = static_cast<std::size_t>(number) * 64;
    if (left-- == 0 || number >= m_mini_fat.size() || at + 64 > m_mini.size()) return false;
    content += m_mini.substr(at, 64);
  }
  return true;
}

bool CompoundFile::open() {
  if (m_bytes.size() < kHeader * 2) return false;
  const unsigned shift = u16_at(m_bytes, 30);
  if (shift != 9 && shift != 12) return false;
  m_shift = shift;
  if (!read_fat() || !chain(u32_at(m_bytes, 48), m_directory) || m_directory.size() < kEntry) return false;
  std::string mini_fat;
  if (u32_at(m_bytes, 60) < kLargestSector && !chain(u32_at(m_bytes, 60), mini_fat)) return false;
  append_numbers(mini_fat, m_mini_fat);
  const std::uint32_t mini = u32_at(m_directory, 116);
  return mini >= kLargestSector || chain(mini, m_mini);
}

bool CompoundFile::entry_named(std::size_t at, std::u16string_view name) const {
  if (u16_at(m_directory, at + 64) != (name.size() + 1) * 2) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (u16_at(m_directory, at + 2 * i) != name[i]) return false;
  return true;
}

bool CompoundFile::stream(std::u16string_view name, std::string& content) const {
  for (std::size_t at = 0; at + kEntry <= m_directory.size(); at += kEntry) {
    if (m_directory[at + 66] != 2 || !entry_named(at, name)) continue;
    const std::uint32_t first = u32_at(m_directory, at + 116), size = u32_at(m_directory, at + 120);
    const bool mini = size < u32_at(m_bytes, 56);
    if (mini ? !mini_chain(first, size, content) : !chain(first, content)) return false;
    if (content.size() < size) return false;
    content.resize(size);
    return true;
  }
  return false;
}

}  // namespace

std::uint16_t u16_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1])
                                                                                << 8);
}

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  return u16_at(bytes, at) | static_cast<std::uint32_t>(u16_at(bytes, at + 2)) << 16;
}

base::Result<std::string> ole_stream(const std::string& file, std::string_view bytes, std::u16string_view name,
                                     std::u16string_view other_name) {
  CompoundFile compound(bytes);
  if (!compound.open())
    return base::Error{base::ErrorKind::format,
                       "the compound file is damaged",
                       {file, 0, 0},
                       "get the file again: it may have been cut short"};
  std::string content;
  if (compound.stream(name, content)) return content;
  content.clear();
  if (compound.stream(other_name, content)) return content;
  return base::Error{base::ErrorKind::format, "the compound file holds no readable workbook", {file, 0, 0}, {}};
}

}  // namespace acta::read

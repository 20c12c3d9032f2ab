// SPDX-License-Identifier: Apache-2.0
#include "acta/report/catalogue.hpp"

#include <cstdint>
#include <optional>

#include "acta/base/number_text.hpp"

namespace acta::report {
namespace {

constexpr std::uint32_t kMagic = 0x950412de;
constexpr std::size_t kHeaderBytes = 28, kEntryBytes = 8;

/// The bytes of a catalogue as the format lays them out: 32-bit words and texts that are followed by a zero byte.
class MoBytes {
 public:
  explicit MoBytes(std::string_view bytes) : m_bytes(bytes) { m_swapped = word(0) != kMagic; }

  bool has_magic() const { return word(0) == kMagic; }
  /// REQUIRES: at + 4 <= size
  std::uint32_t word(std::size_t at) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(m_bytes[at + i])) << 8 * (m_swapped ? 3 - i : i);
    return value;
  }
  bool has_table(std::uint64_t at, std::uint64_t entries) const {
    return at >= kHeaderBytes && at <= m_bytes.size() && entries <= (m_bytes.size() - at) / kEntryBytes;
  }
  /// The text of an entry of a table; nothing where it does not lie within the bytes.
  std::optional<std::string_view> text(std::size_t entry) const {
    const std::uint64_t length = word(entry), at = word(entry + 4);
    if (at < kHeaderBytes || at + length >= m_bytes.size() || m_bytes[at + length] != '\0') return std::nullopt;
    return m_bytes.substr(at, length);
  }

 private:
  std::string_view m_bytes;
  bool m_swapped = false;
};

/// Of "one\0many" the first.
std::string_view first_form(std::string_view text) { return text.substr(0, text.find('\0')); }

bool says_utf8(const Catalogue& catalogue) {
  const auto header = catalogue.find("");
  return header != catalogue.end() && (header->second.find("charset=UTF-8") != std::string::npos ||
                                       header->second.find("charset=utf-8") != std::string::npos);
}

/// What is wrong with the pair, or nothing; a good pair goes into the catalogue.
std::string take_entry(const MoBytes& mo, std::size_t key_entry, std::size_t text_entry, Catalogue& catalogue) {
  const auto key = mo.text(key_entry), text = mo.text(text_entry);
  if (!key || !text) return "lies outside the file or has no zero byte at its end";
  if (!base::is_utf8(*key) || !base::is_utf8(*text)) return "is not UTF-8";
  if (base::has_controls(first_form(*text))) return "has control characters";
  if (!catalogue.emplace(first_form(*key), first_form(*text)).second) return "stands there twice";
  return {};
}

}  // namespace

base::Result<Catalogue> read_mo(std::string_view bytes, const std::string& file) {
  const auto failed = [&](std::string message, base::ErrorKind kind = base::ErrorKind::format) {
    return base::Error{kind, std::move(message), {file, 0, 0}, "Compile the catalogue again with msgfmt"};
  };
  if (bytes.size() > kMostCatalogueBytes)
    return failed("a catalogue of messages has at most 16 MiB", base::ErrorKind::limit);
  if (bytes.size() < kHeaderBytes) return failed("too short for a compiled catalogue of messages");
  const MoBytes mo(bytes);
  if (!mo.has_magic()) return failed("not a compiled catalogue of messages (.mo)");
  if (mo.word(4) != 0) return failed("a catalogue of revision 0 was expected");
  const std::uint32_t entries = mo.word(8), keys = mo.word(12), texts = mo.word(16);
  if (!mo.has_table(keys, entries) || !mo.has_table(texts, entries))
    return failed("the tables of the catalogue lie outside the file");
  Catalogue catalogue;
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::string wrong = take_entry(mo, keys + i * kEntryBytes, texts + i * kEntryBytes, catalogue);
    if (!wrong.empty()) return failed("message " + std::to_string(i + 1) + " of the catalogue " + wrong);
  }
  if (!says_utf8(catalogue)) return failed("the catalogue's header does not say charset=UTF-8");
  return catalogue;
}

}  // namespace acta::report

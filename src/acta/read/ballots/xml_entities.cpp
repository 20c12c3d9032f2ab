// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/xml_entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>

#include "acta/base/number_text.hpp"

namespace acta::read {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
    {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};

bool is_allowed(std::uint32_t code) {
  return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0xD800) ||
         (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code <= 0x10FFFF);
}

/// Writes a character as UTF-8; returns where it ends. Never longer than the reference that names it.
char* put(char* out, std::uint32_t code) {
  const auto byte = [&](std::uint32_t value) { *out++ = static_cast<char>(value); };
  const auto rest = [&](unsigned shift) { byte(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6));
    rest(0);
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12));
    rest(6);
    rest(0);
  } else {
    byte(0xF0 | (code >> 18));
    rest(12);
    rest(6);
    rest(0);
  }
  return out;
}

/// The character of "amp" or "#x41"; nullopt: there is none.
std::optional<std::uint32_t> entity(std::string_view name) {
  if (!name.starts_with('#')) {
    for (const auto& [known, character] : kEntities)
      if (name == known) return static_cast<std::uint32_t>(character);
    return std::nullopt;
  }
  const bool hexadecimal = name.starts_with("#x");
  name.remove_prefix(hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), code, hexadecimal ? 16 : 10);
  if (failed != std::errc() || end != name.data() + name.size() || !is_allowed(code)) return std::nullopt;
  return code;
}

struct Found {
  bool changes = false, forbidden = false, beyond_ascii = false;
};

Found look(std::string_view raw) {
  Found found;
  for (const char c : raw) {
    found.changes = found.changes || c == '&' || c == '\r' || c == '\n' || c == '\t';
    found.forbidden = found.forbidden || (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r');
    found.beyond_ascii = found.beyond_ascii || static_cast<unsigned char>(c) >= 0x80;
  }
  return found;
}

bool is_text(std::string_view raw, const Found& found) {
  if (found.forbidden) return false;
  if (!found.beyond_ascii) return true;
  const bool not_characters =
      raw.find("\xEF\xBF\xBE") != std::string_view::npos || raw.find("\xEF\xBF\xBF") != std::string_view::npos;
  return base::is_utf8(raw) && !not_characters;
}

/// Resolves `raw` to `out`, which may be where it stands; returns the end of it, nullptr for a bad entity.
char* resolve(std::string_view raw, char* out, bool entities, bool value) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '&' && entities) {
      const auto end = raw.find(';', i);
      const auto code = end == std::string_view::npos ? std::nullopt : entity(raw.substr(i + 1, end - i - 1));
      if (!code) return nullptr;
      out = put(out, *code);
      i = end;
    } else if (raw[i] == '\r' || raw[i] == '\n' || raw[i] == '\t') {
      if (raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n') continue;
      *out++ = value ? ' ' : (raw[i] == '\r' ? '\n' : raw[i]);
    } else {
      *out++ = raw[i];
    }
  }
  return out;
}

std::optional<std::string_view> characters(std::string_view raw, std::string& room, bool entities) {
  const Found found = look(raw);
  if (!is_text(raw, found)) return std::nullopt;
  if (!found.changes) return raw;
  room.resize(raw.size());
  const char* end = resolve(raw, room.data(), entities, false);
  if (!end) return std::nullopt;
  return std::string_view(room.data(), static_cast<std::size_t>(end - room.data()));
}

/// Takes " key=\"value\"" off a declaration where the value is one of these; else leaves it.
bool take_setting(std::string_view& text, std::string_view key, std::initializer_list<std::string_view> values) {
  for (const std::string_view value : values)
    for (const char quote : {'"', '\''}) {
      const std::string setting = " " + std::string(key) + "=" + quote + std::string(value) + quote;
      if (!text.starts_with(setting)) continue;
      text.remove_prefix(setting.size());
      return true;
    }
  return false;
}

}  // namespace

bool is_plain_xml(std::string_view begin) {
  if (begin.starts_with("\xEF\xBB\xBF")) begin.remove_prefix(3);
  if (begin.size() < 5 || begin[0] != '<' || begin[1] == '\0') return false;
  if (!begin.starts_with("<?xml")) return true;
  begin.remove_prefix(5);
  if (!take_setting(begin, "version", {"1.0"})) return false;
  take_setting(begin, "encoding", {"UTF-8", "utf-8"});
  take_setting(begin, "standalone", {"yes", "no"});
  return begin.starts_with("?>");
}

std::optional<std::string_view> xml_text(std::string_view raw, std::string& room) {
  if (raw.find("]]>") != std::string_view::npos) return std::nullopt;
  return characters(raw, room, true);
}

std::optional<std::string_view> xml_characters(std::string_view raw, std::string& room) {
  return characters(raw, room, false);
}

std::optional<std::size_t> xml_value_in_place(char* value, std::size_t size) {
  const std::string_view raw(value, size);
  const Found found = look(raw);
  if (!is_text(raw, found) || raw.find('<') != std::string_view::npos) return std::nullopt;
  if (!found.changes) return size;
  const char* end = resolve(raw, value, true, true);
  if (!end) return std::nullopt;
  return static_cast<std::size_t>(end - value);
}

}  // namespace acta::read

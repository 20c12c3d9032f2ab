// SPDX-License-Identifier: Apache-2.0
#include "acta/read/encoding.hpp"

#include <simdjson.h>
#include <uchardet/uchardet.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>

#include "acta/read/double_encoding.hpp"

namespace acta::read {
namespace {

/// As much of the text as is enough to guess from.
constexpr std::size_t kGuessed = std::size_t{1} << 20;

struct Mark {
  std::string_view bytes;
  const char* name;
};
// UTF-32LE before UTF-16LE: its mark begins like the other's.
constexpr std::array<Mark, 5> kMarks = {{{{"\xEF\xBB\xBF", 3}, "UTF-8"},
                                         {{"\xFF\xFE\x00\x00", 4}, "UTF-32LE"},
                                         {{"\x00\x00\xFE\xFF", 4}, "UTF-32BE"},
                                         {{"\xFF\xFE", 2}, "UTF-16LE"},
                                         {{"\xFE\xFF", 2}, "UTF-16BE"}}};

const Mark* mark_of(std::string_view bytes) {
  for (const Mark& mark : kMarks)
    if (bytes.starts_with(mark.bytes)) return &mark;
  return nullptr;
}

bool is_ascii(std::string_view bytes) { return beyond_ascii(bytes) == bytes.size(); }

/// UTF-16 without a mark: nearly every second byte of Western text is zero.
const char* unmarked_utf16(std::string_view bytes) {
  std::size_t even = 0, odd = 0;
  const std::size_t seen = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  for (std::size_t i = 0; i < seen; ++i) (i % 2 == 0 ? even : odd) += bytes[i] == '\0';
  if (seen < 8) return nullptr;
  if (odd > seen / 5 && even < seen / 50) return "UTF-16LE";
  if (even > seen / 5 && odd < seen / 50) return "UTF-16BE";
  return nullptr;
}

/// uchardet's answer as an IANA name; empty when it has none.
std::string detected(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
  uchardet_data_end(detector.get());
  std::string name = uchardet_get_charset(detector.get());
  if (name.starts_with("WINDOWS-")) name.replace(0, 7, "windows");  // as IANA spells it
  return name;
}

/// Share of letters beyond ASCII that belong to the commonest script among them, of all characters beyond ASCII: near 1
/// where the encoding is right, lower where letters of several scripts and symbols are mixed.
double script_purity(std::string_view utf8) {
  std::array<std::size_t, USCRIPT_CODE_LIMIT> letters{};
  std::size_t beyond = 0;
  const auto size = static_cast<std::int32_t>(std::min(utf8.size(), kGuessed));
  for (std::int32_t at = 0; at < size;) {
    UChar32 letter = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
    U8_NEXT_OR_FFFD(utf8.data(), at, size, letter);
#pragma GCC diagnostic pop
    if (letter < 128) continue;
    ++beyond;
    UErrorCode failed = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(letter, &failed);
    if (u_isalpha(letter) && script > USCRIPT_INHERITED && script < USCRIPT_CODE_LIMIT)
      ++letters[static_cast<std::size_t>(script)];
  }
  return beyond == 0
             ? 1
             : static_cast<double>(*std::max_element(letters.begin(), letters.end())) / static_cast<double>(beyond);
}

base::Error unknown_encoding(std::string_view name) {
  return {base::ErrorKind::format,
          "there is no encoding \"" + std::string(name) + "\"",
          {},
          "use an IANA name such as \"windows-1251\""};
}

/// Converts with ICU. Invalid sequences become U+FFFD; their number is found by counting those that were not there.
base::Result<Decoded> converted(std::string_view bytes, const std::string& encoding) {
  UErrorCode failed = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding.c_str(), &failed), ucnv_close);
  if (U_FAILURE(failed)) return unknown_encoding(encoding);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &failed), ucnv_close);
  Decoded decoded;
  decoded.utf8.resize(bytes.size() * 4 + 16);
  char* target = decoded.utf8.data();
  const char* source = bytes.data();
  ucnv_convertEx(to.get(), from.get(), &target, decoded.utf8.data() + decoded.utf8.size(), &source,
                 bytes.data() + bytes.size(), nullptr, nullptr, nullptr, nullptr, true, true, &failed);
  if (U_FAILURE(failed))
    return base::Error{base::ErrorKind::format, std::string("cannot be decoded from ") + encoding, {}, {}};
  decoded.utf8.resize(static_cast<std::size_t>(target - decoded.utf8.data()));
  decoded.utf8.shrink_to_fit();
  for (std::size_t at = decoded.utf8.find("\xEF\xBF\xBD"); at != std::string::npos;
       at = decoded.utf8.find("\xEF\xBF\xBD", at + 3))
    if (decoded.replaced++ == 0) decoded.first_replaced = at;
  return decoded;
}

bool is_utf8(std::string_view name) { return ucnv_compareNames(std::string(name).c_str(), "UTF-8") == 0; }

/// Whether the bytes beyond ASCII, read as windows-1252, are nearly all letters and marks of Western European
/// languages. Detectors tell Latin alphabets apart by letter frequencies, which lists of names in capitals do not have.
bool looks_western(std::string_view bytes) {
  constexpr std::string_view kCommon =
      "\xC0\xC1\xC2\xC3\xC4\xC7\xC8\xC9\xCA\xCC\xCD\xCE\xD1\xD2\xD3\xD4\xD5\xD6\xD9\xDA\xDB\xDC\xDF\xE0\xE1\xE2\xE3\xE4"
      "\xE7"
      "\xE8\xE9\xEA\xEB\xEC\xED\xEE\xEF\xF1\xF2\xF3\xF4\xF5\xF6\xF9\xFA\xFB\xFC\xAA\xBA\xB0\xBF\xA1\xA0\x91\x92\x93\x94"
      "\x96";
  std::size_t beyond = 0, common = 0;
  for (const char c : bytes.substr(0, kGuessed)) {
    if (static_cast<unsigned char>(c) < 128) continue;
    ++beyond;
    common += kCommon.find(c) != std::string_view::npos;
  }
  return beyond > 0 && common * 100 >= beyond * 97;
}

/// The line, from 1, on which the byte stands: lines end with LF, or with CR where there is no LF.
std::uint64_t line_of(std::string_view text, std::size_t at) {
  const char end = text.find('\n') == std::string_view::npos ? '\r' : '\n';
  return 1 + static_cast<std::uint64_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), end));
}

EncodingGuess guess_single_byte(std::string_view bytes) {
  std::string name = detected(bytes.substr(0, kGuessed));
  const bool latin = name.starts_with("ISO-8859-") && name != "ISO-8859-5" && name != "ISO-8859-6" &&
                     name != "ISO-8859-7" && name != "ISO-8859-8";
  if (name.empty() || name == "ASCII" || (latin && looks_western(bytes))) name = "windows-1252";
  // Detectors answer with ISO names where texts on disk are the Windows superset; C1 bytes tell the two apart.
  const bool controls = std::any_of(
      bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), kGuessed)), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 && byte < 0xA0;
      });
  if (name == "ISO-8859-1" && controls) name = "windows-1252";
  auto decoded = converted(bytes.substr(0, kGuessed), name);
  if (!decoded) return {"windows-1252", 0.3, false, false};
  return {name, std::min(0.95, script_purity(decoded->utf8)), false, false};
}

}  // namespace

EncodingGuess guess_encoding(std::string_view bytes) {
  if (const Mark* mark = mark_of(bytes)) {
    const bool twice = std::string_view(mark->name) == "UTF-8" && is_double_encoded(bytes.substr(3));
    return {mark->name, 1, true, twice};
  }
  if (simdjson::validate_utf8(bytes.data(), bytes.size()) && bytes.find('\0') == std::string_view::npos)
    return {is_ascii(bytes) ? "US-ASCII" : "UTF-8", 1, false, is_double_encoded(bytes)};
  if (const char* wide = unmarked_utf16(bytes)) return {wide, 0.9, false, false};
  return guess_single_byte(bytes);
}

base::Result<Decoded> decode(std::string bytes, std::string_view encoding) {
  Decoded decoded;
  if (encoding.empty() && is_ascii(bytes) && bytes.find('\0') == std::string::npos) {
    decoded.utf8 = std::move(bytes);
    decoded.from = {"US-ASCII", 1, false, false};
    decoded.guessed = true;
    return decoded;
  }
  const bool twice_stated = encoding == "double UTF-8";
  decoded.guessed = encoding.empty();
  decoded.from = decoded.guessed ? guess_encoding(bytes)
                                 : EncodingGuess{twice_stated ? "UTF-8" : std::string(encoding), 1,
                                                 mark_of(bytes) != nullptr, twice_stated};
  const std::string name = decoded.from.name;
  if (name != "US-ASCII" && !is_utf8(name)) {
    auto other = converted(bytes, name);
    if (!other) return other.error();
    other->from = decoded.from;
    other->guessed = decoded.guessed;
    if (other->utf8.starts_with("\xEF\xBB\xBF")) other->utf8.erase(0, 3);
    decoded = std::move(other).value();
  } else if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    decoded.utf8 = std::move(bytes);
  } else {
    auto repaired = converted(bytes, "UTF-8");
    if (!repaired) return repaired.error();
    decoded.utf8 = std::move(repaired->utf8);
    decoded.replaced = repaired->replaced;
    decoded.first_replaced = repaired->first_replaced;
  }
  if (const std::size_t nul = decoded.utf8.find('\0'); nul != std::string::npos)
    return base::Error{base::ErrorKind::format,
                       "this is no text: it holds NUL bytes",
                       {{}, line_of(decoded.utf8, nul), 0},
                       "is it a packed or binary file with another ending?"};
  if (decoded.from.double_encoded) decoded.utf8 = decoded_twice(decoded.utf8);
  return decoded;
}

}  // namespace acta::read

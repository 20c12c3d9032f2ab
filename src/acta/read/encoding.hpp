// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"

namespace acta::read {

/// What the bytes of a text seem to be.
struct EncodingGuess {
  std::string name;       ///< IANA name: "UTF-8", "windows-1255"
  double confidence = 0;  ///< in [0, 1]; 1 where the bytes prove it (a byte order mark, valid UTF-8 beyond ASCII)
  bool byte_order_mark = false;
  bool double_encoded = false;  ///< UTF-8 whose text is itself UTF-8 read as Latin-1 or windows-1252
};
EncodingGuess guess_encoding(std::string_view bytes);

/// Text turned into UTF-8, and what had to be done to it.
struct Decoded {
  std::string utf8;  ///< without byte order mark
  EncodingGuess from;
  bool guessed = false;              ///< no encoding was stated
  std::uint64_t replaced = 0;        ///< byte sequences that are invalid in the encoding, now U+FFFD
  std::uint64_t first_replaced = 0;  ///< byte offset of the first of them
};
/// Decodes `bytes`. `encoding` is an IANA name, or empty to guess. Valid UTF-8 is moved through, not copied.
/// Double-encoded UTF-8 is repaired when guessed, or when `encoding` is "double UTF-8".
/// Errors: ErrorKind::format for an unknown encoding or for bytes that are no text (NUL bytes without a UTF-16/32
/// reading).
base::Result<Decoded> decode(std::string bytes, std::string_view encoding);

}  // namespace acta::read

// SPDX-License-Identifier: Apache-2.0
#include "acta/read/draft/words.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>

namespace acta::read::draft_detail {
namespace {

/// Marks inside a word that do not part it: Hebrew abbreviations, apostrophes.
bool is_inner_mark(UChar32 c) { return c == '\'' || c == '"' || c == 0x2019 || c == 0x05F3 || c == 0x05F4; }

bool parts_words(UChar32 before, UChar32 after) {
  if (u_isdigit(before) != u_isdigit(after)) return true;
  return u_charType(before) == U_LOWERCASE_LETTER && u_charType(after) == U_UPPERCASE_LETTER;
}

std::string folded(const icu::UnicodeString& word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* split = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString apart = split->normalize(fold->normalize(word, status), status);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1))
    if (u_charType(apart.char32At(i)) != U_NON_SPACING_MARK) kept.append(apart.char32At(i));
  std::string utf8;
  kept.toUTF8String(utf8);
  return utf8;
}

void flush(icu::UnicodeString& word, std::vector<std::string>& words) {
  if (word.isEmpty()) return;
  if (std::string text = folded(word); !text.empty()) words.push_back(std::move(text));
  word.remove();
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::vector<std::string> words;
  icu::UnicodeString word;
  UChar32 before = 0;
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const UChar32 c = wide.char32At(i);
    const int32_t next = wide.moveIndex32(i, 1);
    const bool inside = !word.isEmpty() && next < wide.length() && u_isalpha(wide.char32At(next));
    if (is_inner_mark(c) && inside) continue;
    const bool mark = u_charType(c) == U_NON_SPACING_MARK;
    if (!u_isalnum(c) && !mark) {
      flush(word, words);
      continue;
    }
    if (!word.isEmpty() && !mark && parts_words(before, c)) flush(word, words);
    word.append(c);
    if (!mark) before = c;
  }
  flush(word, words);
  return words;
}

std::string slug(std::string_view text, std::size_t longest) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::Transliterator> kLatin(
      icu::Transliterator::createInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  if (kLatin) kLatin->transliterate(wide);
  std::string latin;
  wide.toUTF8String(latin);
  std::string out;
  for (const std::string& word : words_of(latin)) {
    std::string ascii;
    for (const char c : word)
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) ascii += c;
    if (ascii.empty()) continue;
    if (!out.empty() && out.size() + 1 + ascii.size() > longest) break;
    if (!out.empty()) out += '-';
    out += ascii.substr(0, longest);
  }
  return out;
}

}  // namespace acta::read::draft_detail

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "acta/model/message.hpp"
#include "acta/report/catalogue.hpp"

namespace acta::report {

/// What Messages are told in. Opens no files: the caller gives the bytes of languages/CODE.mo.
class Language {
 public:
  /// English: every message is its own translation.
  Language() = default;
  /// `code` as the file is called ("es"); `file` is named in errors.
  static base::Result<Language> from_mo(std::string_view bytes, std::string code, const std::string& file = {});

  const std::string& code() const { return m_code; }
  const model::NumberStyle& numbers() const { return m_numbers; }
  /// The translation, or the msgid where the catalogue has none. Valid as long as the Language and the msgid.
  std::string_view translate(std::string_view msgid) const;
  /// The message in this language with its arguments in place.
  std::string text(const model::Message& message) const;

 private:
  std::string in_context(std::string_view context, std::string_view msgid) const;

  std::string m_code = "en";
  Catalogue m_catalogue;
  model::NumberStyle m_numbers;
};

/// Whether that may be the code of a language, and so a part of a file's name: "es", "pt_BR", "sr@latin".
bool is_language_code(std::string_view code);

}  // namespace acta::report

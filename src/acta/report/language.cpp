// SPDX-License-Identifier: Apache-2.0
#include "acta/report/language.hpp"

#include <algorithm>

namespace acta::report {

base::Result<Language> Language::from_mo(std::string_view bytes, std::string code, const std::string& file) {
  auto catalogue = read_mo(bytes, file);
  if (!catalogue) return catalogue.error();
  Language language;
  language.m_code = std::move(code);
  language.m_catalogue = std::move(*catalogue);
  // TRANSLATORS: what stands between groups of three digits in your language.
  language.m_numbers.group = language.in_context("number group", ",");
  // TRANSLATORS: what stands before the decimals in your language.
  language.m_numbers.point = language.in_context("number point", ".");
  return language;
}

std::string_view Language::translate(std::string_view msgid) const {
  if (msgid.empty()) return msgid;
  const auto found = m_catalogue.find(msgid);
  return found == m_catalogue.end() || found->second.empty() ? msgid : std::string_view(found->second);
}

std::string Language::text(const model::Message& message) const {
  return model::fill(translate(message.pattern), message.arguments, m_numbers);
}

std::string Language::in_context(std::string_view context, std::string_view msgid) const {
  std::string key(context);
  key += '\4';
  key += msgid;
  const std::string_view found = translate(key);
  return std::string(found == key ? msgid : found);
}

bool is_language_code(std::string_view code) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return code.size() >= 2 && code.size() <= 16 && letter(code.front()) &&
         std::all_of(code.begin(), code.end(), [&](char c) { return letter(c) || c == '_' || c == '@' || c == '-'; });
}

}  // namespace acta::report

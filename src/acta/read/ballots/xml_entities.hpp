// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace acta::read {

/// Whether a document that begins so is XML in UTF-8: it has no declaration, or one in its usual spelling.
bool is_plain_xml(std::string_view begin);
/// What the characters between XML tags say: the five entities and numbers resolved, line ends as LF, UTF-8 checked.
/// The view is `raw` where nothing changes, else into `room`. nullopt: another entity, a character that XML does not
/// allow, or bytes that are no UTF-8.
std::optional<std::string_view> xml_text(std::string_view raw, std::string& room);
/// The same for a CDATA section, where entities are text.
std::optional<std::string_view> xml_characters(std::string_view raw, std::string& room);
/// The same for an attribute's value, in place (it never grows), with white space as blanks and without '<'; its size.
std::optional<std::size_t> xml_value_in_place(char* value, std::size_t size);

}  // namespace acta::read

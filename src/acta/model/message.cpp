// SPDX-License-Identifier: Apache-2.0
#include "acta/model/message.hpp"

#include <algorithm>

namespace acta::model {
namespace {

std::string digits_grouped(std::string digits, const NumberStyle& style) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, style.group);
  return digits;
}

std::string text_of(const Message::Argument& argument, const NumberStyle& style) {
  if (const auto* text = std::get_if<std::string>(&argument)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&argument)) return digits_grouped(std::to_string(*whole), style);
  const auto& decimal = std::get<Decimal>(argument);
  std::string text = decimal.percent ? base::to_percent(decimal.value, decimal.decimals)
                                     : base::to_decimal(decimal.value, decimal.decimals);
  const auto point = text.find('.');
  const std::string fraction = point == std::string::npos ? std::string() : style.point + text.substr(point + 1);
  return digits_grouped(text.substr(0, point), style) + fraction;
}

}  // namespace

std::string fill(std::string_view pattern, const std::vector<Message::Argument>& arguments, const NumberStyle& style) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern.substr(at, 2) == "{{") {
      text += '{';
      ++at;
      continue;
    }
    const bool place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
                       pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
    const std::size_t index = place ? static_cast<std::size_t>(pattern[at + 1] - '0') : arguments.size();
    if (!place || index >= arguments.size()) {
      text += pattern[at];
      continue;
    }
    text += text_of(arguments[index], style);
    at += 2;
  }
  return text;
}

std::string to_string(const Message& message) { return fill(message.pattern, message.arguments, {}); }

}  // namespace acta::model

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "acta/base/ratio.hpp"

namespace acta::model {

/// A fraction to be shown with that many decimals.
struct Decimal {
  base::Ratio value;
  int decimals = 2;
  bool percent = false;  ///< times one hundred, without the sign
};

/// A sentence for people that can be put into another language: a pattern in English with places {0}, {1}, ... for its
/// arguments. Whole numbers are grouped and decimals pointed as the language has it. The pattern is the key under which
/// catalogues (languages/*.po) hold its translation.
struct Message {
  using Argument = std::variant<std::string, std::int64_t, Decimal>;

  Message() = default;
  /// Implicit on purpose: plain text is a message without places.
  Message(std::string_view text) : pattern(text) {}
  Message(const char* text) : pattern(text) {}
  Message(std::string_view text, std::vector<Argument> values) : pattern(text), arguments(std::move(values)) {}

  std::string pattern;
  std::vector<Argument> arguments;
  bool empty() const { return pattern.empty(); }
};

/// How a language writes numbers.
struct NumberStyle {
  std::string group = ",";
  std::string point = ".";
};

/// The pattern (or its translation, given by the caller) with the arguments in their places. "{{" is a brace. A place
/// without an argument stays as it is.
std::string fill(std::string_view pattern, const std::vector<Message::Argument>& arguments, const NumberStyle& style);
/// In English.
std::string to_string(const Message& message);

}  // namespace acta::model

// SPDX-License-Identifier: Apache-2.0
#include "acta/base/error.hpp"

namespace acta::base {

std::string to_text(const Place& place) {
  std::string text = place.file;
  if (place.line != 0) text += (text.empty() ? "line " : ":") + std::to_string(place.line);
  if (place.column != 0)
    text += (place.line != 0 ? ":" : (text.empty() ? "column " : ", column ")) + std::to_string(place.column);
  return text;
}

std::string to_text(const Error& error) {
  std::string text = to_text(error.place);
  if (!text.empty()) text += ": ";
  text += error.message;
  if (!error.advice.empty()) text += "\n  " + error.advice;
  return text;
}

}  // namespace acta::base

// SPDX-License-Identifier: Apache-2.0
#include "acta/app/json_keys.hpp"

#include <charconv>

namespace acta::app {

const nlohmann::json* JsonKeys::find(const char* key) const {
  if (!m_object.is_object()) return nullptr;
  const auto at = m_object.find(key);
  return at == m_object.end() || at->is_null() ? nullptr : &*at;
}

std::string JsonKeys::text(const char* key) const {
  const nlohmann::json* value = find(key);
  if (value == nullptr) return {};
  if (value->is_number()) return value->dump();
  if (!value->is_string()) {
    fault(key, "is not a text");
    return {};
  }
  const std::string whole = value->get<std::string>();
  const auto first = whole.find_first_not_of(" \t\r\n");
  return first == std::string::npos ? std::string()
                                    : whole.substr(first, whole.find_last_not_of(" \t\r\n") + 1 - first);
}

std::optional<std::int64_t> JsonKeys::whole(const char* key, std::int64_t low, std::int64_t high) const {
  const std::string found = text(key);
  if (found.empty()) return std::nullopt;
  std::int64_t number = 0;
  const char* end = found.data() + found.size();
  const auto [at, error] = std::from_chars(found.data(), end, number);
  if (error == std::errc() && at == end && number >= low && number <= high) return number;
  fault(key, "\"" + found + "\" is not a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return std::nullopt;
}

bool JsonKeys::flag(const char* key) const {
  const nlohmann::json* value = find(key);
  if (value == nullptr) return false;
  if (!value->is_boolean()) {
    fault(key, "is neither true nor false");
    return false;
  }
  return value->get<bool>();
}

std::vector<nlohmann::json> JsonKeys::items(const char* key) const {
  const nlohmann::json* value = find(key);
  if (value == nullptr) return {};
  if (!value->is_array()) {
    fault(key, "is not a list");
    return {};
  }
  return value->get<std::vector<nlohmann::json>>();
}

}  // namespace acta::app

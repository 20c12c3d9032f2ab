// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace acta::app {

/// Reads the keys of one JSON object that a person wrote, and collects what is wrong with them instead of stopping.
class JsonKeys {
 public:
  /// `prefix` stands before the key in faults ("cvrFileSources[0]."). Keeps references to both.
  JsonKeys(const nlohmann::json& object, std::string prefix, std::vector<std::string>& faults)
      : m_object(object), m_prefix(std::move(prefix)), m_faults(faults) {}

  /// The text without white space at its ends, or of a number; empty where the key is missing or null.
  std::string text(const char* key) const;
  /// Missing, null and blank are nullopt; all else must be a whole number in [low, high], both included.
  std::optional<std::int64_t> whole(const char* key, std::int64_t low, std::int64_t high) const;
  /// true or false; missing and null are false.
  bool flag(const char* key) const;
  /// The array's items; empty where it is missing or null.
  std::vector<nlohmann::json> items(const char* key) const;

  /// The value whose name stands there; a fault, and the first value, for any other text.
  template <class Value>
  Value one_of(const char* key, const std::vector<std::pair<const char*, Value>>& names) const {
    const std::string found = text(key);
    std::string choices;
    for (const auto& [name, value] : names) {
      if (found == name) return value;
      choices += (choices.empty() ? "" : ", ") + std::string(name);
    }
    fault(key, "\"" + found + "\" is none of " + choices);
    return names.front().second;
  }

  void fault(const char* key, const std::string& what) const { m_faults.push_back(m_prefix + key + ": " + what); }

 private:
  const nlohmann::json* find(const char* key) const;

  const nlohmann::json& m_object;
  std::string m_prefix;
  std::vector<std::string>& m_faults;
};

}  // namespace acta::app

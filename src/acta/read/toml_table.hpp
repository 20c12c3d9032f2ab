// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/base/number_text.hpp"

namespace toml {
inline namespace v3 {
class node;
class table;
class array;
}  // namespace v3
}  // namespace toml

namespace acta::read {

/// What is shared while one TOML file is read: its name and the first error met. Later errors are dropped: the first is
/// the one to mend.
struct TomlContext {
  std::string name;
  std::optional<base::Error> error;
  std::string manual = "doc/formats/record.md";  ///< named where a key is unknown

  void fail(const toml::node& node, std::string message, std::string advice = {});
};

/// Keys of so many dotted parts that the parser would run out of stack: nullopt where there is none.
std::optional<base::Error> deep_key(std::string_view text, const std::string& name);

/// One table of a TOML file that is being read strictly: every key must be asked for, of the right type. Reading goes
/// on after an error with empty values; whoever started asks the context at the end.
class TomlTable {
 public:
  TomlTable(const toml::table& table, TomlContext& context, std::string what);
  TomlTable(const TomlTable&) = delete;
  TomlTable& operator=(const TomlTable&) = delete;
  /// Reports the first key that nobody asked for.
  ~TomlTable();

  bool has(std::string_view key);
  const toml::node* node(std::string_view key);  ///< marks the key as asked for; nullptr when absent
  base::Place place(std::string_view key = {});  ///< of the key's value, or of the table

  /// Whether a text is for people, and so without control characters, or is compared with what a source holds.
  enum class Use { shown, compared };
  /// Empty when absent; dates are given as ISO 8601 text.
  std::string text(std::string_view key, Use use = Use::shown);
  std::string required_text(std::string_view key);  ///< an error when absent or empty
  /// As required_text, made of letters, digits, "-", "_", "." only.
  std::string identifier(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  bool boolean(std::string_view key, bool absent);
  std::vector<std::string> texts(std::string_view key, Use use = Use::shown);
  /// The tables of `[[key]]`; empty when absent.
  std::vector<const toml::table*> tables(std::string_view key);

  /// An error at the key's value (or at the table when the key is absent).
  void fail(std::string_view key, std::string message, std::string advice = {});
  TomlContext& context() { return m_context; }
  const std::string& what() const { return m_what; }

 private:
  void refuse_controls(std::string_view key, const toml::node& node, std::string_view text);

  const toml::table& m_table;
  TomlContext& m_context;
  std::string m_what;
  std::set<std::string, std::less<>> m_asked;
};

}  // namespace acta::read

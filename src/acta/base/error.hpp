// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace acta::base {

/// Where something stands in an input. Line and column count from 1; 0 means "not known".
/// A column of delimited text is the number of the cell in its row, not of the byte.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

/// What went wrong, coarse enough to choose an exit code or an HTTP status by.
enum class ErrorKind {
  usage,      ///< the caller asked for something that does not exist or does not fit together
  not_found,  ///< a file, member, column or identifier that is named is not there
  hash,       ///< bytes differ from the SHA-256 that the record states
  format,     ///< bytes are not what their format requires
  limit,      ///< larger than this program agrees to read
  io,         ///< the operating system refused
};

/// A failure told once, in words for the person who can mend it.
struct Error {
  ErrorKind kind = ErrorKind::format;
  std::string message;  ///< one sentence, no full stop, no place in it
  Place place;
  std::string advice;  ///< what to try, or empty
};

/// "file:line:column: message" with as much of the place as is known, then the advice on its own line.
std::string to_text(const Error& error);
/// "file:line:column" with as much as is known; empty for an unknown place.
std::string to_text(const Place& place);

/// A value or the Error that stood in its way. Never empty. No exception leaves the core rooms: they return this.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return m_state.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// REQUIRES: has_value()
  T& value() & { return *std::get_if<0>(&m_state); }
  const T& value() const& { return *std::get_if<0>(&m_state); }
  T&& value() && { return std::move(*std::get_if<0>(&m_state)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// REQUIRES: !has_value()
  const Error& error() const { return *std::get_if<1>(&m_state); }
  Error& error() { return *std::get_if<1>(&m_state); }

 private:
  std::variant<T, Error> m_state;
};

/// Success without a value, or the Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() {}  // not defaulted: `return {}` would first clear the whole Error
  Result(Error error) : m_error(std::move(error)) {}

  bool has_value() const { return !m_error.has_value(); }
  explicit operator bool() const { return has_value(); }
  /// REQUIRES: !has_value()
  const Error& error() const { return *m_error; }

 private:
  std::optional<Error> m_error;
};

}  // namespace acta::base

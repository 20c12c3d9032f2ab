// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "acta/base/text_column.hpp"

namespace acta::check {

/// A way to write keys so that two copies' become equal.
struct KeyForm {
  enum class Kind {
    as_written,
    any_case,       ///< ASCII letters in lower case, no blanks around
    without_zeros,  ///< and no zeros before the digits of a number
    parts,          ///< and any marks between the parts
    varying_parts,  ///< and only parts that are not the same in every key of the copy
  } kind = Kind::as_written;
  /// varying_parts: places of the parts that make a key of the first and of the second copy, in their order there.
  std::vector<std::size_t> first_parts, second_parts;
  std::string name;
};

/// The ways to try on any two copies, from the mildest.
std::vector<KeyForm> mild_forms();
/// Those that drop parts or change their order, as these two copies admit: after the mild ones.
std::vector<KeyForm> other_forms(const base::TextColumn& first, const base::TextColumn& second);

/// Keys of one copy, in one form.
class Keys {
 public:
  std::size_t size() const { return column().size(); }
  std::string_view operator[](std::size_t unit) const { return column()[unit]; }

 private:
  friend Keys keys_of(const base::TextColumn& keys, KeyForm::Kind kind, const std::vector<std::size_t>& parts);
  const base::TextColumn& column() const { return m_own ? *m_own : m_written; }
  const base::TextColumn* m_own = nullptr;
  base::TextColumn m_written;
};
/// `parts`: for varying_parts, which parts of each key and in which order. The column must outlive the keys.
Keys keys_of(const base::TextColumn& keys, KeyForm::Kind kind, const std::vector<std::size_t>& parts);

}  // namespace acta::check

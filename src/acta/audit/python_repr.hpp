// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::audit {

/// An identifier as a Python program holds it: an integer, a string (UTF-8 here), or a tuple of such.
struct PythonValue {
  std::variant<std::int64_t, std::string, std::vector<PythonValue>> value;
};

/// A version of the Unicode character database. Python 3.8 has 12.1, 3.9 and 3.10 have 13.0, 3.11 has 14.0, 3.12 has
/// 15.0. It decides only whether a character that was assigned later is written as itself or as an escape.
struct UnicodeVersion {
  unsigned char major = 15;
  unsigned char minor = 0;
};

/// What Python's repr() gives (Python Library Reference, "repr", "str.isprintable"; Language Reference 2.4.1): strings
/// in single quotes, in double quotes where they hold a single and no double quote; \\, \t, \n, \r and the chosen quote
/// escaped; characters of the categories Other and Separator except the space as \xhh, \uhhhh or \Uhhhhhhhh; all others
/// as themselves; tuples as "(a, b)", "(a,)", "()".
/// Error `format` where a string is not UTF-8 (surrogates included). A version above that of the ICU in use acts as
/// that one.
base::Result<std::string> python_repr(const PythonValue& value, UnicodeVersion unicode = {});

/// What Python's str() gives: a string as it is, everything else as python_repr.
base::Result<std::string> python_str(const PythonValue& value, UnicodeVersion unicode = {});

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
// Expected texts follow from the Python Language Reference, 2.4.1, and from "repr" and "str.isprintable" in its Library
// Reference.
#include "acta/audit/python_repr.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace acta::audit {
namespace {

using Tuple = std::vector<PythonValue>;

std::string repr(const std::string& text, UnicodeVersion unicode = {}) { return *python_repr({text}, unicode); }

TEST(PythonRepr, Quotes) {
  EXPECT_EQ(repr("pct 1"), "'pct 1'");
  EXPECT_EQ(repr("it's"), "\"it's\"");
  EXPECT_EQ(repr("a \"b\""), "'a \"b\"'");
  EXPECT_EQ(repr("it's \"b\""), "'it\\'s \"b\"'");
  EXPECT_EQ(repr(""), "''");
}

TEST(PythonRepr, Escapes) {
  EXPECT_EQ(repr("back\\slash"), "'back\\\\slash'");
  EXPECT_EQ(repr("\t\n\r\x01\x7F"), "'\\t\\n\\r\\x01\\x7f'");
  EXPECT_EQ(repr("\u00A0\u00AD\u0085"), "'\\xa0\\xad\\x85'");
  EXPECT_EQ(repr("\u2028\u200B\uFEFF\uE000"), "'\\u2028\\u200b\\ufeff\\ue000'");
  EXPECT_EQ(repr("\U000E0001\U0010FFFF"), "'\\U000e0001\\U0010ffff'");
}

TEST(PythonRepr, LettersOfAllScriptsStay) {
  EXPECT_EQ(repr("Ñuñoa é"), "'Ñuñoa é'");
  EXPECT_EQ(repr("日本 😊"), "'日本 😊'");
  EXPECT_EQ(repr("e\u0301"), "'e\u0301'");
}

// U+1F6DC (wireless) came with Unicode 15.0.
TEST(PythonRepr, WhatAVersionDoesNotKnowIsEscaped) {
  EXPECT_EQ(repr("\U0001F6DC", {14, 0}), "'\\U0001f6dc'");
  EXPECT_EQ(repr("\U0001F6DC", {15, 0}), "'\U0001F6DC'");
}

TEST(PythonRepr, NumbersAndTuples) {
  const PythonValue nested{Tuple{{Tuple{{std::string("J1")}, {std::string("O'Neil")}}}, {std::int64_t{-3}}}};
  EXPECT_EQ(*python_repr(nested), "(('J1', \"O'Neil\"), -3)");
  EXPECT_EQ(*python_repr({Tuple{}}), "()");
  EXPECT_EQ(*python_repr({Tuple{{std::int64_t{1}}}}), "(1,)");
  EXPECT_EQ(*python_repr({std::numeric_limits<std::int64_t>::min()}), "-9223372036854775808");
  EXPECT_EQ(*python_str({std::string("it's")}), "it's");
  EXPECT_EQ(*python_str(nested), "(('J1', \"O'Neil\"), -3)");
}

TEST(PythonRepr, WhatIsNoUtf8IsRefused) {
  for (const char* broken :
       {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "a\xFF", "\xE0\x80\x80"}) {
    const auto refused = python_repr({Tuple{{std::string(broken)}}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::ErrorKind::format);
  }
}

}  // namespace
}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#include "acta/base/shell_word.hpp"

#include <gtest/gtest.h>

namespace acta::base {
namespace {

TEST(ShellWord, SafeWordsStayAsTheyAre) {
  EXPECT_EQ(shell_word("gb/scottish-local"), "gb/scottish-local");
  EXPECT_EQ(shell_word("ward_2.blt"), "ward_2.blt");
}

/// POSIX.1-2017, Shell Command Language 2.2.2: inside single quotes every character but the single quote is itself.
TEST(ShellWord, OthersAreQuoted) {
  EXPECT_EQ(shell_word(""), "''");
  EXPECT_EQ(shell_word("Ann Lee"), "'Ann Lee'");
  EXPECT_EQ(shell_word("$(x); `y`"), "'$(x); `y`'");
  EXPECT_EQ(shell_word("O'Neill"), R"('O'\''Neill')");
}

}  // namespace
}  // namespace acta::base

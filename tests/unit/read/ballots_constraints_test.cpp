// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/constraints.hpp"

#include <gtest/gtest.h>

namespace acta::read {
namespace {

const std::string kWomen = "[[constraint]]\ngroup = \"women\"\ncandidates = [\"Ames\", \"Cole\"]\n";

std::string refused(const std::string& text) {
  const auto read = read_constraints(text, "c.toml");
  return read ? "read" : base::to_text(read.error().place) + ": " + read.error().message;
}

TEST(Constraints, GroupsWithTheirBounds) {
  const auto read = read_constraints(
      kWomen + "least = 1\nsource = \"r 5\"\n[[constraint]]\ngroup = \"north\"\ncandidates = [\"Ames\"]\nmost = 0\n",
      "c.toml");
  ASSERT_TRUE(read) << base::to_text(read.error());
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ((*read)[0].candidates, (std::vector<std::string>{"Ames", "Cole"}));
  EXPECT_EQ((*read)[0].least, 1);
  EXPECT_EQ((*read)[0].most, std::nullopt);
  EXPECT_EQ((*read)[0].source, "r 5");
  EXPECT_EQ((*read)[1].most, 0);
  EXPECT_EQ((*read)[1].place.line, 6u);
}

TEST(Constraints, RefusalsNameThePlace) {
  EXPECT_EQ(refused(kWomen), "c.toml:2:9: a constraint says least, most or both");
  EXPECT_EQ(refused(kWomen + "least = 10001\n"), "c.toml:4:9: \"least\" is a number from 0 to 10000");
  EXPECT_EQ(refused(kWomen + "most = -1\n"), "c.toml:4:8: \"most\" is a number from 0 to 10000");
  EXPECT_EQ(refused(kWomen + "least = 1\n" + kWomen + "least = 1\n"), "c.toml:6:9: the group \"women\" stands twice");
  EXPECT_EQ(refused("[[constraint]]\ngroup = \"g\"\nleast = 1\ncandidates = []\n"),
            "c.toml:4:14: the group \"g\" has no candidates");
  EXPECT_EQ(refused("[[constraint]]\ngroup = \"g\"\nleast = 1\ncandidates = [\"A\", \"A\"]\n"),
            "c.toml:4:14: \"A\" stands twice in the group \"g\"");
  EXPECT_NE(refused(kWomen + "least = 1\nfewest = 2\n").find("fewest"), std::string::npos);
  EXPECT_NE(refused("").find("there is no [[constraint]] in it"), std::string::npos);
  EXPECT_NE(refused("[[constraint]\n").find("c.toml:1:"), std::string::npos);
}

}  // namespace
}  // namespace acta::read

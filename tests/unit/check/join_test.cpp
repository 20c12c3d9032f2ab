// SPDX-License-Identifier: Apache-2.0
#include "acta/check/join.hpp"

#include "unit/check/tables.hpp"

namespace acta::check {
namespace {

using test::Hand;
using test::Quantity;
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// A copy with these keys, and electors that tell which sheet each really is.
Hand copy(const std::vector<std::string>& keys, std::vector<model::Cell> electors) {
  Hand hand(keys.size());
  hand.table.keys = {};
  for (const std::string& key : keys) hand.table.keys.push_back(key);
  hand.quantity(Quantity::registered, std::move(electors));
  return hand;
}

TEST(Join, KeysAsWritten) {
  const Join join = join_by_key(copy({"a", "b", "c"}, {1, 2, 3}).table, copy({"c", "a", "d"}, {3, 1, 4}).table);
  EXPECT_EQ(join.rule, "as written");
  EXPECT_EQ(join.both, (Pairs{{0, 1}, {2, 0}}));
  EXPECT_EQ(join.only_first, (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(join.only_second, (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(join.agree, 2);
  EXPECT_FALSE(join.doubtful());
}

struct Written {
  std::vector<std::string> first, second;
  std::string rule;
};

// The sheets stand in the same order in both copies: the right join is 0-0, 1-1, 2-2.
TEST(Join, FindsHowKeysAreWritten) {
  const std::vector<Written> ways = {
      {{"A1", "A2", "B1"}, {"a1", "a2", "b1"}, "letters of any case"},
      {{"1/1", "1/2", "10/1"}, {"01/001", "01/002", "10/001"}, "without leading zeros"},
      {{"1.1", "1.2", "1.10"}, {"1-1", "1-2", "1-10"}, "without leading zeros, any mark between the parts"},
      {{"7.1.0", "8.1.0", "12.1.0"}, {"7", "8", "12"}, "without leading zeros and parts that never vary"},
      {{"101.1", "101.2", "103.1"},
       {"1/101", "2/101", "1/103"},
       "without parts that never vary, and the second copy's parts in the order 2 1"},
  };
  for (const Written& way : ways) {
    const Join join = join_by_key(copy(way.first, {11, 12, 13}).table, copy(way.second, {11, 12, 13}).table);
    EXPECT_EQ(join.rule, way.rule);
    EXPECT_EQ(join.both, (Pairs{{0, 0}, {1, 1}, {2, 2}})) << way.rule;
  }
}

// As written 1/2 is the other copy's 1/2, which is another sheet: electors tell.
TEST(Join, SwappedPartsThatMeetOtherKeysAreSeen) {
  const Join join = join_by_key(copy({"1/1", "1/2", "2/1", "2/2"}, {11, 12, 21, 22}).table,
                                copy({"1/1", "2/1", "1/2", "2/2"}, {11, 12, 21, 22}).table);
  EXPECT_EQ(join.both, (Pairs{{0, 0}, {1, 1}, {2, 2}, {3, 3}}));
  EXPECT_EQ(join.agree, 4);
}

TEST(Join, KeysThatMeanOtherSheetsAreDoubtful) {
  const Join join = join_by_key(copy({"1", "2", "3"}, {11, 12, 13}).table, copy({"1", "2", "3"}, {12, 13, 11}).table);
  EXPECT_EQ(join.both.size(), 3u);
  EXPECT_EQ(join.agree, 0);
  EXPECT_TRUE(join.doubtful());
}

TEST(Join, SharedKeysAreListedAndNeverJoined) {
  const Join join = join_by_key(copy({"1", "1", "2"}, {11, 12, 13}).table, copy({"1", "2"}, {11, 13}).table);
  EXPECT_EQ(join.both, (Pairs{{2, 1}}));
  EXPECT_TRUE(join.only_first.empty());
  EXPECT_EQ(join.only_second, (std::vector<std::uint32_t>{0}));
  ASSERT_EQ(join.shared.size(), 1u);
  EXPECT_EQ(join.shared[0].key, "1");
  EXPECT_EQ(join.shared[0].units, (std::vector<std::uint32_t>{0, 1}));
}

// 1.10 and 1.1 are two stations; so are 010 and 10 in a copy that has both.
TEST(Join, ZerosBehindNumbersCountAndZerosThatTellSheetsApartAreNotDropped) {
  const Join decimals = join_by_key(copy({"1.1", "1.10"}, {1, 2}).table, copy({"1-1", "1-10"}, {1, 2}).table);
  EXPECT_EQ(decimals.both, (Pairs{{0, 0}, {1, 1}}));
  const Join apart =
      join_by_key(copy({"010", "10", "7"}, {1, 2, 3}).table, copy({"0010", "00010", "007"}, {1, 2, 3}).table);
  EXPECT_EQ(apart.both, (Pairs{{2, 2}}));
  EXPECT_EQ(apart.shared.size(), 2u);
}

TEST(Join, EmptyCopies) {
  const Join join = join_by_key(copy({}, {}).table, copy({"1"}, {1}).table);
  EXPECT_TRUE(join.both.empty());
  EXPECT_EQ(join.only_second.size(), 1u);
  EXPECT_FALSE(join.doubtful());
}

}  // namespace
}  // namespace acta::check

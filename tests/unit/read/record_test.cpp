// SPDX-License-Identifier: Apache-2.0
#include "unit/read/records.hpp"

namespace acta::read {
namespace {

using test::record_of;

const std::string kTable = "unit = \"id\"\nvotes = { a = \"A\", b = \"B\" }\n";

base::Error refused(const std::string& text) {
  const auto record = parse_record(text, "election.toml");
  EXPECT_FALSE(record) << text;
  return record ? base::Error{} : record.error();
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Record, ReadsItsParts) {
  const auto record = parse_record(record_of(kTable, R"([[alliance]]
id = "ab"
name = "A and B"
options = ["a", "b"]
[[release]]
id = "r"
valid = 10
[[release.line]]
list = "ab"
votes = 9
share = "90.0"
[[proclaimed]]
list = "ab"
seats = 1
[[tier]]
name = "Nominal"
seats = 130
[[organisation]]
name = "O"
stood = false
[[claim]]
who = "W"
text = "T"
)"),
                                   "election.toml");
  ASSERT_TRUE(record) << base::to_text(record.error());
  const model::Contest& contest = record->record.contests[0];
  EXPECT_EQ(contest.options.size(), 2u);
  EXPECT_EQ(contest.alliances[0].options, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(contest.releases[0].lines[0].votes, 9);
  EXPECT_EQ(contest.proclaimed[0].seats, 1);
  EXPECT_EQ(record->record.tiers[0].seats, 130);
  EXPECT_FALSE(record->record.organisations[0].stood);
  EXPECT_EQ(record->record.claims[0].who, "W");
}

TEST(Record, WrongOnesSayWhere) {
  const std::string good = record_of(kTable);
  ASSERT_TRUE(parse_record(good, "election.toml"));
  EXPECT_EQ(refused(with(good, "title = \"T\"", "title = \"T\"\nnoot = \"x\"")).place.line, 4u);
  EXPECT_EQ(refused(with(good, "version = 1", "version = 2")).place.line, 2u);
  EXPECT_EQ(refused(with(good, "acta-record", "something")).place.line, 1u);
  EXPECT_EQ(refused(with(good, "file = \"s.csv\"", "file = \"../s.csv\"")).place.line, 6u);
  EXPECT_EQ(refused(with(good, "file = \"s.csv\"", "file = \"/etc/passwd\"")).place.line, 6u);
  EXPECT_EQ(refused(with(good, "file = \"s.csv\"", "file = 3")).place.line, 6u);
  EXPECT_EQ(refused(with(good, "name = \"B\"", "name = \"A\"")).place.line, 18u);  // two options of one name
  EXPECT_EQ(refused(with(good, "id = \"b\"", "id = \"a\"")).place.line, 17u);
  EXPECT_EQ(refused(with(good, "source = \"s\"", "source = \"x\"")).place.line, 22u);
  EXPECT_EQ(refused(with(good, "a = \"A\"", "c = \"A\"")).place.line, 24u);
  EXPECT_EQ(refused(with(good, "unit", "unti")).kind, base::ErrorKind::format);
  EXPECT_EQ(refused(good + "sha256 = \"12\"\n").kind, base::ErrorKind::format);
  EXPECT_EQ(refused("not toml at all [").kind, base::ErrorKind::format);
  EXPECT_EQ(refused("").kind, base::ErrorKind::format);
}

TEST(Record, RefusesWhatWouldCountTwiceOrMislead) {
  const std::string good = record_of(kTable);
  EXPECT_EQ(refused(with(good, "name = \"A\"", "name = \"A\\u001b[31m\"")).place.line, 15u);
  EXPECT_EQ(refused(with(good, "name = \"A\"", "name = \" \"")).place.line, 15u);
  EXPECT_EQ(refused(with(good, "name = \"A\"", "name = \"A\"\ncolour = \"red\"")).place.line, 16u);
  EXPECT_EQ(refused(with(good, "title = \"T\"", "title = \"T\"\ncountry = \"../x\"")).place.line, 4u);
  EXPECT_EQ(refused(with(good, "name = \"C\"", "name = \"C\"\nlaw = \"./../x\"")).place.line, 13u);
  EXPECT_EQ(refused(with(good, "name = \"C\"", "name = \"C\"\ncount = \"zzz\"")).place.line, 10u);
  EXPECT_EQ(
      refused(good + "[[proclaimed]]\nlist = \"a\"\nseats = 1\n[[proclaimed]]\nlist = \"a\"\nseats = 2\n").place.line,
      30u);
  EXPECT_EQ(refused(good + "[[release]]\nid = \"r\"\ncopy = \"none\"\n").place.line, 26u);
  const std::string three = good + "[[option]]\nid = \"d\"\nname = \"D\"\n";
  EXPECT_EQ(
      refused(three + "[[agreement]]\nlists = [\"a\", \"b\"]\n[[agreement]]\nlists = [\"b\", \"d\"]\n").place.line,
      32u);
  EXPECT_EQ(refused(good + "x" + std::string(20'000, '.') + "y = 1\n").kind, base::ErrorKind::limit);
  EXPECT_FALSE(
      test::try_copy(record_of("unit = \"id\"\nvotes = { a = [\"A\", \"A\"], b = \"B\" }\n"), {"id,A,B\n1,2,3\n"}));
  EXPECT_FALSE(test::try_copy(record_of("unit = \"id\"\nvotes = { a = \"A\", b = \"A\" }\n"), {"id,A,B\n1,2,3\n"}));
  EXPECT_FALSE(test::try_copy(good, {"id,A,B\n"}));  // headings only
}

TEST(Record, KeysMayTakePartsOfAText) {
  const auto copy = test::copy_of(record_of("unit = \"id\"\nkey = [{ column = \"id\", separator = \".\", part = 2, "
                                            "unpad = true }]\nvotes = { a = \"A\" }\n"),
                                  {"id,A\n5.007,1\n5.010,2\n"});
  EXPECT_EQ(copy.sheets().keys[0], "7");
  EXPECT_EQ(copy.sheets().keys[1], "10");
  EXPECT_FALSE(parse_record(record_of("unit = \"id\"\nkey = [{ separator = \".\" }]\n"), "x"));
  EXPECT_FALSE(parse_record(record_of("unit = \"id\"\nkey = [{ column = \"id\", part = 0 }]\n"), "x"));
}

TEST(Record, AColumnThatIsNotThere) {
  const auto copy = test::try_copy(record_of(kTable), {"id,A,C\n1,2,3\n"});
  ASSERT_FALSE(copy);
  EXPECT_EQ(copy.error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(copy.error().place.file, "election.toml");
  EXPECT_EQ(copy.error().place.line, 24u);
}

TEST(Record, AHeadingThatStandsTwice) { EXPECT_FALSE(test::try_copy(record_of(kTable), {"id,A,A,B\n1,2,3,4\n"})); }

}  // namespace
}  // namespace acta::read

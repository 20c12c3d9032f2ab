// SPDX-License-Identifier: Apache-2.0
// Files of audits of cards: what is read, and one refusal for each fault.
#include <gtest/gtest.h>

#include "acta/read/cards/config.hpp"
#include "acta/read/cards/tables.hpp"

namespace acta::read {
namespace {

const std::string kGood =
    "[audit]\nkind = \"comparison\"\nmanifest = \"m.csv\"\ncvr = { files = [\"c.csv\"] }\n"
    "[[contest]]\nid = \"mayor\"\nchoices = [\"Ann\", \"Burr\"]\n";

std::string with(const std::string& from, const std::string& to) {
  std::string text = kGood;
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

base::Error refusal(const std::string& text) {
  const auto parsed = parse_cards_file(text, "cards.toml");
  EXPECT_FALSE(parsed) << text;
  return parsed ? base::Error{} : parsed.error();
}

TEST(CardsFile, Defaults) {
  const auto file = parse_cards_file(kGood, "cards.toml");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->risk_limit, 5);
  EXPECT_TRUE(file->styles);
  EXPECT_EQ(file->records->format, "csv");
  EXPECT_EQ(file->contests[0].name, "mayor");
  EXPECT_EQ(file->contests[0].votes_for, 1);
  EXPECT_FALSE(file->contests[0].cards);
  const auto approval = parse_cards_file(with("id = \"mayor\"", "id = \"mayor\"\nkind = \"approval\""), "cards.toml");
  EXPECT_EQ(approval->contests[0].votes_for, 2);
}

TEST(CardsFile, RefusalsNameTheirPlace) {
  EXPECT_EQ(refusal(with("comparison", "guess")).place, (base::Place{"cards.toml", 2, 8}));
  EXPECT_EQ(refusal(with("m.csv\"", "m.csv\"\nrisk_limit = 100")).place.line, 4u);
  EXPECT_EQ(refusal(with("\"Burr\"", "\"Ann\"")).message, "\"Ann\" stands twice");
  EXPECT_EQ(refusal(with("\"Burr\"", "\"Bu;rr\"")).place.line, 7u);
  EXPECT_EQ(refusal(with("\"Burr\"", "\"not found\"")).place.line, 7u);
  // Entries are read in any case: so are the words that choices must not be.
  for (const std::string word : {"Blank", "UNDERVOTE", "undervote", "Overvote", "No contest", " Not Found "})
    EXPECT_EQ(refusal(with("\"Burr\"", "\"" + word + "\"")).message,
              "\"" + word + "\" has a meaning of its own in entries");
  for (const std::string column : {"card", "batch", "position", "number", "order", "contests", "Card", "ORDER"})
    EXPECT_EQ(refusal(with("id = \"mayor\"", "id = \"" + column + "\"")).place.line, 6u) << column;
  EXPECT_EQ(refusal(with(", \"Burr\"", "")).message, "a contest has 2 to 1,000 choices");
  EXPECT_EQ(refusal(with("[[contest]]", "[[contest]]\nreported = { Cole = 3 }")).message,
            "reported votes has no key \"Cole\"");
  // A choice that is left out is not taken for one without votes.
  EXPECT_EQ(refusal(with("[[contest]]", "[[contest]]\nreported = { Ann = 3 }")).message,
            "no votes are reported for \"Burr\"");
  EXPECT_EQ(refusal(with("[[contest]]", "[[contest]]\nreported = { Ann = 3 }")).place.line, 6u);
  EXPECT_EQ(refusal(with("[[contest]]", "[[contest]]\nelected = [\"Cole\"]")).message,
            "the contest has no choice \"Cole\"");
  EXPECT_EQ(refusal(with("[[contest]]", "[[contest]]\nkind = \"irv\"\nwinners = 2")).message,
            "\"irv\" has one winner and one vote");
  std::string polling = with("comparison", "polling");
  polling.erase(polling.find("cvr"), polling.find("[[contest") - polling.find("cvr"));
  EXPECT_EQ(refusal(polling).message, "polling needs what was reported: reported = { … }");
}

const std::string kStrata =
    "[audit]\nname = \"N\"\n[[contest]]\nid = \"mayor\"\nchoices = [\"Ann\", \"Burr\"]\n"
    "[[contest]]\nid = \"judge\"\nchoices = [\"Fay\", \"Gus\"]\nelected = [\"Fay\"]\n"
    "[[stratum]]\nid = \"a\"\nmanifest = \"a.csv\"\ncvr = { files = [\"c.csv\"] }\ncards = { judge = 7 }\n"
    "record_names = { judge = \"J\" }\n"
    "[[stratum]]\nid = \"b\"\nkind = \"polling\"\nmanifest = \"b.csv\"\ncontests = [\"mayor\"]\n"
    "reported = { mayor = { Burr = 2, Ann = 3 } }\n";

std::string strata_with(const std::string& from, const std::string& to) {
  std::string text = kStrata;
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(CardsFile, Strata) {
  const auto file = parse_cards_file(kStrata, "cards.toml");
  ASSERT_TRUE(file) << base::to_text(file.error());
  ASSERT_EQ(file->strata.size(), 2u);
  const CardsFile &a = file->strata[0], &b = file->strata[1];
  EXPECT_EQ(a.stratum, "a");
  EXPECT_EQ(a.contests.size(), 2u);
  EXPECT_EQ(a.contests[1].cards, 7);
  EXPECT_EQ(a.contests[1].record_name, "J");
  EXPECT_TRUE(a.contests[1].elected.empty());  // of all strata, not of this one
  EXPECT_EQ(b.kind, "polling");
  ASSERT_EQ(b.contests.size(), 1u);
  EXPECT_EQ(b.contests[0].reported, (std::vector<std::pair<std::string, std::int64_t>>{{"Ann", 3}, {"Burr", 2}}));
  EXPECT_EQ(b.draws, 0);
}

TEST(CardsFile, RefusalsOfStrataNameTheirPlace) {
  EXPECT_EQ(refusal(strata_with("name = \"N\"", "manifest = \"m.csv\"")).place, (base::Place{"cards.toml", 2, 12}));
  EXPECT_EQ(refusal(strata_with("id = \"b\"", "id = \"a\"")).message, "stratum \"a\" stands twice");
  EXPECT_EQ(refusal(strata_with("[\"mayor\"]", "[\"major\"]")).message, "there is no contest \"major\"");
  EXPECT_EQ(refusal(strata_with("reported = { mayor", "reported = { judge")).place.line, 21u);
  EXPECT_EQ(refusal(strata_with("Burr = 2", "Cole = 2")).message, "reported votes has no key \"Cole\"");
  EXPECT_EQ(refusal(strata_with("id = \"b\"", "id = \"b\"\ndraws = 2")).message,
            "\"draws\" is stated in some strata only");
  EXPECT_EQ(refusal(strata_with("id = \"b\"", "id = \"b\"\ndraws = -2")).place.line, 18u);
  EXPECT_EQ(refusal(strata_with("id = \"mayor\"", "id = \"mayor\"\ncards = 3")).place.line, 3u);
  EXPECT_EQ(refusal(strata_with("cvr = ", "contests = [\"mayor\"]\ncvr = ")).message,
            "cards of a stratum, by its contests has no key \"judge\"");
  EXPECT_EQ(
      refusal(strata_with("cards = { judge = 7 }\nrecord_names = { judge = \"J\" }", "contests = [\"mayor\"]")).message,
      "contest \"judge\" is in no stratum");
}

TEST(CardsFile, IsToldByItsTable) {
  EXPECT_TRUE(has_audit_table(kGood));
  EXPECT_FALSE(has_audit_table("format = \"acta-record\"\n# [audit]\n"));
}

CardsFile parsed(const std::string& text) { return parse_cards_file(text, "cards.toml").value(); }

TEST(CardsTables, ManifestByGuessedAndGivenHeadings) {
  const auto guessed = read_manifest("m.csv", "\n CONTAINER ,Number of Ballots\nA, 12 \n,\nB,x\n", parsed(kGood));
  ASSERT_TRUE(guessed);
  ASSERT_EQ(guessed->size(), 2u);
  EXPECT_EQ((*guessed)[0].cards, "12");
  EXPECT_EQ((*guessed)[1].cards_place, (base::Place{"m.csv", 5, 2}));
  const auto file = parsed(with("m.csv\"", "m.csv\"\ncolumns = { batch = \"Karton\" }"));
  EXPECT_EQ(read_manifest("m.csv", "batch,cards\nA,1\n", file).error().kind, base::ErrorKind::not_found);
}

TEST(CardsTables, RecordsWithContestsThatAreNotThere) {
  std::vector<RecordLine> lines;
  const auto take = [&](const RecordLine& line) {
    lines.push_back(line);
    return base::Result<void>();
  };
  const std::string head = "card,batch,position,mayor:Ann,mayor:Burr\n";
  ASSERT_TRUE(read_record_table("c.csv", head + "x,A,3,1,\ny,A,,,\nz,A,,0,0\n", parsed(kGood), take));
  EXPECT_EQ(lines[0].position, 3);
  EXPECT_EQ(lines[0].votes[0], std::vector<std::uint16_t>{0});
  EXPECT_FALSE(lines[1].votes[0]);
  EXPECT_TRUE(lines[2].votes[0]->empty());
  EXPECT_EQ(read_record_table("c.csv", head + "x,A,0,1,\n", parsed(kGood), take).error().place.column, 3u);
  EXPECT_EQ(read_record_table("c.csv", head + "x,,1,1,\n", parsed(kGood), take).error().place.column, 2u);
  EXPECT_EQ(read_record_table("c.csv", head + "x,A,1,2,\n", parsed(kGood), take).error().place.column, 4u);
}

TEST(CardsTables, RanksEndWhereOneIsGivenTwice) {
  const auto file =
      parsed(with("choices = [\"Ann\", \"Burr\"]", "kind = \"irv\"\nchoices = [\"A\", \"B\", \"C\", \"D\"]"));
  std::vector<std::uint16_t> got;
  const auto take = [&](const RecordLine& line) {
    got = *line.votes[0];
    return base::Result<void>();
  };
  const std::string head = "batch,mayor:A,mayor:B,mayor:C,mayor:D\n";
  ASSERT_TRUE(read_record_table("c.csv", head + "X,2,1,3,3\n", file, take));
  EXPECT_EQ(got, (std::vector<std::uint16_t>{1, 0}));
  ASSERT_TRUE(read_record_table("c.csv", head + "X,0,4,,2\n", file, take));
  EXPECT_EQ(got, (std::vector<std::uint16_t>{3, 1}));
}

TEST(CardsTables, RecordsWithOneColumnAContest) {
  std::vector<RecordLine> lines;
  const auto take = [&](const RecordLine& line) {
    lines.push_back(line);
    return base::Result<void>();
  };
  const std::string head = "card,batch,Mayor\n";
  ASSERT_TRUE(read_record_table("c.csv", head + "x,A,Burr\ny,A,\nz,A,undervote\nv,A,Ann; Burr\n", parsed(kGood), take));
  EXPECT_EQ(lines[0].votes[0], std::vector<std::uint16_t>{1});
  EXPECT_FALSE(lines[1].votes[0]);
  EXPECT_TRUE(lines[2].votes[0]->empty());
  EXPECT_EQ(lines[3].votes[0], (std::vector<std::uint16_t>{0, 1}));
  const auto other = read_record_table("c.csv", head + "x,A,Cole\n", parsed(kGood), take);
  EXPECT_EQ(other.error().place, (base::Place{"c.csv", 2, 3}));
  EXPECT_EQ(read_record_table("c.csv", "batch,mayor,Mayor\nA,Ann,Ann\n", parsed(kGood), take).error().place.column, 3u);
}

TEST(CardsTables, Pools) {
  EXPECT_EQ(read_pools("p.csv", "batch,contest,choice,votes\nB,mayor,Ann,-1\n").error().place.column, 4u);
}

}  // namespace
}  // namespace acta::read

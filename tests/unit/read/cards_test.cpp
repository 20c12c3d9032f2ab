// SPDX-License-Identifier: Apache-2.0
// Files of audits of cards: what is read, and one refusal for each fault.
#include <gtest/gtest.h>

#include "acta/read/cards/choice_words.hpp"
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

/// Records as they were taken, in the order of parts.
struct Records : RecordSink {
  struct Line {
    std::string card, batch;
    std::int64_t position = 0;
    std::uint64_t line = 0;
    std::vector<std::optional<std::vector<std::uint16_t>>> votes;
    bool operator==(const Line&) const = default;
  };
  void parts(std::size_t count) override { by_part.resize(count); }
  base::Result<void> take(std::size_t part, const RecordLine& line) override {
    Line own{std::string(line.card), std::string(line.batch), line.position, line.line(), {}};
    for (std::size_t contest = 0; contest < line.contests(); ++contest) {
      const auto vote = line.vote(contest);
      own.votes.push_back(vote ? std::optional(std::vector(vote->begin(), vote->end())) : std::nullopt);
    }
    by_part[part].push_back(std::move(own));
    return {};
  }
  std::vector<Line> all() const {
    std::vector<Line> lines;
    for (const auto& part : by_part) lines.insert(lines.end(), part.begin(), part.end());
    return lines;
  }
  std::vector<std::vector<Line>> by_part;
};

std::vector<Records::Line> records_of(const std::string& table, const CardsFile& file,
                                      std::size_t part_bytes = kPartOfRows) {
  Records records;
  const auto read = read_record_table("c.csv", table, file, records, part_bytes);
  EXPECT_TRUE(read) << base::to_text(read.error());
  return records.all();
}

base::Error record_error(const std::string& table, std::size_t part_bytes = kPartOfRows) {
  Records records;
  return read_record_table("c.csv", table, parsed(kGood), records, part_bytes).error();
}

TEST(CardsTables, RecordsWithContestsThatAreNotThere) {
  const std::string head = "card,batch,position,mayor:Ann,mayor:Burr\n";
  const auto lines = records_of(head + "x,A,3,1,\ny,A,,,\nz,A,,0,0\n", parsed(kGood));
  EXPECT_EQ(lines[0].position, 3);
  EXPECT_EQ(lines[0].votes[0], std::vector<std::uint16_t>{0});
  EXPECT_FALSE(lines[1].votes[0]);
  EXPECT_TRUE(lines[2].votes[0]->empty());
  EXPECT_EQ(record_error(head + "x,A,0,1,\n").place.column, 3u);
  EXPECT_EQ(record_error(head + "x,,1,1,\n").place.column, 2u);
  EXPECT_EQ(record_error(head + "x,A,1,2,\n").place.column, 4u);
}

TEST(CardsTables, RanksEndWhereOneIsGivenTwice) {
  const auto file =
      parsed(with("choices = [\"Ann\", \"Burr\"]", "kind = \"irv\"\nchoices = [\"A\", \"B\", \"C\", \"D\"]"));
  const std::string head = "batch,mayor:A,mayor:B,mayor:C,mayor:D\n";
  EXPECT_EQ(*records_of(head + "X,2,1,3,3\n", file)[0].votes[0], (std::vector<std::uint16_t>{1, 0}));
  EXPECT_EQ(*records_of(head + "X,0,4,,2\n", file)[0].votes[0], (std::vector<std::uint16_t>{3, 1}));
}

TEST(CardsTables, RecordsWithOneColumnAContest) {
  const std::string head = "card,batch,Mayor\n";
  const auto lines = records_of(head + "x,A,Burr\ny,A,\nz,A,undervote\nv,A,Ann; Burr\n", parsed(kGood));
  EXPECT_EQ(lines[0].votes[0], std::vector<std::uint16_t>{1});
  EXPECT_FALSE(lines[1].votes[0]);
  EXPECT_TRUE(lines[2].votes[0]->empty());
  EXPECT_EQ(lines[3].votes[0], (std::vector<std::uint16_t>{0, 1}));
  EXPECT_EQ(record_error(head + "x,A,Cole\n").place, (base::Place{"c.csv", 2, 3}));
  EXPECT_EQ(record_error("batch,mayor,Mayor\nA,Ann,Ann\n").place.column, 3u);
}

/// Names of every length about the eight bytes that are compared at once, and some that share first and last bytes.
TEST(CardsTables, ChoicesAreFoundByTheirWholeName) {
  std::vector<std::string> names;
  for (std::size_t length = 1; length <= 20; ++length)
    for (const char middle : {'a', 'b'}) {
      std::string name(length, 'x');
      name[length / 2] = middle;
      names.push_back(name);
    }
  const ChoiceWords words(names);
  for (std::size_t k = 0; k < names.size(); ++k) {
    EXPECT_EQ(words.find(names[k]), k) << names[k];
    const std::string row = names[k] + ",abcdefgh";
    for (std::size_t readable = names[k].size(); readable <= row.size(); ++readable)
      EXPECT_EQ(words.find(std::string_view(row).substr(0, names[k].size()), row.data() + readable), k) << row;
  }
  EXPECT_EQ(words.find("overvote"), ChoiceWords::kNoMark);
  const std::vector<std::string> named = {"Ann", "overvote"};
  EXPECT_EQ(ChoiceWords(named).find("overvote"), 1);
  for (std::size_t length = 0; length <= 24; ++length)
    EXPECT_EQ(words.find(std::string(length, 'x')), ChoiceWords::kNone) << length;
}

/// Quoted line ends, blank rows and a name with quotes: the records are the same however the text is cut.
TEST(CardsTables, PartsHaveTheRecordsOfTheWhole) {
  const CardsFile file = parsed(kGood);
  std::string table = "\n\"card\",batch,\"Mayor\"\n";
  for (int k = 0; k < 20; ++k)
    table += "\"c" + std::to_string(k) + "\n\"\"two\"\"\",B" + std::to_string(k / 3) +
             (k % 2 ? ",Ann\n" : ",\"Burr\"\r\n") + (k % 5 ? "" : ",,\n\n");
  const auto whole = records_of(table, file);
  ASSERT_EQ(whole.size(), 20u);
  EXPECT_EQ(whole[0].card, "c0\n\"two\"");
  EXPECT_EQ(whole[0].line, 3u);
  EXPECT_EQ(whole[1].line, 7u);  // two lines of the card before, then two blank rows
  for (std::size_t bytes = 1; bytes < table.size() + 2; ++bytes)
    EXPECT_EQ(records_of(table, file, bytes), whole) << bytes;
}

/// The first of several errors, at its line, however the text is cut.
TEST(CardsTables, PartsTellTheFirstError) {
  const std::string table = "card,batch,Mayor\nx,A,Ann\n\"y\n\",A,Cole\nz,A,Dee\n\"";
  for (std::size_t bytes = 1; bytes < table.size() + 2; ++bytes)
    EXPECT_EQ(record_error(table, bytes).place, (base::Place{"c.csv", 3, 3})) << bytes;
}

TEST(CardsTables, Pools) {
  EXPECT_EQ(read_pools("p.csv", "batch,contest,choice,votes\nB,mayor,Ann,-1\n").error().place.column, 4u);
}

}  // namespace
}  // namespace acta::read

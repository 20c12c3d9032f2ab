// SPDX-License-Identifier: Apache-2.0
// Audits of cards from their files; numbers by hand.
#include "acta/app/audit_cards.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "folder.hpp"

namespace acta::app {
namespace {

using test::Folder;
using Json = nlohmann::json;

const std::string kHead = "[audit]\nmanifest = \"m.csv\"\n";
const std::string kRecords = "cvr = { format = \"csv\", files = [\"c.csv\"] }\n";
const std::string kMayor = "[[contest]]\nid = \"mayor\"\nchoices = [\"Ann\", \"Burr\"]\n";

std::unique_ptr<AuditKind> open(const Folder& folder, const std::string& toml) {
  folder.write("cards.toml", toml);
  auto opened = open_cards_audit((folder / "cards.toml").string());
  EXPECT_TRUE(opened) << (opened ? "" : base::to_text(opened.error()));
  return opened ? std::move(opened->kind) : nullptr;
}

std::string refusal(const Folder& folder, const std::string& toml) {
  folder.write("cards.toml", toml);
  const auto opened = open_cards_audit((folder / "cards.toml").string());
  return opened ? "opened" : opened.error().message;
}

/// Cards A1 to A30 and B1 to B20; 35 for Ann, the rest for Burr.
std::string town(bool backwards, const char* header = "card,batch,position,mayor:Ann,mayor:Burr\n") {
  std::vector<std::string> rows;
  for (int k = 1; k <= 50; ++k) {
    const bool a = k <= 30;
    const std::string position = std::to_string(a ? k : k - 30);
    rows.push_back((a ? "A" : "B") + position + "," + (a ? "A" : "B") + "," + position +
                   (k % 10 < 7 ? ",1,0" : ",0,1"));
  }
  if (backwards) std::reverse(rows.begin(), rows.end());
  std::string text = header;
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

std::vector<PaperEntry> papers(const RetrievalList& list) {
  std::vector<PaperEntry> entries;
  for (const auto& row : list.rows) {
    const int k = std::stoi(row[3]);
    entries.push_back({row[0], {{"mayor", k % 10 < 7 ? "Ann" : "Burr"}}, "e.csv:" + row[3]});
  }
  return entries;
}

TEST(CardsAuditFiles, OrderOfRowsAndChoicesChangesNothing) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,30\nB,20\n");
  folder.write("c.csv", town(false));
  const auto one = open(folder, kHead + kRecords + kMayor);
  const Folder other_folder;
  other_folder.write("m.csv", "batch,cards\nB,20\nA,30\n");
  other_folder.write("c.csv", town(true));
  const auto other =
      open(other_folder, kHead + kRecords + "[[contest]]\nid = \"mayor\"\nchoices = [\"Burr\", \"Ann\"]\n");
  const AuditExtent extent{"2026", {{"mayor", 14}}};
  const auto list = one->draw(extent), same = other->draw(extent);
  ASSERT_TRUE(list && same);
  EXPECT_EQ(list->rows, same->rows);
  const auto standing = one->assess(extent, papers(*list)), again = other->assess(extent, papers(*same));
  ASSERT_TRUE(standing && again);
  EXPECT_EQ(standing->contests[0].risk, again->contests[0].risk);
  // Margin (35 - 15) / 50 = 0.4: 1/1.6 without error, ln(1 + 1.92484 / 8) = 0.215532; 3.10109 / 0.215532: 15 cards.
  EXPECT_EQ(one->first_sizes().at("mayor"), 15);
  EXPECT_EQ(standing->contests[0].counted, 14);
  EXPECT_EQ(standing->contests[0].differing, 0);
}

TEST(CardsAuditFiles, LaterEntriesReplaceEarlierOnes) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,30\nB,20\n");
  folder.write("c.csv", town(false));
  const auto audit = open(folder, kHead + kRecords + kMayor);
  const AuditExtent extent{"2026", {{"mayor", 14}}};
  auto entries = papers(*audit->draw(extent));
  const double risk = audit->assess(extent, entries)->contests[0].risk;
  entries.insert(entries.begin(), {entries.back().unit, {{"mayor", "not found"}}, "e.csv:1"});
  EXPECT_EQ(audit->assess(extent, entries)->contests[0].risk, risk);
  entries.push_back({entries.back().unit, {{"mayor", "not found"}}, "e.csv:99"});
  EXPECT_EQ(audit->assess(extent, entries)->contests[0].differing, 1);
  entries.push_back({"B21", {{"mayor", "Ann"}}, "e.csv:100"});
  const auto refused = audit->assess(extent, entries);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().place, (base::Place{"e.csv", 100, 0}));
}

TEST(CardsAuditFiles, DuplicatesAreRefused) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,3\n");
  folder.write("c.csv", "card,batch,position,mayor:Ann,mayor:Burr\na,A,1,1,0\nb,A,1,1,0\nc,A,3,0,1\n");
  EXPECT_EQ(refusal(folder, kHead + kRecords + kMayor), "two records are of card 1 of batch \"A\"");
  folder.write("e.csv", "card,mayor\na,Ann\n");
  const std::string file = (folder / "e.csv").string();
  const auto twice = read_paper_entries({file, file});
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().message, "card \"a\" was entered twice");
}

// 4 of 10 cards of A have no record. Without a bound all four may have the contest: N = 10; with cards = 7 one does.
TEST(CardsAuditFiles, PhantomsByTheBoundOfTheContest) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,10\n");
  folder.write("c.csv", "card,batch,mayor:Ann,mayor:Burr\na,A,1,0\nb,A,1,0\nc,A,1,0\nd,A,1,0\ne,A,1,0\nf,A,0,1\n");
  const auto plan = [&](const std::string& more) {
    return Json::parse(open(folder, kHead + kRecords + kMayor + more)->plan_json())["contests"][0];
  };
  EXPECT_EQ(plan("")["cards"], 10);
  EXPECT_EQ(plan("")["phantoms"], 4);
  EXPECT_EQ(plan("cards = 7\n")["cards"], 7);
  EXPECT_EQ(plan("cards = 7\n")["phantoms"], 1);
  // More than the manifest holds: phantoms beyond it.
  EXPECT_EQ(plan("cards = 12\n")["phantoms"], 6);
  EXPECT_NEAR(plan("cards = 12\n")["claims"][0]["margin"].get<double>(), 4.0 / 12, 1e-12);
  const auto audit = open(folder, kHead + kRecords + kMayor + "cards = 12\n");
  EXPECT_EQ(audit->draw({"1", {{"mayor", 12}}})->rows.size(), 6u);  // nobody fetches a phantom
}

// A: 60 records, 40 to 20. B: 40 cards with 25 to 10. v = (20 + 15) / 100. All read, as reported.
TEST(CardsAuditFiles, PoolsOfBatches) {
  const Folder folder;
  std::string records = "card,batch,mayor:Ann,mayor:Burr\n";
  for (int k = 1; k <= 60; ++k) records += "a" + std::to_string(k) + ",A," + (k <= 40 ? "1,0\n" : "0,1\n");
  folder.write("m.csv", "batch,cards\nA,60\nB,40\n");
  folder.write("c.csv", records);
  folder.write("p.csv", "batch,contest,choice,votes\nB,mayor,Ann,25\nB,mayor,Burr,10\n");
  const std::string toml = kHead + "kind = \"oneaudit\"\npools = \"p.csv\"\n" + kRecords + kMayor;
  const auto audit = open(folder, toml);
  const Json plan = Json::parse(audit->plan_json());
  EXPECT_EQ(plan["pooled"], 40);
  EXPECT_EQ(plan["phantoms"], 0);
  EXPECT_NEAR(plan["contests"][0]["claims"][0]["margin"].get<double>(), 0.35, 1e-12);
  const AuditExtent all{"5", {{"mayor", 100}}};
  std::vector<PaperEntry> entries;
  int pool = 0;
  const auto list = audit->draw(all);
  ASSERT_TRUE(list);
  for (const auto& row : list->rows) {
    const bool ann = row[1] == "A" ? std::stoi(row[0].substr(1)) <= 40 : ++pool <= 25;
    entries.push_back({row[0], {{"mayor", ann ? "Ann" : row[1] == "B" && pool > 35 ? "blank" : "Burr"}}, "e:1"});
  }
  EXPECT_EQ(audit->assess(all, entries)->contests[0].risk, 0);
  for (auto& entry : entries) entry.values[0].second = entry.values[0].second == "Burr" ? "Ann" : "Burr";
  EXPECT_EQ(audit->assess(all, entries)->contests[0].risk, 1);
  folder.write("p.csv", "batch,contest,choice,votes\nB,mayor,Ann,41\n");
  EXPECT_EQ(refusal(folder, toml), "batch \"B\" has more votes than its 40 cards could hold");
  folder.write("p.csv", "batch,contest,choice,votes\nA,mayor,Ann,1\n");
  EXPECT_EQ(refusal(folder, toml), "batch \"A\" has records of its cards and subtotals too");
}

// All batches are pools: 5 to 3 of 10 and 4 to 2 of 6, so v = 4 / 16.
TEST(CardsAuditFiles, PoolsWithoutAnyRecord) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,10\nB,6\n");
  folder.write("p.csv", "batch,contest,choice,votes\nA,mayor,Ann,5\nA,mayor,Burr,3\nB,mayor,Ann,4\nB,mayor,Burr,2\n");
  const auto audit = open(folder, kHead + "kind = \"oneaudit\"\npools = \"p.csv\"\n" + kMayor);
  EXPECT_NEAR(Json::parse(audit->plan_json())["contests"][0]["claims"][0]["margin"].get<double>(), 0.25, 1e-12);
  const auto list = audit->draw({"1", {{"mayor", 16}}});
  ASSERT_TRUE(list);
  EXPECT_EQ(list->rows.size(), 16u);
  EXPECT_EQ(audit->assess({"1", {{"mayor", 16}}}, {})->contests[0].waiting, 16);
}

const char kFlat[] =
    "Election,5.2,,,,,,,\n"
    ",,,,,,Mayor (Vote For=1),Mayor (Vote For=1),Mayor (Vote For=1)\n"
    ",,,,,,Ann,Burr,Cole\n"
    "CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,PrecinctPortion,,,\n"
    "1,10,1,1,10-1-1,P,1,0,0\n2,10,1,2,10-1-2,P,1,0,0\n3,10,1,3,10-1-3,P,1,1,0\n4,10,2,1,10-2-1,P,0,1,0\n5,10,2,2,10-2-"
    "2,P,,,\n";

TEST(CardsAuditFiles, RecordsOfAVendor) {
  const Folder folder;
  folder.write("m.csv", "Tabulator,Batch,Cards\n10,1,3\n10,2,2\n");
  folder.write("c.csv", kFlat);
  const std::string head =
      kHead + "columns = { tabulator = \"Tabulator\" }\ncvr = { format = \"dominion-csv\", files = [\"c.csv\"] }\n";
  const std::string contest = "[[contest]]\nid = \"m\"\nname = \"Mayor\"\ncards = 4\n";
  EXPECT_EQ(refusal(folder, head + contest + "choices = [\"Ann\", \"Burr\"]\n"),
            "the records have a choice \"Cole\" that contest \"m\" does not list");
  const auto audit = open(folder, head + contest + "choices = [\"Ann\", \"Burr\", \"Cole\"]\n");
  const Json plan = Json::parse(audit->plan_json());
  EXPECT_EQ(plan["contests"][0]["votes"]["Ann"], 2);  // a card with two marks is no valid vote
  EXPECT_EQ(plan["contests"][0]["cards"], 4);
  EXPECT_EQ(plan["findings"][5]["verdict"], "remarkable");  // the fifth card has no contest of this audit
  const auto list = audit->draw({"3", {{"m", 4}}});
  ASSERT_TRUE(list);
  // Of two files the second has another contest only.
  std::string other = kFlat;
  for (auto at = other.find("Mayor"); at != std::string::npos; at = other.find("Mayor")) other.replace(at, 5, "Judge");
  folder.write("d.csv", other);
  const std::string two = std::string(head).replace(head.find("\"c.csv\""), 7, "\"c.csv\", \"d.csv\"");
  EXPECT_NE(open(folder, two + contest + "choices = [\"Ann\", \"Burr\", \"Cole\"]\n"), nullptr);
  EXPECT_EQ(refusal(folder, two + "[[contest]]\nid = \"sheriff\"\nchoices = [\"Ann\", \"Burr\"]\n"),
            "there is no contest \"sheriff\"");
  EXPECT_EQ(list->rows[3][0], "10-2-1");
  EXPECT_EQ(list->rows[3][2], "1");
}

// By first choices P 3, Q 2, R 1; R goes, its ballot counts for P: 4 to 2.
TEST(CardsAuditFiles, RankedRecordsWithoutBatches) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nbox,6\n");
  folder.write(
      "c.raire",
      "1\nContest,ward,3,P,Q,R,winner,P\nward,b1,P,Q\nward,b2,P\nward,b3,P,R\nward,b4,Q,P\nward,b5,Q\nward,b6,R,P\n");
  const std::string toml = kHead +
                           "cvr = { format = \"raire\", files = [\"c.raire\"] }\n[[contest]]\nid = \"ward\"\nkind = "
                           "\"irv\"\nchoices = [\"P\", \"Q\", \"R\"]\n";
  const auto audit = open(folder, toml);
  const Json plan = Json::parse(audit->plan_json());
  EXPECT_EQ(plan["contests"][0]["outcome"], "P wins by instant-runoff");
  EXPECT_EQ(plan["phantoms"], 0);
  // R goes before P: 3 to 1; P ahead of Q when they remain: 4 to 2. Both lead by 2 of 6.
  for (const Json& claim : plan["contests"][0]["claims"]) EXPECT_NEAR(claim["margin"].get<double>(), 2.0 / 6, 1e-12);
  folder.write("m.csv", "batch,cards\nbox,3\nother,3\n");
  EXPECT_EQ(refusal(folder, toml), "the records do not say in which batch a card is");
}

TEST(CardsAuditFiles, ALargerDrawOnlyAddsCards) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,30\nB,20\n");
  folder.write("c.csv", town(false));
  const auto audit = open(folder, kHead + kRecords + kMayor);
  std::set<std::string> before;
  for (std::int64_t size = 1; size <= 50; ++size) {
    const auto list = audit->draw({"2026", {{"mayor", size}}});
    ASSERT_TRUE(list);
    std::set<std::string> now;
    for (const auto& row : list->rows) now.insert(row[0]);
    EXPECT_EQ(now.size(), static_cast<std::size_t>(size));
    EXPECT_TRUE(std::includes(now.begin(), now.end(), before.begin(), before.end()));
    before = now;
  }
}

// Records without names: cards lie in the batch as the file has them, and are named by their place.
TEST(CardsAuditFiles, RecordsWithoutNames) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,3\n");
  folder.write("c.csv", "batch,position,mayor\nA,,Ann\nA,,Burr\nA,,Ann\n");
  const auto list = open(folder, kHead + kRecords + kMayor)->draw({"1", {{"mayor", 3}}});
  ASSERT_TRUE(list);
  EXPECT_EQ(list->rows[1][0], "A/2");
  folder.write("c.csv", "batch,position,mayor\nA,,Ann\nA,2,Burr\nA,,Ann\n");
  EXPECT_EQ(refusal(folder, kHead + kRecords + kMayor),
            "some records of batch \"A\" have neither a name nor a position");
}

TEST(CardsAuditFiles, ReportedVotesBesideTheRecords) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,30\nB,20\n");
  folder.write("c.csv", town(false));
  const Json plan =
      Json::parse(open(folder, kHead + kRecords + kMayor + "reported = { Ann = 36, Burr = 15 }\n")->plan_json());
  EXPECT_EQ(plan["notes"], Json::array({"mayor: 36 votes for Ann are reported, the records have 35"}));
}

// 1,000 cards with records; those of 500 have the mayor, 260 to 240. The paper of the other 500 has 500 votes for Burr,
// 740 to 260: nobody looks, since their records lack the contest, and this is said. With cards = 1000 from the rolls
// 500 phantoms are drawn, at 0: 260 - 240 - 500 halves, nothing is confirmed. With cards = 500 nothing is left to
// trust.
TEST(CardsAuditFiles, ContestsWithoutABoundSayWhatNobodyLooksAt) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,1000\n");
  std::string records = "card,batch,mayor:Ann,mayor:Burr\n";
  for (int k = 1; k <= 1000; ++k)
    records += "x" + std::to_string(k) + ",A," + (k <= 260 ? "1,0" : k <= 500 ? "0,1" : ",") + "\n";
  folder.write("c.csv", records);
  const std::string toml = kHead + kRecords + kMayor;
  const auto standing = [&](const std::string& more, std::int64_t size) {
    const auto audit = open(folder, toml + more);
    const AuditExtent all{"2026", {{"mayor", size}}};
    std::vector<PaperEntry> entries;
    const auto list = audit->draw(all);
    EXPECT_TRUE(list);
    for (const auto& row : list->rows)
      entries.push_back({row[0], {{"mayor", std::stoi(row[0].substr(1)) <= 260 ? "Ann" : "Burr"}}, "e:1"});
    return std::pair{audit->plan_text({}), audit->assess(all, entries).value()};
  };
  const std::string said = "none of the 500 cards whose record lacks it";
  const auto flat = [](std::string text) {
    std::string out;
    for (const char c : text)
      if (c != '\n' && (c != ' ' || (!out.empty() && out.back() != ' ')))
        out += c;
      else if (out.back() != ' ')
        out += ' ';
    return out;
  };
  const auto [plan, trusting] = standing("", 500);
  EXPECT_EQ(trusting.contests[0].risk, 0);
  EXPECT_NE(flat(plan).find(said), std::string::npos) << plan;
  EXPECT_NE(flat(trusting.text).find(said), std::string::npos) << trusting.text;
  EXPECT_NE(trusting.findings[0].cannot_show.back().find(said), std::string::npos);
  EXPECT_NE(Json::parse(trusting.json)["contests"][0]["warning"].get<std::string>().find(said), std::string::npos);
  const auto [bounded_plan, bounded] = standing("cards = 1000\n", 1000);
  EXPECT_EQ(bounded.contests[0].risk, 1);
  EXPECT_EQ(flat(bounded_plan + bounded.text).find("none of the"), std::string::npos);
  const auto [exact_plan, exact] = standing("cards = 500\n", 500);
  EXPECT_EQ(exact.contests[0].risk, 0);
  EXPECT_EQ(exact.findings[0].cannot_show.size(), 2u);
  // Without styles every card is drawn for it: paper has 260 to 740.
  const auto without = open(folder, kHead + "styles = false\n" + kRecords + kMayor);
  EXPECT_EQ(Json::parse(without->plan_json())["contests"][0]["cards"], 1000);
  EXPECT_EQ(Json::parse(without->plan_json())["contests"][0]["warning"], "");
}

// Nine records; the mayor is on at most ten cards, the judge states no bound. Without styles the tenth is a phantom of
// both: N = 10, and with all nine read nobody waits. 7 - 2 - 1 = 4 halves.
TEST(CardsAuditFiles, WithoutStylesAPhantomIsOneOfEveryContest) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,9\n");
  std::string records = "card,batch,mayor:Ann,mayor:Burr,judge:Dee,judge:Eve\n";
  for (int k = 1; k <= 9; ++k) records += "x" + std::to_string(k) + ",A," + (k <= 7 ? "1,0,1,0\n" : "0,1,0,1\n");
  folder.write("c.csv", records);
  const auto audit = open(folder, kHead + "styles = false\n" + kRecords + kMayor +
                                      "cards = 10\n[[contest]]\nid = \"judge\"\nchoices = [\"Dee\", \"Eve\"]\n");
  const Json plan = Json::parse(audit->plan_json());
  for (const Json& contest : plan["contests"]) {
    EXPECT_EQ(contest["cards"], 10);
    EXPECT_EQ(contest["phantoms"], 1);
  }
  const AuditExtent all{"4", {{"mayor", 0}, {"judge", 10}}};
  std::vector<PaperEntry> entries;
  const auto list = audit->draw(all);
  ASSERT_TRUE(list);
  EXPECT_EQ(list->rows.size(), 9u);
  for (const auto& row : list->rows)
    entries.push_back(
        {row[0], {{"mayor", row[0] <= "x7" ? "Ann" : "Burr"}, {"judge", row[0] <= "x7" ? "Dee" : "Eve"}}, "e:1"});
  const auto standing = audit->assess(all, entries);
  ASSERT_TRUE(standing);
  for (const ContestStanding& contest : standing->contests) {
    EXPECT_EQ(contest.waiting, 0) << contest.contest;
    EXPECT_EQ(contest.counted, 10) << contest.contest;
    EXPECT_EQ(contest.risk, 0) << contest.contest;
  }
}

// Six records with the mayor and a pool of five cards of which four hold it: at most ten of eleven, which is no
// contradiction. Of thirteen two are phantoms. Five are fewer than the records have.
TEST(CardsAuditFiles, PoolsMayHoldMoreCardsThanTheContestIsOn) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,6\nB,5\n");
  folder.write("c.csv", "card,batch,mayor:Ann,mayor:Burr\na,A,1,0\nb,A,1,0\nc,A,1,0\nd,A,1,0\ne,A,0,1\nf,A,0,1\n");
  folder.write("p.csv", "batch,contest,choice,votes\nB,mayor,Ann,3\nB,mayor,Burr,1\n");
  const std::string toml = kHead + "kind = \"oneaudit\"\npools = \"p.csv\"\n" + kRecords + kMayor;
  const auto plan = [&](const std::string& more) {
    return Json::parse(open(folder, toml + more)->plan_json())["contests"][0];
  };
  EXPECT_EQ(plan("cards = 10\n")["cards"], 11);
  EXPECT_EQ(plan("cards = 10\n")["phantoms"], 0);
  EXPECT_EQ(plan("cards = 13\n")["phantoms"], 2);
  EXPECT_EQ(refusal(folder, toml + "cards = 5\n"),
            "contest \"mayor\" is on 6 cards by the records, more than cards = 5");
}

TEST(CardsAuditFiles, ARecordMustNotHaveTheNameOfAnotherCard) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,3\nB7,3\n");
  folder.write("p.csv", "batch,contest,choice,votes\nB7,mayor,Ann,3\n");
  const auto records = [&](const std::string& id) {
    folder.write("c.csv", "card,batch,mayor:Ann,mayor:Burr\na,A,1,0\n" + id + ",A,1,0\nc,A,0,1\n");
  };
  const std::string toml = kHead + "kind = \"oneaudit\"\npools = \"p.csv\"\n" + kRecords + kMayor;
  records("B7/3");
  EXPECT_EQ(
      refusal(folder, toml),
      "a record of batch \"A\" names its card \"B7/3\", and so is called card 3 of batch \"B7\", which has no name");
  records("B7/4");
  EXPECT_EQ(refusal(folder, toml), "opened");
  // Four cards of A, three of them with records: the fourth of all goes by "card 4".
  folder.write("m.csv", "batch,cards\nA,4\n");
  records("card 4");
  EXPECT_EQ(refusal(folder, kHead + kRecords + kMayor),
            "a record of batch \"A\" names its card \"card 4\", and so is called a card without a record");
  records("card 3");
  EXPECT_EQ(refusal(folder, kHead + kRecords + kMayor), "opened");
}

// In whatever order the columns stand.
TEST(CardsAuditFiles, ACardThatWasNotFoundHasNoVotes) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,3\n");
  folder.write("c.csv", "card,batch,mayor,judge\na,A,Ann,Dee\nb,A,Ann,Dee\nc,A,Burr,Eve\n");
  const auto audit =
      open(folder, kHead + kRecords + kMayor + "[[contest]]\nid = \"judge\"\nchoices = [\"Dee\", \"Eve\"]\n");
  const AuditExtent all{"4", {{"mayor", 3}, {"judge", 3}}};
  using Values = std::vector<std::pair<std::string, std::string>>;
  const auto assess = [&](const Values& values) {
    return audit->assess(all, std::vector<PaperEntry>{{"a", values, "e.csv:7", {2, 3}}});
  };
  for (const Values& values :
       {Values{{"mayor", "not found"}, {"judge", "Dee"}}, Values{{"mayor", "no contest"}, {"judge", "Not found"}}}) {
    const auto got = assess(values);
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().place, (base::Place{"e.csv", 7, values[1].second == "Dee" ? 3U : 2U}));
  }
  for (const Values& values :
       {Values{{"mayor", "not found"}, {"judge", ""}}, Values{{"judge", "not found"}, {"mayor", "not found"}}})
    EXPECT_TRUE(assess(values));
}

TEST(CardsAuditFiles, ARecordBeyondItsBatchIsRefused) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,3\n");
  folder.write("c.csv", "card,batch,position,mayor\na,A,1,Ann\nb,A,4,Ann\nc,A,3,Burr\n");
  folder.write("cards.toml", kHead + kRecords + kMayor);
  const auto opened = open_cards_audit((folder / "cards.toml").string());
  ASSERT_FALSE(opened);
  EXPECT_EQ(base::to_text(opened.error().place), (folder / "c.csv").string() + ":3:3");
  EXPECT_EQ(opened.error().message, "a record is of card 4 of batch \"A\", of which the manifest has 3");
  folder.write("c.csv", "card,batch,position,mayor\na,A,1,Ann\nb,A,2,Ann\nc,A,3,Burr\nd,A,4,Ann\n");
  EXPECT_EQ(refusal(folder, kHead + kRecords + kMayor), "opened") << "more records than cards are A206";
}

TEST(CardsAuditFiles, AnEntryOfAnotherPositionIsRefused) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,3\n");
  folder.write("c.csv", "card,batch,position,mayor\na,A,1,Ann\nb,A,2,Ann\nc,A,,Ann\n");
  const auto kind = open(folder, kHead + kRecords + kMayor);
  const auto entered = [&](const std::string& card, const std::string& position) {
    const PaperEntry entry{card, {{"position", position}, {"mayor", "Ann"}}, "e.csv:7", {3, 4}};
    const auto got = kind->assess({"2026", {{"mayor", 3}}}, std::vector<PaperEntry>{entry});
    return got ? std::string() : base::to_text(got.error().place) + " " + got.error().message;
  };
  EXPECT_EQ(entered("a", "1"), "");
  EXPECT_EQ(entered("a", ""), "");
  EXPECT_EQ(entered("c", "3"), "") << "its record tells no position";
  EXPECT_EQ(entered("a", "2"), "e.csv:7:3 card \"a\" at position \"2\" of batch \"A\": it is card 1");
  EXPECT_EQ(entered("c", "4"), "e.csv:7:3 card \"c\" at position \"4\" of batch \"A\": the manifest has 3 there");
  for (const char* position : {"0", "x", "-1", "99999999999999999999"})
    EXPECT_NE(entered("c", position).find("this is no position"), std::string::npos) << position;
}

// No card can come from a batch of none: A201 stops the draw.
TEST(CardsAuditFiles, ABatchWithoutCardsDrawsNothing) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,3\nB,0\n");
  folder.write("c.csv", "card,batch,position,mayor\na,A,1,Ann\nb,A,2,Ann\nc,A,3,Ann\nd,B,1,Burr\n");
  const auto kind = open(folder, kHead + kRecords + kMayor);
  ASSERT_FALSE(kind->can_draw());
  EXPECT_EQ(kind->can_draw().error().message, "B: no cards, and 1 record of them");
  EXPECT_EQ(base::to_text(kind->can_draw().error().place), (folder / "m.csv").string() + ":3:2");
  EXPECT_FALSE(kind->draw({"2026", {{"mayor", 3}}}));
}

TEST(CardsAuditFiles, ASubtotalThatStandsTwiceIsRefused) {
  const Folder folder;
  folder.write("m.csv", "batch,cards\nA,60\nB,40\n");
  folder.write("p.csv", "batch,contest,choice,votes\nB,mayor,Ann,25\nB,mayor,Burr,10\nB,mayor,Ann,25\n");
  EXPECT_EQ(refusal(folder, kHead + "kind = \"oneaudit\"\npools = \"p.csv\"\n" + kMayor),
            "choice \"Ann\" of batch \"B\" stands twice");
}

TEST(CardsAuditFiles, AreToldFromRecords) {
  const Folder folder;
  folder.write("cards.toml", "# a\n  [audit]\n");
  folder.write("election.toml", test::small_record(""));
  EXPECT_TRUE(is_cards_audit((folder / "cards.toml").string()));
  EXPECT_FALSE(is_cards_audit((folder / "election.toml").string()));
  EXPECT_FALSE(is_cards_audit((folder / "").string()));
}

}  // namespace
}  // namespace acta::app

// SPDX-License-Identifier: Apache-2.0
// Audits of cards in strata, from their files; numbers by hand.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "acta/app/audit_cards.hpp"
#include "acta/app/audit_open.hpp"
#include "folder.hpp"

namespace acta::app {
namespace {

using test::Folder;
using Json = nlohmann::json;

const std::string kContest = "[audit]\nrisk_limit = 10\n[[contest]]\nid = \"mayor\"\nchoices = [\"Ann\", \"Burr\"]\n";
const std::string kAdams = "[[stratum]]\nid = \"adams\"\nmanifest = \"a.csv\"\ncvr = { files = [\"ac.csv\"] }\n";
const std::string kBrown =
    "[[stratum]]\nid = \"brown\"\nkind = \"polling\"\nmanifest = \"b.csv\"\nreported = { mayor = { Ann = 12, Burr = 7 "
    "} "
    "}\n";

/// Adams: batch 1 of 20 cards with 18 records, 12 for Ann, 6 for Burr. Brown: batch 1 of 20 cards.
void write(const Folder& folder) {
  std::string records = "card,batch,position,mayor\n";
  for (int k = 1; k <= 18; ++k)
    records += std::to_string(k) + ",1," + std::to_string(k) + (k <= 12 ? ",Ann\n" : ",Burr\n");
  folder.write("ac.csv", records);
  folder.write("a.csv", "batch,cards\n1,20\n");
  folder.write("b.csv", "batch,cards\n1,20\n");
}

std::unique_ptr<AuditKind> open(const Folder& folder, const std::string& toml) {
  folder.write("cards.toml", toml);
  auto opened = open_cards_audit((folder / "cards.toml").string());
  EXPECT_TRUE(opened) << (opened ? "" : base::to_text(opened.error()));
  return opened ? std::move(opened->kind) : nullptr;
}

std::vector<PaperEntry> papers(const RetrievalList& list, const char* brown = "Ann") {
  std::vector<PaperEntry> entries;
  for (const auto& row : list.rows) {
    const bool is_ann = std::stoi(row[3]) <= 12;
    entries.push_back({row[0],
                       {{"mayor", row[0].starts_with("brown") ? brown
                                  : is_ann                    ? "Ann"
                                                              : "Burr"}},
                       "e.csv:" + row[3]});
  }
  return entries;
}

// Adams has two cards without a record, each of which may hold the contest: 40 cards in all. Ann 24, Burr 13 and two
// cards that count 1/2: margin 11/40.
TEST(StrataFiles, OneContestOverTwoKindsOfStrata) {
  const Folder folder;
  write(folder);
  const auto plan = Json::parse(open(folder, kContest + kAdams + kBrown)->plan_json());
  EXPECT_EQ(plan["kind"], "2 strata: 1 compared, 1 polled");
  EXPECT_EQ(plan["cards"], 40);
  EXPECT_EQ(plan["contests"][0]["cards"], 40);
  EXPECT_EQ(plan["contests"][0]["phantoms"], 2);
  EXPECT_NEAR(plan["contests"][0]["claims"][0]["margin"].get<double>(), 11.0 / 40, 1e-12);
  EXPECT_EQ(plan["contests"][0]["votes"]["Ann"], 24);
  EXPECT_EQ(plan["contests"][0]["strata"][1]["id"], "brown");
  const auto& strata = plan["contests"][0]["strata"];
  EXPECT_NEAR(strata[0]["rate"].get<double>() + strata[1]["rate"].get<double>(), 1, 1e-12);
}

TEST(StrataFiles, StatedDrawsAreTheRates) {
  const Folder folder;
  write(folder);
  const auto audit = open(folder, kContest + kAdams + "draws = 3\n" + kBrown + "draws = 1\n");
  const auto plan = Json::parse(audit->plan_json());
  EXPECT_NEAR(plan["contests"][0]["strata"][0]["rate"].get<double>(), 0.75, 1e-12);
  // Twelve draws: nine of Adams, three of Brown, less the phantoms of Adams that nobody fetches.
  const auto list = audit->draw({"7", {{"mayor", 12}}});
  ASSERT_TRUE(list);
  const auto brown =
      std::count_if(list->rows.begin(), list->rows.end(), [](const auto& row) { return row[0].starts_with("brown:"); });
  EXPECT_EQ(brown, 3);
}

// Stated draws of 3 to 1: Adams has turns at 1/3, 3/3, 5/3, 7/3, ... and Brown at 1, 3, ...: A, A, B, A, A (equal: the
// first), ... The list numbers its cards in that order over both strata, those without a record left out.
TEST(StrataFiles, TheListIsNumberedOverAllStrata) {
  const Folder folder;
  write(folder);
  const auto audit = open(folder, kContest + kAdams + "draws = 3\n" + kBrown + "draws = 1\n");
  const auto list = audit->draw({"7", {{"mayor", 40}}});
  ASSERT_TRUE(list);
  std::vector<std::string> by_order(list->rows.size());
  for (const auto& row : list->rows) {
    const auto order = static_cast<std::size_t>(std::stoul(row[4]));
    ASSERT_TRUE(order >= 1 && order <= by_order.size() && by_order[order - 1].empty()) << row[0];
    by_order[order - 1] = row[0];
  }
  EXPECT_EQ(by_order.size(), 38u);  // 40 less two phantoms
  const auto standing = Json::parse(audit->assess({"7", {{"mayor", 40}}}, papers(*list))->json);
  std::vector<std::string> sample = standing["contests"][0]["sample"];
  std::erase_if(sample, [&](const std::string& card) {
    return std::find(by_order.begin(), by_order.end(), card) == by_order.end();
  });
  EXPECT_EQ(sample, by_order);
}

// Rates that the plan kept make the draw, whatever this computer would find; without one of them nothing is opened.
TEST(StrataFiles, TheRatesOfThePlanMakeTheDraw) {
  const Folder folder;
  write(folder);
  const auto planned = open(folder, kContest + kAdams + kBrown);
  const StrataRates rates = planned->strata_rates();
  ASSERT_EQ(rates.at("mayor").size(), 2u);
  const std::string toml = (folder / "cards.toml").string();
  const AuditExtent extent{"3", {{"mayor", 18}}};
  const auto same = open_cards_audit(toml, rates);
  ASSERT_TRUE(same);
  EXPECT_EQ(same->kind->draw(extent)->rows, planned->draw(extent)->rows);
  EXPECT_EQ(same->kind->strata_rates(), rates);
  const auto others = open_cards_audit(toml, {{"mayor", {{"adams", 3}, {"brown", 1}}}});
  ASSERT_TRUE(others);
  const auto stated = open(folder, kContest + kAdams + "draws = 3\n" + kBrown + "draws = 1\n");
  EXPECT_EQ(others->kind->draw(extent)->rows, stated->draw(extent)->rows);
  EXPECT_FALSE(open_cards_audit(toml, {{"mayor", {{"adams", 3}}}}));
  EXPECT_FALSE(open_cards_audit(toml, {{"council", {{"adams", 3}, {"brown", 1}}}}));
  EXPECT_TRUE(check_rates({}, *same->kind));
  EXPECT_TRUE(check_rates(rates, *same->kind));
  StrataRates more = rates;
  more["mayor"]["clark"] = 1;
  EXPECT_FALSE(check_rates(more, *same->kind));
}

TEST(StrataFiles, RatesAsTheLogWritesThem) {
  const auto rates = parse_rates(R"({"mayor":{"adams":594461.0,"brown":405539},"council":{"adams":1}})");
  ASSERT_TRUE(rates);
  EXPECT_EQ(*rates, (StrataRates{{"mayor", {{"adams", 594461}, {"brown", 405539}}}, {"council", {{"adams", 1}}}}));
  for (const char* wrong : {"", "{}", "[]", "mayor", R"({"mayor":3})", R"({"mayor":{"adams":"3"}})",
                            R"({"mayor":{"adams":0}})", R"({"mayor":{"adams":-1}})", R"({"mayor":{"adams":1e999}})"})
    EXPECT_FALSE(parse_rates(wrong)) << wrong;
}

// Three choices: Ann before Burr and before Cole. The contest's risk is the largest of its claims'.
TEST(StrataFiles, EveryClaimHasItsRisk) {
  const Folder folder;
  write(folder);
  std::string toml = kContest + kAdams + kBrown;
  toml.replace(toml.find("\"Burr\"]"), 7, "\"Burr\", \"Cole\"]");
  toml.replace(toml.find("Burr = 7"), 8, "Burr = 7, Cole = 1");
  const auto audit = open(folder, toml);
  const auto list = audit->draw({"3", {{"mayor", 20}}});
  ASSERT_TRUE(list);
  const auto standing = audit->assess({"3", {{"mayor", 20}}}, papers(*list, "Ann"));
  ASSERT_TRUE(standing);
  const auto json = Json::parse(standing->json);
  ASSERT_EQ(json["contests"][0]["claims"].size(), 2U);
  double largest = 0;
  for (const auto& one : json["contests"][0]["claims"]) {
    EXPECT_FALSE(one["text"].get<std::string>().empty());
    largest = std::max(largest, one["risk"].get<double>());
  }
  EXPECT_EQ(largest, standing->contests[0].risk);
  EXPECT_GT(largest, 0);
}

// Looks are after draws 1 to 34, 36, 38, ...: the risk after 35 draws is that of 34, and further draws never raise
// it.
TEST(StrataFiles, FurtherDrawsNeverRaiseTheRisk) {
  const Folder folder;
  write(folder);
  const auto audit = open(folder, kContest + kAdams + kBrown);
  const auto entries = papers(*audit->draw({"3", {{"mayor", 40}}}), "Burr");
  double before = 1;
  for (std::int64_t n = 1; n < 40; ++n) {
    std::vector<PaperEntry> own;
    const auto list = audit->draw({"3", {{"mayor", n}}});
    for (const PaperEntry& one : entries)
      for (const auto& row : list->rows)
        if (row[0] == one.unit) own.push_back(one);
    const double risk = audit->assess({"3", {{"mayor", n}}}, own)->contests[0].risk;
    EXPECT_LE(risk, before) << n;
    if (n == 35 || n == 37) {
      EXPECT_EQ(risk, before);
    }
    before = risk;
  }
}

// The stratum draws what an audit of it alone would draw with its own seed.
TEST(StrataFiles, AStratumRepeatsItsOwnDraw) {
  const Folder folder;
  write(folder);
  const auto audit = open(folder, kContest + kAdams + "draws = 1\n" + kBrown + "draws = 1\n");
  const auto list = audit->draw({"20 26", {{"mayor", 16}}});
  const auto alone =
      open(folder,
           "[audit]\nkind = \"polling\"\nmanifest = \"b.csv\"\n[[contest]]\nid = \"mayor\"\nchoices = [\"Ann\", "
           "\"Burr\"]\nreported = { Ann = 12, Burr = 7 }\n")
          ->draw({"20 26/brown", {{"mayor", 8}}});
  ASSERT_TRUE(list && alone);
  std::vector<std::string> ours, theirs;
  for (const auto& row : list->rows)
    if (row[0].starts_with("brown:")) ours.push_back(row[0].substr(6));
  for (const auto& row : alone->rows) theirs.push_back(row[0]);
  EXPECT_EQ(ours, theirs);
}

TEST(StrataFiles, WorseEntriesMissingCardsAndAFullCount) {
  const Folder folder;
  write(folder);
  const auto audit = open(folder, kContest + kAdams + kBrown);
  const AuditExtent extent{"3", {{"mayor", 18}}};
  auto entries = papers(*audit->draw(extent));
  const double risk = audit->assess(extent, entries)->contests[0].risk;
  EXPECT_LT(risk, 1);
  EXPECT_GT(risk, 0);
  entries.front().values[0].second = "not found";
  EXPECT_GT(audit->assess(extent, entries)->contests[0].risk, risk);
  entries.front().values[0].second = "";
  EXPECT_EQ(audit->assess(extent, entries)->contests[0].waiting, 1);
  // All 40 cards: two phantoms count for Burr. Brown all for Ann: 12 + 20 to 6 + 2; all for Burr: 12 to 6 + 20 + 2.
  const AuditExtent all{"3", {{"mayor", 40}}};
  EXPECT_EQ(audit->assess(all, papers(*audit->draw(all)))->contests[0].risk, 0);
  const auto lost = audit->assess(all, papers(*audit->draw(all), "Burr"));
  EXPECT_EQ(lost->contests[0].risk, 1);
  EXPECT_EQ(lost->findings[0].verdict, model::Verdict::fails);
}

TEST(StrataFiles, StrataWithOneFileAreRefused) {
  const Folder folder;
  write(folder);
  folder.write("cards.toml", kContest + kAdams +
                                 "[[stratum]]\nid = \"brown\"\nmanifest = \"./a.csv\"\n"
                                 "cvr = { files = [\"bc.csv\"] }\n");
  const auto refused = open_cards_audit((folder / "cards.toml").string());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "strata \"adams\" and \"brown\" both name the file ./a.csv");
}

// Ten cards at the most cannot hold 12 + 7 votes.
TEST(StrataFiles, MoreVotesThanTheContestsCardsAreRefused) {
  const Folder folder;
  write(folder);
  folder.write("cards.toml", kContest + kAdams + kBrown + "cards = { mayor = 10 }\n");
  const auto refused = open_cards_audit((folder / "cards.toml").string());
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("reports 19 votes, more than its 10 cards can hold"), std::string::npos)
      << refused.error().message;
}

TEST(StrataFiles, AManifestFaultOfOneStratumStopsTheDraw) {
  const Folder folder;
  write(folder);
  folder.write("b.csv", "batch,cards\n1,20\nTotal,20\n");
  const auto audit = open(folder, kContest + kAdams + kBrown);
  ASSERT_FALSE(audit->can_draw());
  const auto plan = Json::parse(audit->plan_json());
  const auto& findings = plan["findings"];
  const auto total =
      std::find_if(findings.begin(), findings.end(), [](const auto& one) { return one["code"] == "A202"; });
  ASSERT_NE(total, findings.end());
  EXPECT_EQ((*total)["verdict"], "fails");
  EXPECT_TRUE((*total)["statement"].get<std::string>().starts_with("brown: "));
}

// Adams: 10 AB, 8 BA; Brown: 3 BA, 8 CA. First choices 10, 11, 8: C goes, all of whose ballots are for Ann: 18 to 11.
TEST(StrataFiles, RankedContestsNeedRecordsInEveryStratum) {
  const Folder folder;
  const auto records = [](int first, const char* one, int second, const char* other) {
    std::string text = "card,batch,position,mayor\n";
    for (int k = 1; k <= first + second; ++k)
      text += std::to_string(k) + ",1," + std::to_string(k) + "," + (k <= first ? one : other) + "\n";
    return text;
  };
  folder.write("ac.csv", records(10, "Ann;Burr", 8, "Burr;Ann"));
  folder.write("bc.csv", records(3, "Burr;Ann", 8, "Cole;Ann"));
  folder.write("a.csv", "batch,cards\n1,18\n");
  folder.write("b.csv", "batch,cards\n1,11\n");
  const std::string contest =
      "[audit]\n[[contest]]\nid = \"mayor\"\nkind = \"irv\"\nchoices = [\"Ann\", \"Burr\", \"Cole\"]\n";
  const std::string brown = "[[stratum]]\nid = \"brown\"\nmanifest = \"b.csv\"\ncvr = { files = [\"bc.csv\"] }\n";
  const auto plan = Json::parse(open(folder, contest + kAdams + brown)->plan_json());
  EXPECT_TRUE(plan["contests"][0]["outcome"].get<std::string>().starts_with("Ann"));
  folder.write("cards.toml", contest + kAdams +
                                 "[[stratum]]\nid = \"brown\"\nkind = \"polling\"\nmanifest = \"b.csv\"\n"
                                 "reported = { mayor = { Ann = 0, Burr = 3, Cole = 8 } }\n");
  const auto refused = open_cards_audit((folder / "cards.toml").string());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "contest \"mayor\": a stratum does not know its rankings");
}

}  // namespace
}  // namespace acta::app

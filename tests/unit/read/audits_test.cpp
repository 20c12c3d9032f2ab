// SPDX-License-Identifier: Apache-2.0
// Public records of other tools' audits: doc/formats/audits.md. The small report follows the layout of Arlo's audit
// report as its own test reports have it (ballot comparison with "CVR Result" and "Change in Margin" columns).
#include <gtest/gtest.h>

#include "acta/read/audits/arlo.hpp"
#include "acta/read/audits/colorado.hpp"
#include "acta/read/audits/manifest.hpp"
#include "acta/read/audits/rlauxe.hpp"
#include "acta/read/audits/shangrla.hpp"
#include "acta/read/audits/stated.hpp"
#include "acta/read/delimited.hpp"

namespace acta::read {
namespace {

using Status = model::ReportedBallot::Status;
using State = model::ReportedMarks::State;

Grid grid(const std::string& text) {
  auto read = read_delimited("r.csv", text, {','});
  EXPECT_TRUE(read.has_value());
  return read ? std::move(*read) : Grid();
}

template <class Value>
std::string refusal(const base::Result<Value>& result) {
  EXPECT_FALSE(result.has_value());
  return result ? "" : base::to_text(result.error());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

const char* const kReport =
    "######## ELECTION INFO ########\r\nOrganization,Election Name,State\r\nTown,Mayor 2026,XX\r\n\r\n"
    "######## CONTESTS ########\r\n"
    "Contest Name,Targeted?,Number of Winners,Votes Allowed,Total Ballots Cast,Tabulated Votes\r\n"
    "Mayor,Targeted,1,1,30,\"Burr, Ann: 16; Cole: 6\"\r\nSeat,Opportunistic,1,2,20,X: 9; Y: 8\r\n\r\n"
    "######## AUDIT SETTINGS ########\r\n"
    "Audit Name,Audit Type,Audit Math Type,Risk Limit,Random Seed,Online Data Entry?\r\n"
    "T,BALLOT_COMPARISON,SUPERSIMPLE,10%,0123,Yes\r\n\r\n"
    "######## AUDIT BOARDS ########\r\nJurisdiction Name\r\nJ1\r\n\r\n"
    "######## ROUNDS ########\r\n"
    "Round Number,Contest Name,Targeted?,Sample Size,Risk Limit Met?,P-Value,Start Time,End Time,Audited Votes\r\n"
    "1,Mayor,Targeted,3,No,0.2265423514,D,D,\"Burr, Ann: 2; Cole: 1\"\r\n"
    "1,Seat,Opportunistic,,No,<0.0000000001,D,D,X: 1; Y: 0\r\n\r\n"
    "######## SAMPLED BALLOTS ########\r\n"
    "Jurisdiction Name,Tabulator,Batch Name,Ballot Position,Imprinted ID,Ticket Numbers: Mayor,Audited?,"
    "Audit Result: Mayor,CVR Result: Mayor,Change in Results: Mayor,Change in Margin: Mayor,"
    "Audit Result: Seat,CVR Result: Seat,Change in Results: Seat,Change in Margin: Seat\r\n"
    "J1,T1,B1,7,1-1,\"Round 1: 0.163888857982405419, 0.42, Round 2: 0.5\",AUDITED,\"Burr, Ann, INVALID_WRITE_IN\",Cole,"
    "Cole: +1,-2,\"X, Y\",Undervote,,\r\n"
    "J1,T1,B1,8,,Round 1: EXTRA,NOT_FOUND,,,Ballot not found,2,,,Ballot not found,2\r\n"
    "J1,T1,B1,9,1-3,Round 1: 0.7,AUDITED,CONTEST_NOT_ON_BALLOT,Blank,,,BLANK,Overvote,,\r\n";

TEST(ReadArlo, EverySection) {
  const auto audit = read_arlo(grid(kReport));
  ASSERT_TRUE(audit.has_value()) << base::to_text(audit.error());
  EXPECT_EQ(audit->election, "Mayor 2026");
  EXPECT_EQ(audit->math, model::AuditMath::super_simple);
  EXPECT_DOUBLE_EQ(audit->risk_limit, 0.1);
  EXPECT_EQ(audit->seed, "0123");
  ASSERT_EQ(audit->contests.size(), 2u);
  EXPECT_EQ(audit->contests[0].options, (std::vector<std::string>{"Burr, Ann", "Cole"}));
  EXPECT_EQ(audit->contests[0].votes, (std::vector<std::int64_t>{16, 6}));
  EXPECT_FALSE(audit->contests[1].targeted);
  EXPECT_EQ(audit->contests[0].rounds[0].audited, (std::vector<std::int64_t>{2, 1}));
  EXPECT_EQ(audit->contests[0].rounds[0].p_value->tolerance, 5e-11);
  EXPECT_TRUE(audit->contests[1].rounds[0].p_value->below);
}

TEST(ReadArlo, SampledBallots) {
  const auto audit = read_arlo(grid(kReport));
  ASSERT_TRUE(audit.has_value());
  ASSERT_EQ(audit->ballots.size(), 3u);
  const auto& first = audit->ballots[0];
  ASSERT_EQ(first.tickets[0].size(), 3u);
  EXPECT_EQ(first.tickets[0][2].round, 2);
  EXPECT_EQ(first.tickets[0][1].number, "0.42");
  EXPECT_EQ(first.paper[0].listed, (std::vector<int>{1, 0}));
  EXPECT_EQ(first.record[0].listed, (std::vector<int>{0, 1}));
  EXPECT_EQ(first.paper[1].listed, (std::vector<int>{1, 1}));
  EXPECT_EQ(first.change[0], -2);
  EXPECT_EQ(first.place.line, 25u);
  EXPECT_EQ(audit->ballots[1].status, Status::not_found);
  EXPECT_EQ(audit->ballots[1].record[0].state, State::not_in_records);
  EXPECT_EQ(audit->ballots[2].paper[0].state, State::no_contest);
  EXPECT_EQ(audit->ballots[2].record[1].listed, (std::vector<int>{0, 0}));
}

/// A hybrid audit states both strata; a ballot without imprinted id and record is one of those that are polled.
TEST(ReadArlo, StrataOfAHybridAudit) {
  std::string report =
      replaced(kReport, "Total Ballots Cast,Tabulated Votes\r\n",
               "Total Ballots Cast,Tabulated Votes,Total Ballots Cast: CVR,Total Ballots Cast: Non-CVR,"
               "Tabulated Votes: CVR,Tabulated Votes: Non-CVR\r\n");
  report = replaced(report, "30,\"Burr, Ann: 16; Cole: 6\"",
                    "30,\"Burr, Ann: 16; Cole: 6\",20,10,\"Burr, Ann: 12; Cole: 2\",\"Burr, Ann: 4; Cole: 4\"");
  report = replaced(report, "BALLOT_COMPARISON,SUPERSIMPLE", "HYBRID,");
  report = replaced(report, "NOT_FOUND,,,Ballot not found,2,,,Ballot not found,2", "AUDITED,Cole,,,,X,,,");
  const auto audit = read_arlo(grid(report));
  ASSERT_TRUE(audit.has_value()) << base::to_text(audit.error());
  EXPECT_EQ(audit->math, model::AuditMath::suite);
  const auto& mayor = audit->contests[0];
  ASSERT_TRUE(mayor.with_records && mayor.without_records);
  EXPECT_EQ(mayor.with_records->ballots, 20);
  EXPECT_EQ(mayor.with_records->votes, (std::vector<std::int64_t>{12, 2}));
  EXPECT_EQ(mayor.without_records->votes, (std::vector<std::int64_t>{4, 4}));
  EXPECT_FALSE(audit->contests[1].with_records);
  EXPECT_FALSE(audit->ballots[0].without_record);
  EXPECT_TRUE(audit->ballots[1].without_record);
  EXPECT_EQ(refusal(read_arlo(grid(replaced(report, "\"Burr, Ann: 4;", "\"Burr, Ben: 4;")))).substr(0, 10),
            "r.csv:7:10");
}

TEST(ReadArlo, ManifestsOfHybridAuditsSayWhichBatchesHaveRecords) {
  model::AuditManifest manifest;
  const auto read = read_audit_manifest(
      grid("Tabulator,Batch Name,Number of Ballots,CVR\r\nT1,B1,20,Yes\r\nT3,B1,10,No\r\nT4,B1,5,\r\n"), "J1",
      manifest);
  ASSERT_TRUE(read.has_value()) << base::to_text(read.error());
  EXPECT_EQ(manifest.batches[0].has_records, true);
  EXPECT_EQ(manifest.batches[1].has_records, false);
  EXPECT_FALSE(manifest.batches[2].has_records);
  EXPECT_TRUE(manifest.columns.empty());
}

TEST(ReadArlo, SampledBatches) {
  const std::string report = std::string(kReport).substr(0, std::string(kReport).find("######## SAMPLED")) +
                             "######## SAMPLED BATCHES ########\r\n"
                             "Jurisdiction Name,Batch Name,Ballots in Batch,Ticket Numbers: Mayor,Audited?,"
                             "Reported Results: Mayor,Audit Results: Mayor,Change in Margin: Mayor\r\n"
                             "J1,B1,20,Round 1: 0.5,Yes,\"Burr, Ann: 9; Cole: 4\",\"Burr, Ann: 8; Cole: 5\",+2\r\n"
                             "J1,B2,10,Round 1: 0.6,Yes,\"Burr, Ann: 7; Cole: 2\",\"Burr, Ann: 7; Cole: 2\",\r\n"
                             "Totals,,31,,,\"Burr, Ann: 16; Cole: 6\",\"Burr, Ann: 15; Cole: 7\",\r\n";
  const auto audit = read_arlo(grid(report));
  ASSERT_TRUE(audit.has_value()) << base::to_text(audit.error());
  ASSERT_EQ(audit->batches.size(), 2u);
  EXPECT_EQ(audit->batches[0].change[0], 2);
  EXPECT_EQ(audit->batches[1].change[0], 0);
  EXPECT_FALSE(audit->batches[0].change[1]) << "no such column";
  EXPECT_EQ(audit->total_ballots, 31);
  EXPECT_NE(refusal(read_arlo(grid(replaced(report, "+2", "two")))).find(":25:8: \"two\""), std::string::npos);
}

TEST(ReadArlo, RefusesWithLineAndColumn) {
  const auto with = [](const std::string& from, const std::string& to) {
    return refusal(read_arlo(grid(replaced(kReport, from, to))));
  };
  EXPECT_EQ(with("10%", "ten"), "r.csv:12:4: \"ten\" is no risk limit");
  EXPECT_EQ(with("10%", "100%"), "r.csv:12:4: \"100%\" is no risk limit");
  EXPECT_EQ(with(",7,1-1", ",x,1-1"), "r.csv:25:4: \"x\" is no count");
  EXPECT_EQ(with("0.42", "later"), "r.csv:25:6: these are no ticket numbers");
  EXPECT_EQ(with("\"X, Y\"", "\"X, Z\""), "r.csv:25:12: the contest has no such choice");
  EXPECT_EQ(with("0.2265423514", "-1"), "r.csv:20:6: \"-1\" is no P-value");
  EXPECT_EQ(with("Seat,Opportunistic,1", "Mayor,Opportunistic,1"), "r.csv:8:1: two contests have this name");
  std::string many = "C0: 1";
  for (int i = 1; i < 1000; ++i) many += "; C" + std::to_string(i) + ": 1";
  EXPECT_NE(with("X: 9; Y: 8", many).find("r.csv:21:9"), std::string::npos) << "1,000 choices are read";
  EXPECT_EQ(with("X: 9; Y: 8", many + "; X: 1"), "r.csv:8:6: a contest has more than 1,000 choices");
  EXPECT_EQ(with("1,Seat", "1,Sent"), "r.csv:21:2: no contest is called \"Sent\"");
  EXPECT_EQ(with("Cole: 1\"", "Dorn: 1\""), "r.csv:20:9: the contest has no choice \"Dorn\"");
  EXPECT_NE(with("######## ROUNDS ########", "######## RUNDS ########").find("no section \"ROUNDS\""),
            std::string::npos);
  EXPECT_NE(refusal(read_arlo(grid("######## ELECTION INFO ########\nElection Name\n"))).find("AUDIT SETTINGS"),
            std::string::npos);
  EXPECT_NE(with("Ballot Position", "Position").find("has no column \"Ballot Position\""), std::string::npos);
  EXPECT_NE(with("######## AUDIT BOARDS ########", "######## CONTESTS ########").find("stands twice"),
            std::string::npos);
}

TEST(ReadArlo, StatedTexts) {
  EXPECT_FALSE(stated_number("about 1"));
  EXPECT_EQ(stated_number("0.054")->tolerance, 0.0005);
  EXPECT_EQ(stated_number("0.05")->tolerance, 5e-11);
  EXPECT_EQ(stated_votes("A: 1; B: C: 2")->names[1], "B: C");
  EXPECT_FALSE(stated_votes("A: 1; B"));
  EXPECT_FALSE(stated_votes("A: -1"));
  EXPECT_EQ(stated_marks("OVERVOTE; A, B", {"A", "B"})->listed, (std::vector<int>{0, 0}));
  EXPECT_EQ(stated_marks("A", {"A", "A, Junior"})->listed, (std::vector<int>{1, 0}));
  EXPECT_EQ(stated_marks("A, Junior", {"A", "A, Junior"})->listed, (std::vector<int>{0, 1}));
}

TEST(ReadManifest, BallotsAndTallies) {
  model::AuditManifest manifest;
  ASSERT_TRUE(read_audit_manifest(grid("Batch Name,Number of Ballots\nB1,\"1,200\"\nB2,7\n"), "J", manifest));
  ASSERT_TRUE(read_audit_manifest(grid("Batch Name,Ames,Burr\nB2,4,3\n"), "J", manifest));
  ASSERT_EQ(manifest.batches.size(), 2u);
  EXPECT_EQ(manifest.batches[0].ballots, 1200);
  EXPECT_EQ(manifest.batches[1].votes[1], 3);
  EXPECT_FALSE(manifest.batches[0].votes[0]);
  EXPECT_EQ(refusal(read_audit_manifest(grid("Batch Name,Number of Ballots\nB1,2\n"), "J", manifest)),
            "r.csv:2:1: this batch stands twice");
  EXPECT_EQ(refusal(read_audit_manifest(grid("Batch,Number of Ballots\nB9,many\n"), "J", manifest)),
            "r.csv:2:2: \"many\" is no count");
  EXPECT_NE(refusal(read_audit_manifest(grid("a,b\n"), "J", manifest)).find("Batch Name"), std::string::npos);
}

// Headings and rows as Colorado's exports of 2024 have them.
TEST(ReadColorado, ContestsAndComparisons) {
  const std::string contests =
      "contest_name,audit_reason,random_audit_status,winners_allowed,ballot_card_count,contest_ballot_card_count,"
      "winners,"
      "min_margin,risk_limit,audited_sample_count,two_vote_over_count,one_vote_over_count,one_vote_under_count,"
      "two_vote_under_count,disagreement_count,other_count,gamma,overstatements,optimistic_samples_to_audit,"
      "estimated_samples_to_audit\nQuestion "
      "7B,opportunistic_benefits,in_progress,1,516401,279529,\"\"\"No/Against\"\"\","
      "37549,0.03000000,0,0,0,0,0,0,0,1.03905000,0,101,101\n";
  EXPECT_EQ(colorado_table(grid(contests)), ColoradoTable::contests);
  model::ColoradoAudit audit;
  ASSERT_TRUE(read_colorado(grid(contests), audit));
  EXPECT_EQ(audit.contests[0].winners, std::vector<std::string>{"No/Against"});
  EXPECT_EQ(audit.contests[0].optimistic, 101);
  EXPECT_EQ(refusal(read_colorado(grid(contests), audit)), "r.csv:2:1: this contest stands twice");
  model::ColoradoAudit other;
  EXPECT_NE(refusal(read_colorado(grid(replaced(contests, "0.03000000", "3")), other)).find("r.csv:2:9"),
            std::string::npos);
  const std::string cards =
      "county_name,contest_name,imprinted_id,ballot_type,choice_per_voting_computer,audit_board_selection,consensus,"
      "record_type,audit_board_comment,timestamp,cvr_id,audit_reason\n"
      "Adams,Question 7B,101-130-14,14,\"\"\"Yes/For\"\",\"\"B "
      "\"\"\"\"x\"\"\",\"\",NO,phantom_record,\"\",2024,240137,\n";
  EXPECT_EQ(colorado_table(grid(cards)), ColoradoTable::comparison);
  ASSERT_TRUE(read_colorado(grid(cards), audit));
  EXPECT_EQ(audit.cards[0].record[0], "Yes/For");
  EXPECT_TRUE(audit.cards[0].paper.empty());
  EXPECT_TRUE(audit.cards[0].phantom);
  EXPECT_FALSE(audit.cards[0].consensus);
}

TEST(ReadShangrla, BothFormsOfLogs) {
  model::AssertionAudit audit;
  // as in SHANGRLA's log of Wyoming 2020
  ASSERT_TRUE(read_shangrla("log.json", R"({"seed": 72135370570268865044, "replacement": false,
    "risk_function": "kaplan_kolmogorov", "g": 0.1, "N_cards": 15428, "contests": {"1": {"risk_limit": 0.05,
    "choice_function": "IRV", "margins": {"1 v 3": 0.6}, "p_values": {"1 v 3": 0.001}, "proved": {"1 v 3": 1},
    "max_p": 0.001}}})",
                            audit));
  EXPECT_EQ(audit.seed, "72135370570268865044");
  ASSERT_EQ(audit.contests[0].assertions.size(), 1u);
  EXPECT_EQ(audit.contests[0].assertions[0].proved, true);
  ASSERT_TRUE(read_shangrla("mvr.json", R"({"contests": [{"id": 1}], "ballots": [{"id": "a"}, {"id": "b"}]})", audit));
  EXPECT_EQ(audit.papers, 2);
  EXPECT_EQ(audit.contests.size(), 1u);
  model::AssertionAudit now;
  ASSERT_TRUE(read_shangrla("log.json", R"({"Audit": {"seed": 5, "strata": {"s": {"replacement": true}}}, "contests":
    {"339": {"name": "DA", "cards": 9, "cvrs": 9, "test": "alpha_mart", "sample_size": 3, "sample_threshold":
    287703018677674409350709928129415892402446167067397529607245781524786181910, "assertions": {"15 v 45":
    {"winner": "15", "loser": "45", "p_value": 1e-9, "margin": 0.3, "proved": true, "p_history_length": 3}}}}})",
                            now));
  EXPECT_TRUE(now.replacement);
  EXPECT_EQ(now.contests[0].threshold.size(), 75u);
  EXPECT_EQ(now.contests[0].assertions[0].drawn, 3);
}

TEST(ReadShangrla, NumbersStatedTwice) {
  model::AssertionAudit audit;
  ASSERT_TRUE(read_shangrla("l.json", R"({"contests": {"A": {"assertions": {"x": {"p_value": 0.1, "margin": 0.5}},
    "p_values": {"x": 0.2}, "margins": {"x": 0.5}}}})",
                            audit));
  EXPECT_EQ(audit.contests[0].twice, 2);
  EXPECT_EQ(audit.contests[0].contradictions, std::vector<std::string>{"x"});
}

TEST(ReadShangrla, Refuses) {
  model::AssertionAudit audit;
  const auto read = [&](const std::string& text) { return refusal(read_shangrla("l.json", text, audit)); };
  EXPECT_NE(read(R"({"contests": {"A": "{'id': 'A'}"}})").find("Python"), std::string::npos);
  EXPECT_NE(read(R"({"contests": {"A": {"cards": -1}}})").find("/contests/A/cards"), std::string::npos);
  EXPECT_NE(read(R"({"contests": {"A": {"p_values": {"x": "y"}}}})").find("l.json:1:"), std::string::npos);
  EXPECT_NE(read(R"({"contests": {"A": )").find("no JSON"), std::string::npos);
  EXPECT_NE(read("{}").find("neither"), std::string::npos);
}

// Keys as in the records of rlauxe's own tests.
TEST(ReadRlauxe, AllFiles) {
  model::AssertionAudit audit;
  EXPECT_TRUE(is_rlauxe(R"({"contestsUnderAudit": [)"));
  ASSERT_TRUE(read_rlauxe("auditConfig.json", R"({"auditType": "CLCA", "riskLimit": 0.05, "seed": -8234171902417055970,
    "clcaConfig": {"strategy": "generalAdaptive", "maxRisk": 0.9}})",
                          audit));
  ASSERT_TRUE(read_rlauxe("contests.json", R"({"contestsUnderAudit": [{"info": {"name": "c4", "id": 4}, "contest":
    {"votes": {"0": 5, "1": 3}, "Nc": 10}, "clcaAssertions": [{"cassorter": {"assorter": {"className":
    "DHondtAssorter", "reportedMean": 0.6, "winner": 0, "loser": 1, "lastSeatWon": 2, "firstSeatLost": 3},
    "dilutedMargin": 0.2}}], "Npop": 11}]})",
                          audit));
  ASSERT_TRUE(read_rlauxe("auditState2.json", R"({"roundIdx": 2, "contestRounds": [{"id": 4, "assertionRounds":
    [{"assorterDesc": "0/1 c4", "auditResult": {"pmin": 0.04, "samplesUsed": 7, "measuredCounts": {"errorCounts":
    {"w2o": 1, "l2w": 2}, "noerror": 0.55, "upper": 1.0}}, "status": "StatRejectNull"}]}]})",
                          audit));
  ASSERT_TRUE(read_rlauxe("samplePrns1.json", R"({"sampleNumbers": [3, 5]})", audit));
  ASSERT_TRUE(read_rlauxe_cards(grid("location, index, prn, phantom\ncard8, 7, 955333172136271, , \n"), audit));
  EXPECT_EQ(audit.seed, "-8234171902417055970");
  EXPECT_EQ(audit.largest_loss, 0.9);
  ASSERT_EQ(audit.contests.size(), 1u);
  EXPECT_EQ(audit.contests[0].cards, 11);
  const auto& one = audit.contests[0].assertions[0];
  EXPECT_EQ(one.kind, model::ReportedAssertion::Kind::dhondt);
  EXPECT_EQ(one.first_lost, 3);
  EXPECT_EQ(one.p_value, 0.04);
  EXPECT_EQ(one.errors, true);
  EXPECT_EQ(one.differing, 3);
  EXPECT_EQ(one.proved, true);
  EXPECT_EQ(audit.sample_numbers.size(), 2u);
  EXPECT_EQ(audit.sample[0].number, 955333172136271);
  EXPECT_NE(refusal(read_rlauxe("x.json", R"({"sampleNumbers": ["a"]})", audit)).find("/sampleNumbers/0"),
            std::string::npos);
  EXPECT_EQ(refusal(read_rlauxe_cards(grid("location, index, prn\nc, 1, x\n"), audit)),
            "r.csv:2:3: \"x\" is no number of a card");
}

}  // namespace
}  // namespace acta::read

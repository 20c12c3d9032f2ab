// SPDX-License-Identifier: Apache-2.0
// Samples that Arlo takes for a full count: as many draws as the contest has ballots.
#include <gtest/gtest.h>

#include <algorithm>

#include "acta/audit/verify.hpp"

namespace acta::audit {
namespace {

using model::AuditMath;
using model::ReportedMarks;
using model::Verdict;
using Status = model::ReportedBallot::Status;

const model::Finding& finding(const model::AuditVerification& result, const std::string& code) {
  static const model::Finding none;
  for (const auto& one : result.findings)
    if (one.code == code) return one;
  ADD_FAILURE() << "no finding " << code;
  return none;
}

bool names_the_rule(const model::AuditVerification& result) {
  const auto& all = finding(result, "A302").explanations;
  return std::any_of(all.begin(), all.end(),
                     [](const std::string& one) { return one.find("rule of Arlo") != std::string::npos; });
}

/// 60 to 40 reported on 100 ballots, 100 draws, P-value 0, limit met.
model::ReportedAudit as_large(AuditMath math, std::int64_t found_w, std::int64_t found_l) {
  model::ReportedAudit audit;
  audit.type = "BALLOT_POLLING", audit.math = math, audit.risk_limit = 0.1, audit.seed = "1";
  audit.contests.resize(1);
  model::ReportedContest& contest = audit.contests[0];
  contest.name = "c1", contest.ballots = 100, contest.options = {"W", "L"}, contest.votes = {60, 40};
  model::ReportedRound round;
  round.p_value = model::StatedNumber{0, 5e-11, false, "0"};
  round.met = true, round.sample_size = 100, round.audited = {found_w, found_l};
  contest.rounds = {round};
  return audit;
}

/// So many ballots more, each drawn `times`.
void add(model::ReportedAudit& audit, int ballots, int times, std::vector<int> record, std::vector<int> paper,
         Status status = Status::audited) {
  audit.has_ballots = true;
  for (int i = 0; i < ballots; ++i) {
    model::ReportedBallot one;
    one.batch = "B", one.position = static_cast<std::int64_t>(audit.ballots.size()) + 1, one.status = status;
    one.tickets = {std::vector<model::ReportedTicket>(static_cast<std::size_t>(times), {1, "0.1"})};
    one.record = {{ReportedMarks::State::marked, record}};
    one.paper = {{status == Status::audited ? ReportedMarks::State::marked : ReportedMarks::State::none_stated, paper}};
    one.change = {std::nullopt};
    audit.ballots.push_back(std::move(one));
  }
}

constexpr AuditMath kPolling[] = {AuditMath::bravo, AuditMath::minerva, AuditMath::providence};

TEST(VerifyArloWhole, PollingLooksAtThePaper) {
  for (const AuditMath math : kPolling) {
    auto same = as_large(math, 60, 40), other = as_large(math, 40, 60);
    add(same, 60, 1, {1, 0}, {1, 0}), add(same, 40, 1, {0, 1}, {0, 1});
    add(other, 40, 1, {1, 0}, {1, 0}), add(other, 60, 1, {0, 1}, {0, 1});
    for (const char* code : {"A302", "A303"}) {
      EXPECT_EQ(finding(verify_arlo(same, {}), code).verdict, Verdict::holds);
      EXPECT_EQ(finding(verify_arlo(other, {}), code).verdict, Verdict::fails);
    }
    EXPECT_EQ(verify_arlo(other, {}).numbers[0].computed, "1");
    EXPECT_TRUE(names_the_rule(verify_arlo(other, {})));
  }
}

// 50 ballots drawn twice, 30 to 20: the 50 others could change the winner. 1 / (1.2^60 0.8^40) = 0.1335136773.
TEST(VerifyArloWhole, DrawsRepeatBallots) {
  auto audit = as_large(AuditMath::bravo, 60, 40);
  add(audit, 30, 2, {1, 0}, {1, 0}), add(audit, 20, 2, {0, 1}, {0, 1});
  const auto result = verify_arlo(audit, {});
  for (const char* code : {"A302", "A303"}) EXPECT_EQ(finding(result, code).verdict, Verdict::fails) << code;
  EXPECT_EQ(result.numbers[0].computed, "0.1335136773");
  EXPECT_TRUE(names_the_rule(result));
}

// 95 different ballots, 58 to 37: the five others cannot make up for 21. With 25 not found (45 to 30), they could.
TEST(VerifyArloWhole, BallotsNotSeenAreForTheLosers) {
  auto audit = as_large(AuditMath::bravo, 63, 37);
  add(audit, 53, 1, {1, 0}, {1, 0}), add(audit, 5, 2, {1, 0}, {1, 0}), add(audit, 37, 1, {0, 1}, {0, 1});
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A302").verdict, Verdict::holds);
  audit = as_large(AuditMath::bravo, 45, 30);
  add(audit, 45, 1, {1, 0}, {1, 0}), add(audit, 30, 1, {0, 1}, {0, 1});
  add(audit, 25, 1, {1, 0}, {}, Status::not_found);
  EXPECT_EQ(verify_arlo(audit, {}).numbers[0].computed, "1");
}

TEST(VerifyArloWhole, WithoutAListOfBallots) {
  EXPECT_EQ(finding(verify_arlo(as_large(AuditMath::bravo, 60, 40), {}), "A302").verdict, Verdict::not_checked);
  EXPECT_EQ(finding(verify_arlo(as_large(AuditMath::minerva, 50, 50), {}), "A302").verdict, Verdict::fails);
}

// All 100 as recorded: 0. All turned round: 1. 50 drawn twice, all as recorded: (1 - 0.2 / 2.0781)^100 = 4.029276e-05.
TEST(VerifyArloWhole, ComparisonLooksAtThePaper) {
  auto same = as_large(AuditMath::super_simple, 60, 40), turned = same, twice = same;
  add(same, 60, 1, {1, 0}, {1, 0}), add(same, 40, 1, {0, 1}, {0, 1});
  add(turned, 60, 1, {1, 0}, {0, 1}), add(turned, 40, 1, {0, 1}, {1, 0});
  add(twice, 30, 2, {1, 0}, {1, 0}), add(twice, 20, 2, {0, 1}, {0, 1});
  EXPECT_EQ(finding(verify_arlo(same, {}), "A302").verdict, Verdict::holds);
  EXPECT_EQ(finding(verify_arlo(turned, {}), "A302").verdict, Verdict::fails);
  EXPECT_EQ(verify_arlo(turned, {}).numbers[0].computed, "1");
  EXPECT_EQ(verify_arlo(twice, {}).numbers[0].computed.substr(0, 8), "4.029276");
  EXPECT_TRUE(names_the_rule(verify_arlo(twice, {})));
}

/// One batch of 100 ballots, all there is.
model::ReportedAudit one_batch(std::int64_t w, std::int64_t l) {
  auto audit = as_large(AuditMath::macro, w, l);
  audit.type = "BATCH_COMPARISON", audit.has_batches = true;
  model::ReportedBatch batch{"J", "", "B1", 100, true, {{{1, "0.1"}}}, {}, {}, {}};
  batch.counted = {{w, l}}, batch.reported = {{60, 40}};
  audit.batches = {batch};
  return audit;
}

TEST(VerifyArloWhole, AllBatchesLookAtTheCounts) {
  const model::AuditManifest manifest{{"W", "L"}, {{"J", "", "", "B1", 100, {60, 40}, {}}}};
  EXPECT_EQ(finding(verify_arlo(one_batch(55, 45), manifest), "A302").verdict, Verdict::holds);
  EXPECT_EQ(finding(verify_arlo(one_batch(40, 60), manifest), "A302").verdict, Verdict::fails);
  EXPECT_EQ(verify_arlo(one_batch(50, 50), manifest).numbers[0].computed, "1");
  auto other = one_batch(55, 45);
  other.batches[0].batch = "B2";  // in no manifest: B1 was not counted
  EXPECT_NE(verify_arlo(other, manifest).numbers[0].computed, "0");
}

// 250 winners against 250 losers are 62,500 claims of 500 weights: 250 MB. More than 4,000,000 are not computed.
TEST(VerifyArloWhole, ManyWinnersAndLosersAreRefused) {
  auto audit = one_batch(60, 40);
  model::ReportedContest& contest = audit.contests[0];
  contest.winners = contest.votes_allowed = 250;
  for (int i = 2; i < 500; ++i) contest.options.push_back("C" + std::to_string(i));
  contest.votes.assign(500, 0);
  for (std::size_t i = 0; i < 250; ++i) contest.votes[i] = 10;
  audit.batches[0].counted = audit.batches[0].reported = {contest.votes};
  contest.rounds[0].audited = contest.votes;
  const auto result = verify_arlo(audit, {});
  EXPECT_EQ(finding(result, "A302").verdict, Verdict::not_checked);
  EXPECT_NE(finding(result, "A302").reason.find("more winners and losers"), std::string::npos);
}

}  // namespace
}  // namespace acta::audit

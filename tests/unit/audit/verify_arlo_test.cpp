// SPDX-License-Identifier: Apache-2.0
// Audits of Arlo computed again, from values as its report states them (doc/formats/audits.md).
#include <gtest/gtest.h>

#include <algorithm>

#include "acta/audit/verify.hpp"

namespace acta::audit {
namespace {

using model::ReportedMarks;
using model::Verdict;

model::StatedNumber stated(double value, const std::string& text = "") { return {value, 5e-11, false, text}; }

const model::Finding& finding(const model::AuditVerification& result, const std::string& code) {
  static const model::Finding none;
  for (const auto& one : result.findings)
    if (one.code == code) return one;
  ADD_FAILURE() << "no finding " << code;
  return none;
}

bool explains(const model::Finding& finding, const std::string& words) {
  return std::any_of(finding.explanations.begin(), finding.explanations.end(),
                     [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

model::ReportedRound round_of(std::int64_t number, double p, bool met, std::vector<std::int64_t> audited) {
  model::ReportedRound round;
  round.number = number, round.p_value = stated(p), round.met = met, round.audited = std::move(audited);
  return round;
}

model::ReportedAudit polling(model::AuditMath math, std::int64_t a, std::int64_t b) {
  model::ReportedAudit audit;
  audit.type = "BALLOT_POLLING", audit.math = math, audit.risk_limit = 0.1, audit.seed = "1";
  audit.contests.resize(1);
  audit.contests[0].name = "c1", audit.contests[0].ballots = a + b;
  audit.contests[0].options = {"A", "B"}, audit.contests[0].votes = {a, b};
  return audit;
}

// cases/audit/arlo: test_compare_minervas, 450 to 400, rounds of 54 to 46 and 55 to 45 (Arlo's own test; its sum of
// both rounds is 109 to 91).
TEST(VerifyArlo, MinervaInTwoRounds) {
  auto audit = polling(model::AuditMath::minerva, 450, 400);
  audit.contests[0].rounds = {round_of(1, 0.5, false, {54, 46}), round_of(2, 0.32219754038597687, false, {55, 45})};
  audit.contests[0].rounds[0].p_value.reset();
  audit.contests[0].rounds[1].p_value->tolerance = 5e-7;
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A302").verdict, Verdict::holds);
  audit.contests[0].rounds[1].p_value->value = 0.33219754;
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A302").verdict, Verdict::fails);
}

// cases/audit/arlo: bravo.compute_risk, 600 to 400, 72 to 47: 0.07140372947931496, met at 10 %.
TEST(VerifyArlo, BravoAndItsDecision) {
  auto audit = polling(model::AuditMath::bravo, 600, 400);
  audit.contests[0].rounds = {round_of(1, 0.07140372947931496, true, {72, 47})};
  const auto right = verify_arlo(audit, {});
  EXPECT_EQ(finding(right, "A302").verdict, Verdict::holds);
  EXPECT_EQ(finding(right, "A303").verdict, Verdict::holds);
  audit.contests[0].rounds[0].met = false;
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A303").verdict, Verdict::fails);
  audit.contests[0].rounds[0].audited = {71, 48};
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A302").verdict, Verdict::fails);
  audit.contests[0].rounds[0].audited.clear();
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A302").verdict, Verdict::not_checked);
  audit.math = model::AuditMath::unknown, audit.math_name = "ATHENA";
  EXPECT_NE(finding(verify_arlo(audit, {}), "A302").reason.find("ATHENA"), std::string::npos);
}

/// W 1010, L1 1000, L2 10 on 2,020 ballots; 100 ballots whose record is W, `moved` of them for L2 on paper.
model::ReportedAudit several_losers(int moved, double p) {
  auto audit = polling(model::AuditMath::super_simple, 0, 0);
  audit.type = "BALLOT_COMPARISON";
  model::ReportedContest& contest = audit.contests[0];
  contest.options = {"W", "L1", "L2"}, contest.votes = {1010, 1000, 10}, contest.ballots = 2020;
  contest.rounds = {round_of(1, p, false, {100 - moved, 0, moved})};
  contest.rounds[0].sample_size = 100;
  audit.has_ballots = true;
  for (int i = 0; i < 100; ++i) {
    model::ReportedBallot ballot;
    ballot.jurisdiction = "J", ballot.batch = "B", ballot.position = i + 1;
    ballot.status = model::ReportedBallot::Status::audited;
    ballot.tickets = {{{1, "0.1"}}};
    ballot.record = {{ReportedMarks::State::marked, {1, 0, 0}}};
    ballot.paper = {{ReportedMarks::State::marked, {i < moved ? 0 : 1, 0, i < moved ? 1 : 0}}};
    ballot.change = {i < moved ? 2 : 0};
    audit.ballots.push_back(std::move(ballot));
  }
  return audit;
}

// cases/audit/misc, arlo_supersimple_multi_loser_defect: what Arlo prints; the right risk of one or more is 1.
TEST(VerifyArlo, NamesTheDefectOfSeveralLosers) {
  const auto none = verify_arlo(several_losers(0, 0.7878036644545873), {});
  EXPECT_EQ(finding(none, "A302").verdict, Verdict::holds);
  EXPECT_EQ(finding(none, "A304").verdict, Verdict::holds);
  for (const auto& [moved, p] : {std::pair{1, 0.7954593047485924}, {3, 0.8109944939523525}, {10, 0.8677960991158167}}) {
    const auto result = verify_arlo(several_losers(moved, p), {});
    EXPECT_EQ(finding(result, "A302").verdict, Verdict::fails);
    EXPECT_TRUE(explains(finding(result, "A302"), "known defect of Arlo")) << moved;
    EXPECT_EQ(result.numbers[0].computed, "1");
  }
  EXPECT_FALSE(explains(finding(verify_arlo(several_losers(1, 0.7), {}), "A302"), "defect"));
  EXPECT_EQ(finding(none, "A305").verdict, Verdict::fails);  // "0.1" is no ticket of any seed
}

TEST(VerifyArlo, SumsOfBallots) {
  auto audit = several_losers(1, 1);
  audit.ballots[50].change = {1};
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A304").instances, 1);
  audit.contests[0].rounds[0].audited = {98, 1, 1};
  audit.contests[0].rounds[0].sample_size = 101;
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A304").instances, 4);
  audit.ballots[0].status = model::ReportedBallot::Status::not_audited;
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A302").verdict, Verdict::not_checked);
}

/// Two batches of 100 with 60 to 40 each, three draws of the first, all as reported.
model::ReportedAudit batches(double p) {
  auto audit = polling(model::AuditMath::macro, 120, 80);
  audit.type = "BATCH_COMPARISON", audit.has_batches = true;
  audit.contests[0].rounds = {round_of(1, p, false, {60, 40})};
  model::ReportedBatch batch{"J", "", "B1", 100, true, {{{1, "0.1"}, {1, "0.2"}, {1, "0.3"}, {1, "EXTRA"}}},
                             {},  {}, {}};
  batch.counted = batch.reported = {{60, 40}};
  audit.batches.push_back(batch);
  return audit;
}

// U = (40 + 200) / 40 = 6: (5/6)^3 = 0.5787037037. With the second batch unseen, V = 40 - 100 < 0: no bound.
TEST(VerifyArlo, BatchesOfTwoChoicesNeedNoManifest) {
  EXPECT_EQ(finding(verify_arlo(batches(125.0 / 216), {}), "A302").verdict, Verdict::holds);
  EXPECT_EQ(finding(verify_arlo(batches(0.5), {}), "A302").verdict, Verdict::fails);
  auto changed = batches(125.0 / 216);
  changed.batches[0].counted = {{59, 41}};
  EXPECT_EQ(finding(verify_arlo(changed, {}), "A302").verdict, Verdict::fails);
  model::AuditManifest manifest{{"A", "B"}, {{"J", "", "", "B1", 100, {60, 40}, {}}}};
  EXPECT_NE(finding(verify_arlo(batches(125.0 / 216), manifest), "A302").reason.find("unseen"), std::string::npos);
  EXPECT_NE(finding(verify_arlo(batches(0.5), manifest), "A301").reason.find("unseen"), std::string::npos);
}

// A third choice of 40 votes in the first batch only (60 to 40 to 0 and 60 to 0 to 40; V = 80 twice): each batch is
// bounded by 160 / 80 = 2, so U = 4; without the batches no less than (80 + 200) / 80 = 3.5 is known.
TEST(VerifyArlo, BatchesOfThreeChoicesNeedAManifest) {
  auto audit = batches(27.0 / 64);
  audit.contests[0].options = {"A", "B", "C"}, audit.contests[0].votes = {120, 40, 40};
  audit.contests[0].rounds[0].audited = {60, 40, 0};
  audit.batches[0].counted = audit.batches[0].reported = {{60, 40, 0}};
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A302").verdict, Verdict::not_checked);
  audit.contests[0].rounds[0].p_value = stated(0.36);  // below (2.5 / 3.5)^3 = 0.364
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A302").verdict, Verdict::fails);
  audit.contests[0].rounds[0].p_value = stated(27.0 / 64);
  const model::AuditManifest manifest{
      {"A", "B", "C"}, {{"J", "", "", "B1", 100, {60, 40, 0}, {}}, {"J", "", "", "B2", 100, {60, 0, 40}, {}}}};
  EXPECT_EQ(finding(verify_arlo(audit, manifest), "A302").verdict, Verdict::holds);
}

// By BRAVO 1/2 against 1/2 is a ratio of 1 whatever is found: p = 1. No margin, no other test says more.
TEST(VerifyArlo, NoSampleConfirmsATie) {
  for (const auto math : {model::AuditMath::bravo, model::AuditMath::minerva, model::AuditMath::providence,
                          model::AuditMath::super_simple, model::AuditMath::macro}) {
    auto audit = polling(math, 500, 500);
    audit.contests[0].rounds = {round_of(1, 0.07, true, {72, 47})};
    const auto result = verify_arlo(audit, {});
    EXPECT_EQ(finding(result, "A302").verdict, Verdict::fails);
    EXPECT_EQ(finding(result, "A303").verdict, Verdict::fails);
    EXPECT_TRUE(explains(finding(result, "A303"), "lot"));
    EXPECT_EQ(result.numbers[0].computed, "1");
    audit.contests[0].rounds = {round_of(1, 1, false, {72, 47})};
    EXPECT_EQ(finding(verify_arlo(audit, {}), "A302").verdict, Verdict::holds);
    EXPECT_EQ(finding(verify_arlo(audit, {}), "A303").verdict, Verdict::holds);
  }
  // All the paper: it decides, but for whom is not in the report. Of a method without a test neither.
  auto whole = polling(model::AuditMath::bravo, 500, 500);
  whole.contests[0].rounds = {round_of(1, 0, true, {501, 499})};
  whole.contests[0].rounds[0].sample_size = 1000;
  for (const char* code : {"A302", "A303"})
    EXPECT_EQ(finding(verify_arlo(whole, {}), code).verdict, Verdict::not_checked) << code;
  auto other = polling(model::AuditMath::unknown, 500, 500);
  other.contests[0].rounds = {round_of(1, 0.01, true, {72, 47})};
  EXPECT_EQ(finding(verify_arlo(other, {}), "A303").verdict, Verdict::not_checked);
}

// Two seats, three choices, 40, 30 and 30: the second seat is left to the lot, the first is not.
TEST(VerifyArlo, ATieForTheLastSeatIsOne) {
  auto audit = polling(model::AuditMath::bravo, 0, 0);
  model::ReportedContest& contest = audit.contests[0];
  contest.options = {"A", "B", "C"}, contest.votes = {40, 30, 30}, contest.ballots = 100, contest.winners = 2;
  contest.rounds = {round_of(1, 0.05, true, {20, 15, 5})};
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A303").verdict, Verdict::fails);
}

TEST(VerifyArlo, WhatWasNotFoundHasNoMarks) {
  auto audit = several_losers(0, 1);
  audit.ballots[3].status = model::ReportedBallot::Status::not_found;
  audit.ballots[3].change = {2};
  const model::Finding sums = finding(verify_arlo(audit, {}), "A304");
  EXPECT_EQ(sums.verdict, Verdict::fails);
  ASSERT_EQ(sums.instances, 1);
  EXPECT_EQ(sums.examples[0].label, "J B ballot 4");
  audit.ballots[3].paper = {{ReportedMarks::State::none_stated, {}}};
  audit.contests[0].rounds[0].audited = {99, 0, 0};
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A304").verdict, Verdict::holds);
}

/// batches() with a second batch, drawn once, of 58 to 42 on paper: two votes moved, so the margin fell by 4.
model::ReportedAudit two_batches() {
  auto audit = batches(0.5);
  model::ReportedBatch second = audit.batches[0];
  second.batch = "B2", second.tickets = {{{1, "0.4"}}}, second.counted = {{58, 42}}, second.change = {4};
  audit.batches[0].change = {0};
  audit.batches.push_back(second);
  audit.contests[0].rounds[0].audited = {118, 82};
  audit.total_counted = {{118, 82}}, audit.total_reported = {{120, 80}}, audit.total_ballots = 200;
  return audit;
}

TEST(VerifyArlo, SumsOfBatches) {
  EXPECT_EQ(finding(verify_arlo(two_batches(), {}), "A304").verdict, Verdict::holds);
  const auto faults = [](auto change) {
    auto audit = two_batches();
    change(audit);
    return finding(verify_arlo(audit, {}), "A304").instances;
  };
  EXPECT_EQ(faults([](auto& audit) { audit.total_counted = {{119, 82}}; }), 1);
  EXPECT_EQ(faults([](auto& audit) { audit.total_reported = {{120, 81}}; }), 1);
  EXPECT_EQ(faults([](auto& audit) { audit.total_ballots = 201; }), 1);
  EXPECT_EQ(faults([](auto& audit) { audit.batches[1].change = {2}; }), 1) << "2 votes moved are a margin of 4";
  EXPECT_EQ(faults([](auto& audit) { audit.batches[1].change = {0}; }), 1);
  EXPECT_EQ(faults([](auto& audit) { audit.batches[1].change = {std::nullopt}; }), 0) << "no such column";
  EXPECT_EQ(faults([](auto& audit) { audit.batches[0].ballots = 99, audit.total_ballots = 199; }), 2)
      << "100 votes on 99 ballots, reported and audited";
  EXPECT_EQ(faults([](auto& audit) { audit.contests[0].votes = {119, 81}; }), 1) << "120 in the listed batches";
  EXPECT_EQ(faults([](auto& audit) { audit.contests[0].rounds[0].audited = {119, 82}; }), 1);
}

// Three choices: the largest change is 2 of the pair A, C; by share of its margin (2/100, 1/20) that of A, B decides.
TEST(VerifyArlo, ChangesOfBatchesAreThoseOfSomeVersion) {
  auto audit = batches(0.5);
  audit.contests[0].options = {"A", "B", "C"}, audit.contests[0].votes = {120, 100, 20};
  audit.contests[0].ballots = 240;
  audit.contests[0].rounds[0].audited = {59, 30, 11};
  audit.batches[0].reported = {{60, 30, 10}}, audit.batches[0].counted = {{59, 30, 11}};
  for (const auto& [change, wrong] : {std::pair{2, 0}, {1, 0}, {0, 1}, {3, 1}}) {
    audit.batches[0].change = {change};
    EXPECT_EQ(finding(verify_arlo(audit, {}), "A304").instances, wrong) << change;
  }
}

TEST(VerifyArlo, SumsOfBatchesAgainstTheManifest) {
  const auto faults = [](const model::AuditManifest& manifest) {
    return finding(verify_arlo(two_batches(), manifest), "A304").instances;
  };
  using Batches = std::vector<model::ManifestBatch>;
  const auto manifest = [](Batches batches) { return model::AuditManifest{{"A", "B"}, std::move(batches)}; };
  const model::ManifestBatch first{"J", "", "", "B1", 100, {60, 40}, {}}, second{"J", "", "", "B2", 100, {60, 40}, {}};
  EXPECT_EQ(faults(manifest({first, second})), 0);
  EXPECT_EQ(faults(manifest({first, {"J", "", "", "B2", 100, {61, 39}, {}}})), 4) << "both totals and both votes of B2";
  EXPECT_EQ(faults(manifest({first, {"J", "", "", "B2", 101, {60, 40}, {}}})), 1);
  EXPECT_EQ(faults(manifest({first})), 0) << "100 ballots of the contest are in no batch";
  EXPECT_EQ(faults(manifest({first, second, {"J", "", "", "B3", 0, {1, 0}, {}}})), 1);
}

// Ticket numbers: "0." and the reversed decimal digits of SHA-256(SHA-256("2026") in hexadecimal, then the tuple), by
// Python's hashlib; the second of a ballot by law 3 of tickets_consistent.hpp.
TEST(VerifyArlo, DrawFromAManifest) {
  auto audit = polling(model::AuditMath::bravo, 3, 1);
  audit.seed = "2026", audit.has_ballots = true;
  const auto add = [&](std::int64_t position, std::vector<model::ReportedTicket> tickets) {
    model::ReportedBallot ballot;
    ballot.jurisdiction = "J", ballot.batch = "a", ballot.position = position;
    ballot.tickets = {std::move(tickets)};
    audit.ballots.push_back(std::move(ballot));
  };
  add(1, {{1, "0.848313558931108790"}});
  add(2, {{1, "0.570161037709758304"}, {1, "0.9220562901370710257"}});
  add(4, {{1, "0.171791937722777433"}});
  const model::AuditManifest manifest{{}, {{"J", "", "", "a", 4, {}, {}}}};
  EXPECT_EQ(finding(verify_arlo(audit, manifest), "A305").verdict, Verdict::holds);
  EXPECT_EQ(finding(verify_arlo(audit, manifest), "A301").verdict, Verdict::holds);
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A301").verdict, Verdict::not_checked);
  EXPECT_TRUE(explains(finding(verify_arlo(audit, {}), "A301"), "only some ballots hold")) << "sampling by styles";
  EXPECT_TRUE(explains(finding(verify_arlo(audit, manifest), "A301"), "only some ballots hold"));
  audit.ballots.erase(audit.ballots.begin());
  EXPECT_EQ(finding(verify_arlo(audit, manifest), "A301").verdict, Verdict::fails);
  EXPECT_EQ(finding(verify_arlo(audit, {}), "A301").verdict, Verdict::fails) << "a ballot before a listed one is known";
  audit.seed = "2027";
  EXPECT_EQ(finding(verify_arlo(audit, manifest), "A305").verdict, Verdict::fails);
}

}  // namespace
}  // namespace acta::audit

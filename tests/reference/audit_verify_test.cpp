// SPDX-License-Identifier: Apache-2.0
// Reports made of the recorded calls of Arlo's own tests (cases/audit/arlo): draws and risks must repeat, and must not
// once one number is changed.
#include <algorithm>
#include <cmath>
#include <fstream>

#include "acta/audit/verify.hpp"
#include "reference/audit_risk_cases.hpp"

namespace acta {
namespace {

using model::Verdict;
using test::ArloContest;
using test::CaseJson;

Verdict verdict_of(const model::AuditVerification& result, const std::string& code) {
  for (const auto& one : result.findings)
    if (one.code == code) return one.verdict;
  ADD_FAILURE() << "no finding " << code;
  return Verdict::not_checked;
}

model::ReportedContest contest_of(const ArloContest& arlo) {
  model::ReportedContest contest;
  contest.name = arlo.name, contest.ballots = arlo.ballots;
  contest.winners = static_cast<std::int64_t>(arlo.winners_wanted);
  contest.options = arlo.names;
  for (const double votes : arlo.votes) contest.votes.push_back(static_cast<std::int64_t>(votes));
  return contest;
}

/// One report of each call of compute_risk whose contest has a loser: how many repeat, and fail when mistyped.
int risks_of(const std::string& file, model::AuditMath math, std::size_t rounds_at) {
  int checked = 0;
  for (const CaseJson& row : test::case_lines(file)) {
    if (row["fn"].get<std::string>().find("compute_risk") == std::string::npos || row.contains("raises")) continue;
    const ArloContest arlo(row["args"][1]);
    if (arlo.losers.empty() || arlo.smallest_margin() <= 0 || row["args"][rounds_at].is_null()) continue;
    model::ReportedAudit audit;
    audit.math = math, audit.risk_limit = row["args"][0].get<double>() / 100;
    audit.contests = {contest_of(arlo)};
    for (const auto& [name, found] : row["args"][rounds_at].items()) {
      auto& round = audit.contests[0].rounds.emplace_back();
      round.number = static_cast<std::int64_t>(audit.contests[0].rounds.size());
      for (const std::string& option : arlo.names) round.audited.push_back(found.value(option, std::int64_t{0}));
    }
    if (audit.contests[0].rounds.empty()) continue;
    double p = 0;
    for (const auto& [pair, value] : row["result"][0].items()) p = std::fmax(p, value.get<double>());
    auto& last = audit.contests[0].rounds.back();
    last.met = row["result"][1].get<bool>();
    last.p_value = model::StatedNumber{p, 5e-11, false, "p"};
    EXPECT_EQ(verdict_of(audit::verify_arlo(audit, {}), "A302"), Verdict::holds) << row["test"] << " " << p;
    EXPECT_EQ(verdict_of(audit::verify_arlo(audit, {}), "A303"), Verdict::holds) << row["test"] << " " << p;
    last.p_value->value = p * 1.01 + 1e-9;
    if (p > 1e-6 && p < 0.99) {
      EXPECT_EQ(verdict_of(audit::verify_arlo(audit, {}), "A302"), Verdict::fails) << row["test"];
    }
    last.met = !*last.met;
    EXPECT_EQ(verdict_of(audit::verify_arlo(audit, {}), "A303"), Verdict::fails) << row["test"];
    ++checked;
  }
  return checked;
}

TEST(AuditVerify, RisksOfArlosPolls) {
  ACTA_NEED_SHARED("cases/audit/arlo/bravo.jsonl");
  EXPECT_GE(risks_of("arlo/bravo.jsonl", model::AuditMath::bravo, 2), 13);
  EXPECT_GE(risks_of("arlo/minerva.jsonl", model::AuditMath::minerva, 2), 8);
  EXPECT_GE(risks_of("arlo/providence.jsonl", model::AuditMath::providence, 2), 7);
}

// sampler.draw_sample: every ballot with its ticket labels. Batches are plain names there.
TEST(AuditVerify, DrawsOfArlo) {
  ACTA_NEED_SHARED("cases/audit/arlo/sampler.jsonl");
  int checked = 0;
  for (const CaseJson& call : test::case_lines("arlo/sampler.jsonl")) {
    if (call["fn"] != "sampler.draw_sample" || call["kwargs"].contains("num_sampled")) continue;
    if (call["args"].size() > 3 && call["args"][3].get<int>() != 0) continue;
    model::ReportedAudit audit;
    audit.seed = call["args"][0].get<std::string>(), audit.has_ballots = true;
    audit.contests.resize(1);
    audit.contests[0].name = "c", audit.contests[0].options = {"A", "B"}, audit.contests[0].votes = {2, 1};
    audit.contests[0].ballots = 100;
    std::map<std::pair<std::string, std::int64_t>, std::size_t> known;
    for (const CaseJson& drawn : call["result"]) {
      const std::pair<std::string, std::int64_t> name{drawn[1][0], drawn[1][1]};
      const auto [at, fresh] = known.try_emplace(name, audit.ballots.size());
      if (fresh) {
        auto& ballot = audit.ballots.emplace_back();
        ballot.batch = name.first, ballot.position = name.second;
        ballot.tickets.resize(1);
      }
      audit.ballots[at->second].tickets[0].push_back({1, drawn[0]});
    }
    model::AuditManifest manifest;
    for (const auto& [batch, positions] : call["args"][1].items())
      manifest.batches.push_back({"", "", "", batch, static_cast<std::int64_t>(positions.size()), {}, {}});
    EXPECT_EQ(verdict_of(audit::verify_arlo(audit, manifest), "A305"), Verdict::holds);
    EXPECT_EQ(verdict_of(audit::verify_arlo(audit, manifest), "A301"), Verdict::holds);
    audit.ballots.erase(audit.ballots.begin());
    EXPECT_EQ(verdict_of(audit::verify_arlo(audit, manifest), "A301"), Verdict::fails);
    ++checked;
  }
  EXPECT_GE(checked, 1);
}

using OrderedJson = nlohmann::ordered_json;

/// Batches in the order of the call, and their ballots together.
std::int64_t fill_manifest(const OrderedJson& results, const ArloContest& arlo, model::AuditManifest& manifest) {
  std::int64_t ballots = 0;
  manifest.columns = arlo.names;
  for (const auto& [key, batch] : results.items()) {
    auto& made = manifest.batches.emplace_back();
    const std::size_t bar = key.find('|');
    made.jurisdiction = key.substr(0, bar), made.batch = key.substr(bar + 1);
    made.ballots = 0, made.votes.resize(arlo.names.size());
    if (!batch.contains(arlo.name)) continue;
    made.ballots = batch[arlo.name]["ballots"].get<std::int64_t>();
    ballots += *made.ballots;
    for (std::size_t k = 0; k < arlo.names.size(); ++k)
      made.votes[k] = batch[arlo.name][arlo.names[k]].get<std::int64_t>();
  }
  return ballots;
}

void add_draw(const OrderedJson& drawn, model::ReportedAudit& audit) {
  const std::string place = drawn[1][0], name = drawn[1][1];
  const auto same = std::find_if(audit.batches.begin(), audit.batches.end(),
                                 [&](const auto& one) { return one.batch == name && one.jurisdiction == place; });
  const model::ReportedTicket ticket{1, drawn[0].get<std::string>()};
  if (same != audit.batches.end()) {
    same->tickets[0].push_back(ticket);
    return;
  }
  auto& batch = audit.batches.emplace_back();
  batch.jurisdiction = place, batch.batch = name, batch.tickets = {{ticket}};
  batch.counted.resize(1), batch.reported.resize(1);
}

// sampler.draw_ppeb_sample, first rounds: numpy's choice in proportion to error bounds.
TEST(AuditVerify, DrawsOfArlosBatches) {
  ACTA_NEED_SHARED("cases/audit/arlo/sampler.jsonl");
  int checked = 0;
  std::ifstream file(test::shared("cases/audit/arlo/sampler.jsonl"));
  for (std::string line; std::getline(file, line);) {
    const OrderedJson call = OrderedJson::parse(line);
    if (call["fn"] != "sampler.draw_ppeb_sample") continue;
    const OrderedJson &named = call["kwargs"], &arguments = call["args"];
    if (!named["previously_sampled_batch_keys"].empty()) continue;
    if (arguments[2].get<std::size_t>() >= named["batch_results"].size()) continue;
    const CaseJson stated = CaseJson::parse(arguments[1].dump());
    const ArloContest arlo(stated);
    model::ReportedAudit audit;
    audit.type = "BATCH_COMPARISON", audit.math = model::AuditMath::macro, audit.has_batches = true;
    audit.seed = arguments[0].get<std::string>();
    audit.contests = {contest_of(arlo)};
    model::AuditManifest manifest;
    audit.contests[0].ballots = fill_manifest(named["batch_results"], arlo, manifest);
    for (const OrderedJson& drawn : call["result"]) add_draw(drawn, audit);
    EXPECT_EQ(verdict_of(audit::verify_arlo(audit, manifest), "A301"), Verdict::holds);
    EXPECT_EQ(verdict_of(audit::verify_arlo(audit, manifest), "A305"), Verdict::holds);
    audit.seed += "1";
    EXPECT_EQ(verdict_of(audit::verify_arlo(audit, manifest), "A301"), Verdict::fails);
    ++checked;
  }
  EXPECT_GE(checked, 1);
}

}  // namespace
}  // namespace acta

// SPDX-License-Identifier: Apache-2.0
// Batch comparison, against cases/audit/arlo/macro.jsonl: calls of Arlo's own unit tests.
#include <algorithm>
#include <cmath>
#include <set>

#include "acta/audit/macro.hpp"
#include "reference/audit_risk_cases.hpp"

namespace acta {
namespace {

using namespace acta::audit;
using test::ArloContest;
using test::CaseJson;
using test::CaseRows;

/// Arlo's claims: all pairs, and for runoffs one half of the valid votes as one more candidate.
std::vector<Claim> claims_of(const ArloContest& contest) {
  std::vector<Claim> claims;
  const std::size_t options = contest.names.size();
  for (const ReportedPair& pair : contest.pairs())
    claims.push_back(winner_beats_loser(options, pair.winner, pair.loser));
  if (!contest.runoff) return claims;
  for (const auto winner : contest.winners)
    claims.push_back(contest.winners_wanted == 1 ? above_share(options, winner, 0.5)
                                                 : below_share(options, winner, 0.5));
  return claims;
}

std::vector<double> votes_of(const CaseJson& batch, const ArloContest& contest) {
  std::vector<double> votes(contest.names.size(), 0);
  for (std::size_t k = 0; k < votes.size(); ++k) votes[k] = batch.at(contest.name).value(contest.names[k], 0.0);
  return votes;
}

double ballots_of(const CaseJson& batch, const ArloContest& contest) {
  const CaseJson value = batch.at(contest.name).value("ballots", CaseJson());
  if (value.is_number()) return value;
  double sum = 0;  // Arlo without a count of ballots: the votes
  for (const double votes : votes_of(batch, contest)) sum += votes;
  return sum;
}

struct Batches {
  Batches(const ArloContest& the_contest, const CaseJson& packed) : contest(the_contest), all(test::expanded(packed)) {
    for (const auto& [name, batch] : all.items())
      if (batch.contains(contest.name)) ballots += ballots_of(batch, contest), ++count;
    const double unseen = std::max(0.0, static_cast<double>(contest.ballots) - ballots);
    macro.emplace_back(claims_of(contest), contest.votes, contest.pending + unseen);
    for (const auto& [name, batch] : all.items()) total += bound(batch);
  }
  double bound(const CaseJson& batch) const {
    if (!batch.contains(contest.name)) return 0;
    return macro[0].bound(votes_of(batch, contest), ballots_of(batch, contest));
  }
  const ArloContest& contest;
  CaseJson all;
  double ballots = 0, total = 0;
  std::size_t count = 0;
  std::vector<Macro> macro;  ///< one, made when ballots are known
};

std::vector<double> reported_together(const Batches& batches, const CaseJson& combined, const std::string& name) {
  for (const CaseJson& group : combined)
    if (std::find(group.begin(), group.end(), CaseJson(name)) != group.end()) {
      std::vector<double> sum(batches.contest.names.size(), 0);
      for (const std::string member : group) {
        const auto votes = votes_of(batches.all[member], batches.contest);
        for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += votes[k];
      }
      return sum;
    }
  return votes_of(batches.all[name], batches.contest);
}

/// The product over all draws; `counted_all` tells that every batch of the contest was counted.
MacroProduct product(const Batches& batches, const CaseJson& sample, const CaseJson& tickets, const CaseJson& combined,
                     bool& counted_all) {
  MacroProduct product(batches.total);
  std::set<std::string> seen;
  for (const auto& [ticket, name] : tickets.items()) {
    const CaseJson& batch = batches.all[name.get<std::string>()];
    if (!batch.contains(batches.contest.name)) continue;  // bound 0: never drawn for this contest
    seen.insert(name);
    const auto counted = votes_of(sample[name.get<std::string>()], batches.contest);
    product.add(batches.macro[0].error(reported_together(batches, combined, name), counted), batches.bound(batch));
  }
  counted_all = seen.size() == batches.count;
  return product;
}

void macro_row(CaseRows& rows, const CaseJson& row, bool size) {
  const CaseJson& args = row["args"];
  const double alpha = args[0].get<double>() / 100;
  const ArloContest contest(args[1]);
  for (const std::size_t k : {2u, 3u, 4u})
    if (!test::names_complete(args[k])) return rows.left_out("names of batches are not in the row");
  const Batches batches(contest, args[2]);
  bool counted_all = false;
  const MacroProduct p = product(batches, test::expanded(args[3]), test::expanded(args[4]), args[5], counted_all);
  const std::string label = row["test"].get<std::string>() + " " + contest.name;
  if (!size) return rows.close(counted_all ? 0 : p.p_value(), row["result"][0], 1e-9, label);
  if (row.contains("raises")) return rows.same(counted_all, label + " raises");
  const auto limit = static_cast<std::int64_t>(batches.all.size());
  const std::int64_t draws = std::min(limit, macro_draws(alpha, batches.total, p.log_p(), 1));
  rows.same(draws == row["result"], label + " size " + std::to_string(draws) + " expected " + row["result"].dump());
}

void largest_error(CaseRows& rows, const CaseJson& row) {
  const ArloContest contest(row["args"][1]);
  const Macro macro(claims_of(contest), contest.votes, row["args"].size() > 2 ? row["args"][2].get<double>() : 0);
  const CaseJson& batch = row["args"][0];
  const double got =
      batch.contains(contest.name) ? macro.bound(votes_of(batch, contest), ballots_of(batch, contest)) : 0;
  rows.close(got, std::stod(row["result"].get<std::string>()), 1e-12, "largest error");
}

TEST(AuditRiskMacro, CallsOfArlo) {
  ACTA_NEED_SHARED("cases/audit/arlo/macro.jsonl");
  CaseRows rows("arlo/macro.jsonl");
  for (const CaseJson& row : test::case_lines("arlo/macro.jsonl")) {
    const std::string function = row["fn"];
    if (function == "macro.compute_U") {
      const ArloContest contest(row["args"][1]);
      rows.close(Batches(contest, row["args"][0]).total, std::stod(row["result"].get<std::string>()), 1e-12, "U");
    } else if (function == "macro.compute_max_error") {
      largest_error(rows, row);
    } else {
      macro_row(rows, row, function == "macro.get_sample_sizes");
    }
  }
  rows.expect_counts(66, 0, 0);
}

}  // namespace
}  // namespace acta

// SPDX-License-Identifier: Apache-2.0
// Assorters of party lists and pools, and Bayesian audits, against cases/audit/dhondt, misc and minerva/r2b2_brla.json.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "acta/audit/assorters.hpp"
#include "acta/audit/bayes.hpp"
#include "acta/audit/martingales.hpp"
#include "reference/audit_risk_cases.hpp"
#include "support/seat_claims.hpp"

namespace acta {
namespace {

using namespace acta::audit;
using test::CaseJson;
using test::CaseRows;

struct Election {
  std::vector<std::string> names;
  std::vector<double> votes;
  double cards = 0;
  std::size_t index(const CaseJson& name) const {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name.get<std::string>()) - names.begin());
  }
};

Claim claim_of(const Election& election, const CaseJson& row, double threshold) {
  const std::string kind = row["kind"];
  const std::size_t options = election.names.size();
  if (kind == "AboveThreshold") return above_share(options, election.index(row["party"]), threshold);
  if (kind == "BelowThreshold") return below_share(options, election.index(row["party"]), threshold);
  return seat_before(options, election.index(row["winner"]), row["last_seat_won"], election.index(row["loser"]),
                     row["first_seat_lost"]);
}

void assertion(CaseRows& rows, const Election& election, const CaseJson& row, double threshold) {
  const std::string name = row.contains("party")
                               ? row["party"].get<std::string>()
                               : row["winner"].get<std::string>() + "/" + row["loser"].get<std::string>();
  const Assorter assorter(claim_of(election, row, threshold));
  const double mean = assorter.mean(election.votes, election.cards);
  rows.close(assorter.upper(), row["upper"], 1e-9, "upper " + name);
  rows.close(mean, row["mean"], 1e-9, "mean " + name);
  const ComparisonAssorter comparison(assorter.upper(), 2 * mean - 1);
  rows.close(comparison.no_error(), row["noerror"], 1e-9, "no-error value " + name);
  rows.same(
      draws_without_error(0.05, 2 / 1.03905, comparison.no_error()) == row["n_noerror_alpha05_lambda_2_over_1.03905"],
      "draws " + name);
}

/// The hardest assertion: its no-error value, and its pair where it is one of seats.
std::pair<double, std::string> hardest_of(const CaseJson& assertions) {
  std::pair<double, std::string> hardest{1, ""};
  for (const CaseJson& row : assertions)
    if (row["noerror"] < hardest.first)
      hardest = {row["noerror"], row["kind"] == "DHondt"
                                     ? row["winner"].get<std::string>() + "/" + row["loser"].get<std::string>()
                                     : ""};
  return hardest;
}

/// As many pairs as the file has assertions of seats.
void pairs_of_seats(CaseRows& rows, const Election& election, const CaseJson& contest) {
  std::vector<Entrant> entrants;
  const double valid = std::accumulate(election.votes.begin(), election.votes.end(), 0.0);
  for (std::size_t k = 0; k < election.names.size(); ++k)
    if (election.votes[k] >= contest["threshold"].get<double>() * valid)
      entrants.push_back(entrant_of(k, contest["seat_distribution"].value(election.names[k], std::int64_t{0})));
  std::size_t stated = 0;
  for (const CaseJson& row : contest["assertions"]) stated += row["kind"] == "DHondt";
  rows.same(divisor_drafts(entrants, model::dhondt().divisors, "").size() == stated,
            contest["name"].get<std::string>() + ": pairs");
}

/// rlauxe's table: its row of Flandre-Orientale has the same pair, but the votes and N of the file give 0.500436.
void peer_table(CaseRows& rows, const CaseJson& all) {
  for (const CaseJson& row : all["peer_table_alpha05_no_errors"]) {
    bool computed = false;
    for (const CaseJson& contest : all["computed"]) {
      if (contest["name"].get<std::string>().find(row[0]) != 0) continue;
      computed = true;
      const auto [value, pair] = hardest_of(contest["assertions"]);
      if (std::fabs(row[2].get<double>() - value) < 1e-6)
        rows.same(row[1] == pair, row.dump());
      else
        rows.known(row[1] == pair && std::fabs(value - 0.500436) < 1e-6 && row[2] == 0.500455, row.dump());
    }
    if (!computed) rows.left_out("the votes of the constituency are not in the case file");
  }
}

TEST(AuditRiskParties, BelgiumByDHondt) {
  ACTA_NEED_SHARED("cases/audit/dhondt/belgium2024.json");
  CaseRows rows("dhondt/belgium2024.json");
  const CaseJson all = test::case_json("dhondt/belgium2024.json");
  for (const CaseJson& contest : all["computed"]) {
    Election election;
    for (const auto& [name, votes] : contest["votes"].items())
      election.names.push_back(name), election.votes.push_back(votes);
    election.cards = contest["N"];
    for (const CaseJson& row : contest["assertions"]) assertion(rows, election, row, contest["threshold"]);
    pairs_of_seats(rows, election, contest);
  }
  peer_table(rows, all);
  rows.expect_counts(431, 1, 9);
}

TEST(AuditRiskMisc, PoolsOfKalamazoo) {
  ACTA_NEED_SHARED("cases/audit/misc/expected.json");
  CaseRows rows("misc/expected.json, Kalamazoo 2018");
  const CaseJson k = test::case_json("misc/expected.json")["kalamazoo_2018"], values = k["oneaudit_values"];
  const double v = k["v"], pool = k["assorter_mean_poll"];
  const ComparisonAssorter comparison(1, v);
  rows.close(comparison.no_error(), k["eta_noerror"], 1e-12, "no-error value");
  rows.close(comparison.upper(), k["u_b"], 1e-12, "upper");
  rows.close(2 * k["assorter_mean_all"].get<double>() - 1, v, 1e-9, "margin");
  rows.close(comparison.value(pool, 1), values["poll_winner"], 1e-7, "pool, winner");
  rows.close(comparison.value(pool, 0), values["poll_loser"], 1e-7, "pool, loser");
  rows.known(std::fabs(comparison.value(pool, 0.5) - 0.488764) < 1e-5 && values["poll_other"] == 0.5,
             "the formula that gives the other two gives 0.488764, not 0.5");
  rows.left_out("mean p of many orders of the sample: the simulation is not described");
  rows.expect_counts(5, 1, 1);
}

TEST(AuditRiskMisc, Bptool) {
  ACTA_NEED_SHARED("cases/audit/misc/expected.json");
  CaseRows rows("misc/expected.json, bptool");
  const CaseJson row = test::case_json("misc/expected.json")["bptool"];
  const auto sample = row["sample"].get<std::vector<std::int64_t>>();
  const auto chances = winning_chances(sample, row["total"], 1, 50'000, 1);
  for (const auto& [option, chance] : row["expected_win_probability"].items())
    rows.same(std::fabs(chances[std::stoul(option) - 1] - chance.get<double>()) < 0.01, "option " + option);
  rows.expect_counts(3, 0, 0);
}

TEST(AuditRiskMisc, BayesianRiskLimitingOfR2b2) {
  ACTA_NEED_SHARED("cases/audit/minerva/r2b2_brla.json");
  CaseRows rows("minerva/r2b2_brla.json");
  const CaseJson brla = test::case_json("minerva/r2b2_brla.json");
  for (const auto& [name, row] : brla["test_cases"].items())
    for (std::size_t r = 0; r < brla["rounds"].size(); ++r)
      rows.same(brla_stopping_count(row["risk"], brla["rounds"][r], 100'000) == row["kmins"][r], name);
  rows.expect_counts(27, 0, 0);
}

TEST(AuditRiskMisc, RowsThatCannotBeCompared) {
  ACTA_NEED_SHARED("cases/audit/misc/expected.json");
  CaseRows rows("misc/expected.json");
  const CaseJson all = test::case_json("misc/expected.json");
  for (std::size_t k = 0; k < all["oneaudit_paper_table3"]["rows"].size(); ++k)
    rows.left_out("sizes of ONEAudit's table 3: batches are not in the case files");
  for (const char* name : {"us_senate_rep", "governor_dem"})
    if (all["georgia_2026_primary_macro"].contains(name))
      rows.left_out("Georgia 2026: batches are not in the case files");
  if (all.contains("stv_margin")) rows.left_out("margins of single transferable votes: not computed here");
  if (all.contains("irv_margin_readme")) rows.left_out("a note without numbers");
  rows.expect_counts(0, 0, 6);
}

}  // namespace
}  // namespace acta

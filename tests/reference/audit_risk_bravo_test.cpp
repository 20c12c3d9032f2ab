// SPDX-License-Identifier: Apache-2.0
// BRAVO, against cases/audit/arlo (calls of Arlo's own unit tests) and minerva/r2b2_asn.json (r2b2 4347925).
#include <algorithm>
#include <cmath>

#include "acta/audit/bravo.hpp"
#include "reference/audit_risk_cases.hpp"

namespace acta {
namespace {

using namespace acta::audit;
using test::ArloContest;
using test::CaseJson;
using test::CaseRows;

/// Sample votes per option over all rounds; empty where there is no sample.
std::vector<std::int64_t> sample_of(const ArloContest& contest, const CaseJson& rounds) {
  std::vector<std::int64_t> sum(contest.names.size(), 0);
  if (rounds.is_null()) return sum;
  const bool flat = !rounds.empty() && rounds.begin()->is_number();
  const auto add = [&](const CaseJson& round) {
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += round.value(contest.names[k], std::int64_t{0});
  };
  if (flat) add(rounds);
  if (!flat)
    for (const auto& [name, round] : rounds.items()) add(round);
  return sum;
}

struct PairState {
  PairShares shares;
  double log_statistic = 0;
};
std::vector<PairState> states(const ArloContest& contest, const std::vector<std::int64_t>& sample,
                              std::int64_t missing = 0) {
  std::vector<PairState> all;
  for (const ReportedPair& pair : contest.pairs()) {
    const double ballots = static_cast<double>(contest.ballots);
    const PairShares shares{contest.votes[pair.winner] / ballots, contest.votes[pair.loser] / ballots};
    all.push_back({shares, bravo_log_statistic(shares, {sample[pair.winner], sample[pair.loser] + missing})});
  }
  return all;
}

void risks(CaseRows& rows, const CaseJson& row, std::int64_t missing) {
  const ArloContest contest(row["args"][1]);
  const auto sample = sample_of(contest, row["args"][2]);
  std::int64_t seen = 0;
  for (const auto votes : sample) seen += votes;
  if (contest.losers.empty()) return rows.same(row["result"][0].begin()->get<double>() == 1, "no losers");
  const auto all = states(contest, sample, missing);
  const auto pairs = contest.pairs();
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const std::string key = contest.names[pairs[k].winner] + "|" + contest.names[pairs[k].loser];
    if (!row["result"][0].contains(key)) continue;
    const double p = seen >= contest.ballots ? 0 : std::fmin(1, std::exp(-all[k].log_statistic));
    const double expected = row["result"][0][key];
    if (expected == 0)
      rows.same(p < 1e-9, row["test"].get<std::string>() + " " + key);
    else
      rows.close(p, expected, 1e-9, row["test"].get<std::string>() + " " + key);
  }
}

template <class Size>
std::int64_t largest(const std::vector<PairState>& all, Size size) {
  std::int64_t most = 0;
  for (const PairState& state : all) most = std::max(most, size(state));
  return most;
}
std::int64_t average(const std::vector<PairState>& all, double alpha) {
  return largest(all, [&](const auto& s) { return bravo_average_draws(alpha, s.shares, s.log_statistic); });
}

/// The pair with the largest average number of draws, and its chance at that size by the normal approximation, which
/// Arlo rounds to hundredths.
double chance_at(const std::vector<PairState>& all, double alpha, std::int64_t draws) {
  double least = 1;
  for (const PairState& s : all)
    if (bravo_average_draws(alpha, s.shares, s.log_statistic) == draws)
      least = std::min(least, bravo_chance_normal(alpha, s.shares, static_cast<double>(draws), s.log_statistic));
  return std::round(least * 100) / 100;
}

bool no_size(const ArloContest& contest) { return contest.losers.empty() || contest.smallest_margin() <= 0; }

void expected_size(CaseRows& rows, const CaseJson& row) {
  const ArloContest contest(row["args"][1]);
  const double alpha = row["args"][0];
  if (no_size(contest)) return rows.same(row.contains("raises"), "no losers, or a tie");
  const auto all = states(contest, sample_of(contest, row["args"][2]));
  const std::int64_t draws = average(all, alpha);
  const std::string label = row["test"].get<std::string>() + " " + contest.name + " " + std::to_string(draws);
  if (row.contains("raises")) {
    const bool over = row["raises"].get<std::string>().find("over") != std::string::npos;
    if (draws != 0 && contest.smallest_margin() == static_cast<double>(contest.ballots))
      return rows.known(draws == 4,
                        label + ": a contest without votes for the loser counts as over in Arlo; p is still 1");
    return rows.same(over && draws == 0, label + " raises");
  }
  rows.same(draws == row["result"]["size"], label + " expected " + row["result"].dump());
}

void round_size(CaseRows& rows, const CaseJson& row) {
  const ArloContest contest(row["args"][1]);
  const double alpha = row["args"][0].get<double>() / 100;
  if (no_size(contest)) return rows.same(row.contains("raises") || row["result"].contains("all-ballots"), "no size");
  const auto all = states(contest, sample_of(contest, row["args"][2]));
  const std::int64_t draws = average(all, alpha);
  const std::string label = row["test"].get<std::string>() + " " + contest.name;
  if (row.contains("raises")) return rows.same(draws == 0, label + " raises " + row["raises"].dump());
  if (row["result"].contains("all-ballots"))
    return rows.known(
        draws < contest.ballots && contest.diluted_margin < 0.005,
        label + ": Arlo asks for all ballots when the margin is below 0.5 %; ours " + std::to_string(draws));
  for (const auto& [name, expected] : row["result"].items()) {
    const std::int64_t size = name == "asn" ? draws : largest(all, [&](const auto& s) {
      return bravo_draws(alpha, s.shares, std::stod(name), s.log_statistic);
    });
    if (name == "asn" && expected["prob"] == 1)
      rows.known(size == 4, label + ": landslide; Arlo asks for 1 ballot, after which p is 1/2; ours 4");
    else
      rows.same(size == expected["size"], label + " " + name + " " + std::to_string(size) + " " + expected.dump());
    if (name == "asn" && expected["prob"].is_number() && expected["prob"] != 1)
      rows.same(chance_at(all, alpha, draws) == expected["prob"],
                label + " chance " + std::to_string(chance_at(all, alpha, draws)) + " " + expected.dump());
  }
}

void direct_sizes(CaseRows& rows, const CaseJson& row) {
  const CaseJson& k = row["kwargs"];
  const double alpha = k.contains("alpha") ? k["alpha"] : row["args"][0];
  const PairShares shares{k["p_w"], k["p_r"]};
  const double log_t = bravo_log_statistic(shares, {k["sample_w"], k["sample_r"]});
  const std::int64_t draws = bravo_draws(alpha, shares, k["p_completion"], log_t);
  rows.same(draws == row["result"], "bravo_sample_sizes " + std::to_string(draws) + " " + row["result"].dump());
}

TEST(AuditRiskBravo, CallsOfArlo) {
  ACTA_NEED_SHARED("cases/audit/arlo/bravo.jsonl");
  CaseRows rows("arlo/bravo.jsonl");
  for (const CaseJson& row : test::case_lines("arlo/bravo.jsonl")) {
    const std::string function = row["fn"];
    if (function == "bravo.compute_risk")
      risks(rows, row, 0);
    else if (function == "bravo.get_expected_sample_size")
      expected_size(rows, row);
    else if (function == "bravo.get_sample_size")
      round_size(rows, row);
    else if (function == "bravo.bravo_sample_sizes")
      direct_sizes(rows, row);
    else if (function == "bravo.expected_prob")
      rows.same(std::round(bravo_chance_normal(0.1, {0.6, 0.4}, 119) * 100) / 100 == row["result"], function);
    else
      rows.left_out("no such function here: " + function);
  }
  rows.expect_counts(127, 4, 0);
}

// Ballots that were not found count for every loser.
TEST(AuditRiskBravo, BallotsNotFound) {
  ACTA_NEED_SHARED("cases/audit/arlo/ballot_polling.jsonl");
  CaseRows rows("arlo/ballot_polling.jsonl");
  for (const CaseJson& row : test::case_lines("arlo/ballot_polling.jsonl"))
    row["result"].is_array() ? risks(rows, row, row["args"][3]["round1"])
                             : rows.left_out("a stand-in object was recorded, not a number");
  rows.expect_counts(8, 0, 1);
}

TEST(AuditRiskBravo, AverageNumbersOfR2b2) {
  ACTA_NEED_SHARED("cases/audit/minerva/r2b2_asn.json");
  CaseRows rows("minerva/r2b2_asn.json");
  const CaseJson all = test::case_json("minerva/r2b2_asn.json");
  for (const auto& [name, row] : all.items()) {
    const double share = row["winner_ballots"].get<double>() / row["ballots"].get<double>();
    const std::int64_t draws = bravo_average_draws(row["alpha"], {share, 1 - share});
    rows.same(draws == row["asn"], name + " " + std::to_string(draws));
  }
  rows.expect_counts(10, 0, 0);
}

}  // namespace
}  // namespace acta

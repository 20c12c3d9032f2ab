// SPDX-License-Identifier: Apache-2.0
// Ballot comparison, against cases/audit/arlo/supersimple.jsonl (calls of Arlo's own unit tests), corla and misc.
#include <cmath>

#include "acta/audit/super_simple.hpp"
#include "reference/audit_risk_cases.hpp"

namespace acta {
namespace {

using namespace acta::audit;
using test::ArloContest;
using test::CaseJson;
using test::CaseRows;

std::int64_t number(const CaseJson& value) {
  return value.is_string() ? std::stoll(value.get<std::string>()) : value.get<std::int64_t>();
}

/// Votes of one ballot; "o" and "u" (over- and undervote) are none.
std::vector<int> votes(const CaseJson& ballot, const ArloContest& contest) {
  std::vector<int> counts(contest.names.size(), 0);
  if (ballot.is_null() || !ballot.contains(contest.name)) return counts;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    const CaseJson& value = ballot[contest.name].value(contest.names[k], CaseJson(0));
    counts[k] = value == "o" || value == "u" ? 0 : static_cast<int>(number(value));
  }
  return counts;
}

/// One drawn ballot against its record, nullptr where there is none.
PairDifference difference_of(const ArloContest& contest, const std::vector<ReportedPair>& pairs, const CaseJson* record,
                             const CaseJson& paper) {
  if (!record || record->is_null() || paper.is_null()) return worst_difference(pairs);
  return pair_difference(pairs, votes(*record, contest), votes(paper, contest));
}

struct Found {
  PairDifference difference;
  int times = 1;
};
/// By ballot. Ballots with the same record and paper (stored once in the case) are looked at once.
std::map<std::string, Found> differences(const ArloContest& contest, const CaseJson& records, const CaseJson& sample) {
  std::map<std::string, Found> found;
  std::map<std::pair<const CaseJson*, const CaseJson*>, Found> known;
  const auto pairs = contest.pairs();
  const auto recorded = test::entries(records);
  for (const auto& [ballot, drawn] : test::entries(sample)) {
    const auto place = recorded.find(ballot);
    const CaseJson* record = place == recorded.end() ? nullptr : place->second;
    const auto [same, fresh] = known.try_emplace({record, drawn});
    if (fresh)
      same->second = {difference_of(contest, pairs, record, (*drawn)["cvr"]), drawn->value("times_sampled", 1)};
    found[ballot] = same->second;
  }
  return found;
}

void discrepancies(CaseRows& rows, const CaseJson& row) {
  const ArloContest contest(row["args"][0]);
  std::string wrong;
  for (const auto& [ballot, found] : differences(contest, row["args"][1], row["args"][2])) {
    const bool listed = row["result"].contains(ballot);
    const int votes_expected = listed ? row["result"][ballot]["counted_as"].get<int>() : 0;
    const double share = listed ? std::stod(row["result"][ballot]["weighted_error"].get<std::string>()) : 0;
    if (found.difference.votes != votes_expected || std::fabs(found.difference.share - share) > 1e-12) wrong = ballot;
  }
  rows.same(wrong.empty(), row["test"].get<std::string>() + " " + contest.name + ": " + wrong);
}

/// p with understatements left out, as Arlo does.
void risk(CaseRows& rows, const CaseJson& row) {
  const ArloContest contest(row["args"][1]);
  const SuperSimple audit{contest.diluted_margin, 1.03905};
  std::int64_t drawn = 0;
  std::vector<double> shares;
  for (const auto& [ballot, found] : differences(contest, row["args"][2], row["args"][3])) {
    drawn += found.times;
    for (int k = 0; k < found.times && found.difference.votes > 0; ++k) shares.push_back(found.difference.share);
  }
  double p = 1;
  if (audit.diluted_margin > 0)
    p = std::fmin(1, std::exp(super_simple_log_p(audit, contest.smallest_margin(), drawn, shares)));
  if (drawn >= contest.ballots) p = 0;
  rows.close(p, row["result"][0], 1e-9, "p " + contest.name);
}

void sizes(CaseRows& rows, const CaseJson& row) {
  const ArloContest contest(row["args"][1]);
  const double alpha = row["args"][0].get<double>() / 100;
  ErrorCounts found;
  std::int64_t drawn = 0;
  if (const CaseJson& so_far = row["args"][2]; !so_far.is_null()) {
    drawn = number(so_far["sample_size"]);
    found = {number(so_far["1-over"]), number(so_far["2-over"]), number(so_far["1-under"]), number(so_far["2-under"])};
  }
  const auto size = draws_to_come({contest.diluted_margin, 1.03905}, alpha, contest.ballots, drawn, found, {});
  rows.same(size == row["result"], "size " + contest.name + " " + std::to_string(size) + " " + row["result"].dump());
}

TEST(AuditRiskSuperSimple, CallsOfArlo) {
  ACTA_NEED_SHARED("cases/audit/arlo/supersimple.jsonl");
  CaseRows rows("arlo/supersimple.jsonl");
  for (const CaseJson& row : test::case_lines("arlo/supersimple.jsonl")) {
    const std::string function = row["fn"];
    if (function == "supersimple.compute_risk")
      risk(rows, row);
    else if (function == "supersimple.get_sample_sizes")
      sizes(rows, row);
    else if (function == "supersimple.compute_discrepancies")
      discrepancies(rows, row);
    else
      rows.left_out("no such function here: " + function);
  }
  rows.expect_counts(65, 0, 0);
}

TEST(AuditRiskSuperSimple, ColoradosTestsAndAGridOfFormulas) {
  ACTA_NEED_SHARED("cases/audit/corla/supersimple.json");
  CaseRows rows("corla/supersimple.json");
  const CaseJson all = test::case_json("corla/supersimple.json");
  for (const CaseJson& row : all["peer_tests"]["optimistic"])
    rows.same(draws_with_errors({row["diluted_margin"], row["gamma"]}, row["alpha"], {}) == row["expected"],
              "optimistic");
  for (const CaseJson& row : all["peer_tests"]["p_value"]) {
    const double p =
        super_simple_p_value({row["diluted_margin"], row["gamma"]}, row["n"], {row["o1"], row["o2"], 0, 0});
    rows.same(std::fabs(p - row["expected_3dp"].get<double>()) <= 0.0005, "p " + std::to_string(p));
  }
  const CaseJson& real = all["real_2024"];
  const double margin = real["min_margin"].get<double>() / real["ballot_card_count"].get<double>();
  rows.same(draws_with_errors({margin, 1.03905}, 0.03, {}) == 99, "Colorado 2024");
  for (const CaseJson& row : all["formula_grid"]) {
    const SuperSimple audit{row["diluted_margin"], row["gamma"]};
    const ErrorCounts errors{row["o1"], row["o2"], row["u1"], row["u2"]};
    rows.same(draws_with_errors(audit, row["alpha"], errors) == row["optimistic"], "grid size");
    rows.close(super_simple_p_value(audit, 1000, errors), row["p_value_n1000"], 1e-12, "grid p");
  }
  rows.expect_counts(78, 0, 0);
}

// Arlo keeps the pair with most votes in error and its weight, so that a vote for the second loser hardly counts: W
// 1010, L1 1000, L2 10, and 100 ballots whose record is W. By the pair with the largest share p is 1 in all three.
TEST(AuditRiskSuperSimple, ArlosWeightsWithSeveralLosers) {
  ACTA_NEED_SHARED("cases/audit/misc/expected.json");
  CaseRows rows("misc/expected.json, several losers");
  const CaseJson peer = test::case_json("misc/expected.json")["arlo_supersimple_multi_loser_defect"]["arlo_p"];
  const std::vector<ReportedPair> pairs{{0, 1, 10}, {0, 2, 1000}};
  const auto p = [&](const std::vector<int>& paper, std::size_t times) {
    const std::vector<double> shares(times, pair_difference(pairs, std::vector<int>{1, 0, 0}, paper).share);
    return std::fmin(1, std::exp(super_simple_log_p({10.0 / 2020, 1.03905}, 10, 100, shares)));
  };
  rows.close(p({0, 1, 0}, 0), peer["no_error"], 1e-9, "no error");
  rows.close(p({0, 1, 0}, 1), peer["one_W_to_L1"], 1e-9, "one ballot for the first loser");
  rows.close(p({0, 0, 0}, 1), peer["one_W_to_blank"], 1e-9, "one blank ballot");
  const std::map<const char*, std::size_t> ballots{{"one_W_to_L2", 1}, {"three_W_to_L2", 3}, {"ten_W_to_L2", 10}};
  for (const auto& [name, times] : ballots) {
    const double light = peer["no_error"].get<double>() * std::pow(1 - 2 / 1000.0 * 10 / 2.0781, -double(times));
    rows.known(p({0, 0, 1}, times) == 1 && std::fabs(peer[name].get<double>() - light) < 1e-9 * light,
               std::string("a weight of 2 / 1000: ") + name);
  }
  rows.expect_counts(3, 3, 0);
}

}  // namespace
}  // namespace acta

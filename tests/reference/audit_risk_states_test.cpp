// SPDX-License-Identifier: Apache-2.0
// Minerva in the states of 2016, against cases/audit/minerva: r2b2 4347925 and athena.
#include <cmath>

#include "acta/audit/minerva.hpp"
#include "reference/audit_risk_cases.hpp"

namespace acta {
namespace {

using namespace acta::audit;
using test::CaseJson;
using test::CaseRows;

constexpr const char* kStates = "minerva/r2b2_minerva_second_round_2016.json";

/// The file has no votes: the share of the winner is found from one p-value of each state.
double share_from(const CaseJson& row) {
  double low = 0.5 + 1e-9, high = 1 - 1e-9;
  for (int step = 0; step < 100; ++step) {
    const double middle = (low + high) / 2;
    (Minerva(0.1, middle).p_value(row["n"], row["k"]) > row["p_value"].get<double>() ? low : high) = middle;
  }
  return (low + high) / 2;
}

/// Every row of the file, group by group.
template <class Visit>
void visit_states(Visit visit) {
  const CaseJson all = test::case_json(kStates);
  for (const auto& [state, groups] : all["data_check"].items())
    for (const auto& [group, rows] : groups.items())
      for (const CaseJson& row : rows) visit(state, row);
}

/// The row that tells most about the share: the first with a p-value that is neither tiny nor near 1.
std::map<std::string, CaseJson> telling_rows() {
  std::map<std::string, CaseJson> rows;
  visit_states([&](const std::string& state, const CaseJson& row) {
    if (row["p_value"] > 1e-3 && row["p_value"] < 0.99) rows.try_emplace(state, row);
  });
  return rows;
}

std::map<std::string, double> shares_of_states() {
  std::map<std::string, double> shares;
  for (const auto& [state, row] : telling_rows()) shares[state] = share_from(row);
  return shares;
}

void compare_row(CaseRows& rows, const std::string& state, double share, const CaseJson& row) {
  Minerva test(0.1, share);
  const std::int64_t n = row["n"], k = row["k"];
  rows.same(test.stopping_count(n) == row["kmin"], state + " stopping count");
  if (row["stop"].get<bool>()) return;
  test.close_round(n);
  const std::int64_t next = row["next_round_size"], least = test.stopping_count(next);
  rows.same(least == row["next_round_kmin"], state + " stopping count of the next round");
  rows.close(test.chance(next, k, least), row["next_round_sprob"], 1e-6, state + " chance");
}

TEST(AuditRiskStates, SecondRounds) {
  ACTA_NEED_SHARED("cases/audit/minerva/r2b2_minerva_second_round_2016.json");
  CaseRows rows(kStates);
  const auto telling = telling_rows();
  const auto shares = shares_of_states();
  visit_states([&](const std::string& state, const CaseJson& row) {
    if (!shares.contains(state)) return rows.left_out("no p-value that tells the share of the state");
    if (row == telling.at(state))
      rows.left_out("p-value from which the share of the state was found");
    else
      rows.close(Minerva(0.1, shares.at(state)).p_value(row["n"], row["k"]), row["p_value"], 1e-6, state + " p");
    compare_row(rows, state, shares.at(state), row);
  });
  rows.expect_counts(1725, 0, 37);
}

void first_sizes(CaseRows& rows, const std::string& name, double share, const CaseJson& row) {
  const Minerva test(row["alpha"], share);
  for (std::size_t q = 0; q < row["quants"].size(); ++q) {
    const double wanted = row["quants"][q];
    const std::int64_t peer = row["expected"]["round_candidates"][q];
    const RoundSizes sizes = test.next_sizes(wanted, 0, 1'000'000);
    if (peer == sizes.first || peer == sizes.safe)
      rows.same(true, name);
    else
      rows.known(peer > sizes.first && peer < sizes.safe && test.chance(peer, 0) >= wanted,
                 name + ": another crossing");
  }
}

// Sizes count votes for the two.
TEST(AuditRiskStates, FirstSizesOfAthena) {
  ACTA_NEED_SHARED("cases/audit/minerva/athena_2016_next_round.json");
  CaseRows rows("minerva/athena_2016_next_round.json");
  const auto shares = shares_of_states();
  const CaseJson all = test::case_json("minerva/athena_2016_next_round.json")["next_round_size"];
  for (const auto& [name, row] : all.items()) {
    if (!row.contains("election")) continue;
    std::string state = row["election"];
    if (state == "DistrictofColumbia") state = "District of Columbia";
    if (row["audit_type"] == "arlo")
      rows.left_out("BRAVO with looks at the end of rounds, sizes by another search");
    else if (!shares.contains(state))
      rows.left_out("the votes of the state are not in the case files");
    else
      first_sizes(rows, name, shares.at(state), row);
    if (row.contains("rounds")) rows.left_out("a second round: sizes are multiples of the last one, not from a chance");
  }
  rows.expect_counts(20, 4, 10);
}

TEST(AuditRiskStates, FilesThatCannotBeCompared) {
  ACTA_NEED_SHARED("cases/audit/minerva/athena_2016_one_round.json");
  CaseRows one("minerva/athena_2016_one_round.json"), audit("minerva/athena_2016_audit.json");
  for (std::size_t k = 0; k < test::case_json("minerva/athena_2016_one_round.json").size(); ++k)
    one.left_out("sizes count ballots for others too, whose number is not in the case files");
  const CaseJson parts = test::case_json("minerva/athena_2016_audit.json");
  for (const CaseJson& cases : parts)
    for (std::size_t k = 0; k < cases.size(); ++k)
      audit.left_out("votes, or ballots for others, are not in the case files");
  one.expect_counts(0, 0, 51);
  audit.expect_counts(0, 0, 8);
}

}  // namespace
}  // namespace acta

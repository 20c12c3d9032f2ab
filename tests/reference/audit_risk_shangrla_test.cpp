// SPDX-License-Identifier: Apache-2.0
// Sequential tests, against cases/audit/shangrla: what SHANGRLA 9d5db92 returned, run unchanged.
#include <cmath>

#include "acta/audit/kaplan.hpp"
#include "acta/audit/martingales.hpp"
#include "reference/audit_risk_cases.hpp"

namespace acta {
namespace {

using namespace acta::audit;
using test::CaseJson;
using test::CaseRows;

double number_or(const CaseJson& params, const char* name, double otherwise) {
  return params.contains(name) && !params[name].is_null() ? params[name].get<double>() : otherwise;
}

Population population_of(const CaseJson& params) {
  return {number_or(params, "u", 1), number_or(params, "t", 0.5), static_cast<std::int64_t>(number_or(params, "N", 0))};
}

OwnedTest alpha_of(const Population& population, const CaseJson& row, const CaseJson& params) {
  const std::string estimate = row.value("estim", params.value("estim", "fixed_alternative_mean"));
  const double half_way = population.null_mean + (population.upper - population.null_mean) / 2;
  const double eta = number_or(params, "eta", half_way);
  if (estimate == "optimal_comparison") return alpha_comparison(population, params["error_rate_2"]);
  if (estimate == "shrink_trunc")
    return alpha_shrinkage(population, {eta, params["d"], params["c"], params["f"], number_or(params, "minsd", 1e-6)});
  return alpha_fixed(population, eta);
}

OwnedTest test_of(const CaseJson& row) {
  const CaseJson& params = row["params"];
  const Population population = population_of(params);
  const std::string test = row["test"], bet = row.value("bet", "");
  const double g = number_or(params, "g", 0);
  if (test == "alpha_mart") return alpha_of(population, row, params);
  if (bet == "agrapa")
    return bet_agrapa(population,
                      {params["lam"], params["c_grapa_0"], params["c_grapa_max"], params["c_grapa_grow"], true});
  if (test == "betting_mart") return bet_fixed(population, params["lam"]);
  if (test == "kaplan_markov") return kaplan_markov(population, g);
  if (test == "kaplan_wald") return kaplan_wald(population, g);
  if (test == "kaplan_kolmogorov") return kaplan_kolmogorov(population, g);
  return wald_sprt(population, number_or(params, "eta", 0.5));
}

bool near(double got, double expected) { return std::fabs(got - expected) <= 1e-10 * std::fmax(expected, 1e-30); }

/// Position of the first p of the history that differs, or -1; leaves out (and counts) those where m_j = 0 (there the
/// peer sets T back to 1) and the draw by which the sum proves the null wrong (the peer sees it later).
int first_difference(SequentialTest& test, const CaseJson& row, int& peer_resets) {
  int position = 0;
  double sum = 0;
  for (const double x : row["x"]) {
    test.next(x);
    const double before = sum, total = number_or(row["params"], "N", 0) * population_of(row["params"]).null_mean;
    sum += x;
    const double peer =
        row.contains("p_history") ? row["p_history"][static_cast<std::size_t>(position)].get<double>() : 0;
    const bool reset = peer == 1 && std::fabs(before - total) < 1e-9, late = peer != 0 && sum > total + 1e-9;
    if (total > 0 && (reset || late)) {
      ++peer_resets;
    } else if (row.contains("p_history") && !near(test.p_value_now(), peer)) {
      return position;
    }
    ++position;
  }
  return -1;
}

/// The product of factors is taken once more for each draw: p of 1.3 and 1.3^2 is 1/1.3 and 1/1.3^3.
void wald_row(CaseRows& rows, const CaseJson& row, double p) {
  double ratio = 1, twice = 1;
  int position = 0;
  bool as_described = true;
  for (const double x : row["x"]) {
    ratio *= x * 1.3 + (1 - x) * 0.7, twice *= ratio;
    as_described &= near(std::fmin(1, 1 / twice), row["p_history"][static_cast<std::size_t>(position++)]);
  }
  rows.known(as_described && !near(p, row["p_value"]), "the cumulative product taken twice");
}

void history_row(CaseRows& rows, const CaseJson& row) {
  const OwnedTest stepped = test_of(row), whole = test_of(row);
  whole->run(row["x"].get<std::vector<double>>());
  if (row["test"] == "wald_sprt") return wald_row(rows, row, whole->p_value());
  int resets = 0;
  const int position = first_difference(*stepped, row, resets);
  const bool same = near(whole->p_value(), row["p_value"]) && position < 0;
  const std::string name = row["name"].get<std::string>() + ", entry " + std::to_string(position);
  resets == 0 ? rows.same(same, name) : rows.known(same, name + ": but for m_j = 0 and a sum above N t seen late");
}

// p-values and whole histories, 1e-10. In 8 rows up to three entries of the history differ (not the p-value): where m_j
// is 0 SHANGRLA sets T back to 1, and it sees a sum above N t one draw late.
TEST(AuditRiskShangrla, HistoriesOfPValues) {
  ACTA_NEED_SHARED("cases/audit/shangrla/nonnegmean.jsonl");
  CaseRows rows("shangrla/nonnegmean.jsonl");
  for (const CaseJson& row : test::case_lines("shangrla/nonnegmean.jsonl")) history_row(rows, row);
  rows.expect_counts(18, 9, 0);
}

TEST(AuditRiskShangrla, SampleSizes) {
  ACTA_NEED_SHARED("cases/audit/shangrla/sample_sizes.json");
  CaseRows rows("shangrla/sample_sizes.json");
  for (const CaseJson& row : test::case_json("shangrla/sample_sizes.json")) {
    const std::vector<double> draws(1000, row["x_repeated"][0].get<double>());
    const std::int64_t draw = test_of(row)->first_rejection(draws, row["alpha"]);
    rows.same(draw == row["sample_size"], row["name"].get<std::string>() + " " + std::to_string(draw));
  }
  rows.expect_counts(5, 0, 0);
}

}  // namespace
}  // namespace acta

// SPDX-License-Identifier: Apache-2.0
// Tables of the paper on ALPHA, cases/audit/alpha-paper: mean sample sizes are simulated there and here, so that they
// agree only within 5 % and 3.3 standard errors.
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "acta/audit/kaplan.hpp"
#include "acta/audit/simulated_sizes.hpp"
#include "acta/base/random.hpp"
#include "reference/audit_risk_cases.hpp"

namespace acta {
namespace {

using namespace acta::audit;
using base::RandomStream;
using test::CaseRows;
using Make = std::function<OwnedTest()>;

struct Mean {
  double value = 0, error = 0;
  bool near(double printed) const { return std::fabs(value - printed) <= 0.05 * printed + 3.3 * error + 0.5; }
};

Mean mean_of(const std::vector<std::int64_t>& draws) {
  double sum = 0, squares = 0;
  const auto n = static_cast<double>(draws.size());
  for (const std::int64_t d : draws)
    sum += static_cast<double>(d), squares += static_cast<double>(d) * static_cast<double>(d);
  return {sum / n, std::sqrt(std::max(0.0, squares / n - sum / n * (sum / n)) / n)};
}

double number_after(const std::string& text, const std::string& mark) {
  const auto at = text.find(mark);
  return at == std::string::npos ? NAN : std::stod(text.substr(at + mark.size()));
}

/// The tests of the comparison tables whose parameters are all printed.
Make comparison_test(const std::string& method, const std::string& parameters) {
  const double g = number_after(parameters, "g="), eta = number_after(parameters, "\\eta=");
  const double weight = number_after(parameters, "d=");
  if (method == "ALPHA") return [=] { return alpha_shrinkage({}, {eta, weight, (eta - 0.5) / 2, 0, 1e-6}); };
  if (method == "Kaplan-Kolmogorov") return [=] { return kaplan_markov({}, g); };
  if (method == "Kaplan-Wald") return [=] { return kaplan_wald({}, 1 - g); };
  return {};
}

/// Draws that are 1 with chance `mass` and else uniform.
std::vector<std::int64_t> draws_with_mass(const Make& make, double mass, int trials) {
  std::vector<std::int64_t> all;
  for (int trial = 0; trial < trials; ++trial) {
    RandomStream stream(7, 2, static_cast<std::uint32_t>(trial));
    const OwnedTest test = make();
    std::int64_t count = 1;
    while (test->next(stream.uniform() < mass ? 1 : stream.uniform()) < std::log(20)) ++count;
    all.push_back(count);
  }
  return all;
}

void comparison_table(CaseRows& rows, const std::string& file) {
  std::string mass;
  for (const auto& cells : test::case_table(file)) {
    if (cells.size() < 6 || cells[0] == "mass at 1") continue;
    if (!cells[0].empty()) mass = cells[0];
    const Make make = comparison_test(cells[1], cells[2]);
    const double printed = std::stod(cells[5]);
    if (!make) {
      rows.left_out("no such test here, or not all its parameters: " + cells[1]);
    } else if (printed > 600) {
      rows.left_out("more than 600 draws on average: too slow to simulate here");
    } else {
      const Mean mean = mean_of(draws_with_mass(make, std::stod(mass), 300));
      rows.same(mean.near(printed), mass + " " + cells[1] + " " + cells[2] + ": " + std::to_string(mean.value));
    }
  }
}

// The column of N = 500,000, drawn with replacement here.
TEST(AuditRiskAlpha, ComparisonTables) {
  ACTA_NEED_SHARED("cases/audit/alpha-paper/tab_comparison-1.tsv");
  CaseRows first("alpha-paper/tab_comparison-1.tsv"), second("alpha-paper/tab_comparison-2.tsv");
  comparison_table(first, "alpha-paper/tab_comparison-1.tsv");
  comparison_table(second, "alpha-paper/tab_comparison-2.tsv");
  first.expect_counts(56, 0, 20);
  second.expect_counts(19, 0, 38);
}

/// 10,000 cards with this share of blank ones and this share of winners among the others.
std::vector<double> cards_with_blanks(double share, double blank) {
  std::vector<double> cards(10'000, 0);
  const auto valid = static_cast<std::size_t>(std::llround(1e4 * (1 - blank)));
  std::fill_n(cards.begin(), static_cast<std::size_t>(std::llround(static_cast<double>(valid) * share)), 1.0);
  std::fill(cards.begin() + static_cast<std::ptrdiff_t>(valid), cards.end(), 0.5);
  return cards;
}

void blanks_table(CaseRows& rows, const std::string& file) {
  std::string share, method;
  for (const auto& cells : test::case_table(file)) {
    if (cells.size() < 7 || cells[1] == "Method" || cells[1].empty() + cells[2].empty() == 2) continue;
    if (!cells[0].empty()) share = cells[0];
    if (!cells[1].empty()) method = cells[1];
    if (method != "ALPHA") {
      rows.left_out("no such test here, or not all its parameters: " + method);
      continue;
    }
    const double eta = number_after(cells[2], "eta="), weight = std::min(1e12, number_after(cells[2], "d="));
    const double blanks[] = {0.1, 0.25, 0.5, 0.75};
    for (std::size_t k = 0; k < 4; ++k) {
      const auto cards = cards_with_blanks(std::stod(share), blanks[k]);
      const double lead = (eta - 0.5) * (1 - blanks[k]);  // eta is of valid votes, the test's of all cards
      const Shrinkage shrinkage{0.5 + lead, weight, lead / 2, 0, 1e-6};
      const auto make = [&] { return alpha_shrinkage({1, 0.5, 10'000}, shrinkage); };
      const Mean mean = mean_of(simulated_draws(make, cards, {0.05, 100, 9}));
      rows.same(mean.near(std::stod(cells[3 + k])), share + " " + cells[2] + ": " + std::to_string(mean.value));
    }
  }
}

// The columns of N = 10,000, drawn without replacement. The paper does not say of which cards eta is the mean; with
// that of valid votes all 400 numbers agree, with that of all cards 83 do not.
TEST(AuditRiskAlpha, TablesWithBlankCards) {
  ACTA_NEED_SHARED("cases/audit/alpha-paper/tab_without-replacement-blanks-1.tsv");
  CaseRows first("alpha-paper/tab_without-replacement-blanks-1.tsv");
  CaseRows second("alpha-paper/tab_without-replacement-blanks-2.tsv");
  blanks_table(first, "alpha-paper/tab_without-replacement-blanks-1.tsv");
  blanks_table(second, "alpha-paper/tab_without-replacement-blanks-2.tsv");
  first.expect_counts(240, 0, 18);
  second.expect_counts(160, 0, 12);
}

// Strata with p = 1/2 each: Fisher's chi^2 with 2k degrees, e^-h sum_{j<k} h^j / j!, h = k ln 2; and the product.
TEST(AuditRiskAlpha, FisherAgainstTheProduct) {
  ACTA_NEED_SHARED("cases/audit/alpha-paper/tab_fisher.tsv");
  CaseRows rows("alpha-paper/tab_fisher.tsv");
  for (const auto& cells : test::case_table("alpha-paper/tab_fisher.tsv")) {
    if (cells[0] == "strata") continue;
    const double strata = std::stod(cells[0]), h = strata * std::log(2);
    double term = std::exp(-h), sum = 0;
    for (int j = 0; j < strata; ++j) sum += term, term *= h / (j + 1);
    rows.same(std::fabs(sum - std::stod(cells[1])) < 6e-5, "Fisher, " + cells[0]);
    rows.same(std::fabs(std::pow(0.5, strata) - std::stod(cells[2])) < 6e-9, "product, " + cells[0]);
  }
  rows.expect_counts(14, 0, 0);
}

TEST(AuditRiskAlpha, TablesThatAreNotCompared) {
  ACTA_NEED_SHARED("cases/audit/alpha-paper/tab_results.tsv");
  const std::map<std::string, std::string> tables{
      {"tab_results", "a whole table: cards and number of draws allowed are not in the case file"},
      {"tab_finite-population", "a whole table: its heads of columns are not clear in the case file"},
      {"tab_summary", "a whole table: scores over rows of other tables"},
      {"tab_comparison-summary", "a whole table: scores over rows of other tables"}};
  for (const auto& [name, why] : tables) {
    CaseRows rows("alpha-paper/" + name + ".tsv");
    rows.left_out(why);
    rows.expect_counts(0, 0, 1);
  }
}

}  // namespace
}  // namespace acta

// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_risk_values.hpp"

#include "acta/audit/kaplan.hpp"

namespace acta::app {
namespace {

base::Error usage(std::string message) { return {base::ErrorKind::usage, std::move(message), {}, {}}; }

}  // namespace

base::Result<audit::Population> risk_population(const RiskOptions& options) {
  const audit::Population population{options.upper.value_or(1), options.mean.value_or(0.5), options.cards.value_or(0)};
  if (!(population.upper > 0 && population.upper <= 1e6)) return usage("--upper lies above 0");
  if (!(population.null_mean > 0 && population.null_mean < population.upper))
    return usage("--mean lies between 0 and the upper bound of a value");
  if (population.cards < 0 || population.cards > kMostRiskCards) return usage("--cards is a number of cards");
  return population;
}

base::Result<audit::OwnedTest> assorter_test(const RiskTest& test, const RiskOptions& options,
                                             const audit::Population& population) {
  const double eta = options.eta.value_or(population.upper), shift = options.shift.value_or(0);
  if (!(eta > population.null_mean && eta <= population.upper))
    return usage("--eta lies above the mean under test and not above the largest value");
  if (test.name == "alpha") {
    const double weight = options.weight.value_or(100);
    if (!(weight >= 0 && weight <= 1e12)) return usage("--weight is a number of draws");
    return audit::alpha_shrinkage(population, {eta, weight, (eta - population.null_mean) / 2, 0, 1e-6});
  }
  if (test.name == "alpha-fixed") return audit::alpha_fixed(population, eta);
  if (test.name == "wald") return audit::wald_sprt(population, eta);
  if (test.name == "agrapa") return audit::bet_agrapa(population, {});
  if (test.name == "bet") {
    if (!(*options.bet >= 0 && *options.bet <= 1e6)) return usage("--bet is not below 0");
    return audit::bet_fixed(population, *options.bet);
  }
  if (test.name == "alpha-comparison") {
    const double rate = options.rate.value_or(0);
    if (!(population.upper > 1)) return usage("--upper of a comparison is 2 / (2 - margin / u), above 1");
    if (!(rate >= 0 && rate < 1)) return usage("--rate is a share of the cards");
    return audit::alpha_comparison(population, rate);
  }
  if (!(shift >= 0 && shift <= 1e6)) return usage("--shift is not below 0");
  if (test.name == "kaplan-kolmogorov") return audit::kaplan_kolmogorov(population, shift);
  if (test.name == "kaplan-markov") return audit::kaplan_markov(population, shift);
  if (shift >= 1) return usage("--shift of kaplan-wald is a share below 1");
  return audit::kaplan_wald(population, shift);
}

}  // namespace acta::app

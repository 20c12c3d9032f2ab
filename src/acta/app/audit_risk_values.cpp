// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_risk_values.hpp"

#include "acta/audit/kaplan.hpp"
#include "acta/base/number_text.hpp"

namespace acta::app {
namespace {

constexpr double kLargestBet = 1e6;

base::Error usage(std::string message) { return {base::ErrorKind::usage, std::move(message), {}, {}}; }

base::Result<audit::ComparisonRates> comparison_rates(const std::string& text) {
  audit::ComparisonRates rates;
  if (text.empty()) return rates;
  const auto numbers = numbers_by_name(text, "--rates", "NAME=RATE", "o1=0.001,o2=0.0001");
  if (!numbers) return numbers.error();
  double sum = 0;
  for (const auto& [name, rate] : *numbers) {
    double* const place = name == "o1"   ? &rates.over_one
                          : name == "o2" ? &rates.over_two
                          : name == "u1" ? &rates.under_one
                          : name == "u2" ? &rates.under_two
                                         : nullptr;
    if (place == nullptr) return usage("--rates: \"" + base::printable(name) + "\" is none of o1, o2, u1, u2");
    *place = rate, sum += rate;
  }
  if (!(sum < 1)) return usage("--rates add up to less than 1: the rest are cards without error");
  return rates;
}

base::Result<audit::OwnedTest> cobra(const RiskOptions& options, const audit::Population& population) {
  const double no_error = population.upper / 2, weight = options.weight.value_or(100);
  if (!(no_error > population.null_mean))
    return usage("--upper of a comparison is twice the value of a card without error, which lies above --mean");
  if (!(weight > 0)) return usage("--weight of cobra lies above 0; inf: the rates stay as they are");
  const auto rates = comparison_rates(options.rates);
  if (!rates) return rates.error();
  auto model = audit::comparison_errors(no_error, *rates, weight);
  model.max_loss = 1 / kErrorInflator;
  return audit::bet_kelly(population, model);
}

base::Result<audit::OwnedTest> mixture(const RiskOptions& options, const audit::Population& population) {
  const auto numbers = numbers_by_name(options.bets, "--bets", "BET=WEIGHT", "1.5=9,0.75=1");
  if (!numbers) return numbers.error();
  std::vector<audit::OwnedTest> tests;
  std::vector<double> weights;
  for (const auto& [text, weight] : *numbers) {
    const auto bet = plain_number(text);
    if (!bet || !(*bet >= 0 && *bet <= kLargestBet))
      return usage("--bets: \"" + base::printable(text) + "\" is no bet");
    if (!(weight > 0 && weight <= 1e12)) return usage("--bets: a weight lies above 0");
    tests.push_back(audit::bet_fixed(population, *bet));
    weights.push_back(weight);
  }
  return audit::mixture(std::move(tests), weights);
}

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
    if (!(*options.bet >= 0 && *options.bet <= kLargestBet)) return usage("--bet is not below 0");
    return audit::bet_fixed(population, *options.bet);
  }
  if (test.name == "cobra") return cobra(options, population);
  if (test.name == "mixture") return mixture(options, population);
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

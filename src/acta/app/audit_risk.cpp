// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_risk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "acta/app/audit_risk_values.hpp"
#include "acta/audit/bayes.hpp"
#include "acta/audit/polling_risk.hpp"
#include "acta/audit/super_simple.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using Sample = RiskTest::Sample;

constexpr double kChances[] = {0.5, 0.75, 0.9, 0.99};

Error usage(std::string message, std::string advice = {}) {
  return {ErrorKind::usage, std::move(message), {}, std::move(advice)};
}

/// Names of the options that were given, but for the test and the risk limit.
std::vector<std::string> given(const RiskOptions& options) {
  std::vector<std::string> names;
  const auto add = [&](const char* name, bool is_there) {
    if (is_there) names.emplace_back(name);
  };
  add("reported", !options.reported.empty()), add("round", !options.rounds.empty());
  add("winners", options.winners.has_value()), add("ballots", options.ballots.has_value());
  add("prior", options.prior.has_value()), add("values", !options.values.empty());
  add("cards", options.cards.has_value()), add("upper", options.upper.has_value());
  add("mean", options.mean.has_value()), add("eta", options.eta.has_value()), add("bet", options.bet.has_value());
  add("shift", options.shift.has_value()), add("weight", options.weight.has_value());
  add("rate", options.rate.has_value()), add("margin", options.margin.has_value());
  add("draws", options.draws.has_value()), add("errors", !options.errors.empty());
  add("rates", !options.rates.empty()), add("bets", !options.bets.empty());
  return names;
}

bool has_word(const std::string& words, const std::string& word) {
  return (" " + words + " ").find(" " + word + " ") != std::string::npos;
}

base::Result<void> check_options(const RiskTest& test, const RiskOptions& options) {
  const std::string of_sample = test.sample == Sample::counts   ? "reported round winners ballots"
                                : test.sample == Sample::values ? "values cards upper mean"
                                                                : "margin draws errors";
  const std::string needed = test.sample == Sample::counts   ? "reported"
                             : test.sample == Sample::values ? "values " + test.needs
                                                             : "margin draws";
  const auto names = given(options);
  for (const std::string& name : names)
    if (!has_word(of_sample + " " + test.options, name))
      return usage("--" + name + " is not for the test " + test.name,
                   fmt::format("it takes {}", of_sample + (test.options.empty() ? "" : " " + test.options)));
  for (const char* name : {"reported", "values", "eta", "bet", "bets", "upper", "margin", "draws"})
    if (has_word(needed, name) && std::find(names.begin(), names.end(), name) == names.end())
      return usage("the test " + test.name + " needs --" + name);
  return {};
}

base::Result<audit::PollingContest> contest_of(const RiskOptions& options) {
  const auto reported = counts_by_name(options.reported, "--reported");
  if (!reported) return reported.error();
  audit::PollingContest contest;
  std::int64_t sum = 0;
  for (const auto& [name, votes] : *reported) {
    if (votes > kMostRiskCards) return usage(fmt::format("{} has more than {} votes", name, kMostRiskCards));
    contest.choices.push_back(name), contest.reported.push_back(votes);
    sum += votes;
  }
  contest.winners = static_cast<int>(options.winners.value_or(1));
  contest.ballots = options.ballots.value_or(sum);
  return contest;
}

base::Result<std::vector<std::vector<std::int64_t>>> rounds_of(const RiskOptions& options,
                                                               const audit::PollingContest& contest) {
  std::vector<std::vector<std::int64_t>> rounds;
  for (const std::string& text : options.rounds) {
    const auto found = counts_by_name(text, "--round");
    if (!found) return found.error();
    std::vector<std::int64_t>& votes = rounds.emplace_back(contest.choices.size(), -1);
    for (const auto& [name, count] : *found) {
      const auto at = std::find(contest.choices.begin(), contest.choices.end(), name);
      if (at == contest.choices.end()) return usage("--round: \"" + name + "\" is not among those reported");
      votes[static_cast<std::size_t>(at - contest.choices.begin())] = count;
    }
    for (std::size_t k = 0; k < votes.size(); ++k)
      if (votes[k] < 0)
        return usage(fmt::format("round {} says nothing of {}", rounds.size(), contest.choices[k]),
                     fmt::format("write {}=0 where no vote was found", contest.choices[k]));
  }
  return rounds;
}

/// Chances by a simulation of 100,000 trials with seed 1: errors of about 0.0016.
base::Result<void> polya(const RiskOptions& options, const audit::PollingContest& contest, report::RiskShown& shown) {
  std::vector<std::int64_t> sample(contest.choices.size(), 0);
  std::int64_t drawn = 0;
  for (const auto& round : shown.rounds)
    for (std::size_t k = 0; k < round.size(); ++k) {
      if (round[k] > contest.ballots - drawn) return usage("the rounds hold more votes than there are ballots");
      sample[k] += round[k], drawn += round[k];
    }
  const double prior = options.prior.value_or(1);
  if (!(prior > 0 && prior <= 1e9)) return usage("--prior lies above 0");
  if (contest.winners != 1) return usage("the test polya is for one winner");
  shown.chances = audit::winning_chances(sample, contest.ballots, prior, 100'000, 1);
  return {};
}

base::Result<report::RiskShown> from_counts(const RiskTest& test, const RiskOptions& options, report::RiskShown shown) {
  const auto contest = contest_of(options);
  if (!contest) return contest.error();
  const auto rounds = rounds_of(options, *contest);
  if (!rounds) return rounds.error();
  shown.choices = contest->choices, shown.reported = contest->reported;
  shown.ballots = contest->ballots, shown.rounds = *rounds;
  if (test.name == "polya") {
    if (auto done = polya(options, *contest, shown); !done) return done.error();
    return shown;
  }
  const auto kind = test.name == "bravo"     ? audit::PollingTest::bravo
                    : test.name == "minerva" ? audit::PollingTest::minerva
                    : test.name == "bayes"   ? audit::PollingTest::bayes
                                             : audit::PollingTest::providence;
  const auto got = audit::polling_risk(*contest, kind, options.risk_limit / 100, *rounds,
                                       kind == audit::PollingTest::bayes ? std::span<const double>{} : kChances);
  if (!got) return got.error();
  for (const audit::PollingPair& pair : got->pairs)
    shown.pairs.push_back({contest->choices[pair.winner], contest->choices[pair.loser], pair.risk, pair.met});
  shown.risk = got->risk, shown.met = got->met;
  if (kind == audit::PollingTest::minerva && !rounds->empty() && !got->met)
    shown.caution =
        "The next round has the size that was fixed before the first: one chosen by what was found can exceed the "
        "limit. The test providence allows to choose.";
  for (std::size_t k = 0; k < got->next.size() && !got->met; ++k) {
    shown.next.push_back({kChances[k], got->next[k]});
    if (!got->next_all.empty()) shown.next.back().all = got->next_all[k];
  }
  return shown;
}

base::Result<report::RiskShown> from_values(const RiskTest& test, const RiskOptions& options, report::RiskShown shown) {
  const auto population = risk_population(options);
  if (!population) return population.error();
  const bool replaced = test.name == "kaplan-markov" || test.name == "kaplan-wald";
  if (replaced && population->cards > 0)
    return usage("the test " + test.name + " is of draws with replacement: --cards is not for it",
                 "kaplan-kolmogorov is the test without replacement");
  const auto values = values_of_lines(options.values, population->upper);
  if (!values) return values.error();
  if (population->cards > 0 && static_cast<std::int64_t>(values->size()) > population->cards)
    return Error{ErrorKind::usage,
                 fmt::format("{} values of {} cards", values->size(), population->cards),
                 {options.values, 0, 0},
                 "without replacement no card is drawn twice"};
  auto made = assorter_test(test, options, *population);
  if (!made) return made.error();
  shown.file = options.values, shown.draws = static_cast<std::int64_t>(values->size());
  shown.sentence += population->cards > 0 ? fmt::format("; without replacement, of {} cards.", population->cards)
                                          : "; with replacement.";
  for (std::size_t k = 0; k < values->size(); ++k) {
    const double before = (*made)->log_peak();
    (*made)->next((*values)[k]);
    if ((*made)->log_peak() > before) shown.smallest_at = static_cast<std::int64_t>(k) + 1;
    if (shown.met_at == 0 && (*made)->p_value() <= shown.risk_limit) shown.met_at = static_cast<std::int64_t>(k) + 1;
  }
  shown.smallest = (*made)->p_value(), shown.last = (*made)->p_value_now(), shown.met = shown.met_at > 0;
  return shown;
}

base::Result<audit::ErrorCounts> errors_of(const RiskOptions& options) {
  audit::ErrorCounts errors;
  if (options.errors.empty()) return errors;
  const auto counts = counts_by_name(options.errors, "--errors");
  if (!counts) return counts.error();
  for (const auto& [name, count] : *counts) {
    std::int64_t* const place = name == "o1"   ? &errors.over_one
                                : name == "o2" ? &errors.over_two
                                : name == "u1" ? &errors.under_one
                                : name == "u2" ? &errors.under_two
                                               : nullptr;
    if (place == nullptr)
      return usage("--errors: \"" + name + "\" is none of o1, o2, u1, u2",
                   "over- and understatements of one and two votes");
    *place = count;
  }
  return errors;
}

base::Result<report::RiskShown> from_errors(const RiskOptions& options, report::RiskShown shown) {
  const auto errors = errors_of(options);
  if (!errors) return errors.error();
  const std::int64_t draws = *options.draws;
  if (draws < 0 || draws > kMostRiskCards) return usage("--draws is a number of draws");
  std::int64_t left = draws;
  for (const std::int64_t count : {errors->over_one, errors->over_two, errors->under_one, errors->under_two}) {
    if (count > left) return usage("more errors than draws");
    left -= count;
  }
  if (!(*options.margin / 100 >= 1.0 / static_cast<double>(kMostRiskCards) && *options.margin <= 100))
    return usage(
        fmt::format("--margin is at least a vote of {} cards and not above 100 %: the smallest margin in votes, "
                    "as a share of the cards",
                    kMostRiskCards));
  const audit::SuperSimple test{*options.margin / 100, kErrorInflator};
  shown.draws = draws;
  shown.smallest = audit::super_simple_p_value(test, draws, *errors);
  shown.met = *shown.smallest <= shown.risk_limit;
  shown.enough = audit::draws_with_errors(test, shown.risk_limit, *errors);
  return shown;
}

}  // namespace

base::Result<report::RiskShown> audit_risk(const RiskOptions& options) {
  const auto& tests = risk_tests();
  const auto test = std::find_if(tests.begin(), tests.end(), [&](const auto& one) { return one.name == options.test; });
  if (test == tests.end()) return usage("there is no test \"" + options.test + "\"");
  if (!(options.risk_limit > 0 && options.risk_limit < 100)) return usage("a risk limit lies between 0 and 100 %");
  if (auto checked = check_options(*test, options); !checked) return checked.error();
  report::RiskShown shown;
  shown.test = test->name, shown.risk_limit = options.risk_limit / 100;
  shown.sentence = test->sentence + (test->sample == Sample::values ? "" : ".");
  const double limit = shown.risk_limit;
  if (test->name == "bayes")
    shown.caution = fmt::format(
        "This is a chance given the prior, and no risk. Stopping at {:.4g} % or below has a risk "
        "limit of {:.4g} %.",
        100 * limit, limit < 0.5 ? 100 * limit / (1 - limit) : 100.0);
  if (test->name == "polya")
    shown.caution = "These are chances given the prior, and bound no risk: this is not risk-limiting.";
  if (test->sample == Sample::counts) return from_counts(*test, options, std::move(shown));
  if (test->sample == Sample::values) return from_values(*test, options, std::move(shown));
  return from_errors(options, std::move(shown));
}

}  // namespace acta::app

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>

#include "acta/app/audit_risk_values.hpp"
#include "acta/app/files.hpp"
#include "acta/base/number_text.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using Sample = RiskTest::Sample;

constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <class Number>
base::Result<std::vector<std::pair<std::string, Number>>> by_name(const std::string& text, const std::string& option,
                                                                  const char* form, const std::string& example) {
  const auto refused = [&](std::string message) {
    return Error{ErrorKind::usage, base::printable(message), {}, "as in " + option + " " + example};
  };
  std::vector<std::pair<std::string, Number>> all;
  for (std::string_view rest = text;;) {
    const std::size_t comma = rest.find(',');
    const std::string_view one = trimmed(rest.substr(0, comma));
    const std::size_t equals = one.rfind('=');
    const auto number =
        equals == std::string_view::npos ? std::nullopt : number_of<Number>(trimmed(one.substr(equals + 1)));
    if (!number || !(*number >= 0 && *number <= std::numeric_limits<Number>::max()))
      return refused(fmt::format("{}: \"{}\" is no {}", option, one, form));
    std::string name(trimmed(one.substr(0, equals)));
    if (name.empty()) return refused(fmt::format("{}: \"{}\" names nobody", option, one));
    if (std::any_of(all.begin(), all.end(), [&](const auto& before) { return before.first == name; }))
      return refused(fmt::format("{}: \"{}\" stands twice", option, name));
    all.emplace_back(std::move(name), *number);
    if (comma == std::string_view::npos) return all;
    rest.remove_prefix(comma + 1);
  }
}

}  // namespace

const std::vector<RiskTest>& risk_tests() {
  static const std::vector<RiskTest> all = {
      {"bravo", Sample::counts, "BRAVO: ballots polled with replacement, or from many; any number of looks", "", ""},
      {"minerva", Sample::counts,
       "Minerva: ballots polled with replacement, or from many, in rounds whose sizes do not depend on what was found",
       "", ""},
      {"providence", Sample::counts,
       "Providence: ballots polled with replacement, or from many, in rounds whose sizes may depend on what was found",
       "", ""},
      {"bayes", Sample::counts,
       "Bayesian polling (Vora 2019): the posterior chance of a tie, prior 1/2 there and else uniform", "", ""},
      {"polya", Sample::counts,
       "Bayesian polling (Rivest and Shen 2012): the chance of each choice to have most votes, by simulation", "prior",
       ""},
      {"alpha", Sample::values, "ALPHA with truncated shrinkage", "eta weight", "eta"},
      {"alpha-fixed", Sample::values, "ALPHA with a fixed alternative", "eta", "eta"},
      {"alpha-comparison", Sample::values, "ALPHA with the best alternative for a comparison with rare two-vote errors",
       "rate", "upper"},
      {"agrapa", Sample::values, "Bets that adapt to the draws (aGRAPA)", "", ""},
      {"bet", Sample::values, "A fixed bet", "bet", "bet"},
      {"cobra", Sample::values, "Kelly's bets on the values of a comparison (COBRA)", "rates weight", "upper"},
      {"mixture", Sample::values, "The mean of several fixed bets", "bets", "bets"},
      {"kaplan-kolmogorov", Sample::values, "Kaplan-Kolmogorov", "shift", ""},
      {"kaplan-markov", Sample::values, "Kaplan-Markov", "shift", ""},
      {"kaplan-wald", Sample::values, "Kaplan-Wald", "shift", ""},
      {"wald", Sample::values, "Wald's sequential ratio", "eta", "eta"},
      {"super-simple", Sample::errors, "Super-simple comparison of ballots drawn with replacement, inflator 1.03905",
       "", ""},
  };
  return all;
}

base::Result<std::vector<std::pair<std::string, std::int64_t>>> counts_by_name(const std::string& text,
                                                                               const std::string& option) {
  return by_name<std::int64_t>(text, option, "NAME=VOTES", "Ann=600,Burr=400");
}

base::Result<std::vector<std::pair<std::string, double>>> numbers_by_name(const std::string& text,
                                                                          const std::string& option, const char* form,
                                                                          const std::string& example) {
  return by_name<double>(text, option, form, example);
}

std::optional<double> plain_number(std::string_view text) { return number_of<double>(text); }

base::Result<std::vector<double>> values_of_lines(const std::string& path, double upper) {
  const auto bytes = read_file(path, 1ull << 30);
  if (!bytes) return bytes.error();
  std::vector<double> values;
  std::uint64_t number = 0;
  for (std::string_view rest = *bytes; !rest.empty();) {
    ++number;
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end), text = trimmed(line);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (text.empty()) continue;
    const auto value = number_of<double>(text);
    if (!value || !(*value >= 0 && *value <= upper))
      return Error{ErrorKind::format,
                   base::printable(fmt::format("\"{}\" is no number from 0 to {:g}", base::cut(text, 40), upper)),
                   {path, number, static_cast<std::uint64_t>(text.data() - line.data()) + 1},
                   "one value of the assorter a line, in the order of the draw; --upper says how large it can be"};
    values.push_back(*value);
  }
  if (values.empty()) return Error{ErrorKind::format, "holds no values", {path, 0, 0}, "one a line"};
  return values;
}

}  // namespace acta::app

// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include "acta/read/law_parts.hpp"

namespace acta::read {
namespace {

using base::Ratio;
using model::Quota;

std::string known_names() {
  std::string text;
  for (const std::string_view name : model::formula_names()) text += (text.empty() ? "" : ", ") + std::string(name);
  return "there are: " + text;
}

std::optional<Ratio> ratio_of(const toml::node& node) {
  if (const auto whole = node.value_exact<std::int64_t>(); whole && *whole >= 0) return Ratio{*whole, 1};
  const auto text = node.value_exact<std::string>();
  if (!text) return std::nullopt;
  const auto parsed = base::parse_ratio(*text);
  return parsed ? std::optional<Ratio>(*parsed) : std::nullopt;
}

Ratio difference(const Ratio& a, const Ratio& b) {
  return {a.numerator() * b.denominator() - b.numerator() * a.denominator(), a.denominator() * b.denominator()};
}

/// Numbers that a divisor may have: small enough that no product of the count overflows.
bool is_small(const Ratio& ratio) { return ratio.numerator() <= 1'000'000'000 && ratio.denominator() <= 1'000'000; }

void read_listed(TomlTable& table, const toml::array& list, model::Divisors& divisors) {
  divisors.head.clear();
  for (const toml::node& node : list) {
    const auto number = ratio_of(node);
    if (!number || !is_small(*number))
      return table.context().fail(node, "a divisor is a number", "write integers, or text such as \"1.4\"");
    if (!divisors.head.empty() && *number <= divisors.head.back())
      return table.context().fail(node, "divisors must grow from one to the next");
    divisors.head.push_back(*number);
  }
  if (divisors.head.empty()) return table.fail("divisors", "the list of divisors is empty");
  if (divisors.head.size() > 1000) return table.fail("divisors", "a list of divisors has at most 1,000 numbers");
  const std::size_t n = divisors.head.size();
  divisors.step = n > 1 ? difference(divisors.head[n - 1], divisors.head[n - 2]) : Ratio{1, 1};
  if (table.has("step")) divisors.step = read_ratio(table, "step", false).value_or(Ratio{1, 1});
  if (divisors.step.numerator() <= 0 || !is_small(divisors.step)) table.fail("step", "the step must be more than 0");
}

void read_stationary(TomlTable& table, model::Formula& formula) {
  const auto r = read_ratio(table, "stationary", true);
  if (!r) return;
  if (!is_small(*r)) return table.fail("stationary", "the fraction has too many digits");
  formula.divisors = {model::Divisors::Form::arithmetic, {*r}, {1, 1}};
  formula.name = "stationary " + base::to_decimal(*r, 4);
}

void read_divisors(TomlTable& table, model::Formula& formula) {
  if (table.has("stationary")) return read_stationary(table, formula);
  if (!table.has("divisors")) return;
  if (const toml::node* node = table.node("divisors"); node->is_array()) {
    read_listed(table, *node->as_array(), formula.divisors);
    formula.name = "divisors";
    return;
  }
  const std::string name = table.text("divisors");
  const auto known = model::formula_from(name);
  if (!known || known->quota) return table.fail("divisors", "\"" + name + "\" is no divisor method", known_names());
  formula.divisors = known->divisors;
  formula.name = name;
}

void read_quota_size(TomlTable& table, Quota& quota, std::string& name) {
  if (const toml::table* own = table_at(table, "quota")) {
    TomlTable inner(*own, table.context(), "quota");
    quota.plus = inner.integer("plus").value_or(-1);
    if (quota.plus < 0 || quota.plus > 1000) inner.fail("plus", "plus must lie between 0 and 1,000");
    name = "votes / (seats + " + std::to_string(quota.plus) + ")";
    return;
  }
  name = table.text("quota");
  if (name == "hare")
    quota.plus = 0;
  else if (name == "hagenbach_bischoff" || name == "droop")
    quota.plus = 1;
  else if (name == "imperiali")
    quota.plus = 2;
  else
    table.fail("quota", "\"" + name + "\" is no quota",
               "use \"hare\", \"hagenbach_bischoff\", \"droop\", \"imperiali\" or { plus = 1 }");
  if (name == "droop") quota.rounding = Quota::Rounding::down_plus_one;
}

void read_rounding(TomlTable& table, Quota& quota) {
  const std::string text = table.text("rounding");
  if (text.empty()) return;
  static const std::pair<const char*, Quota::Rounding> kAll[] = {{"exact", Quota::Rounding::exact},
                                                                 {"down", Quota::Rounding::down},
                                                                 {"up", Quota::Rounding::up},
                                                                 {"nearest", Quota::Rounding::nearest},
                                                                 {"down_plus_one", Quota::Rounding::down_plus_one}};
  for (const auto& [name, rounding] : kAll)
    if (text == name) {
      quota.rounding = rounding;
      return;
    }
  table.fail("rounding", "\"" + text + "\" is no rounding",
             "use \"exact\", \"down\", \"up\", \"nearest\" or \"down_plus_one\"");
}

void read_quota(TomlTable& table, model::Formula& formula) {
  Quota quota;
  std::string name;
  read_quota_size(table, quota, name);
  read_rounding(table, quota);
  const std::string rest = table.text("rest");
  if (rest == "highest_average")
    quota.rest = Quota::Rest::highest_average;
  else if (rest == "none")
    quota.rest = Quota::Rest::none;
  else if (!rest.empty() && rest != "largest_remainder")
    table.fail("rest", "\"" + rest + "\" is no rule for the rest",
               "use \"largest_remainder\", \"highest_average\" or \"none\"");
  quota.rest_needs_quota = table.boolean("rest_needs_quota", false);
  const std::string of = table.text("quota_of");
  quota.of_valid = of == "valid";
  if (!of.empty() && of != "valid" && of != "lists")
    table.fail("quota_of", "\"" + of + "\" is nothing that a quota is taken of", "use \"lists\" or \"valid\"");
  formula.name = name + (rest == "highest_average" ? ", " + formula.name : std::string());
  formula.quota = quota;
}

}  // namespace

model::Formula read_formula(TomlTable& table, std::string_view key, std::string_view absent) {
  model::Formula formula = *model::formula_from(absent);
  if (!table.has(key)) return formula;
  if (const toml::table* own = table_at(table, key)) {
    TomlTable inner(*own, table.context(), std::string(key));
    read_divisors(inner, formula);
    if (inner.has("quota"))
      read_quota(inner, formula);
    else
      for (const char* only : {"rounding", "rest", "rest_needs_quota", "quota_of"})
        if (inner.has(only)) inner.fail(only, std::string(only) + " goes with a quota", "add quota = \"hare\"");
    return formula;
  }
  const std::string name = table.text(key);
  if (const auto known = model::formula_from(name)) return *known;
  table.fail(key, "\"" + name + "\" is no formula", known_names());
  return formula;
}

model::Formula read_whole_formula(TomlTable& table, std::string_view key, std::string_view absent) {
  model::Formula formula = read_formula(table, key, absent);
  if (formula.quota && formula.quota->rest == Quota::Rest::none)
    table.fail(key, "the rest of the seats is left for another tier, and there is none",
               "use rest = \"largest_remainder\" or \"highest_average\"");
  return formula;
}

}  // namespace acta::read

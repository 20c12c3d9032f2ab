// SPDX-License-Identifier: Apache-2.0
#include "acta/model/formula.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"

namespace acta::model {
namespace {

using base::Ratio;

struct NamedDivisors {
  std::string_view name;
  Divisors divisors;
};

const std::vector<NamedDivisors>& divisor_methods() {
  using Form = Divisors::Form;
  static const std::vector<NamedDivisors> all = {
      {"dhondt", {Form::arithmetic, {{1, 1}}, {1, 1}}},
      {"sainte_lague", {Form::arithmetic, {{1, 1}}, {2, 1}}},
      {"sainte_lague_1.4", {Form::arithmetic, {{7, 5}, {3, 1}}, {2, 1}}},
      {"sainte_lague_1.2", {Form::arithmetic, {{6, 5}, {3, 1}}, {2, 1}}},
      {"imperiali_divisor", {Form::arithmetic, {{2, 1}}, {1, 1}}},
      {"danish", {Form::arithmetic, {{1, 1}}, {3, 1}}},
      {"adams", {Form::arithmetic, {{0, 1}}, {1, 1}}},
      {"huntington_hill", {Form::geometric, {{0, 1}}, {1, 1}}},
      {"dean", {Form::harmonic, {{0, 1}}, {1, 1}}},
      {"macau", {Form::doubling, {{1, 1}}, {1, 1}}},
  };
  return all;
}

struct NamedQuota {
  std::string_view name;
  Quota quota;
};

const std::vector<NamedQuota>& quota_methods() {
  using Rounding = Quota::Rounding;
  static const std::vector<NamedQuota> all = {
      {"hare", {0, Rounding::exact, Quota::Rest::largest_remainder, false, false}},
      {"droop", {1, Rounding::down_plus_one, Quota::Rest::largest_remainder, false, false}},
      {"hagenbach_bischoff", {1, Rounding::exact, Quota::Rest::largest_remainder, false, false}},
      {"imperiali_quota", {2, Rounding::exact, Quota::Rest::largest_remainder, false, false}},
  };
  return all;
}

/// head_last + (seats - index of head_last) * step
Ratio further(const Divisors& divisors, std::int64_t seats) {
  const Ratio& last = divisors.head.back();
  const std::int64_t steps = seats - static_cast<std::int64_t>(divisors.head.size()) + 1;
  const std::int64_t denominator = base::checked_multiply(last.denominator(), divisors.step.denominator());
  const std::int64_t start = base::checked_multiply(last.numerator(), divisors.step.denominator());
  const std::int64_t growth = base::checked_multiply(divisors.step.numerator(), last.denominator());
  return {base::checked_add(start, base::checked_multiply(steps, growth)), denominator};
}

}  // namespace

Formula dhondt() { return *formula_from("dhondt"); }
Formula sainte_lague() { return *formula_from("sainte_lague"); }
Formula hare() { return *formula_from("hare"); }

std::optional<Formula> formula_from(std::string_view name) {
  for (const NamedDivisors& method : divisor_methods())
    if (method.name == name) return Formula{std::string(name), std::nullopt, method.divisors};
  for (const NamedQuota& method : quota_methods())
    if (method.name == name) return Formula{std::string(name), method.quota, {}};
  return std::nullopt;
}

std::vector<std::string_view> formula_names() {
  std::vector<std::string_view> names;
  for (const NamedDivisors& method : divisor_methods()) names.push_back(method.name);
  for (const NamedQuota& method : quota_methods()) names.push_back(method.name);
  return names;
}

base::Ratio divisor_at(const Divisors& divisors, std::int64_t seats) {
  switch (divisors.form) {
    case Divisors::Form::arithmetic:
      return seats < static_cast<std::int64_t>(divisors.head.size()) ? divisors.head[static_cast<std::size_t>(seats)]
                                                                     : further(divisors, seats);
    case Divisors::Form::geometric: return {base::checked_multiply(seats, seats + 1), 1};
    case Divisors::Form::harmonic: return {base::checked_multiply(2 * seats, seats + 1), 2 * seats + 1};
    case Divisors::Form::doubling:
      if (seats > 61) base::overflow_trap();
      return {std::int64_t{1} << seats, 1};
  }
  return {1, 1};
}

}  // namespace acta::model

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/ratio.hpp"

namespace acta::model {

/// A divisor method: the next seat goes to the largest votes / d(seats held). d(0) may be 0 (Adams and others): then
/// every list gets a first seat before any gets a second, those with more votes first.
struct Divisors {
  enum class Form {
    arithmetic,  ///< `head`, then the last of it plus `step`, and so on
    geometric,   ///< d(s) = sqrt(s (s + 1)): Huntington-Hill
    harmonic,    ///< d(s) = 2 s (s + 1) / (2 s + 1): Dean
    doubling,    ///< d(s) = 2^s: Macau
  };
  Form form = Form::arithmetic;
  std::vector<base::Ratio> head = {{1, 1}};  ///< not empty, none negative, ascending
  base::Ratio step{1, 1};                    ///< > 0
};

/// Whole quotas first.
struct Quota {
  std::int64_t plus = 0;  ///< the quota is votes / (seats + plus): 0 Hare, 1 Hagenbach-Bischoff and Droop, 2 Imperiali
  enum class Rounding { exact, down, up, nearest, down_plus_one };
  Rounding rounding = Rounding::exact;
  enum class Rest {
    largest_remainder,  ///< the rest one each to the largest remainders
    highest_average,    ///< the rest by the divisors, from the seats that lists have
    none,               ///< the rest stays for another tier
  };
  Rest rest = Rest::largest_remainder;
  bool rest_needs_quota = false;  ///< only lists with a whole quota take part in the rest
  bool of_valid = false;          ///< the quota is of all valid votes, not only of those of lists that take part
};

/// How votes become seats within one area: a divisor method, or a quota (with divisors for its rest).
struct Formula {
  std::string name;  ///< as the law file says, for people: "dhondt"
  std::optional<Quota> quota;
  Divisors divisors;
};

Formula dhondt();
Formula sainte_lague();
Formula hare();
/// The formula of that name; nullopt for any other text. Names: formula_names().
std::optional<Formula> formula_from(std::string_view name);
std::vector<std::string_view> formula_names();

/// d(s) as a fraction above / below; for Form::geometric its square. REQUIRES: seats >= 0.
base::Ratio divisor_at(const Divisors& divisors, std::int64_t seats);
/// 2 where divisor_at() is a square (and votes are to be squared), otherwise 1.
inline int power_of(const Divisors& divisors) { return divisors.form == Divisors::Form::geometric ? 2 : 1; }

}  // namespace acta::model

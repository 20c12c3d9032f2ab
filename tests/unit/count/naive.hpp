// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "acta/model/formula.hpp"

/// A second, slow way to share out seats, written from the definitions and from nothing of the count room: one seat at
/// a time, exact fractions of small numbers, every division of seats that a tie allows.
namespace acta::test::naive {

using Votes = std::vector<std::int64_t>;
using Seats = std::vector<std::int64_t>;

/// above / below; below 0 is infinity.
struct Fraction {
  std::int64_t above = 0, below = 1;
};
/// Infinite ones by what stands above.
inline int compare(const Fraction& a, const Fraction& b) {
  if (a.below == 0 || b.below == 0) {
    if (a.below != 0) return -1;
    if (b.below != 0) return 1;
    return a.above < b.above ? -1 : a.above > b.above ? 1 : 0;
  }
  const std::int64_t left = a.above * b.below, right = b.above * a.below;
  return left < right ? -1 : left > right ? 1 : 0;
}

/// Divisors as the literature has them (Balinski and Young 1982; Pukelsheim 2017); of Huntington-Hill the square.
inline Fraction divisor(std::string_view name, std::int64_t s) {
  if (name == "dhondt") return {s + 1, 1};
  if (name == "sainte_lague") return {2 * s + 1, 1};
  if (name == "sainte_lague_1.4") return s == 0 ? Fraction{14, 10} : Fraction{2 * s + 1, 1};
  if (name == "sainte_lague_1.2") return s == 0 ? Fraction{12, 10} : Fraction{2 * s + 1, 1};
  if (name == "imperiali_divisor") return {s + 2, 2};  // 1, 1.5, 2, ...
  if (name == "danish") return {3 * s + 1, 1};         // 1, 4, 7, ...
  if (name == "adams") return {s, 1};
  if (name == "huntington_hill") return {s * (s + 1), 1};
  if (name == "dean") return {2 * s * (s + 1), 2 * s + 1};
  std::int64_t power = 1;  // macau: 1, 2, 4, ...
  for (; s > 0; --s) power *= 2;
  return {power, 1};
}

/// What a method gives: the seats that every way to break ties has, and whether there are several ways.
struct Outcome {
  Seats sure;
  bool tied = false;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// One seat to each of the `open` best of `who` by `value`. All by which ties can be broken: those who are better than
/// the first left out surely have theirs.
template <class Value>
void give_best(Outcome& outcome, const std::vector<std::size_t>& who, std::int64_t open, Value value) {
  for (const std::size_t i : who) {
    std::int64_t better = 0, equal = 0;
    for (const std::size_t j : who) {
      if (compare(value(j), value(i)) > 0) ++better;
      if (compare(value(j), value(i)) == 0) ++equal;
    }
    if (better + equal <= open)
      ++outcome.sure[i];
    else if (better < open)
      outcome.tied = true;
  }
}

/// One seat at a time to the largest quotient. While several are equal all of them get one, if there are seats for all.
inline Outcome highest_averages(std::string_view name, const Votes& votes, std::int64_t seats, Seats start) {
  Outcome outcome{std::move(start), false};
  const auto quotient = [&](std::size_t i) {
    const Fraction d = divisor(name, outcome.sure[i]);
    const std::int64_t weight = name == "huntington_hill" ? votes[i] * votes[i] : votes[i];
    return Fraction{weight * d.below, d.above};
  };
  std::int64_t left = seats;
  for (const std::int64_t s : outcome.sure) left -= s;
  while (left > 0) {
    std::vector<std::size_t> best;
    for (std::size_t i = 0; i < votes.size(); ++i) {
      if (votes[i] == 0) continue;
      const int against = best.empty() ? 1 : compare(quotient(i), quotient(best[0]));
      if (against > 0) best.clear();
      if (against >= 0) best.push_back(i);
    }
    if (best.empty()) return outcome;
    outcome.tied = static_cast<std::int64_t>(best.size()) > left;
    if (outcome.tied) return outcome;
    for (const std::size_t i : best) ++outcome.sure[i];
    left -= static_cast<std::int64_t>(best.size());
  }
  return outcome;
}

/// The quotas by their definitions: V/S, V/(S+1), the whole number next above that, V/(S+2).
inline Fraction quota(std::string_view name, std::int64_t all, std::int64_t seats) {
  if (name == "hare") return {all, seats};
  if (name == "hagenbach_bischoff") return {all, seats + 1};
  if (name == "imperiali_quota") return {all, seats + 2};
  std::int64_t droop = 0;
  while (droop * (seats + 1) <= all) ++droop;
  return {droop, 1};
}

/// Whole quotas one at a time, then one seat each to the largest remainders (again and again where seats are more than
/// lists, which a rounded quota may bring about); where whole quotas are too many, one back from those with the
/// smallest remainders.
inline Outcome largest_remainders(std::string_view name, const Votes& votes, std::int64_t seats) {
  Outcome outcome{Seats(votes.size(), 0), false};
  std::int64_t all = 0, given = 0;
  std::vector<std::size_t> who;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    all += votes[i];
    if (votes[i] > 0) who.push_back(i);
  }
  if (seats == 0 || all == 0) return outcome;
  const Fraction q = quota(name, all, seats);
  std::vector<std::int64_t> rest = votes;
  for (std::int64_t& r : rest) r *= q.below;
  for (const std::size_t i : who)
    for (; rest[i] >= q.above; rest[i] -= q.above, ++given) ++outcome.sure[i];
  const auto remainder = [&](std::size_t i) { return Fraction{rest[i], 1}; };
  if (given <= seats) {
    for (; seats - given > static_cast<std::int64_t>(who.size()); given += static_cast<std::int64_t>(who.size()))
      for (const std::size_t i : who) ++outcome.sure[i];
    give_best(outcome, who, seats - given, remainder);
    return outcome;
  }
  while (given > seats && !outcome.tied) {
    std::vector<std::size_t> holders;
    for (const std::size_t i : who)
      if (outcome.sure[i] > 0) holders.push_back(i);
    for (const std::size_t i : holders) --outcome.sure[i];
    const auto number = static_cast<std::int64_t>(holders.size());
    const std::int64_t back = given - seats < number ? given - seats : number;
    give_best(outcome, holders, number - back, remainder);
    given -= back;
  }
  return outcome;
}

inline Outcome share_out(std::string_view name, const Votes& votes, std::int64_t seats) {
  const bool by_quota = name == "hare" || name == "droop" || name == "hagenbach_bischoff" || name == "imperiali_quota";
  return by_quota ? largest_remainders(name, votes, seats)
                  : highest_averages(name, votes, seats, Seats(votes.size(), 0));
}

}  // namespace acta::test::naive

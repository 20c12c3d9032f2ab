// SPDX-License-Identifier: Apache-2.0
// Repeats the table of SUITE beside the product of strata in doc/methods/audit.md, "Cards in strata"; asserts nothing.
// Two candidates, one stratum compared card by card, one polled, all paper as reported. For each contest: draws of
// SUITE for an average sample, split in proportion to the cards and in the best way; draws of the product of strata
// that were enough in the middle and in nine of ten of 801 simulated audits; how often SUITE, looked at once with as
// many draws as the last in its best split, comes to the limit in 801 simulated samples.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "acta/audit/card_strata.hpp"
#include "acta/audit/suite.hpp"
#include "acta/base/random.hpp"

namespace {

using namespace acta;

constexpr int kAudits = 801;

struct Side {
  std::int64_t cards = 0, winner = 0, loser = 0;
  std::int64_t margin() const { return winner - loser; }
};
struct Contest {
  Side compared, polled;
  double limit = 0.05;
  std::int64_t margin() const { return compared.margin() + polled.margin(); }
  std::int64_t cards() const { return compared.cards + polled.cards; }
};

double suite(const Contest& one, std::int64_t compared, std::int64_t winner, std::int64_t loser, std::int64_t drawn) {
  return audit::suite_p_value({one.margin(), one.polled.winner, one.polled.loser, 1.03905},
                              {one.compared.cards, one.compared.margin(), compared, {}},
                              {one.polled.cards, one.polled.margin(), winner, loser, drawn - winner - loser})
      .p_value;
}

/// Of so many draws, those of the compared stratum.
std::int64_t part_of(std::int64_t draws, double share) {
  return static_cast<std::int64_t>(std::ceil(share * static_cast<double>(draws)));
}

double as_reported(const Contest& one, std::int64_t draws, double share) {
  const std::int64_t compared = part_of(draws, share), polled = draws - compared;
  if (polled > one.polled.cards) return 1;
  const double each = static_cast<double>(polled) / static_cast<double>(one.polled.cards);
  const std::int64_t winner = std::llround(each * static_cast<double>(one.polled.winner));
  const std::int64_t loser = std::llround(each * static_cast<double>(one.polled.loser));
  return suite(one, compared, winner, std::min(loser, polled - winner), polled);
}

/// By bisection, so with the fluctuation of rounded samples.
std::int64_t draws_of_suite(const Contest& one, double share) {
  std::int64_t low = 0, high = 16;
  for (; as_reported(one, high, share) > one.limit; high *= 2) {
    low = high;
    if (high > one.cards()) return high;
  }
  while (high - low > 1) {
    const std::int64_t middle = (low + high) / 2;
    (as_reported(one, middle, share) > one.limit ? low : high) = middle;
  }
  return high;
}

double best_split(const Contest& one) {
  double best = 0.01;
  for (int k = 2; k < 100; ++k)
    if (draws_of_suite(one, k / 100.0) < draws_of_suite(one, best)) best = k / 100.0;
  return best;
}

double passes(const Contest& one, std::int64_t draws, double share) {
  const std::int64_t compared = part_of(draws, share), polled = std::min(draws - compared, one.polled.cards);
  int passed = 0;
  for (int trial = 0; trial < kAudits; ++trial) {
    base::RandomStream random(static_cast<std::uint64_t>(trial) + 1, 11);
    std::int64_t left = one.polled.cards, winners = one.polled.winner, losers = one.polled.loser, w = 0, l = 0;
    for (std::int64_t k = 0; k < polled; ++k, --left) {
      const double at = random.uniform() * static_cast<double>(left);
      if (at < static_cast<double>(winners))
        ++w, --winners;
      else if (at < static_cast<double>(winners + losers))
        ++l, --losers;
    }
    passed += suite(one, compared, w, l, polled) <= one.limit;
  }
  return 100.0 * passed / kAudits;
}

audit::CardContestAudit recorded(const audit::CardContest& contest, const Side& side) {
  audit::ContestRecords records;
  records.contest = contest;
  const audit::Choice winner = 0, loser = 1;
  const std::uint32_t rows[] = {records.votes.add(std::span(&winner, 1)), records.votes.add(std::span(&loser, 1)),
                                records.votes.add({})};
  for (std::int64_t k = 0; k < side.cards; ++k)
    records.row_of_card.push_back(rows[k < side.winner ? 0 : k < side.winner + side.loser ? 1 : 2]);
  return audit::CardContestAudit::make_part(std::move(records), {}, side.cards).value();
}

audit::CardContestAudit counted(const audit::CardContest& contest, const Side& side) {
  audit::ContestRecords records;
  records.contest = contest;
  records.reported = {static_cast<double>(side.winner), static_cast<double>(side.loser)};
  audit::CardRules rules;
  rules.method = audit::CardMethod::polling;
  return audit::CardContestAudit::make_part(std::move(records), rules, side.cards).value();
}

void print(const Contest& one) {
  audit::CardContest contest;
  contest.id = contest.name = "c", contest.choices = {"A", "B"};
  auto compared = recorded(contest, one.compared), polled = counted(contest, one.polled);
  const auto strata = audit::CardStrata::make({{&compared, 0}, {&polled, 0}}).value();
  std::vector<std::int64_t> ends;
  for (std::uint64_t trial = 0; trial < kAudits; ++trial)
    ends.push_back(audit::expected_further(strata, 0, {}, one.limit, trial));
  std::sort(ends.begin(), ends.end());
  const double cards = static_cast<double>(one.compared.cards) / static_cast<double>(one.cards()),
               best = best_split(one);
  std::printf(
      "%lld-%lld of %lld; %lld-%lld of %lld at %.0f %%: SUITE %lld by cards, %lld at best (%.0f %%); product %lld, "
      "%lld; SUITE passes %.0f %%\n",
      static_cast<long long>(one.compared.winner), static_cast<long long>(one.compared.loser),
      static_cast<long long>(one.compared.cards), static_cast<long long>(one.polled.winner),
      static_cast<long long>(one.polled.loser), static_cast<long long>(one.polled.cards), 100 * one.limit,
      static_cast<long long>(draws_of_suite(one, cards)), static_cast<long long>(draws_of_suite(one, best)), 100 * best,
      static_cast<long long>(ends[kAudits / 2]), static_cast<long long>(ends[720]), passes(one, ends[720], best));
  std::fflush(stdout);
}

}  // namespace

int main() {
  print({{10'000, 4'550, 4'950}, {1'000, 750, 150}, 0.05});
  print({{100'000, 42'500, 38'250}, {10'000, 4'250, 3'950}, 0.05});
  print({{600'000, 300'000, 250'000}, {110'000, 60'000, 40'000}, 0.05});
  print({{10'000, 5'500, 4'500}, {10'000, 5'500, 4'500}, 0.1});
}

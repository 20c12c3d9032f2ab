// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include "acta/count/ranked/count.hpp"
#include "unit/count/ranked_elections.hpp"

namespace acta::count {

inline RankedRules staged(int seats) {
  RankedRules rules;
  rules.mode = WinnerMode::several_winners_per_round;
  rules.transfers = Transfers::one_at_a_time;
  rules.seats = seats;
  rules.decimals = 5;
  rules.ties = TieMode::ask;
  return rules;
}

/// Tallies of a round, "-" for who is out.
inline std::string tallies(const RankedResult& result, std::size_t round) {
  std::string text;
  for (const auto& tally : result.rounds.at(round).figures.tally) text += (tally ? tally->text() : "-") + " ";
  return text;
}

/// Every ballot is somewhere: with a candidate, inactive, or lost by rounding.
inline void expect_whole(const RankedResult& result, const std::string& what) {
  for (const RankedRound& round : result.rounds) {
    Amount sum = round.residual;
    for (const auto& tally : round.figures.tally)
      if (tally) sum += *tally;
    for (const Amount& one : round.figures.inactive) sum += one;
    EXPECT_EQ(sum, Amount(result.ballots - result.undervotes)) << what << ": all ballots are somewhere";
  }
}

}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "acta/base/error.hpp"

/// Ballot polling of a plurality contest from counts alone, each winner against each loser: what a sample of so many
/// votes shows, and how large the next one has to be.
namespace acta::audit {

/// bravo: Lindeman, Stark and Yates 2012. minerva: arXiv:2008.02315. providence: arXiv:2210.08717. bayes: Vora 2019,
/// arXiv:1902.00999: the posterior chance of a tie, NOT a risk; to stop at `a` or below has a risk limit of a / (1 -
/// a).
enum class PollingTest { bravo, minerva, providence, bayes };

struct PollingContest {
  std::vector<std::string> choices;
  std::vector<std::int64_t> reported;  ///< by choice
  std::int64_t ballots = 0;            ///< that may be drawn, at least the largest reported count
  int winners = 1;
};

/// One winner against one loser.
struct PollingPair {
  std::size_t winner = 0, loser = 0;
  double share = 0;          ///< of the winner among votes for the two, as reported, in (1/2, 1]
  std::vector<double> risk;  ///< after each round, at most 1; 1 before the first vote for either
  std::size_t met = 0;       ///< the round, from 1, that met the limit; the risk stays as it was then. 0: none
};

struct PollingRisk {
  std::vector<PollingPair> pairs;
  std::vector<double> risk;  ///< after each round: the largest of all pairs
  bool met = false;          ///< every pair met the limit in some round
  /// By chance: the same for all pairs that go on, where they are several: each is asked for 1 - (1 - chance) / pairs,
  /// from that size on, so that all are settled with the chance at least (Bonferroni). Else empty.
  std::vector<std::int64_t> next_all;
  std::vector<std::int64_t> next;  ///< by chance: ballots of another round that is enough with it if the report is
                                   ///< right, by the pair that needs most; -1: more than 2 million votes. None for
                                   ///< minerva once a round was looked at: its sizes must not hang on what was found
};

/// `rounds`: votes by choice found in each round, not added up. `chances`: for which sizes are wanted, in (0, 1); not
/// for bayes. Errors: usage: fewer choices than winners and one, a tie for the last seat, a winner
/// without votes, more than 20 million votes in the rounds, a reported count above the ballots. REQUIRES: 0 < alpha <
/// 1, counts >= 0, as many in each round as choices.
base::Result<PollingRisk> polling_risk(const PollingContest& contest, PollingTest test, double alpha,
                                       const std::vector<std::vector<std::int64_t>>& rounds,
                                       std::span<const double> chances = {});

}  // namespace acta::audit

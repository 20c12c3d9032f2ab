// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_tradeoff.hpp"

#include <algorithm>
#include <limits>

namespace acta::audit {
namespace {

TradeoffRow row(double bound, const std::vector<Assertion>& assertions) {
  TradeoffRow result;
  result.bound = bound;
  for (const Assertion& assertion : assertions) {
    result.hardest = std::max(result.hardest, assertion.difficulty);
    ++(assertion.kind == Assertion::Kind::NotEliminatedBefore ? result.not_eliminated_before
                                                              : result.not_eliminated_next);
  }
  return result;
}

}  // namespace

std::variant<std::vector<TradeoffRow>, IrvFailure> irv_tradeoff(const IrvBallots& ballots, int winner,
                                                                const DifficultyModel& model,
                                                                std::span<const double> multiples,
                                                                const IrvLimits& limits) {
  if (const IrvBallotsFault fault = fault_of(ballots); fault != IrvBallotsFault::None)
    return IrvFailure{IrvFailure::Reason::Ballots, fault, 0};
  const IrvContest contest(ballots, model, limits);
  if (const auto failure = contest.failure_of(winner)) return *failure;
  const auto least = contest.optimal_difficulty(winner);
  if (!least) return IrvFailure{IrvFailure::Reason::TooHard, IrvBallotsFault::None, only(winner)};
  std::vector<TradeoffRow> rows;
  if (ballots.candidates == 1) return rows;
  std::vector<double> bounds{*least};
  for (const double multiple : multiples) bounds.push_back(*least * multiple);
  bounds.push_back(std::numeric_limits<double>::max());
  for (const double bound : bounds) rows.push_back(row(bound, contest.assertions(winner, bound)));
  rows.back().bound = std::numeric_limits<double>::infinity();
  return rows;
}

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/sensitivity.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>

#include "acta/count/ranked/rules.hpp"

namespace acta::count {
namespace {

// Without decimals every value below 1 would be 0: no rounding of anybody's.
constexpr int kFewestDecimals = 1, kMostDecimals = 10;

ArithmeticOutcome outcome_of(const RankedContest& contest, RankedRules rules, const RankedOptions& options,
                             std::optional<int> decimals) {
  rules.decimals = decimals;
  rules.guard_decimals = 0;
  ArithmeticOutcome outcome{decimals, {}, false, {}};
  const auto counted = count_ranked(contest, rules, options);
  if (!counted) {
    // Rules and candidates were found sound before: only a tie is left.
    outcome.stopped = counted.error().message;
    outcome.by_tie = true;
    return outcome;
  }
  outcome.elected = counted->elected;
  std::sort(outcome.elected.begin(), outcome.elected.end());
  outcome.by_tie = std::any_of(counted->rounds.begin(), counted->rounds.end(),
                               [](const RankedRound& round) { return round.by_tie; });
  return outcome;
}

}  // namespace

base::Result<RoundingSensitivity> rounding_sensitivity(const RankedContest& contest, const RankedRules& rules,
                                                       const RankedOptions& options) {
  if (auto sound = check_countable(contest, rules); !sound) return sound.error();
  if (is_iterated(rules))
    return base::Error{base::ErrorKind::usage, "meek and warren have no counterpart in exact fractions", {}, {}};
  RankedOptions whole = options;
  whole.slices = false;
  whole.script = nullptr;
  RoundingSensitivity result;
  result.outcomes.resize(kMostDecimals - kFewestDecimals + 2);
  tbb::parallel_for(0, static_cast<int>(result.outcomes.size()), [&](int i) {
    const auto decimals = i == 0 ? std::nullopt : std::optional(kFewestDecimals + i - 1);
    result.outcomes[static_cast<std::size_t>(i)] = outcome_of(contest, rules, whole, decimals);
  });
  const ArithmeticOutcome& exact = result.outcomes.front();
  for (const ArithmeticOutcome& outcome : result.outcomes)
    if (outcome.by_tie != exact.by_tie) result.hidden_ties.push_back(*outcome.decimals);
  for (std::uint32_t c = 0; c < contest.names.size(); ++c) {
    std::size_t times = 0, counts = 0;
    for (const ArithmeticOutcome& outcome : result.outcomes)
      if (outcome.stopped.empty()) {
        ++counts;
        times += std::binary_search(outcome.elected.begin(), outcome.elected.end(), c) ? 1 : 0;
      }
    if (times > 0 && times < counts) result.changing.push_back(c);
  }
  return result;
}

}  // namespace acta::count

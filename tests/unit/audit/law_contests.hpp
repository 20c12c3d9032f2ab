// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "acta/audit/card_claims_law.hpp"
#include "acta/count/count.hpp"
#include "card_worlds.hpp"

namespace acta::test {

/// One-letter lists of one area with one ballot.
inline audit::CardLaw card_law(const char* choices, const model::Law& law) {
  audit::CardLaw made;
  made.law = law;
  model::Tally tally;
  tally.votes.emplace_back();
  for (const char* at = choices; *at != '\0'; ++at) {
    made.columns.push_back({made.poll.lists.size(), 0, 0});
    made.poll.lists.push_back({std::string(1, *at), std::string(1, *at), 0, {made.poll.lists.size()}});
    tally.votes[0].push_back(0);
  }
  tally.valid = tally.cast = {0};
  made.poll.tallies = {tally};
  made.count = [](const model::Poll& poll, const model::Law& own) { return count::count(poll, own); };
  return made;
}

/// The first two choices are one list.
inline audit::CardLaw with_alliance(audit::CardLaw law) {
  law.poll.lists[0].name += " + " + law.poll.lists[1].name;
  law.poll.lists.erase(law.poll.lists.begin() + 1);
  law.poll.tallies[0].votes[0].pop_back();
  for (std::size_t k = 1; k < law.columns.size(); ++k) --law.columns[k].list;
  return law;
}

inline audit::CardContest law_contest(const char* choices, audit::CardLaw law) {
  audit::CardContest contest = letters(choices, audit::CardContestKind::law);
  contest.law = std::make_shared<const audit::CardLaw>(std::move(law));
  return contest;
}

inline audit::CardContest law_contest(const char* choices, const model::Law& law) {
  return law_contest(choices, card_law(choices, law));
}

inline model::Law lists_law(std::int64_t seats, const model::Formula& formula) {
  return model::one_tier(model::TierKind::lists, seats, formula);
}

/// votes / (seats + 1), rounded down, and one more.
inline model::Formula droop() {
  model::Formula formula = model::hare();
  formula.quota->plus = 1, formula.quota->rounding = model::Quota::Rounding::down_plus_one;
  return formula;
}

inline model::Condition at_least(base::Ratio share, model::ShareBase of = model::ShareBase::valid) {
  model::Condition condition;
  condition.share = share, condition.of = of;
  return condition;
}

}  // namespace acta::test

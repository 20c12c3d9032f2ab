// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/count/ranked/contest.hpp"
#include "acta/count/ranked/rules.hpp"
#include "acta/model/ranked_law.hpp"

namespace acta::count {

/// The rules that a law's answers make. Questions are the members of RankedRules by name, answers the names of their
/// enumerations, whole numbers, true and false; decimals also "exact", most_skipped also "any", least_ranks also "all".
/// seats: the law's own where it answers, else the caller's.
struct LawRules {
  RankedRules rules;
  bool states_seats = false;
};
/// Errors (format, with the answer's place): no such question; an answer that it does not have; answers that do not fit
/// together.
base::Result<LawRules> rules_of(const model::RankedLaw& law);

/// All questions that a law can answer, in the order of RankedRules.
std::vector<std::string> ranked_questions();

/// The contest without ballots that have fewer candidates at ranks 1, 2, … than rules.least_ranks wants (one mark each,
/// nobody twice; excluded candidates count, too). `informal`: how many they are.
RankedContest formal_only(RankedContest contest, const RankedRules& rules, std::int64_t& informal);

/// The shortest ballot with `first` at rank 1 that formal_only keeps: on it others who stand and are not in `last`,
/// then those in `last`, then excluded ones, each in the contest's order.
std::vector<model::RankMark> shortest_formal(const RankedContest& contest, const RankedRules& rules,
                                             std::uint32_t first, const std::vector<std::uint32_t>& last);

}  // namespace acta::count

// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/law.hpp"
#include "unit/count/ranked_staged.hpp"

namespace acta::count {
namespace {

model::RankedLaw law_of(std::vector<std::pair<std::string, std::string>> answers) {
  model::RankedLaw law;
  for (auto& [question, answer] : answers) law.answers.push_back({question, answer, {}, {"x.toml", 7, 3}});
  return law;
}

TEST(RankedLaw, AnswersBecomeRules) {
  const auto rules = rules_of(law_of({{"mode", "several_winners_per_round"},
                                      {"transfers", "one_at_a_time"},
                                      {"decimals", "exact"},
                                      {"most_skipped", "0"},
                                      {"vote_decimals", "0"}}));
  ASSERT_TRUE(rules);
  EXPECT_FALSE(rules->states_seats);
  EXPECT_FALSE(rules->rules.decimals.has_value());
  EXPECT_TRUE(is_staged(rules->rules) && rules->rules.vote_decimals == 0 && rules->rules.most_skipped == 0);
  EXPECT_TRUE(rules_of(law_of({{"mode", "single_winner"}}))->states_seats) << "one seat by itself";
}

TEST(RankedLaw, WrongAnswersHaveAPlace) {
  for (const auto& [question, answer] : std::vector<std::pair<std::string, std::string>>{{"quotas", "hare"},
                                                                                         {"quota", "droop"},
                                                                                         {"decimals", "many"},
                                                                                         {"seats", "two"},
                                                                                         {"vote_decimals", "yes"},
                                                                                         {"least_ranks", "0"},
                                                                                         {"transfers", "one_at_a_time"},
                                                                                         {"decimals", "21"}}) {
    const auto rules = rules_of(law_of({{question, answer}}));
    ASSERT_FALSE(rules) << question << " = " << answer;
    EXPECT_EQ(rules.error().place.line, 7u) << question;
  }
}

TEST(RankedLaw, ShortBallotsAreInformal) {
  RankedRules rules;
  rules.least_ranks = 0;
  std::int64_t informal = 0;
  const auto kept =
      formal_only(contest_of("ABC", {{5, "ABC"}, {4, "BA"}, {3, "C"}, {2, "A-B"}, {1, "(AB)C"}}), rules, informal);
  EXPECT_EQ(informal, 6) << "the last may stay blank, a gap and two at a rank may not";
  EXPECT_EQ(kept.ballots, 9);
  EXPECT_EQ(kept.rows(), 2u);
}

}  // namespace
}  // namespace acta::count

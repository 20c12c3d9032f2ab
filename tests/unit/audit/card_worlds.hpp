// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <vector>

#include "acta/audit/card_contest.hpp"

namespace acta::test {

/// A contest of one-letter choices.
inline audit::CardContest letters(const char* choices, audit::CardContestKind kind = audit::CardContestKind::plurality,
                                  int votes_for = 1) {
  audit::CardContest contest{"c", "C", {}, kind, 1, votes_for, 0.5, {}};
  for (const char* at = choices; *at != '\0'; ++at) contest.choices.emplace_back(1, *at);
  return contest;
}

/// Votes as texts of such letters: "A", "AB", "" for blank; "?" a phantom, "-" the contest is not on the card.
inline audit::CardVote vote(const audit::CardContest& contest, const std::string& marks) {
  audit::CardVote made;
  for (const char mark : marks)
    for (audit::Choice k = 0; k < contest.choices.size(); ++k)
      if (contest.choices[k][0] == mark) made.push_back(k);
  return audit::vote_of_marks(contest, made);
}

inline audit::CardPaper paper(const audit::CardContest& contest, const std::string& marks) {
  using Seen = audit::CardPaper::Seen;
  if (marks == "?") return {Seen::not_found, {}};
  if (marks == "-") return {Seen::no_contest, {}};
  return {Seen::vote, vote(contest, marks)};
}

inline audit::ContestRecords records(const audit::CardContest& contest, const std::vector<std::string>& cards) {
  audit::ContestRecords made;
  made.contest = contest;
  for (const std::string& marks : cards)
    made.row_of_card.push_back(marks == "?"   ? audit::kPhantomRecord
                               : marks == "-" ? audit::kNotOnCard
                                              : made.votes.add(vote(contest, marks)));
  return made;
}

inline std::vector<std::string> repeated(std::initializer_list<std::pair<const char*, int>> parts) {
  std::vector<std::string> cards;
  for (const auto& [marks, count] : parts) cards.insert(cards.end(), static_cast<std::size_t>(count), marks);
  return cards;
}

inline audit::CardContestAudit audit_of(const audit::CardContest& contest, const std::vector<std::string>& cards,
                                        const audit::CardRules& rules = {}) {
  auto made = audit::CardContestAudit::make(records(contest, cards), rules, static_cast<std::int64_t>(cards.size()));
  EXPECT_TRUE(made) << (made ? "" : made.error().message);
  return std::move(made).value();
}

}  // namespace acta::test

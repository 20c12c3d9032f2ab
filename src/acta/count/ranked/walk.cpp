// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/walk.hpp"

#include <algorithm>
#include <span>

namespace acta::count {
namespace {

using model::RankMark;

/// The candidates marked at one rank; none for an overvote that does not name them.
std::span<const RankMark> marked(const RankedContest& contest, const RankMark& mark) {
  if (mark >= model::kFirstSet) return contest.sets[mark - model::kFirstSet];
  return model::is_candidate(mark) ? std::span(&mark, 1) : std::span<const RankMark>();
}

/// Whether one of `now` stands at an earlier rank of the row.
bool seen_before(const RankedContest& contest, std::span<const RankMark> earlier, std::span<const RankMark> now) {
  return std::any_of(earlier.begin(), earlier.end(), [&](const RankMark& mark) {
    const auto then = marked(contest, mark);
    return std::find_first_of(then.begin(), then.end(), now.begin(), now.end()) != then.end();
  });
}

/// Whom a rank with several marks counts for: kUnassigned where the next rank is looked at.
Recipient overvoted(std::span<const RankMark> candidates, OvervoteRule rule, const std::vector<bool>& continuing) {
  if (rule == OvervoteRule::skip) return kUnassigned;
  if (rule == OvervoteRule::exhaust || candidates.empty()) return inactive_recipient(Inactive::overvotes);
  Recipient only = kUnassigned;
  for (const RankMark candidate : candidates)
    if (continuing[candidate]) {
      if (only != kUnassigned) return inactive_recipient(Inactive::overvotes);
      only = candidate;
    }
  return only;
}

}  // namespace

Recipient walk(const RankedContest& contest, std::size_t row, const RankedRules& rules,
               const std::vector<bool>& continuing, std::size_t* read) {
  std::size_t unused = 0, &decisive = read ? *read : unused;
  const auto marks = contest.row(row);
  decisive = 1;
  if (marks.empty()) return kUndervote;
  std::size_t plain = 0;  // one candidate a rank, who does not stand
  for (; plain < marks.size() && model::is_candidate(marks[plain]) && !rules.exhaust_on_duplicate; ++plain)
    if (continuing[marks[plain]]) {
      decisive = plain + 1;
      return marks[plain];
    }
  std::size_t blanks = 0;
  for (std::size_t at = plain; at < marks.size(); ++at) {
    decisive = at + 1;
    if (marks[at] == model::kNoMark) {
      ++blanks;
      continue;
    }
    if (rules.most_skipped && blanks > static_cast<std::size_t>(*rules.most_skipped))
      return inactive_recipient(Inactive::skipped_rankings);
    blanks = 0;
    const auto candidates = marked(contest, marks[at]);
    if (rules.exhaust_on_duplicate && seen_before(contest, marks.first(at), candidates))
      return inactive_recipient(Inactive::repeated_rankings);
    if (candidates.size() != 1) {
      const Recipient found = overvoted(candidates, rules.overvote, continuing);
      if (found != kUnassigned) return found;
    } else if (continuing[candidates.front()]) {
      return candidates.front();
    }
  }
  decisive = marks.size() + 1;
  return inactive_recipient(Inactive::exhausted_choices);
}

}  // namespace acta::count

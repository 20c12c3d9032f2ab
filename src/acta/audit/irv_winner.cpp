// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_winner.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "acta/audit/irv_set_index.hpp"

namespace acta::audit {
namespace {

using Ascending = std::vector<std::pair<std::int64_t, int>>;

Ascending standing(const SetTallies& tallies, CandidateSet set) {
  std::array<std::int64_t, kMostIrvCandidates> votes{};
  tallies.within(set, votes);
  Ascending result;
  for (CandidateSet left = set; left != 0; left &= left - 1) {
    const int candidate = std::countr_zero(left);
    result.emplace_back(votes[static_cast<std::size_t>(candidate)], candidate);
  }
  std::sort(result.begin(), result.end());
  return result;
}

/// The largest group from the bottom that stays below everybody else even with all of its votes on one of them.
CandidateSet hopeless(const Ascending& weakest_first) {
  CandidateSet group = 0, found = 0;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i + 1 < weakest_first.size(); ++i) {
    sum += weakest_first[i].first;
    group |= only(weakest_first[i].second);
    if (sum < weakest_first[i + 1].first) found = group;
  }
  return found;
}

}  // namespace

CandidateSet possible_winners(const SetTallies& tallies, int candidates) {
  SetIndex seen;
  seen.add(everybody(candidates));
  CandidateSet winners = 0;
  for (std::int32_t next = 0; next < static_cast<std::int32_t>(seen.size()); ++next) {
    const CandidateSet set = seen[next];
    if (std::has_single_bit(set)) {
      winners |= set;
      continue;
    }
    const Ascending order = standing(tallies, set);
    if (const CandidateSet out = hopeless(order); out != 0) {
      seen.add(set & ~out);
      continue;
    }
    for (const auto& [votes, candidate] : order)
      if (votes == order.front().first) seen.add(set & ~only(candidate));
  }
  return winners;
}

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/verify.hpp"

#include <algorithm>

namespace acta::count {
namespace {

using What = OfficialRow::What;

std::optional<Amount> counted(const RankedRound& round, const OfficialRow& row) {
  if (row.what == What::candidate) return round.figures.tally[row.candidate];
  if (row.what == What::threshold) return round.threshold;
  Amount sum(0);
  for (const Amount& one : round.figures.inactive) sum += one;
  return sum;
}

Agreement grade(const std::optional<Amount>& official, const std::optional<Amount>& own) {
  if (!own) return !official || official->sign() == 0 ? Agreement::equal : Agreement::elimination;
  if (!official) return own->sign() == 0 ? Agreement::equal : Agreement::elimination;
  if (*official == *own) return Agreement::equal;
  const Amount apart = *official < *own ? *own - *official : *official - *own;
  return apart <= Amount::decimal(1, official->scale()) && official->scale() > 0 ? Agreement::rounding
         : official->scale() == 0 && apart < Amount(1)                           ? Agreement::rounding
                                                                                 : Agreement::votes;
}

std::vector<std::uint32_t> without_row(const RankedResult& result, const std::vector<OfficialRow>& official) {
  std::vector<std::uint32_t> missing;
  for (std::uint32_t c = 0; c < result.rounds.front().figures.tally.size(); ++c) {
    const bool votes = std::any_of(result.rounds.begin(), result.rounds.end(), [c](const RankedRound& round) {
      return round.figures.tally[c] && round.figures.tally[c]->sign() > 0;
    });
    const bool row = std::any_of(official.begin(), official.end(), [c](const OfficialRow& one) {
      return one.what == What::candidate && one.candidate == c;
    });
    if (votes && !row) missing.push_back(c);
  }
  return missing;
}

}  // namespace

Verification verify(const RankedResult& result, const std::vector<OfficialRow>& official) {
  Verification found;
  std::size_t rounds = 0;
  for (const OfficialRow& row : official) rounds = std::max(rounds, row.votes.size());
  for (std::size_t r = 0; r < rounds; ++r)
    for (const OfficialRow& row : official) {
      if (r >= row.votes.size() || (row.what != What::candidate && !row.votes[r])) continue;
      OfficialDifference cell{r + 1, row.what, row.candidate, row.votes[r], {}, Agreement::rounds};
      if (r < result.rounds.size()) {
        cell.counted = counted(result.rounds[r], row);
        cell.grade = grade(cell.official, cell.counted);
      } else if (!cell.official) {
        continue;
      }
      ++found.cells[static_cast<std::size_t>(cell.grade)];
      if (cell.grade != Agreement::equal) found.differences.push_back(std::move(cell));
    }
  for (std::size_t r = rounds; r < result.rounds.size(); ++r)
    if (!result.rounds[r].elected.empty() || !result.rounds[r].eliminated.empty()) found.rounds_beyond = r + 1 - rounds;
  found.missing = without_row(result, official);
  return found;
}

}  // namespace acta::count

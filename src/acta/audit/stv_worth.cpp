// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/stv_worth.hpp"

#include <algorithm>
#include <cmath>

#include "acta/audit/card_claims_stv.hpp"

namespace acta::audit {
namespace {

/// Of the valid ballots.
double share_to_spare(double valid, double cards) { return std::max(0.02, kLeastStvMargin * cards / valid); }

double lost_by_cutting(const CardContest& contest) {
  return contest.value_decimals ? std::pow(10.0, -*contest.value_decimals) : 0;
}

}  // namespace

StvWorth::StvWorth(const CardContest& contest, const StvRankings& whole, std::vector<char> elected, double cards)
    : m_contest(contest), m_cards(cards), m_below(elected.size(), 1), m_above(elected.size(), 0) {
  if (!contest.fractional || std::none_of(elected.begin(), elected.end(), [](char one) { return one != 0; })) return;
  const double quota = 1.0 / (contest.winners + 1), valid = whole.valid();
  const double to_spare = share_to_spare(valid, cards);
  BallotWorth worth{std::vector<double>(elected.size(), 1), {}, {}};
  std::vector<double> least(elected.size(), 0);
  for (std::size_t c = 0; c < elected.size(); ++c) {
    if (!elected[c]) continue;
    const double share = whole.first(c) / valid;
    m_below[c] = std::min(1.0, share + to_spare);
    worth.most[c] = 1 - quota / m_below[c];
    m_above[c] = 1 - (quota + 1 / valid) / (share - to_spare);
    least[c] = m_above[c] - lost_by_cutting(contest);
    if (!(share > to_spare && least[c] > 0)) m_above[c] = least[c] = 0;
  }
  m_levels.push_back(worth);
  if (!contest.surpluses_first) return;
  worth.least = std::move(least), worth.elected = std::move(elected);
  m_levels.push_back(std::move(worth));
}

std::vector<CardClaim> StvWorth::claims(std::size_t level) const {
  const StvWording wording(m_contest);
  std::vector<CardClaim> claims;
  for (std::size_t c = 0; c < m_below.size() && level > 0; ++c)
    if (m_below[c] < 1) claims.push_back(wording.first_preferences_below(c, m_below[c]));
  for (std::size_t c = 0; c < m_above.size() && level > 1; ++c)
    if (m_above[c] > 0) claims.push_back(wording.worth_at_least(c, m_levels[level].least[c], m_above[c], m_cards));
  return claims;
}

}  // namespace acta::audit

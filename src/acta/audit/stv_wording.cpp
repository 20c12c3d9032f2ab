// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/stv_wording.hpp"

#include <fmt/format.h>

#include <cmath>

namespace acta::audit {
namespace {

const char* valued(const BallotWorth& worth) {
  if (worth.most.empty()) return "";
  return worth.least.empty() ? ", by what ballots of the elected can be worth"
                             : ", by what ballots of the elected are worth at least and at most";
}

}  // namespace

std::string StvWording::names(const std::vector<std::size_t>& who) const {
  std::string text;
  for (const std::size_t one : who) text += (text.empty() ? "" : ", ") + name(one);
  return text;
}

std::string StvWording::next(const StandingLead& lead) const {
  if (lead.passed.empty()) return {};
  return fmt::format("; ballots for {} count for {} next", names(lead.passed), name(lead.winner));
}

CardClaim StvWording::quota(std::size_t w) const {
  return CardClaim::of_first_places(
      fmt::format("{} has a quota of first preferences: more than 1/{} of the valid votes", name(w),
                  m_contest.winners + 1),
      above_share(m_contest.choices.size(), w, 1.0 / (m_contest.winners + 1)));
}

CardClaim StvWording::first_preferences_below(std::size_t c, double share) const {
  return CardClaim::of_first_places(
      fmt::format("{} has less than {:.4g} % of the first preferences", name(c), 100 * share),
      below_share(m_contest.choices.size(), c, share));
}

CardClaim StvWording::worth_at_least(std::size_t c, double least, double uncut, double cards) const {
  const double quota = 1.0 / (m_contest.winners + 1), kept = 1 - uncut;
  // Rounded so that what is read is no more than what is claimed.
  return CardClaim::of_first_places(
      fmt::format(
          "each ballot of {} is worth {:.4f} or more to others: {:.2f} % of its first preferences are more than "
          "1/{} of the valid votes and one",
          name(c), std::floor(1e4 * least) / 1e4, std::ceil(1e4 * kept) / 100, m_contest.winners + 1),
      above_share(m_contest.choices.size(), c, quota / kept), -1 / kept / cards);
}

CardClaim StvWording::lead(const StandingLead& lead, std::string text, CardClaim::Beside terms) const {
  if (!lead.passed.empty()) terms.passed = marks_of(m_contest.choices.size(), lead.passed);
  text += valued(terms.worth) + next(lead);
  if (!lead.loser)
    return CardClaim::share_with_passed(std::move(text), lead.winner, std::move(terms), 1.0 / (m_contest.winners + 1));
  const Assertion before{
      Assertion::Kind::NotEliminatedBefore, static_cast<int>(lead.winner), static_cast<int>(*lead.loser), {}};
  return CardClaim::beside(std::move(text), before, std::move(terms));
}

/// More than a share that a quota may be rounded up from, which whole votes then reach. No other has to have less.
CardClaim StvWording::above(const StandingLead& one, const BallotWorth& worth) const {
  const int parts = m_contest.winners + 1;
  if (worth.least.empty())
    return lead(one, fmt::format("{} has a quota: more than 1/{} of the valid votes", name(one.winner), parts), {});
  return lead(one, fmt::format("{} has more than 1/{} of the valid votes", name(one.winner), parts),
              {{}, 1, worth, {}});
}

std::vector<CardClaim> StvWording::of_all_seats(const std::vector<StandingLead>& leads,
                                                const BallotWorth& worth) const {
  std::vector<CardClaim> claims;
  for (const StandingLead& one : leads) {
    if (!one.loser) {
      claims.push_back(above(one, worth));
      continue;
    }
    claims.push_back(lead(one, name(one.winner) + " is always ahead of " + name(*one.loser), {{}, 1, worth, {}}));
  }
  return claims;
}

std::vector<CardClaim> StvWording::beside(std::size_t l, const StandingTogether& found, std::size_t left,
                                          const BallotWorth& worth) const {
  CardClaim::Beside terms{marks_of(m_contest.choices.size(), found.others), left, worth, {}};
  terms.weights[l] = static_cast<char>(left);
  const std::string others = fmt::format("{} stand or are elected, with {} {} to fill", names(found.others), left,
                                         left == 1 ? "seat" : "seats");
  std::vector<CardClaim> claims;
  for (const StandingLead& one : found.leads)
    claims.push_back(lead(one,
                          fmt::format("{} is ahead of {} as long as {}{}", name(one.winner), name(*one.loser),
                                      one.loser == l ? "" : name(l) + " stands and ", others),
                          terms));
  return claims;
}

}  // namespace acta::audit

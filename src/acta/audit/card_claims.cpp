// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "acta/audit/card_claims_irv.hpp"
#include "acta/audit/card_claims_law.hpp"
#include "acta/audit/card_claims_lists.hpp"
#include "acta/audit/card_claims_stv.hpp"

namespace acta::audit {
namespace {

base::Error usage(std::string message, std::string advice = {}) {
  return {base::ErrorKind::usage, std::move(message), {}, std::move(advice)};
}

/// Choices by their votes, most first; equal ones in the order of the contest.
std::vector<std::size_t> by_votes(const std::vector<double>& totals) {
  std::vector<std::size_t> order(totals.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return totals[a] > totals[b]; });
  return order;
}

std::string names(const CardContest& contest, const std::vector<std::size_t>& choices) {
  std::string text;
  for (const std::size_t choice : choices) text += (text.empty() ? "" : ", ") + contest.choices[choice];
  return text;
}

base::Result<CardOutcome> most_votes(const CardContest& contest, const CardTallies& tallies) {
  const auto order = by_votes(tallies.totals);
  const auto seats = static_cast<std::size_t>(contest.winners);
  if (order.size() <= seats)
    return usage(fmt::format("contest \"{}\" has no claims: {} choices for {} seats", contest.id, order.size(), seats));
  if (tallies.totals[order[seats - 1]] == tallies.totals[order[seats]])
    return usage(fmt::format("contest \"{}\": a tie between {} and {}: no audit can confirm one of them", contest.id,
                             contest.choices[order[seats - 1]], contest.choices[order[seats]]));
  CardOutcome outcome;
  outcome.winners.assign(order.begin(), order.begin() + contest.winners);
  std::sort(outcome.winners.begin(), outcome.winners.end());
  outcome.statement = names(contest, outcome.winners) + (seats == 1 ? " has the most votes" : " have the most votes");
  for (const std::size_t winner : outcome.winners)
    for (std::size_t place = seats; place < order.size(); ++place)
      outcome.claims.emplace_back(
          fmt::format("{} has more votes than {}", contest.choices[winner], contest.choices[order[place]]),
          winner_beats_loser(order.size(), winner, order[place]));
  return outcome;
}

constexpr double kSameShare = 1e-12;  ///< of the valid votes: 57 % of 100 is 56.99999999999999 in binary

base::Result<CardOutcome> share_reached(const CardContest& contest, const CardTallies& tallies) {
  const auto order = by_votes(tallies.totals);
  const double valid = std::accumulate(tallies.totals.begin(), tallies.totals.end(), 0.0);
  const double needed = contest.share * valid, percent = 100 * contest.share;
  const std::size_t choices = order.size();
  if (choices == 0 || std::abs(tallies.totals[order[0]] - needed) <= kSameShare * valid)
    return usage(fmt::format("contest \"{}\": the votes are exactly the share: no audit can confirm that", contest.id));
  CardOutcome outcome;
  if (tallies.totals[order[0]] > needed) {
    outcome.winners = {order[0]};
    outcome.statement = fmt::format("{} has more than {:.6g} % of the valid votes", contest.choices[order[0]], percent);
    outcome.claims.emplace_back(outcome.statement, above_share(choices, order[0], contest.share));
    return outcome;
  }
  outcome.statement = fmt::format("nobody has more than {:.6g} % of the valid votes", percent);
  for (const std::size_t choice : order)
    outcome.claims.emplace_back(
        fmt::format("{} has less than {:.6g} % of the valid votes", contest.choices[choice], percent),
        below_share(choices, choice, contest.share));
  return outcome;
}

base::Result<CardOutcome> linear_outcome(const CardContest& contest, const CardTallies& tallies) {
  switch (contest.kind) {
    case CardContestKind::supermajority: return share_reached(contest, tallies);
    case CardContestKind::dhondt:
    case CardContestKind::sainte_lague: return divisor_outcome(contest, tallies);
    case CardContestKind::runoff: return runoff_outcome(contest, tallies);
    default: return most_votes(contest, tallies);
  }
}

base::Result<void> as_stated(const CardContest& contest, const CardOutcome& outcome) {
  if (contest.elected.empty()) return {};
  std::vector<std::string> got, stated = contest.elected;
  for (const std::size_t winner : outcome.winners) got.push_back(contest.choices[winner]);
  std::sort(got.begin(), got.end());
  std::sort(stated.begin(), stated.end());
  if (got == stated) return {};
  return usage(fmt::format("contest \"{}\": the records elect {}, not {} as stated", contest.id,
                           got.empty() ? "nobody" : names(contest, outcome.winners), fmt::join(stated, ", ")),
               "no audit can confirm an outcome that its own records contradict");
}

}  // namespace

CardClaim::CardClaim(std::string text, Claim claim)
    : m_text(std::move(text)), m_linear(std::move(claim)), m_scale(-0.5 / m_linear->lowest) {
  m_upper = 0.5 + m_scale * m_linear->highest;
}

CardClaim CardClaim::of_first_places(std::string text, Claim claim, double constant) {
  CardClaim one = with_constant(std::move(text), std::move(claim), constant, 0);
  one.m_first_only = true;
  return one;
}

CardClaim CardClaim::with_constant(std::string text, Claim claim, double constant, double blank) {
  claim.lowest += constant, claim.highest += constant;
  CardClaim one(std::move(text), std::move(claim));
  one.m_constant = constant, one.m_blank = blank;
  return one;
}

CardClaim CardClaim::with_values(std::string text, const Assertion& assertion, std::vector<double> most) {
  return beside(std::move(text), assertion, {{}, 1, {std::move(most), {}, {}}, {}});
}

CardClaim CardClaim::beside(std::string text, const Assertion& assertion, Beside terms) {
  CardClaim one(std::move(text), assertion);
  one.m_beside = std::move(terms);
  return one;
}

CardClaim CardClaim::share_with_passed(std::string text, std::size_t winner, Beside terms, double share) {
  CardClaim one = beside(std::move(text), {Assertion::Kind::NotEliminatedBefore, static_cast<int>(winner), -1, {}},
                         std::move(terms));
  one.m_share = share;
  one.m_upper = 0.5 / share;
  return one;
}

double CardClaim::worth_to_loser(std::span<const Choice> vote) const {
  std::size_t above = 0;
  for (const Choice choice : vote) {
    if (choice == m_assertion.winner) return 0;
    if (choice == m_assertion.loser)
      return choice == vote.front() || m_beside.worth.most.empty() ? 1 : m_beside.worth.most[vote.front()];
    if (!m_beside.weights.empty()) above += static_cast<std::size_t>(m_beside.weights[choice]);
    if (above >= m_beside.limit) return 0;
  }
  return 0;
}

double CardClaim::worth_to_winner(std::span<const Choice> vote) const {
  const auto& [most, least, elected] = m_beside.worth;
  const auto is_among = [](const std::vector<char>& marks, Choice choice) { return !marks.empty() && marks[choice]; };
  for (const Choice choice : vote) {
    if (choice == m_assertion.winner) return is_among(elected, vote.front()) ? least[vote.front()] : 1;
    if (!is_among(m_beside.passed, choice) && !is_among(elected, choice)) return 0;
  }
  return 0;
}

double CardClaim::value_ranked(std::span<const Choice> vote) const {
  if (m_assertion.kind == Assertion::Kind::NotEliminatedNext) return assertion_value(m_assertion, vote);
  if (m_share > 0) return vote.empty() ? 0.5 : worth_to_winner(vote) * m_upper;
  return (1 + worth_to_winner(vote) - worth_to_loser(vote)) / 2;
}

bool CardClaim::same_as(const CardClaim& other) const {
  const auto weights_of = [](const CardClaim& one) {
    return one.m_linear ? one.m_linear->weights : std::vector<double>();
  };
  return m_text == other.m_text && m_assertion.winner == other.m_assertion.winner &&
         m_assertion.loser == other.m_assertion.loser && m_share == other.m_share && m_beside == other.m_beside &&
         m_constant == other.m_constant && weights_of(*this) == weights_of(other);
}

double CardClaim::value(std::span<const Choice> vote) const {
  if (!m_linear) return value_ranked(vote);
  double sum = m_constant + (vote.empty() ? m_blank : 0);
  if (m_first_only) vote = vote.first(std::min<std::size_t>(1, vote.size()));
  for (const Choice choice : vote) sum += m_linear->weights[choice];
  return std::clamp(0.5 + m_scale * sum, 0.0, m_upper);
}

double CardClaim::without_contest() const { return 0.5 + m_scale * m_constant; }

double CardClaim::pool_mean(const CardPool& pool) const {
  if (pool.cards <= 0) return without_contest();
  return std::clamp(0.5 + m_scale * (m_constant + m_linear->value(pool.totals) / pool.cards), 0.0, m_upper);
}

base::Result<CardOutcome> card_outcome(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies,
                                       std::int64_t cards) {
  if (contest.kind == CardContestKind::stv) return stv_outcome(contest, votes, tallies, cards);
  if (contest.kind == CardContestKind::law) return law_outcome(contest, tallies, cards);
  auto outcome = contest.kind == CardContestKind::irv ? irv_outcome(contest, votes, tallies, cards)
                                                      : linear_outcome(contest, tallies);
  if (!outcome) return outcome;
  if (const auto same = as_stated(contest, *outcome); !same) return same.error();
  return outcome;
}

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_contest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acta::audit {
namespace {

/// Claims beside the hardest whose own end may come last: those that take a third of its draws on average, at most so
/// many.
constexpr std::int64_t kHardShare = 3;
constexpr std::size_t kHardClaims = 20;
/// Draws that are simulated for claims beside the hardest.
constexpr std::int64_t kDraws = 400'000'000;

base::Error usage(std::string message, std::string advice = {}) {
  return {base::ErrorKind::usage, std::move(message), {}, std::move(advice)};
}

}  // namespace

base::Result<CardContestAudit> CardContestAudit::make(ContestRecords records, const CardRules& rules,
                                                      std::int64_t cards) {
  auto made = make_part(std::move(records), rules, cards);
  if (!made) return made;
  made->m_is_part = false;
  if (auto done = made->claim(); !done) return done.error();
  return made;
}

base::Result<CardContestAudit> CardContestAudit::make_part(ContestRecords records, const CardRules& rules,
                                                           std::int64_t cards) {
  CardContestAudit made;
  made.m_records = std::move(records);
  const std::size_t choices = made.contest().choices.size();
  for (CardPool& pool : made.m_records.pools) pool.totals.resize(choices, 0);
  if (made.m_records.row_of_card.empty()) made.m_records.reported.resize(choices, 0);
  made.m_rules = rules;
  made.m_cards = cards;
  made.count();
  if (made.m_cards <= 0) return usage("contest \"" + made.contest().id + "\" is on no card");
  if (!made.m_records.pools.empty() && is_ranked(made.contest().kind))
    return usage("contest \"" + made.contest().id + "\": totals of a pool say nothing of rankings",
                 "a contest of rankings needs records of all its cards");
  made.m_is_part = true;
  return made;
}

void CardContestAudit::count() {
  m_counts.assign(m_records.votes.size() + m_records.pools.size(), 0);
  for (std::size_t card = 0; card < m_records.row_of_card.size(); ++card) {
    const std::uint32_t row = m_records.row_of_card[card];
    if (row == kNotOnCard)
      ++m_without;
    else if (row == kPhantomRecord)
      ++m_phantoms;
    else
      ++m_counts[row];
  }
  if (!m_records.row_of_card.empty() && m_rules.style == CardStyle::known) {
    m_cards -= m_without;
    m_without = 0;
  }
  m_totals.assign(contest().choices.size(), 0);
  for (std::uint32_t row = 0; row < m_records.votes.size(); ++row)
    for (const Choice choice : vote(row)) m_totals[choice] += static_cast<double>(m_counts[row]);
  for (const CardPool& pool : m_records.pools)
    for (std::size_t k = 0; k < m_totals.size(); ++k) m_totals[k] += pool.totals[k];
  if (m_records.row_of_card.empty()) m_totals = m_records.reported;
}

base::Result<void> CardContestAudit::claim() {
  CardTallies tallies;
  tallies.totals = m_totals;
  if (!m_records.row_of_card.empty())
    tallies.rows.assign(m_counts.begin(), m_counts.begin() + static_cast<std::ptrdiff_t>(m_records.votes.size()));
  tallies.blank = blank_votes(), tallies.unseen = static_cast<double>(m_phantoms);
  auto outcome = card_outcome(contest(), m_records.votes, tallies, m_cards);
  if (!outcome) return outcome.error();
  value_claims(std::move(*outcome));
  for (std::size_t claim = 0; claim < m_outcome.claims.size(); ++claim) {
    if (!(m_margins[claim] > 0))
      return usage(fmt::format("contest \"{}\": \"{}\" does not hold of what is reported", contest().id,
                               m_outcome.claims[claim].text()),
                   "no audit can confirm an outcome that its own records contradict");
    m_bets.push_back(kelly_bet(expected_values(claim)));
    if (m_bets[claim].growth < m_bets[m_hardest].growth) m_hardest = claim;
  }
  return {};
}

std::optional<double> CardContestAudit::blank_votes() const {
  if (!has_rows()) return std::nullopt;
  std::int64_t blank = 0;
  for (std::uint32_t row = 0; row < m_records.votes.size(); ++row)
    if (vote(row).empty()) blank += m_counts[row];
  return static_cast<double>(blank);
}

void CardContestAudit::claim_as(const CardContest& whole, CardOutcome outcome) {
  m_records.contest.choices = whole.choices;
  m_totals.resize(whole.choices.size(), 0);
  for (CardPool& pool : m_records.pools) pool.totals.resize(whole.choices.size(), 0);
  value_claims(std::move(outcome));
}

void CardContestAudit::value_claims(CardOutcome outcome) {
  m_outcome = std::move(outcome);
  for (const CardClaim& one : m_outcome.claims) {
    m_values.emplace_back();
    for (std::uint32_t row = 0; row < m_records.votes.size(); ++row) m_values.back().push_back(one.value(vote(row)));
    for (const CardPool& pool : m_records.pools) m_values.back().push_back(one.pool_mean(pool));
    double sum = 0.5 * static_cast<double>(m_phantoms) + one.without_contest() * static_cast<double>(m_without);
    for (std::size_t row = 0; row < m_counts.size(); ++row)
      sum += m_values.back()[row] * static_cast<double>(m_counts[row]);
    if (m_records.row_of_card.empty())
      sum = one.pool_mean({m_totals, static_cast<double>(m_cards)}) * static_cast<double>(m_cards);
    m_margins.push_back(2 * sum / static_cast<double>(m_cards) - 1);
  }
}

bool CardContestAudit::differs(std::size_t card, const CardPaper& paper) const {
  if (is_without(card)) return paper.seen != CardPaper::Seen::no_contest;
  const auto known = row(card);
  if (!known) return paper.seen == CardPaper::Seen::not_found;
  if (paper.seen != CardPaper::Seen::vote) return true;
  const auto recorded = vote(*known);
  return !std::equal(recorded.begin(), recorded.end(), paper.vote.begin(), paper.vote.end());
}

std::optional<std::uint32_t> CardContestAudit::row(std::size_t card) const {
  if (m_rules.method == CardMethod::polling || m_records.row_of_card.empty()) return std::nullopt;
  const std::uint32_t row = m_records.row_of_card[card];
  return row < m_records.votes.size() ? std::optional(row) : std::nullopt;
}

double CardContestAudit::record_value(std::size_t claim, std::uint32_t row) const {
  if (row == kPhantomRecord) return 0.5;
  return row == kNotOnCard ? m_outcome.claims[claim].without_contest() : m_values[claim][row];
}

double CardContestAudit::paper_value(std::size_t claim, const CardPaper& paper) const {
  if (paper.seen == CardPaper::Seen::not_found) return 0;
  if (paper.seen == CardPaper::Seen::no_contest)
    return m_rules.style == CardStyle::known && !m_records.row_of_card.empty()
               ? 0
               : m_outcome.claims[claim].without_contest();
  return m_outcome.claims[claim].value(paper.vote);
}

double CardContestAudit::compared(std::size_t claim, double record, double paper) const {
  const double upper = m_outcome.claims[claim].upper();
  if (m_is_part) return std::max(0.0, upper - record + paper);
  return std::max(0.0, ComparisonAssorter(upper, m_margins[claim]).value(record, paper));
}

double CardContestAudit::value(std::size_t claim, std::size_t card, const CardPaper& paper) const {
  const double seen = paper_value(claim, paper);
  if (m_rules.method == CardMethod::polling) return seen;
  return compared(claim, record_value(claim, m_records.row_of_card[card]), seen);
}

double CardContestAudit::overstatement(std::size_t claim, std::size_t card, const CardPaper& paper) const {
  return record_value(claim, m_records.row_of_card[card]) - paper_value(claim, paper);
}

Population CardContestAudit::population(std::size_t claim) const {
  const double upper = m_outcome.claims[claim].upper();
  if (m_rules.method == CardMethod::polling) return {upper, 0.5, m_cards};
  return {ComparisonAssorter(upper, m_margins[claim]).upper(), 0.5, m_cards};
}

bool CardContestAudit::is_even() const {
  const ComparisonRates& rates = m_rules.expected;
  const bool errors = rates.over_one + rates.over_two + rates.under_one + rates.under_two > 0;
  return m_rules.method != CardMethod::polling && m_phantoms == 0 && m_records.pools.empty() && !errors;
}

void CardContestAudit::add_pool(std::size_t claim, const CardPool& pool, double record,
                                std::vector<ValueShare>& shares) const {
  const CardClaim& one = m_outcome.claims[claim];
  double rest = pool.cards;
  const auto add = [&](double value, double count) {
    shares.push_back({m_rules.method == CardMethod::polling ? value : compared(claim, record, value),
                      count / static_cast<double>(m_cards)});
  };
  // Cards that mark both sides of a claim count for neither: where there are more marks than cards, at least these.
  double marks = 0, sides = 0;
  for (std::size_t k = 0; k < pool.totals.size(); ++k)
    if (one.weights()[k] != 0) marks += pool.totals[k], sides += 1;
  const double both = std::max(0.0, marks - pool.cards) / std::max(1.0, sides - 1);
  for (std::size_t k = 0; k < pool.totals.size(); ++k) {
    if (one.weights()[k] == 0) continue;
    const auto choice = static_cast<Choice>(k);
    const double count = std::max(0.0, pool.totals[k] - both);
    add(one.value(std::span(&choice, 1)), count);
    rest -= count;
  }
  add(one.without_contest(), std::max(0.0, rest));
}

std::vector<ValueShare> CardContestAudit::expected_values(std::size_t claim) const {
  std::vector<ValueShare> shares;
  const auto cards = static_cast<double>(m_cards);
  const bool polling = m_rules.method == CardMethod::polling;
  if (m_records.row_of_card.empty()) {
    add_pool(claim, {m_totals, cards}, 0.5, shares);
    return shares;
  }
  const double no_error = compared(claim, 0.5, 0.5);
  double even = static_cast<double>(m_without) / cards;
  for (std::uint32_t row = 0; row < m_records.votes.size(); ++row) {
    const double share = static_cast<double>(m_counts[row]) / cards;
    if (polling && share > 0) shares.push_back({m_values[claim][row], share});
    if (!polling) even += share;
  }
  if (polling) shares.push_back({m_outcome.claims[claim].without_contest(), even});
  const ComparisonRates& rates = m_rules.expected;
  const double wrong = rates.over_one + rates.over_two + rates.under_one + rates.under_two;
  if (!polling) shares.insert(shares.begin(), {no_error, even * (1 - wrong)});
  if (!polling && wrong > 0) {
    shares.push_back({0, even * rates.over_two});
    shares.push_back({no_error / 2, even * rates.over_one});
    shares.push_back({no_error * 1.5, even * rates.under_one});
    shares.push_back({no_error * 2, even * rates.under_two});
  }
  if (m_phantoms > 0)
    shares.push_back({polling ? 0 : compared(claim, 0.5, 0), static_cast<double>(m_phantoms) / cards});
  for (std::size_t pool = 0; pool < m_records.pools.size(); ++pool)
    if (m_counts[m_records.votes.size() + pool] > 0)
      add_pool(claim, m_records.pools[pool], m_values[claim][m_records.votes.size() + pool], shares);
  return shares;
}

std::int64_t CardContestAudit::simulated(const SizeSimulation& simulation) const {
  return size_with_chance(simulated_all(simulation), simulation.chance);
}

std::vector<std::int64_t> CardContestAudit::simulated_all(const SizeSimulation& simulation) const {
  std::vector<std::vector<std::int64_t>> ends;
  for (const std::size_t claim : hard_claims(simulation.alpha, std::max(1, simulation.trials)))
    ends.push_back(simulated_ends(population(claim), m_bets[claim].lambda, expected_values(claim), simulation));
  return ends_of_all(std::move(ends));
}

std::vector<std::size_t> CardContestAudit::hard_claims(double alpha, int trials) const {
  std::vector<std::size_t> claims;
  const std::int64_t largest = size(alpha);
  for (std::size_t claim = 0; claim < m_bets.size(); ++claim)
    if (claim == m_hardest || kHardShare * draws_at_growth(alpha, m_bets[claim].growth, m_cards) >= largest)
      claims.push_back(claim);
  std::stable_sort(claims.begin(), claims.end(),
                   [&](std::size_t a, std::size_t b) { return m_bets[a].growth < m_bets[b].growth; });
  const std::int64_t trial = std::max<std::int64_t>(1, std::min(m_cards, kHardShare * largest));
  const auto afforded = static_cast<std::size_t>(1 + kDraws / trial / trials);
  claims.resize(std::min({claims.size(), kHardClaims, afforded}));
  return claims;
}

}  // namespace acta::audit

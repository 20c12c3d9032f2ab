// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "acta/audit/card_bets.hpp"
#include "acta/audit/card_claims.hpp"

namespace acta::audit {

/// polling: paper alone. comparison: each card's paper beside its record. one_audit: the same, where some cards are
/// known as pools only.
enum class CardMethod { polling, comparison, one_audit };

struct CardRules {
  CardMethod method = CardMethod::comparison;
  CardStyle style = CardStyle::known;
  ComparisonRates expected;  ///< errors per card that the bet and the sizes allow for (comparison only)
};

/// What was read from paper for one contest on one card.
struct CardPaper {
  enum class Seen { vote, no_contest, not_found };
  Seen seen = Seen::vote;
  CardVote vote;
};

/// One contest under audit: which cards are its, what is claimed, what each card drawn contributes.
/// N, its cards: those whose record has it and phantoms, also in polling; all cards under CardStyle::unknown and where
/// there are no records.
class CardContestAudit {
 public:
  /// `cards` of the audit, phantoms included: as many as records.row_of_card unless that is empty.
  /// Errors of card_outcome(); usage: a claim that does not hold once phantoms count 1/2 (its margin is not above 0);
  /// an instant-runoff contest with pools.
  static base::Result<CardContestAudit> make(ContestRecords records, const CardRules& rules, std::int64_t cards);

  /// A stratum's part of a contest (card_strata.hpp): its cards and votes, without claims until claim_as(). Errors of
  /// make() but those of claims.
  static base::Result<CardContestAudit> make_part(ContestRecords records, const CardRules& rules, std::int64_t cards);
  /// Takes the claims and choices of the whole contest, which need not hold of a part; its own choices come first. From
  /// then on value() is what StratifiedTest draws: upper - A(record) + A(paper), in [0, 2 upper], and A(paper) in
  /// polling. bet(), test(), size() and simulated() are not for parts.
  void claim_as(const CardContest& whole, CardOutcome outcome);

  const CardContest& contest() const { return m_records.contest; }
  const CardOutcome& outcome() const { return m_outcome; }
  std::int64_t cards() const { return m_cards; }
  std::int64_t phantoms() const { return m_phantoms; }
  const std::vector<double>& totals() const { return m_totals; }
  bool has(std::size_t card) const {
    return m_records.row_of_card.empty() || m_rules.style == CardStyle::unknown ||
           m_records.row_of_card[card] != kNotOnCard;
  }
  bool is_phantom(std::size_t card) const {
    return !m_records.row_of_card.empty() && m_records.row_of_card[card] == kPhantomRecord;
  }
  /// There is a record, and it does not have the contest.
  bool is_without(std::size_t card) const {
    return m_rules.method != CardMethod::polling && !m_records.row_of_card.empty() &&
           m_records.row_of_card[card] == kNotOnCard;
  }
  /// The record's vote; nullopt where there is none (polling, phantom, pool, contest not on the card).
  std::optional<std::uint32_t> row(std::size_t card) const;
  std::span<const Choice> vote(std::uint32_t row) const { return m_records.votes.vote(row); }
  /// Whether all votes are known card by card: there are records, and no pools.
  bool has_rows() const { return !m_records.row_of_card.empty() && m_records.pools.empty(); }
  const VoteRows& votes() const { return m_records.votes; }
  std::int64_t cards_of_row(std::uint32_t row) const { return m_counts[row]; }
  /// Cards with the contest and no valid vote; not known where has_rows() is not.
  std::optional<double> blank_votes() const;
  CardMethod method() const { return m_rules.method; }
  /// Whether paper says something else than the record; without a record: whether the card was not found.
  bool differs(std::size_t card, const CardPaper& paper) const;

  /// Reported margin of a claim's assorter: 2 mean - 1, in (0, 2 upper - 1]; of a part from -1 on.
  double margin(std::size_t claim) const { return m_margins[claim]; }
  const CardBet& bet(std::size_t claim) const { return m_bets[claim]; }
  /// The claim that takes most draws.
  std::size_t hardest() const { return m_hardest; }
  /// What the test of a claim is fed for a card: the assorter's value on paper, or the comparison assorter's.
  double value(std::size_t claim, std::size_t card, const CardPaper& paper) const;
  /// The assorter's value on paper, in [0, upper]: 0 if the card was not found, or its paper lacks a contest that the
  /// record has (CardStyle::known). The claim holds on paper if the mean over all cards is above 1/2.
  double paper_value(std::size_t claim, const CardPaper& paper) const;
  /// A(record) - A(paper) of a claim's assorter: above 0 where the paper speaks less for the claim than the record.
  /// REQUIRES: no polling.
  double overstatement(std::size_t claim, std::size_t card, const CardPaper& paper) const;
  OwnedTest test(std::size_t claim) const { return card_test(population(claim), m_bets[claim].lambda); }
  Population population(std::size_t claim) const;
  /// Values as expected if paper says what was reported, apart from the expected rates of error.
  std::vector<ValueShare> expected_values(std::size_t claim) const;
  /// Whether, as expected, every card gives one value: sizes by formula are then enough and not an average.
  bool is_even() const;
  /// Draws to a risk limit by formula, for the hardest claim.
  std::int64_t size(double alpha) const { return draws_at_growth(alpha, m_bets[m_hardest].growth, m_cards); }
  std::int64_t simulated(const SizeSimulation& simulation) const;
  /// Sizes that were enough for all claims in simulated audits, sorted: ends_of_all() of the hardest claim and of those
  /// that take a third of its draws or more, the twenty hardest at most, and fewer where samples are so large that
  /// others would take more than 400 million draws.
  std::vector<std::int64_t> simulated_all(const SizeSimulation& simulation) const;

 private:
  CardContestAudit() = default;
  /// The claims of simulated_all(), the hardest first.
  std::vector<std::size_t> hard_claims(double alpha, int trials) const;
  void count();
  base::Result<void> claim();
  /// The assorters' values of all records, and margins.
  void value_claims(CardOutcome outcome);
  double record_value(std::size_t claim, std::uint32_t row) const;
  double compared(std::size_t claim, double record, double paper) const;
  /// Adds `cards` cards of a pool with these values on paper, compared with their mean where there are records.
  void add_pool(std::size_t claim, const CardPool& pool, double record, std::vector<ValueShare>& shares) const;

  ContestRecords m_records;
  CardRules m_rules;
  CardOutcome m_outcome;
  bool m_is_part = false;
  std::int64_t m_cards = 0, m_phantoms = 0, m_without = 0;
  std::vector<std::int64_t> m_counts;  ///< cards by row: votes, then pools
  std::vector<double> m_totals;
  std::vector<std::vector<double>> m_values;  ///< of records: by claim, then row
  std::vector<double> m_margins;
  std::vector<CardBet> m_bets;
  std::size_t m_hardest = 0;
};

}  // namespace acta::audit

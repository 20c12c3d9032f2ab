// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "acta/audit/assorters.hpp"
#include "acta/audit/card_votes.hpp"
#include "acta/audit/irv_difficulty.hpp"
#include "acta/audit/outcome_claims.hpp"
#include "acta/base/error.hpp"

namespace acta::audit {

/// What a ballot whose first choice is elected in the first round is worth to others, by that choice; a ballot that
/// begins with another is worth 1.
struct BallotWorth {
  std::vector<double> most = {};   ///< in [0, 1]; empty: 1
  std::vector<double> least = {};  ///< in [0, most]; empty: nothing is known
  std::vector<char> elected = {};  ///< where `least` is: who takes no ballots after the first round
  friend bool operator==(const BallotWorth&, const BallotWorth&) = default;
};

/// One claim about the paper and its assorter: a linear one (assorters.hpp), or an assertion of an instant-runoff
/// count: w goes not before l: 1 if w is ranked first, 0 if l is ranked and w not above it; w is not next among S: 1 or
/// 0 if w or l is the highest of S; else 1/2 (SHANGRLA, Stark 2020, section 2.4).
class CardClaim {
 public:
  CardClaim(std::string text, Claim claim);
  /// Of the first choice of each ranking alone; `constant` as in with_constant().
  static CardClaim of_first_places(std::string text, Claim claim, double constant = 0);
  CardClaim(std::string text, const Assertion& assertion) : m_text(std::move(text)), m_assertion(assertion) {}
  /// w not before l, where a ballot whose first choice is c counts for l by at most `most[c]`, in [0, 1]: then
  /// (1 - most[c]) / 2 in place of 0.
  static CardClaim with_values(std::string text, const Assertion& assertion, std::vector<double> most);
  /// What counts for whom beside others who stand or are elected (stv_standing.hpp).
  struct Beside {
    std::vector<char> weights = {};  ///< by choice; ballots with a sum of `limit` above l do not count for l
    std::size_t limit = 1;
    BallotWorth worth = {};
    std::vector<char> passed = {};  ///< empty, or by choice: w's are those whose first choice outside is w
    friend bool operator==(const Beside&, const Beside&) = default;
  };
  /// (1 + what a ballot is worth to w - what it is worth to l) / 2. To w: 1 for w's ballots, or `least` of those that
  /// begin with one who is elected, and whose first choice that is neither elected nor passed is w. To l: 1, or `most`,
  /// of those that rank l, not w above it, and count for l. REQUIRES: w and l are not passed.
  static CardClaim beside(std::string text, const Assertion& assertion, Beside terms);
  /// What ballots are worth to w, as above, is more than a share, in (0, 1), of the valid ones: worth / (2 share) for
  /// these. REQUIRES: terms.weights is empty.
  static CardClaim share_with_passed(std::string text, std::size_t winner, Beside terms, double share);
  /// A linear claim with a number in it that no card changes: `constant` of each card, whatever is on it. A vote
  /// without a mark weighs `blank`. The claim's lowest and highest are those of a card without the constant. REQUIRES:
  /// lowest + constant < 0.
  static CardClaim with_constant(std::string text, Claim claim, double constant, double blank);
  /// Whether both say the same in the same words: names may hold any words.
  bool same_as(const CardClaim& other) const;
  const std::string& text() const { return m_text; }
  double upper() const { return m_upper; }
  /// In [0, upper()]; 1/2 for an empty vote unless there is a constant.
  double value(std::span<const Choice> vote) const;
  /// Of a card that does not have the contest: 1/2 but for a constant.
  double without_contest() const;
  /// Mean over a pool. REQUIRES: is_linear().
  double pool_mean(const CardPool& pool) const;
  bool is_linear() const { return m_linear.has_value() && !m_first_only; }
  /// Choices that matter, with their weights. REQUIRES: is_linear().
  const std::vector<double>& weights() const { return m_linear->weights; }

 private:
  double worth_to_loser(std::span<const Choice> vote) const;
  double worth_to_winner(std::span<const Choice> vote) const;
  double value_ranked(std::span<const Choice> vote) const;

  std::string m_text;
  std::optional<Claim> m_linear;
  Assertion m_assertion;
  double m_scale = 0, m_upper = 1, m_constant = 0, m_blank = 0;
  bool m_first_only = false;
  Beside m_beside;
  double m_share = 0;  ///< of the valid ballots; 0: w is compared with l
};

/// Who wins by the votes, in words, and what has to be true of the paper for it.
struct CardOutcome {
  /// Choices, ascending; supermajority: empty where nobody has the share; stv: those who are proven.
  std::vector<std::size_t> winners;
  std::vector<std::size_t> losers = {};  ///< stv: choices that are proven not to be elected
  std::string statement;
  std::vector<CardClaim> claims;
  std::vector<SeatGroup> seats = {};       ///< law: as OutcomeClaims has them; of other kinds none
  std::vector<std::string> unproven = {};  ///< law, stv: what the claims do not cover, and why
};

/// Votes of a contest: by distinct vote, or, for linear kinds only, totals by choice.
struct CardTallies {
  std::vector<double> totals;        ///< by choice; of instant-runoff contests not used
  std::vector<std::int64_t> rows;    ///< cards by row of VoteRows; empty: unknown
  std::optional<double> blank = {};  ///< law: cards with the contest and no valid vote; unknown where not told
  double unseen = 0;                 ///< law: cards without a record, each taken to be against every claim
};

/// Plurality and approval: each winner over each other choice. Supermajority: the first choice above the share, or all
/// below it; exactly the share, to 1e-12 of the valid votes, is neither. Seats of lists and second rounds:
/// card_claims_lists.hpp. Instant-runoff: the assertions of least
/// difficulty that exclude every other winner. Single transferable vote: card_claims_stv.hpp. A law:
/// card_claims_law.hpp. Errors: usage: a tie for
/// the last seat, exactly the share, others elected than stated, no claims (nobody else stands), instant-runoff without
/// votes by row, or with more than 64 choices.
base::Result<CardOutcome> card_outcome(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies,
                                       std::int64_t cards);

}  // namespace acta::audit

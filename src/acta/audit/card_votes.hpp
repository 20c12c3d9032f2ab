// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "acta/audit/row_column.hpp"

namespace acta::audit {

/// A choice of a contest, by its place in CardContest::choices.
using Choice = std::uint16_t;
/// One card's valid vote in one contest: marked choices ascending; ranked kinds: in order of preference. Empty:
/// blank, or not valid (more marks than allowed), which every assorter values at 1/2.
using CardVote = std::vector<Choice>;

enum class CardContestKind { plurality, supermajority, approval, irv, stv, dhondt, sainte_lague, runoff, law };
inline bool is_ranked(CardContestKind kind) { return kind == CardContestKind::irv || kind == CardContestKind::stv; }
/// Whether an outcome is another as soon as one claim fails. Of other kinds claims are enough, and may be more than it
/// needs.
inline bool needs_every_claim(CardContestKind kind) {
  return kind == CardContestKind::plurality || kind == CardContestKind::approval ||
         kind == CardContestKind::supermajority;
}

struct CardLaw;  // card_claims_law.hpp

/// A contest as the rules have it.
struct CardContest {
  std::string id, name;
  std::vector<std::string> choices;
  CardContestKind kind = CardContestKind::plurality;
  int winners = 1;                          ///< plurality, approval, stv, lists: seats
  int votes_for = 1;                        ///< marks that a vote may have; more make it invalid
  double share = 0.5;                       ///< supermajority, runoff: to win takes more of the valid votes, in (0, 1)
  std::vector<std::string> elected;         ///< who is reported to win; empty: who the votes say
  bool fractional = false;                  ///< stv: see card_claims_stv.hpp
  double threshold = 0;                     ///< dhondt, sainte_lague: a list below this share gets no seats; 0: none
  double lead_share = 0, lead = 0;          ///< runoff: card_claims_lists.hpp; lead_share 0: a majority alone elects
  bool lowest = false;                      ///< stv: who is excluded, see card_claims_stv.hpp
  bool surpluses_first = false;             ///< stv: when surpluses move, see there; only where fractional
  std::optional<int> value_decimals = {};   ///< stv: what values of ballots keep at least; nullopt: exact
  std::shared_ptr<const CardLaw> law = {};  ///< of kind law
};

/// The vote that marks make: sorted without repeats (ranked kinds: repeats dropped, order kept); empty where there
/// are more than allowed.
CardVote vote_of_marks(const CardContest& contest, CardVote marks);

/// The distinct votes of one contest, numbered from 0 in order of first appearance.
class VoteRows {
 public:
  /// The number of this vote, which is added where it is new.
  std::uint32_t add(std::span<const Choice> vote);
  std::span<const Choice> vote(std::uint32_t row) const {
    return std::span(m_choices).subspan(m_begin[row], m_begin[row + 1] - m_begin[row]);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(m_begin.size() - 1); }

 private:
  std::vector<Choice> m_choices;
  std::vector<std::size_t> m_begin{0};
  std::unordered_map<std::string, std::uint32_t> m_row_of;
  std::vector<std::uint32_t> m_single;  ///< rows of the blank vote, then of each choice alone; kNotOnCard: none yet
};

/// Cards of a contest that are known together only (ONEAudit).
struct CardPool {
  std::vector<double> totals;  ///< votes by choice
  double cards = 0;            ///< that may hold the contest; those without a valid vote count 1/2
};

/// All that is recorded of one contest.
struct ContestRecords {
  CardContest contest;
  VoteRows votes;
  std::vector<CardPool> pools;
  RowColumn row_of_card;         ///< by card of the audit; empty: no records (polling)
  std::vector<double> reported;  ///< totals by choice where there are no records
};

}  // namespace acta::audit

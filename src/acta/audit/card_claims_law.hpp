// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "acta/audit/card_claims.hpp"
#include "acta/model/law.hpp"
#include "acta/model/poll.hpp"
#include "acta/model/result.hpp"

namespace acta::audit {

/// What a law makes of a contest's choices: each is a list of the poll, in one area and on one ballot.
struct CardLaw {
  /// count::count(), whose room this one does not know.
  using Count = std::function<base::Result<model::CountResult>(const model::Poll&, const model::Law&)>;
  struct Column {
    std::size_t list = model::kNone;   ///< index into Poll::lists; kNone: valid votes for no list
    std::size_t ballot = 0, area = 0;  ///< index into Poll::tallies; row of the tally
  };
  model::Law law;
  model::Poll poll;             ///< lists, areas, agreements and tallies of the right size, all votes 0
  std::vector<Column> columns;  ///< by choice
  Count count;
  double least = 0;                        ///< what fewer cards reverse is left out
  std::optional<std::int64_t> seats = {};  ///< as many as are stated to be filled
  base::Place seats_place = {};            ///< where that is stated
};

/// The poll that these totals by choice make. Ballots that are not valid are told in one area with one ballot, where
/// tallies.blank is known; else nothing is said of them.
model::Poll poll_of(const CardLaw& law, const CardTallies& tallies);

/// Claims of outcome_claims() on the poll of the totals, with tallies.unseen cards against each. A statement c + sum of
/// a_j V_j > 0 is one of cards: each of the `cards` contributes c / cards, beside a_j for each mark j and, where the
/// law asks for ballots that are not valid, their weight for a vote without a mark (Blom et al. 2021, arXiv:2107.11903:
/// A = 1/2 - g / (2 min g) of g so made). The least is that of one mark on each ballot. A statement that is true of any
/// paper is left out, and so is one that stands twice. Where no card is against it and paper can make it 0, half the
/// least that one card adds is taken off: V > 0 is V - 1/2 > 0. CardOutcome::winners names a list once for each of its
/// seats, by its first choice. REQUIRES: contest.law, and columns of the contest's choices. Errors: usage: of the
/// count; a choice that is no list; no part can be proven; others elected than stated (seats that
/// a lot decides may be stated of those who are tied); other seats than stated, at seats_place; shares of all ballots
/// where those that are not valid are not known. Limit: more than 50 million pairs of a claim and a choice.
base::Result<CardOutcome> law_outcome(const CardContest& contest, const CardTallies& tallies, std::int64_t cards);

}  // namespace acta::audit

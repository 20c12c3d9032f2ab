// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "acta/count/ranked/ballot_log.hpp"
#include "acta/count/ranked/piles.hpp"

namespace acta::count {

/// Papers of excluded candidates that move in one stage.
using ExclusionPart = std::vector<std::pair<std::uint32_t, Pile>>;

/// Piles and votes of every candidate while a staged count goes on, and what left them.
///
/// Law: votes of all shown + inactive + residual = ballots with a mark.
class StagedBooks {
 public:
  /// `before`: rounds before the first stage, for the log. Keeps references to all.
  StagedBooks(const RankedContest& contest, const RankedRules& rules, BallotLog* log, std::uint32_t before);

  /// The first stage. Returns how many ballots have no mark.
  std::int64_t sort_all(const std::vector<bool>& standing);
  /// Votes of all candidates.
  Amount active() const;
  const Amount& votes(std::uint32_t candidate) const { return *m_tally[candidate]; }
  const Amount& residual() const { return m_residual; }
  RankedFigures figures() const;
  /// Transfers since the last call.
  std::vector<RankedTransfer> take_transfers();

  /// Moves the surplus of `from`, who keeps the threshold. Errors: of `choose`.
  base::Result<RankedMove> move_surplus(std::uint32_t from, const Amount& threshold, const std::vector<bool>& standing,
                                        const TiedChoice& choose);
  /// As every_nth: ballots n, 2n, …, then n + 1, 2n + 1, …, at last 1 to n - 1, until the surplus is gone. Whoever gets
  /// to the threshold leaves `standing` at once and joins `reached`.
  RankedMove move_nth(std::uint32_t from, const Amount& threshold, std::vector<bool>& standing,
                      std::vector<std::uint32_t>& reached);
  /// The papers of excluded candidates in the parts in which they move. To be called once for each of them.
  std::vector<ExclusionPart> take_parts(const std::vector<std::uint32_t>& gone);
  /// `last`: nothing is left with the excluded, who are shown no more.
  RankedMove move_part(const ExclusionPart& part, bool last, const Amount& threshold, std::vector<bool>& standing,
                       std::vector<std::uint32_t>& reached);

 private:
  struct Step {
    const Amount& threshold;
    std::vector<bool>& standing;
    std::vector<std::uint32_t>& reached;
  };

  /// Ballots that were sent, by recipient and value; the values are held, so that no address comes twice.
  struct Sent {
    std::map<std::pair<Recipient, const Amount*>, std::int64_t> counts;
    std::vector<SharedAmount> values;
  };

  void file(Recipient from, Recipient to, Papers papers);
  void note(Recipient from, Recipient to, const Papers& papers);
  void credit(std::uint32_t from, Recipient to, const Amount& amount);
  void send(std::uint32_t from, Sorted one, Sent& sent);
  Amount credit_all(std::uint32_t from, const Sent& sent);
  bool send_one(std::uint32_t from, Papers paper, bool leave_others, const Step& step);
  void lose(std::uint32_t from, const Amount& rest);
  /// Guarded arithmetic: rounds all votes; what that adds or takes is in the residual, which may so be below 0.
  void settle();

  const RankedContest* m_contest;
  const RankedRules* m_rules;
  BallotLog* m_log;
  std::uint32_t m_before;
  SharedAmount m_one{Amount(1)};
  std::vector<Pile> m_pile;
  std::vector<std::optional<Amount>> m_tally;
  std::array<Amount, kInactiveKinds> m_inactive{};
  Amount m_residual;
  std::vector<RankedTransfer> m_transfers;
  std::uint32_t m_stage = 0;
};

}  // namespace acta::count

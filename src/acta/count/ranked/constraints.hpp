// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/count/ranked/contest.hpp"
#include "acta/count/ranked/rules.hpp"

namespace acta::count {

/// Who must be elected and who cannot be, so that every group of the contest gets at least and at most its seats.
///
/// Of those who stand, with `seats` left to fill (all of them, where no more stand): a completion is a choice of so
/// many with which, and with those elected, all constraints hold. Doomed: in no completion. Guarded: in every one. All
/// constraints are looked at together, as I. D. Hill asks for (STV with constraints, Voting matters 9, 1998); one after
/// the other they can lead to where none holds. Candidates of the same groups are interchangeable: what is counted are
/// numbers of each kind, not candidates.
class ConstraintBook {
 public:
  /// Where everybody stands.
  struct Standing {
    std::vector<bool> doomed, guarded;  ///< by candidate; false for those who do not stand
    bool possible = true;               ///< there is a completion
  };

  explicit ConstraintBook(const RankedContest& contest);
  std::size_t kinds() const { return m_kinds.size(); }  ///< candidates of the same groups are one kind
  bool empty() const { return m_constraints == nullptr || m_constraints->empty(); }

  /// REQUIRES: elected do not stand. `seats`: left.
  Standing judge(const std::vector<bool>& standing, const std::vector<std::uint32_t>& elected, int seats) const;
  /// Whether there is a completion once all of `winners`, who stand, are elected.
  bool allows(std::vector<bool> standing, std::vector<std::uint32_t> elected, int seats,
              const std::vector<std::uint32_t>& winners) const;

 private:
  using Numbers = std::vector<int>;  ///< by kind, or by constraint
  struct Kind {
    std::vector<bool> in;  ///< by constraint
  };
  bool completes(const Numbers& standing, const Numbers& elected, int seats, const Numbers& least) const;
  Numbers kinds_of(const std::vector<bool>& standing) const;
  Numbers in_groups(const std::vector<std::uint32_t>& elected) const;

  const std::vector<RankedConstraint>* m_constraints = nullptr;
  std::vector<Kind> m_kinds;
  std::vector<std::size_t> m_kind_of;  ///< by candidate
};

/// Errors (usage): rules by which no constraints are kept (transfers one_at_a_time without fewest_votes,
/// restart and every_nth; meek; warren), a group with `least` above `most` or members that are no
/// candidates, more numbers of seats by group than kMostStates or too many kinds for them (limit), constraints that
/// cannot be met by those who stand: with the first that cannot alone, else all of them.
base::Result<void> check_constraints(const RankedContest& contest, const RankedRules& rules);
inline constexpr std::size_t kMostStates = 200'000;

}  // namespace acta::count

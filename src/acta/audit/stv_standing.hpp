// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/audit/card_claims.hpp"

namespace acta::audit {

/// Choices that stay in the count, or are elected, as long as l stands; ascending, with the votes by which each leads.
struct Standing {
  std::vector<std::size_t> others;
  std::vector<double> leads;
  double least() const;  ///< infinite where there are none
};

/// Who is never excluded before whom, in a count by single transferable vote of which `seats` seats are left beside
/// choices that are elected in the first round.
class StvStanding {
 public:
  /// `elected`: by choice. `most`: a ballot whose first choice is c is worth at most most[c] to others. REQUIRES:
  /// votes outlive this.
  StvStanding(const VoteRows& votes, const CardTallies& tallies, std::vector<char> elected, std::size_t seats,
              std::vector<double> most);

  /// A set O of choices, each of which has more first preferences than there are votes for l that do not rank it above
  /// l and rank fewer than `seats` of O above l. Take the first time that one of O is excluded, l still standing: fewer
  /// than `seats` of O are elected by then, as l is to have a seat, and the others stand, so that no ballot with so
  /// many of O above l counts for l. Whoever goes has its first preferences, more than that, and l fewer votes: it does
  /// not go. So all of O are elected or ahead of l for good, and l is not elected if they are `seats` or more. Each
  /// lead is above `least`; the smallest lead of so many is as large as removing one after the other makes it. Empty
  /// where fewer than `seats` are left.
  Standing beside(std::size_t loser, double least) const;

 private:
  std::vector<double> leads(std::size_t loser, const std::vector<char>& others) const;
  Standing largest(std::size_t loser, std::vector<char> others, double least) const;

  struct Row {
    std::span<const Choice> vote;
    double count = 0;
  };
  std::vector<std::vector<Row>> m_rows;  ///< by choice: ballots on which it is
  std::vector<double> m_first, m_most;
  std::vector<char> m_elected;
  std::size_t m_seats;
};

}  // namespace acta::audit

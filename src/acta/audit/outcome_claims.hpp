// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "acta/audit/area_claims.hpp"
#include "acta/model/law.hpp"
#include "acta/model/poll.hpp"
#include "acta/model/result.hpp"

namespace acta::audit {

/// One statement about the totals from which, with the others, the outcome follows.
struct OutcomeClaim {
  std::string text;  ///< "Likud above 3.25 % of the valid votes", "Zulia: seat 3 of PSUV before seat 2 of AD"
  AreaClaim claim;
};

/// Seats that are filled together, and whether the claims prove them.
struct SeatGroup {
  std::string tier, area;                                     ///< id, name; area empty: the whole
  std::vector<std::pair<std::string, std::int64_t>> holders;  ///< lists with seats here, most first
  std::int64_t seats = 0;                                     ///< with those that are tied
  bool proven = false;
  std::string reason;        ///< why not
  bool provisional = false;  ///< seats of a tier that a later one only reckons with, or no seats but their places
  std::string given = {};    ///< ids of external tiers whose seats are taken as the record states them: "electorate"
};

/// Claims that together prove what the law made of the votes; what they do not cover is said, never left out.
struct OutcomeClaims {
  std::vector<OutcomeClaim> claims;
  std::vector<SeatGroup> seats;       ///< of the law's tiers; empty for an office
  std::vector<std::string> unproven;  ///< "tier list: seats of a compensation tier have no assertions here"
};

/// Claims for: an office (a majority, a lead such as 40 % and 10 points, or that these two go to a second round); and,
/// tier by tier and area by area, winners by plurality; all seats to one list; seats by a divisor method, or by whole
/// quotas and their rest, with conditions on taking part, surplus agreements, seats of areas apportioned by votes;
/// seats that compensate for those of other tiers; seats by areas and lists; clauses on a majority of the seats. Seats
/// of external tiers are numbers that the record states: what hangs on them is proven given these (SeatGroup::given).
/// Groups of seats that hang on each other
/// stand and fall together: one with a claim that has no positive margin (`unseen` ballots against each), or that fewer
/// than `least` ballots reverse, is not proven, nor is one that hangs on it; single seats of it may be. Where nothing
/// would be left, the claims without a margin are kept and tell so. Not covered, and said so: external tiers
/// themselves, ties, more whole quotas than seats, seats that nobody gets. Derivations: doc/methods/audit.md, "From
/// tally sheets". REQUIRES: result is that of count().
OutcomeClaims outcome_claims(const model::Poll& poll, const model::Law& law, const model::CountResult& result,
                             double unseen = 0, double least = 0);

}  // namespace acta::audit

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/base/ratio.hpp"

namespace acta::model {

/// How the seats of a list go to its candidates.
struct OpenListRule {
  enum class Kind {
    closed,      ///< in the order of the list
    by_votes,    ///< in the order of their own votes
    threshold,   ///< first those with enough own votes, in the order of these, then the order of the list
    devolution,  ///< votes for the list as it stands are handed down its order, to each what the eligibility figure
                 ///< asks for, as far as they go; then in the order of all votes
  } kind = Kind::closed;

  // threshold: own votes are at least `share` of `base`, or more than that
  base::Ratio share{0, 1};
  enum class Base {
    list_votes,  ///< all votes of the list
    quota,       ///< OpenList::quota: votes for a seat
  } of = Base::list_votes;
  bool more_than = false;

  // devolution
  base::Ratio pool{1, 2};  ///< that share of the list-only votes is handed down, rounded up
  bool per_seat = false;   ///< voters have as many votes as there are seats: pool and figure are taken `seats` times

  enum class Ties {
    lot,  ///< of those whose places differ by having a seat or none; otherwise the order of the list
    list_order,
  } ties = Ties::lot;
};

}  // namespace acta::model

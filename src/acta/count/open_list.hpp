// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/model/open_list_rule.hpp"

namespace acta::count {

using model::OpenListRule;

/// One list. Votes are in [0, kMostVotes]; the terms of shares and quotas are small enough for 64-bit products.
struct OpenList {
  std::vector<std::int64_t> own;  ///< votes of each candidate, in the order of the list
  std::int64_t seats = 0;
  std::int64_t votes = 0;               ///< of the list, all together: the base of shares and of the eligibility figure
  std::int64_t list_only = 0;           ///< for the list without naming a candidate
  base::Ratio quota{0, 1};              ///< votes for a seat, where the threshold is a share of it
  std::vector<std::size_t> drawn = {};  ///< candidates in the order of a recorded draw of lots
};

/// A candidate in the order in which the list's seats are filled.
struct Placed {
  std::size_t candidate = 0;
  enum class Reason {
    list_order,
    votes,       ///< own votes, under Kind::by_votes
    threshold,   ///< own votes reach the threshold
    own_figure,  ///< own votes reach the eligibility figure
    with_pool,   ///< own votes and those handed down
  } reason = Reason::list_order;
  std::int64_t votes = 0;   ///< that count: own and handed down
  std::int64_t handed = 0;  ///< from the pool, of these
};

struct ElectedOfList {
  std::vector<Placed> order;      ///< all candidates; those after the seats stand in for vacancies
  std::size_t elected = 0;        ///< how many of `order`, from its front, are sure of a seat
  std::vector<std::size_t> tied;  ///< candidates among whom `open` seats are to be drawn; they follow in `order`
  std::int64_t open = 0;
  std::int64_t unfilled = 0;    ///< seats for which the list has no candidate
  base::Ratio threshold{0, 1};  ///< own votes that were asked for; devolution: the eligibility figure
};

ElectedOfList elect(const OpenList& list, const OpenListRule& rule);

}  // namespace acta::count

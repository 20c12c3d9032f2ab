// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/count/partial.hpp"
#include "acta/count/qualify.hpp"
#include "acta/count/tiers.hpp"

namespace acta::count {

struct Range {
  std::int64_t least = 0, most = 0;
};
/// Of every list in one area.
struct AreaRanges {
  std::vector<Range> ranges;
  bool bound = false;
};

/// One area of a tier with what may still come there.
struct PartialArea {
  const Plan& plan;
  const Votes& votes;
  const std::vector<std::int64_t>& more;  ///< per row: votes that may come in it
  std::size_t tier = 0, area = 0, row = 0;
  std::int64_t seats = 0;

  const TierPlan& own() const { return plan.tiers[tier]; }
  std::int64_t outstanding() const { return more[row]; }
};

/// Whether a list meets a condition of the tier, whoever gets the outstanding votes, and whether it may.
struct Chance {
  std::vector<char> surely, perhaps;  ///< per list
};
/// `ranges`: of the whole in earlier tiers, per tier and list.
Chance chance_of(const PartialArea& at, const std::vector<std::vector<Range>>& earlier);

/// `who` has n lists with `votes` each; chances as above. Divisor methods.
std::vector<Range> divisor_ranges(const std::vector<std::int64_t>& votes, std::int64_t seats, std::int64_t outstanding,
                                  const Signposts& posts, const Chance& chance);
/// Quotas. `quota_votes`: the votes of which the quota is taken, where they are not those of the lists; else 0.
std::vector<Range> quota_ranges(const std::vector<std::int64_t>& votes, std::int64_t seats, std::int64_t outstanding,
                                const model::Quota& quota, std::int64_t quota_votes, const Chance& chance);
std::vector<Range> plurality_ranges(const PartialArea& at);
std::vector<Range> winner_ranges(const PartialArea& at, const Chance& chance);

/// Certain seats of others leave at most the rest.
void tighten(std::vector<Range>& ranges, std::int64_t seats);

}  // namespace acta::count

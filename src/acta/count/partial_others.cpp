// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <optional>

#include "acta/count/partial_parts.hpp"
#include "acta/count/runners.hpp"

namespace acta::count {
namespace {

using base::Int128;
using Rounding = model::Quota::Rounding;

/// By how much whole quotas can be more than the seats at most; nullopt where nothing is known of it.
std::optional<std::int64_t> excess_of(const model::Quota& quota) {
  if (quota.rounding == Rounding::exact || quota.rounding == Rounding::up) return quota.plus;
  if (quota.rounding == Rounding::down_plus_one) return std::max<std::int64_t>(0, quota.plus - 1);
  return std::nullopt;
}

/// Whole quotas that `own` votes of `all` are at least: a quota rounded up is less than one vote larger.
std::int64_t whole_quotas(std::int64_t own, std::int64_t all, std::int64_t parts, const model::Quota& quota) {
  const Int128 above = quota.rounding == Rounding::exact ? all : static_cast<Int128>(all) + parts;
  return above == 0 ? 0 : static_cast<std::int64_t>(static_cast<Int128>(own) * parts / above);
}

std::int64_t sum_where(const std::vector<std::int64_t>& votes, const std::vector<char>& counted) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < votes.size(); ++i) sum += counted[i] ? votes[i] : 0;
  return sum;
}

/// Fewest votes that lift `needed` of the others to at least `level`; more than `most` where that cannot be.
std::int64_t lifting(std::vector<std::int64_t> others, std::size_t needed, std::int64_t level, std::int64_t most) {
  if (needed > others.size()) return most + 1;
  std::sort(others.begin(), others.end(), std::greater<>());
  std::int64_t sum = 0;
  for (std::size_t k = 0; k < needed; ++k)
    sum = std::min(most + 1, sum + std::max<std::int64_t>(0, std::max<std::int64_t>(level, 1) - others[k]));
  return sum;
}

struct Sides {
  std::vector<std::int64_t> own, others;  ///< votes of runners, own ones descending
};

/// Seats of `places` that the owner of `sides.own` surely has, and may have.
Range places_of(const Sides& sides, std::size_t places, std::int64_t outstanding) {
  Range range;
  const std::size_t most = std::min(places, sides.own.size());
  while (static_cast<std::size_t>(range.least) < most) {
    const auto m = static_cast<std::size_t>(range.least);
    if (sides.own[m] == 0 || lifting(sides.others, places - m, sides.own[m], outstanding) <= outstanding) break;
    ++range.least;
  }
  std::vector<std::int64_t> others = sides.others;
  std::sort(others.begin(), others.end(), std::greater<>());
  for (std::size_t m = 1; m <= most; ++m) {
    const std::int64_t level = places - m < others.size() ? others[places - m] : 0;
    if (lifting(sides.own, m, level, outstanding) <= outstanding) range.most = static_cast<std::int64_t>(m);
  }
  return range;
}

}  // namespace

std::vector<Range> quota_ranges(const std::vector<std::int64_t>& votes, std::int64_t seats, std::int64_t outstanding,
                                const model::Quota& quota, std::int64_t quota_votes, const Chance& chance) {
  std::vector<Range> ranges(votes.size());
  const std::int64_t parts = seats + quota.plus;
  const std::int64_t all = quota_votes > 0 ? quota_votes : sum_where(votes, chance.perhaps);
  const auto excess = excess_of(quota);
  const bool one_each = quota.rest == model::Quota::Rest::largest_remainder && !quota.rest_needs_quota &&
                        quota.rounding == Rounding::exact && quota_votes == 0;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (chance.surely[i] && excess)
      ranges[i].least =
          std::clamp<std::int64_t>(whole_quotas(votes[i], all + outstanding, parts, quota) - *excess, 0, seats);
    if (!chance.perhaps[i]) continue;
    ranges[i].most = seats;
    if (!one_each) continue;
    const std::int64_t sure = sum_where(votes, chance.surely) + (chance.surely[i] ? 0 : votes[i]);
    ranges[i].most = std::min(seats, whole_quotas(votes[i] + outstanding, sure + outstanding, parts, quota) + 1);
  }
  return ranges;
}

std::vector<Range> plurality_ranges(const PartialArea& at) {
  std::vector<Range> ranges(at.plan.lists());
  Standing none;
  const Work work{at.plan, at.votes, none};
  const auto& runners = at.own().runners[at.area];
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    Sides sides;
    for (const Runner& runner : runners)
      (runner.list == i ? sides.own : sides.others).push_back(runner_votes(work, at.tier, at.area, runner));
    std::sort(sides.own.begin(), sides.own.end(), std::greater<>());
    ranges[i] = places_of(sides, static_cast<std::size_t>(at.seats), at.outstanding());
  }
  return ranges;
}

std::vector<Range> winner_ranges(const PartialArea& at, const Chance& chance) {
  std::vector<Range> ranges(at.plan.lists());
  const auto votes = at.votes.row(at.own().tally, at.row);
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    Sides against{{votes[i]}, {}}, beside{{votes[i]}, {}};
    for (std::size_t j = 0; j < ranges.size(); ++j) {
      if (j != i && chance.perhaps[j]) against.others.push_back(votes[j]);
      if (j != i && chance.surely[j]) beside.others.push_back(votes[j]);
    }
    if (chance.surely[i]) ranges[i].least = at.seats * places_of(against, 1, at.outstanding()).least;
    if (chance.perhaps[i]) ranges[i].most = at.seats * places_of(beside, 1, at.outstanding()).most;
  }
  return ranges;
}

}  // namespace acta::count

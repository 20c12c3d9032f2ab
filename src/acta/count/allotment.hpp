// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "acta/count/horizon.hpp"
#include "acta/count/signposts.hpp"
#include "acta/model/formula.hpp"
#include "acta/model/law.hpp"
#include "acta/model/result.hpp"

namespace acta::count {

/// A formula made ready: its divisors as integers.
struct Method {
  model::Formula formula;
  Signposts signposts;
  model::Ties ties;
  explicit Method(model::Formula f, model::Ties t = model::Ties::lot)
      : formula(std::move(f)), signposts(formula.divisors), ties(t) {}
};

/// What is shared out and among whom. Spans are of one length.
struct Division {
  std::span<const std::int64_t> votes;       ///< each > 0
  std::int64_t seats = 0;                    ///< >= 0
  std::span<const std::int64_t> least = {};  ///< seats that each has at least; empty: none. Divisor methods only
  std::span<const std::size_t> drawn = {};   ///< indices in the order of a recorded draw of lots
  std::int64_t quota_votes = 0;              ///< votes of which the quota is taken; 0: the sum of `votes`
  std::span<const std::int64_t> start = {};  ///< seats perhaps near the answer; any give the same
};

/// Seats of one division, without the way there. Exact.
struct Allotment {
  std::vector<std::int64_t> seats;  ///< of tied entries only what is sure
  std::vector<std::size_t> tied;    ///< entries among which the last seats are tied and no recorded draw decides
  std::int64_t undecided = 0;       ///< seats among them
  std::int64_t unfilled = 0;        ///< seats that the formula leaves over (Quota::Rest::none)

  friend bool operator==(const Allotment&, const Allotment&) = default;
};

/// Shares out by highest averages or by quotas. With `least` a divisor method goes on from these seats: everyone has
/// the larger of `least` and its votes over the divisor, rounded. Where the least seats are more than all, they stay.
Allotment allot(const Division& division, const Method& method);
/// The same by highest averages, whatever quota the method has.
Allotment allot_averages(const Division& division, const Method& method);

/// Quota and remainders of a division by quotas: whole_i = floor(votes_i * below / above), remainder_i the rest.
struct Quotas {
  base::Int128 above = 0, below = 1;  ///< the quota as a fraction
  std::vector<std::int64_t> whole;
  std::vector<base::Int128> remainder;  ///< in units of 1 / below votes
};
Quotas quotas_of(const Division& division, const model::Quota& quota);

/// Whether `allotment` comes out of `division` again while votes change by slopes[i] * m (and quota_votes by
/// total_slope * m): adds its comparisons to the horizon. REQUIRES: nothing is tied.
void add_horizon(Horizon& horizon, const Division& division, std::span<const int> slopes, int total_slope,
                 const Method& method, const Allotment& allotment);

/// The divisors between which every entry has its seats; nullopt for quotas, for d(0) = 0 and for squares.
std::optional<model::DivisorInterval> interval_of(const Division& division, const Method& method,
                                                  const Allotment& allotment);

}  // namespace acta::count

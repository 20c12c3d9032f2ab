// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "acta/count/standing.hpp"

namespace acta::count {

/// A poll without the lists that cannot matter for a margin: those that take part in nothing, are first or second
/// nowhere, and are not among the nearest to taking part. Totals stay as they are. Nations have hundreds of such lists.
struct Reduced {
  model::Poll poll;
  std::vector<std::size_t> original;  ///< of each list: its index in the whole poll
};

/// How many lists that take no part are looked at as gainers of votes, in each area those with most votes there: to the
/// holder of a seat, votes that move to any other of them are votes that fall away.
inline constexpr std::size_t kOutsiders = 2;

/// nullopt where all lists matter: there are few, or a rule looks at the sum over all lists.
std::optional<Reduced> reduced(const Plan& plan, const Votes& votes, const Standing& standing);

}  // namespace acta::count

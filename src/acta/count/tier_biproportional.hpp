// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/biproportional.hpp"
#include "acta/count/tiers.hpp"

namespace acta::count {

/// A biproportional tier's two divisions: seats of lists from the whole, then of lists in areas.
struct Double {
  Sharers who;
  std::vector<std::int64_t> upper;  ///< per sharer: votes or voters of all areas, at least 1
  std::int64_t seats = 0;
  Allotment lists;
  BiproportionalInput input;
  std::optional<BiproportionalResult> lower;  ///< absent where the lists' seats are tied
};
Double double_division(const Work& work, std::size_t tier);

}  // namespace acta::count

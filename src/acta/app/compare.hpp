// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/app/load.hpp"
#include "acta/report/comparison.hpp"

namespace acta::app {

struct CompareOptions {
  std::string contest;  ///< id; empty: every contest with two copies or more
  std::vector<std::string>
      copies;  ///< ids of two copies, the earlier first; empty: every other copy with the counted one
};

/// Copies of a contest's sheets beside each other, the earlier of two first: by publication, then those without a date,
/// preliminary ones before others, in the order of the record. Errors: usage, a contest or copy that is not there, a contest with fewer than two copies.
base::Result<std::vector<report::ContestComparison>> compare_copies(const Loaded& loaded,
                                                                    const CompareOptions& options);

}  // namespace acta::app
